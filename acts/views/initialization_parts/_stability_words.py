"""What the section on the stability of the balance says."""

from __future__ import annotations

from collections.abc import Mapping

from acts.text import Text

TITLE = Text("Does the balance hold?", "균형은 안정적인가")
ABOUT = Text(
    "A gain can keep the size of a signal and still not hold it: fixed points of the length map, stable and unstable, in "
    "theory and measured.",
    "신호의 크기를 유지하는 이득이라도 균형을 지켜 주지는 못할 수 있습니다. 길이 사상의 안정한 고정점과 불안정한 고정점을 이론과 측정으로 봅니다.",
)
RIVALS = Text("Functions to compare", "비교할 함수")
LAYERS = Text("Measured layers", "측정할 층 수")
SEEDS = Text("Seeds", "시드 수")
WHAT = Text(
    "The length map says how the mean square q of the pre-activations changes in a layer ({poole}). Where it meets the "
    "diagonal, q stays: a fixed point. If the map is flatter than the diagonal there, a signal that is a little too "
    "large or too small comes back (stable); if it is steeper, the signal drifts away (unstable).",
    "길이 사상은 활성화 전 값의 제곱 평균 q가 한 층을 지나며 어떻게 바뀌는지를 나타냅니다({poole}). 대각선과 만나는 곳에서는 q가 그대로 "
    "유지됩니다(고정점). 그곳에서 곡선의 기울기가 1보다 작으면 조금 벗어난 신호가 되돌아오고(안정), 1보다 크면 점점 멀어집니다(불안정).",
)
POINTS = Text(
    "With your setting ({setting}) the fixed points are: {points}. A signal that enters with q = 1 {fate}.",
    "지금 설정({setting})의 고정점: {points}. q = 1로 들어온 신호는 {fate}.",
)
EVERY = Text(
    "With your setting ({setting}) every q is a fixed point: whatever the size of a signal, it stays.",
    "지금 설정({setting})에서는 모든 q가 고정점입니다. 신호의 크기가 무엇이든 그대로 유지됩니다.",
)
LONE = Text(
    "With your setting ({setting}) there is no fixed point. A signal that enters with q = 1 {fate}.",
    "지금 설정({setting})에는 고정점이 없습니다. q = 1로 들어온 신호는 {fate}.",
)
POINT = Text("q = {q} ({kind})", "q = {q}({kind})")
KINDS: Mapping[str, Text] = {
    "stable": Text("stable", "안정"),
    "unstable": Text("unstable", "불안정"),
    "marginal": Text("marginal", "중립"),
    "none": Text("no balance", "균형 없음"),
}
FATES: Mapping[str, Text] = {
    "dies": Text("dies out", "사라집니다"),
    "away": Text("runs away", "폭주합니다"),
    "rests": Text("comes to rest at q = {q}", "q = {q}에 머뭅니다"),
}
NOWHERE = Text(
    "These weights have no σ_w of their own, so the map of one setting cannot be drawn; the comparison below does not need it.",
    "이 초깃값에는 σ_w가 없으므로 설정 하나의 길이 사상을 그릴 수 없습니다. 아래의 비교에는 영향이 없습니다.",
)

MAP = Text("The length map of {name} at {setting}", "{name}의 길이 사상({setting})")
MAP_CAPTION = Text(
    "Blue: the q that a layer makes of the q before it. Where the blue line meets the dashed diagonal, q stays; filled circles are "
    "stable, open squares are not. The thin stairs follow a signal from q = 1 layer by layer.",
    "파란 선은 앞 층의 q가 다음 층에서 어떻게 되는지를 나타냅니다. 점선인 대각선과 만나는 곳에서 q가 유지됩니다. 채운 원은 안정한 고정점, 빈 사각형은 그렇지 "
    "않은 고정점입니다. 가는 계단은 q = 1인 신호를 층마다 따라간 것입니다.",
)
MAP_ALT = Text("Length map with {points}.", "길이 사상. {points}.")
NO_POINT = Text("no fixed point in sight", "보이는 범위에 고정점 없음")
BEFORE, AFTER = (
    Text("q before the layer (log)", "층을 지나기 전의 q(로그)"),
    Text("q after it (log)", "지난 뒤의 q(로그)"),
)

TABLE = Text("Stability of q = 1 under the forward gain", "순전파 이득에서 q = 1의 안정성")
TABLE_CAPTION = Text(
    "Weights of variance gain²/n, no biases. The forward gain keeps the signal at q = 1, the backward gain the gradient. A "
    "relative deviation of q from 1 is multiplied by the slope in every layer.",
    "가중치의 분산은 이득²/n, 편향은 없습니다. 순전파 이득은 신호를 q = 1로, 역전파 이득은 기울기(그레이디언트)를 유지합니다. q가 1에서 벗어난 정도는 층마다 "
    "dq′/dq배가 됩니다.",
)
HEAD = (
    Text("Function", "함수"),
    Text("Forward gain", "순전파 이득"),
    Text("Backward gain", "역전파 이득"),
    Text("Slope dq′/dq", "dq′/dq"),
    Text("Balance", "균형"),
)
SAID: Mapping[str, Text] = {
    "stable": Text(
        "{name} holds its balance: under the forward gain a deviation from q = 1 shrinks to {slope} of itself in every layer.",
        "균형이 안정적입니다({name}). 순전파 이득을 쓰면 q = 1에서 벗어난 정도가 층마다 {slope}배로 줄어듭니다.",
    ),
    "marginal": Text(
        "{name} keeps every deviation as it is: under the forward gain nothing pulls q back to 1 and nothing drives it away, "
        "so the small errors of a network of finite width add up.",
        "벗어난 정도가 그대로 남습니다({name}). 순전파 이득을 쓰면 q를 1로 되돌리는 것도 밀어내는 것도 없어, 너비가 유한한 신경망의 작은 오차가 쌓입니다.",
    ),
    "unstable": Text(
        "{name} does not hold its balance: under the forward gain a deviation from q = 1 grows {slope}-fold in every layer, "
        "{grown}-fold in {layers} layers while it is small. No network of finite width starts without one.",
        "균형이 불안정합니다({name}). 순전파 이득을 쓰면 q = 1에서 벗어난 정도가 층마다 {slope}배, 작은 동안에는 {layers}층에서 {grown}배로 커집니다. 너비가 "
        "유한한 신경망은 처음부터 조금 벗어나 있습니다.",
    ),
    "none": Text(
        "{name} has no finite forward gain, so there is no balance to hold.",
        "유한한 순전파 이득이 없어 지킬 균형도 없습니다({name}).",
    ),
}
MEASURED = Text(
    " Measured in {layers} layers of {width} units, the second moment of the activations goes from {first} in layer 1 to {last} "
    "(median of the seeds; theory for infinite width: {theory}).",
    " 유닛 {width}개인 층 {layers}개에서 잰 활성값의 제곱 평균은 1층 {first}, 마지막 층 {last}입니다(시드의 중앙값, 너비가 무한할 때의 이론값은 {theory}).",
)
STOPPED = Text(
    " Measured in layers of {width} units, the values of a seed leave the range of 32-bit floats before layer {layers}.",
    " 유닛 {width}개인 층에서 재 보면, {layers}층에 이르기 전에 32비트 부동소수점의 범위를 벗어나는 시드가 있습니다.",
)
RUNS = Text("Second moment of the activations, {name}", "활성값의 제곱 평균, {name}")
RUNS_CAPTION = Text(
    "Matched weights (forward gain), {width} units per layer, {samples} normal inputs. Solid: median of the measured seeds, with a band "
    "from the lowest to the highest ({seeds} in all); dashed: theory.",
    "함수에 맞춘 가중치(순전파 이득), 층마다 유닛 {width}개, 정규분포 입력 {samples}개. 실선은 측정값의 중앙값, 띠는 가장 낮은 값과 가장 높은 값(시드 {seeds}개), "
    "파선은 이론값입니다.",
)
RUNS_ALT = Text(
    "Second moment over {layers} layers on a log scale: measured from {first} to {last}, theory {theory}.",
    "{layers}층에 걸친 제곱 평균(로그). 측정값은 {first}에서 {last}까지, 이론값은 {theory}.",
)
SECOND, LAYER = Text("Mean square of h (log)", "h의 제곱 평균(로그)"), Text("Layer", "층")
LINE, THEORY = Text("measured", "측정"), Text("theory", "이론")
