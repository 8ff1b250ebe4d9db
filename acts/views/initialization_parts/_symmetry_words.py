"""The words of the section on symmetry."""

from acts.text import Text

ABOUT = Text(
    "How many different units a layer has, step by step, after a constant start and a random one.",
    "상수로 시작할 때와 무작위로 시작할 때, 한 층에 서로 다른 유닛이 몇 개인지 학습 단계마다 셉니다.",
)
WIDTH = Text("Units per layer", "층마다 유닛 수")
DEPTH = Text("Hidden layers", "은닉층 수")
STEPS = Text("Steps", "단계 수")
RATE = Text("Learning rate", "학습률")
STRIP = Text("Different units of each hidden layer while it trains", "학습하는 동안 은닉층마다 서로 다른 유닛의 수")
CAPTION = Text(
    "Gradient descent on 256 digits, {width} units per layer. Two units are the same if all their weights agree to a "
    "millionth of the largest. A line that stays at 1 is a layer that has become one unit.",
    "숫자 이미지 256장으로 경사 하강법을 돌렸습니다(층마다 유닛 {width}개). 모든 가중치가 가장 큰 가중치의 백만분의 1 안에서 같으면 "
    "같은 유닛으로 셉니다. 1에 머무는 선은 층 전체가 유닛 하나가 되었다는 뜻입니다.",
)
STUCK = Text(
    "After {steps} steps every hidden layer still is a single unit, {width} times over, with: {names}.",
    "{steps}단계를 학습한 뒤에도 모든 은닉층이 같은 유닛 {width}개로 남은 초기화: {names}.",
)
NONE_STUCK = Text(
    "None of the chosen starts leaves all layers with a single unit after {steps} steps. Add a constant start to see it.",
    "고른 초기화 가운데 {steps}단계 뒤에 모든 층이 유닛 하나로 남은 것은 없습니다. 상수 초기화를 더해 보세요.",
)
LAYER = Text("Layer {number}", "{number}층")
STEP = Text("Step", "단계")
DISTINCT = Text("Different units", "서로 다른 유닛")
ALT = Text(
    "Different units by layer with {name}; at the last step: {end}.",
    "층마다 서로 다른 유닛의 수({name}). 마지막 단계: {end}.",
)
TABLE = Text("First and last step", "처음과 마지막 단계")
TABLE_CAPTION = Text(
    "The numbers of different units stand in the order of the hidden layers; the loss is the mean cross-entropy in nats. "
    "A dash: nothing finite was left.",
    "서로 다른 유닛의 수는 은닉층 순서대로 적었습니다. 손실은 평균 교차 엔트로피(nat)입니다. 줄표는 유한한 값이 남지 않았다는 "
    "뜻입니다.",
)
HEAD = (
    Text("Initializer", "초기화"),
    Text("Units at the start", "시작할 때 유닛"),
    Text("Units at the end", "끝날 때 유닛"),
    Text("Loss at the start", "시작 손실"),
    Text("Loss at the end", "끝 손실"),
)
WHY = Text(
    "Units with the same weights in and out give the same value, receive the same error, and so make the same step: "
    "what starts equal stays equal, however long it trains. If all weights are 0, no error passes at all; where f(0) is 0 "
    "too, only the biases of the output move. Weights that differ at random are the usual remedy. Dropout would also tell the units "
    "apart, since it silences them at random; a constant bias would not.",
    "들어오고 나가는 가중치가 같은 유닛은 같은 값을 내고 같은 오차를 받아 똑같이 움직입니다. 똑같이 시작하면 아무리 오래 학습해도 "
    "똑같습니다. 모든 가중치가 0이면 오차가 아예 전달되지 않고, f(0)까지 0이면 출력층의 편향만 움직입니다. 무작위로 서로 다른 가중치로 "
    "시작하는 것이 보통의 해결책입니다. 드롭아웃도 유닛을 무작위로 끄므로 유닛을 구별해 주지만, 상수 편향은 그렇지 않습니다.",
)
