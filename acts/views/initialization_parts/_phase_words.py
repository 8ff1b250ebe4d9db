"""What the section with the phase diagram says."""

from __future__ import annotations

from collections.abc import Mapping

from acts.text import Text

TITLE = Text("Order or chaos: the phase diagram", "질서인가 혼돈인가: 상도")
ABOUT = Text(
    "Every deviation of weights and biases on one map: where differences between inputs fade, where they grow, and where "
    "your setting is.",
    "가중치와 편향의 표준편차를 지도 한 장에 모아, 입력 사이의 차이가 사라지는 곳과 커지는 곳, 지금 설정의 위치를 봅니다.",
)
WHAT = Text(
    "In a wide network a layer multiplies the squared difference of two nearly equal inputs by χ = σ_w² E[f′²], and on the "
    "way down it does the same to the squared gradient ({poole}; {schoenholz}). Here σ_w² is the variance of a weight "
    "times the number of inputs, and σ_b is the deviation of the biases. Below χ = 1 all inputs end up the same (order), "
    "above it nearly equal inputs part (chaos), and on the line between them a signal gets furthest.",
    "넓은 신경망의 한 층은 거의 같은 두 입력의 차이를 제곱한 값에 χ = σ_w² E[f′²]를 곱하고, 내려오는 기울기(그레이디언트)의 제곱에도 같은 값을 "
    "곱합니다({poole}; {schoenholz}). σ_w²는 가중치의 분산에 입력 수를 곱한 값, σ_b는 편향의 표준편차입니다. χ가 1보다 작으면 모든 입력이 "
    "같아지고(질서), 1보다 크면 거의 같은 입력도 갈라지며(혼돈), 그 경계선에서 신호가 가장 멀리 갑니다.",
)

SETTING = Text("σ_w = {w}, σ_b = {b}", "σ_w = {w}, σ_b = {b}")
SIDES: Mapping[str, Text] = {
    "ordered": Text(
        "Your setting ({setting}) is on the ordered side. A layer leaves χ = {chi} of the squared difference between two "
        "inputs, so after ξ = {scale} layers about a third of it is there, and after the {layers} chosen layers {left}.",
        "지금 설정({setting})은 질서 쪽에 있습니다. 한 층을 지날 때마다 두 입력의 차이를 제곱한 값이 χ = {chi}배가 되어, ξ = {scale}층 뒤에는 약 "
        "3분의 1, 선택한 {layers}층 뒤에는 처음의 {left}배가 남습니다.",
    ),
    "blind": Text(
        "Your setting ({setting}) is on the ordered side, as far as it can be: χ = 0, so no gradient passes even one layer.",
        "지금 설정({setting})은 질서 쪽의 맨 끝에 있습니다. χ = 0이므로 기울기(그레이디언트)가 한 층도 통과하지 못합니다.",
    ),
    "critical": Text(
        "Your setting ({setting}) is on the edge: χ = 1, so ξ is infinite. Differences between inputs and gradients neither "
        "fade nor grow exponentially, however many layers there are.",
        "지금 설정({setting})은 경계선 위에 있습니다. χ = 1이므로 ξ는 무한대입니다. 층이 아무리 많아도 입력 사이의 차이와 기울기(그레이디언트)가 "
        "지수적으로 사라지거나 커지지 않습니다.",
    ),
    "chaotic": Text(
        "Your setting ({setting}) is on the chaotic side. A layer multiplies the squared difference of two nearly equal "
        "inputs by χ = {chi}, e-fold in ξ = {scale} layers, and the squared gradient on its way down as well: {left}-fold "
        "over the {layers} chosen layers.",
        "지금 설정({setting})은 혼돈 쪽에 있습니다. 거의 같은 두 입력의 차이를 제곱한 값이 한 층마다 χ = {chi}배, ξ = {scale}층마다 e배가 됩니다. "
        "내려오는 기울기(그레이디언트)의 제곱도 마찬가지로 커져, 선택한 {layers}층을 지나면 {left}배가 됩니다.",
    ),
    "runaway": Text(
        "With your setting ({setting}) the values run away: nothing stops a signal of mean square 1, and there is no point "
        "at which it could rest. Far out, a layer multiplies the mean square by {growth} and the squared gradient by "
        "χ = {chi}.",
        "지금 설정({setting})에서는 값이 폭주합니다. 제곱 평균이 1인 신호를 멈출 고정점이 없습니다. 값이 커지면 한 층마다 제곱 평균은 {growth}배, 기울기"
        "(그레이디언트)의 제곱은 χ = {chi}배가 됩니다.",
    ),
}
RESTS = Text(
    " The mean square of the pre-activations comes to rest at q* = {q}.",
    " 활성화 전 값의 제곱 평균은 q* = {q}에 머뭅니다.",
)
DIES = Text(
    " The values themselves die out: their mean square goes to q* = 0.",
    " 값 자체는 사라져 제곱 평균이 q* = 0으로 갑니다.",
)
MOVES: Mapping[str, Text] = {
    "same": Text(
        "To reach the edge, keep the biases and multiply the weights by {times}: χ = 1 at σ_w = {w}.",
        "경계선에 닿으려면 편향은 그대로 두고 가중치를 {times}배로 하세요. σ_w = {w}에서 χ = 1입니다.",
    ),
    "both": Text(
        "No weights alone lead to the edge from these biases. The nearest setting with χ = 1 is σ_w = {w}, σ_b = {b}: "
        "multiply the weights by {times} and draw biases with that deviation.",
        "지금 편향에서는 가중치만 바꾸어 경계선에 닿을 수 없습니다. χ = 1인 가장 가까운 설정은 σ_w = {w}, σ_b = {b}입니다. 가중치를 {times}배로 "
        "하고 편향의 표준편차를 이 값으로 하세요.",
    ),
    "none": Text(
        "{name} has no edge within reach: at no setting does a signal come to rest where χ = 1. To carry signals far, use "
        "normalization, residual connections or another function.",
        "이 함수({name})에는 닿을 수 있는 경계선이 없습니다. 어느 설정에서도 신호는 χ = 1인 곳에 머물지 않습니다. 신호를 깊은 층까지 보내려면 정규화, "
        "잔차 연결 또는 다른 함수를 쓰세요.",
    ),
    "stay": Text("There is nothing to move.", "옮길 필요가 없습니다."),
}
TRAINED = Text(
    " In the experiments of {schoenholz} networks could be trained up to about 6 ξ layers deep, which would be {reach} here.",
    " {schoenholz}의 실험에서는 깊이가 약 6 ξ인 신경망까지 학습할 수 있었습니다. 여기서는 {reach}층입니다.",
)

FIXED_TITLE = Text("No point on the map for these weights", "지도 위에 나타낼 수 없는 초깃값")
FIXED = Text(
    "{initializer} does not draw independent random weights, so theory has no σ_w for it. The map itself holds for every "
    "random start.",
    "이 방법({initializer})은 가중치를 서로 독립인 난수로 뽑지 않으므로 이론에서 말하는 σ_w가 없습니다. 지도는 무작위로 뽑는 모든 초깃값에 "
    "적용됩니다.",
)
ADAPTED = Text(
    "{initializer} rescales every layer by what it sees in the data, so it has a σ_w of its own in every layer. The map "
    "itself holds for every random start.",
    "이 방법({initializer})은 데이터를 보고 층마다 가중치의 크기를 바꾸므로 σ_w가 층마다 다릅니다. 지도는 무작위로 뽑는 모든 초깃값에 적용됩니다.",
)
BARE_TITLE = Text("The map is that of plain layers", "지도는 기본 층에 대한 것입니다")
BARE = Text(
    "Normalization, residual connections and dropout are left out here; they are there to get past this map.",
    "정규화, 잔차 연결, 드롭아웃은 여기에 들어 있지 않습니다. 이 지도의 한계를 넘으려고 쓰는 방법들입니다.",
)
JUMPS_TITLE = Text("This function jumps", "불연속인 함수입니다")
JUMPS = Text(
    "A jump has no slope, so χ speaks of the gradient alone here. Two inputs never become the same: however near they are, "
    "some units see them on different sides of the jump.",
    "불연속점에는 기울기가 없으므로 여기서 χ는 역전파되는 기울기(그레이디언트)만 나타냅니다. 두 입력은 결코 같아지지 않습니다. 아무리 가까워도 불연속점의 "
    "양쪽으로 갈라 보는 유닛이 있습니다.",
)

FIGURE = Text("Settings of weights and biases for {name}", "{name}의 가중치와 편향 설정")
CAPTION = Text(
    "Each place is one setting of a wide network, its color the χ that it comes to. ",
    "지도의 한 점은 넓은 신경망의 설정 하나이고, 색은 그때의 χ입니다. ",
)
CAPTIONS: Mapping[str, Text] = {
    "ordered": Text("On the blue side differences fade. ", "파란 쪽에서는 차이가 사라집니다. "),
    "chaotic": Text("On the orange side they grow. ", "주황 쪽에서는 차이가 커집니다. "),
    "runaway": Text("In the gray area values grow without end. ", "회색 영역에서는 값이 끝없이 커집니다. "),
    "line": Text("On the dark line χ is 1. ", "짙은 선에서 χ는 1입니다. "),
    "dot": Text(
        "Only at the dark dot does a signal rest where χ is 1. ", "짙은 점에서만 신호가 χ = 1인 상태로 머뭅니다. "
    ),
    "none": Text(
        "There is no line χ = 1 on this map. ",
        "이 지도에는 χ = 1인 선이 없습니다. ",
    ),
    "own": Text("The diamond is your setting.", "마름모가 지금 설정입니다."),
}
ALT = Text(
    "Map of χ over σ_w from 0 to {across} and σ_b from 0 to {up}: {shares}.{own}",
    "σ_w 0~{across}, σ_b 0~{up}에 대한 χ의 지도. {shares}.{own}",
)
SHARE = Text("{side} {share}", "{side} {share}")
OWN_ALT = Text(" Your setting, {setting}, is {side}.", " 지금 설정({setting}): {side}.")
ZONES: Mapping[str, Text] = {
    "ordered": Text("ordered", "질서"),
    "critical": Text("on the edge", "경계선 위"),
    "chaotic": Text("chaotic", "혼돈"),
    "runaway": Text("values run away", "값이 폭주"),
}
GRADIENT_ZONES: Mapping[str, Text] = {
    "ordered": Text("gradient fades", "기울기 소실"),
    "critical": Text("gradient stays", "기울기 유지"),
    "chaotic": Text("gradient grows", "기울기 폭주"),
    "runaway": Text("values run away", "값이 폭주"),
}
OWN = Text("your setting", "지금 설정")
EDGE = Text("χ = 1", "χ = 1")
ACROSS = Text("Size of the weights, σ_w = √(inputs × variance)", "가중치의 크기, σ_w = √(입력 수 × 분산)")
UP = Text("Deviation of the biases, σ_b", "편향의 표준편차, σ_b")
BELOW = Text("χ from {low} to 1", "χ {low}~1")
ABOVE = Text("χ from 1 to {high}", "χ 1~{high}")
AWAY = Text("values run away", "값이 폭주")
STATS = {
    "chi": Text("χ: factor of squared differences, a layer", "χ: 한 층마다 차이 제곱의 배율"),
    "scale": Text("ξ: layers for a change by the factor e", "ξ: e배 바뀌는 데 걸리는 층 수"),
    "q": Text("q*: mean square at which the signal rests", "q*: 신호가 머무는 제곱 평균"),
}
HOW_HEAD = Text("How the map is made", "지도를 만든 방법")
HOW = Text(
    "For {cells} × {cells} settings a signal that enters with mean square 1 is followed to the fixed point of the length map "
    "q′ = σ_w² E[f(√q Z)²] + σ_b², and χ = σ_w² E[f′(√q Z)²] is taken there. If several fixed points exist, it is the one "
    "that this signal comes to. The line is found without a search: for each q, χ = 1 asks for σ_w² = 1/E[f′²], and "
    "the fixed point for σ_b² = q − σ_w² E[f²]. All of this is the limit of infinite width.",
    "설정 {cells} × {cells}개마다 제곱 평균이 1인 신호를 길이 사상 q′ = σ_w² E[f(√q Z)²] + σ_b²의 고정점까지 따라가, 그곳의 "
    "χ = σ_w² E[f′(√q Z)²]를 구합니다. 고정점이 여럿이면 이 신호가 다다르는 고정점을 씁니다. 선은 탐색 없이 구합니다. q마다 χ = 1이 되려면 "
    "σ_w² = 1/E[f′²]여야 하고, q가 고정점이 되려면 σ_b² = q − σ_w² E[f²]여야 합니다. 모두 너비가 무한한 극한에서의 값입니다.",
)
