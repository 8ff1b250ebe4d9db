"""The words of the born dead."""

from acts.text import Text

TITLE = Text("Born dead", "처음부터 죽은 신경망")
ABOUT = Text(
    "How many deep and narrow ReLU networks are dead before the first step, counted and bounded by theory.",
    "깊고 좁은 ReLU 신경망이 첫 단계 전에 이미 죽어 있을 확률을 세고, 이론의 한계와 견줍니다.",
)
WIDTHS = Text("Units per layer", "층마다 유닛 수")
DEPTH = Text("Hidden layers, up to", "은닉층 수, 최대")
NETWORKS = Text("Networks per width", "너비마다 신경망 수")
INPUTS = Text("Inputs", "입력")
LINE = Text("One number", "수 하나")
DATA = Text("The data of this page", "이 화면의 데이터")
ASYMMETRIC = Text("Also asymmetric", "비대칭 초기화도")
ASYMMETRIC_HELP = Text(
    "Randomized asymmetric initialization: one weight or bias of each unit is drawn from Beta(2, 1), so it is positive.",
    "무작위 비대칭 초기화입니다. 유닛마다 가중치나 편향 하나를 베타(2, 1) 분포에서 양수로 뽑습니다.",
)
SPREAD = Text("Deviation of the biases", "편향의 표준편차")
SPREAD_HELP = Text(
    "Biases are normal with mean 0; at 0 there are none.",
    "편향은 평균 0인 정규분포에서 뽑습니다. 0이면 편향이 없습니다.",
)

MEASURED = Text(
    "Of {networks} networks with {width} units per layer, {dead} are born dead at {depth} hidden layers (95 % interval {low} to "
    "{high}); theory allows {bounds}.",
    "층마다 유닛이 {width}개인 신경망 {networks}개 가운데 은닉층 {depth}개에서 처음부터 죽은 비율: {dead}(95% 구간 {low}~{high}). 이론의 "
    "한계: {bounds}.",
)
INSTEAD = Text("With asymmetric weights it is {dead}.", "비대칭 초기화에서는 {dead}입니다.")
BOTH = Text("{low} to {high}", "{low}~{high}")
MOST = Text("at most {high}", "{high} 이하")
OUTSIDE = Text(
    "For these weights the theory does not speak: it needs independent weights, symmetric about 0.",
    "이 가중치에는 이론을 쓸 수 없습니다. 이론은 가중치가 서로 독립이고 0에 대해 대칭이라고 봅니다.",
)
SAFE = Text(
    "To keep the chance of a dead start at {depth} hidden layers below 10 %, {ten} units per layer are enough, below 1 % {one}: "
    "the width needed grows with the logarithm of the depth only.",
    "은닉층 {depth}개에서 처음부터 죽을 확률을 10% 아래로 낮추려면 층마다 유닛 {ten}개, 1% 아래로는 {one}개면 됩니다. 필요한 너비는 깊이의 "
    "로그로만 늘어납니다.",
)

FIGURE = Text("Share of networks born dead, by depth", "깊이에 따른 처음부터 죽은 신경망의 비율")
CAPTION = Text(
    "Dots: counted, with 95 % intervals (Wilson), among {networks} networks per width; the same networks, looked at layer by "
    "layer. Solid lines: upper bound. ",
    "점은 너비마다 신경망 {networks}개에서 센 비율이고 세로줄은 95% 구간(윌슨)입니다. 같은 신경망을 층마다 살폈습니다. 실선은 상한입니다. ",
)
CAPTION_LOWER = Text("Dashed lines: lower bound; shaded between them.", "파선은 하한이며 그 사이를 칠했습니다.")
CAPTION_ONE = Text(
    "The lower bound is for one input without biases and is not drawn.",
    "하한은 편향 없는 수 하나의 입력에만 있어 그리지 않았습니다.",
)
CAPTION_RINGS = Text(
    " Open marks: the same widths with randomized asymmetric weights.",
    " 속이 빈 표시는 같은 너비에 무작위 비대칭 초기화를 쓴 것입니다.",
)
ALT = Text(
    "Share of networks that are born dead against the number of hidden layers. {finding}",
    "은닉층 수에 따른 처음부터 죽은 신경망의 비율. {finding}",
)
DEPTH_AXIS = Text("Hidden layers", "은닉층 수")
SHARE_AXIS = Text("Born dead, %", "처음부터 죽음, %")
SERIES = Text("{width} units", "유닛 {width}개")
MISSING = Text("{there} of {all} counts are there", "모두 {all}가지 중 {there}가지를 센 결과")
MISSING_TEXT = Text("The others are left out.", "나머지는 비워 두었습니다.")

HOW = Text("What theory says, and how it is counted", "이론과 세는 방법")
UPPER_NAME, LOWER_NAME = Text("Upper bound", "상한"), Text("Lower bound", "하한")
UPPER_SPOKEN = Text(
    "The probability is at most one minus the product over the layers of one minus two to the minus number of units.",
    "확률은 1에서 층마다 (1 − 2의 −n제곱)을 곱한 값을 뺀 것 이하입니다.",
)
LOWER_SPOKEN = Text(
    "With s for one minus two to the minus n, the probability is at least one minus two s to the H, plus one minus two to the "
    "one minus n, times s to the two H minus two.",
    "s를 1 − 2의 −n제곱이라 하면 확률은 1 − 2s의 H제곱 + (1 − 2의 1−n제곱) s의 2H−2제곱 이상입니다.",
)
HOW_TEXT = Text(
    "A network is born dead if some hidden layer is 0 on every input: its output never changes, its gradient is 0, and no "
    "training can bring it back ({lu}). With weights symmetric about 0 a unit ignores a given input with probability 1/2, so "
    "that input gets through a layer of n units with probability 1 − 2⁻ⁿ; a dead network stops all inputs, hence the upper "
    "bound, which holds for any inputs and symmetric biases. For one number as input and no biases there are only two rays, "
    "x > 0 and x < 0; inclusion and exclusion over them gives the lower bound, exact for one and two layers. There the two "
    "inputs ±1 stand for all; with biases {grid} points from −√3 to √3 do, and of the data of the page at most {most}. Weights "
    "come from the initializer of the page. Asymmetric weights are those of the same work; they have biases, so the bounds do "
    "not speak of them.",
    "어느 은닉층이 모든 입력에서 0이면 처음부터 죽은 신경망입니다. 출력이 변하지 않고 기울기(그레이디언트)도 0이라서 학습으로 되살릴 수 "
    "없습니다({lu}). 가중치가 0에 대해 대칭이면 유닛은 주어진 입력을 1/2의 확률로 무시하므로, 그 입력이 유닛 n개의 층을 지날 확률은 "
    "1 − 2⁻ⁿ입니다. 죽은 신경망은 모든 입력을 막으므로 상한이 나오며, 이는 어떤 입력과 대칭인 편향에도 성립합니다. 입력이 수 하나이고 편향이 "
    "없으면 x > 0과 x < 0의 두 반직선뿐이어서 포함·배제로 하한을 얻고, 층이 하나나 둘이면 정확합니다. 이때는 입력 ±1 두 개로 충분합니다. 편향이 "
    "있으면 −√3부터 √3까지 {grid}점을 쓰고, 이 화면의 데이터는 {most}개까지 씁니다. 가중치는 이 화면의 초깃값에서 뽑습니다. 비대칭 초기화는 같은 "
    "논문의 것이며 편향이 있어 두 한계가 적용되지 않습니다.",
)
