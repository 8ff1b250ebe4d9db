"""The words of the section on why a network needs a function that is not linear."""

from acts.text import Text

ABOUT = Text(
    "Layers without a non-linear function collapse into one, and one straight line does not solve XOR.",
    "비선형 함수가 없으면 여러 층이 한 층으로 합쳐지고, 직선 하나로는 XOR을 풀 수 없습니다.",
)
DEPTH = Text("Layers of the stack", "쌓는 층의 수")
WIDTH = Text("Units per layer", "층마다 유닛 수")
HIDDEN = Text("Hidden units for XOR", "XOR 은닉 유닛 수")
RATE = Text("Learning rate for XOR", "XOR 학습률")
SEED = Text("Seed", "난수 시드")

LAWS_TITLE = Text("The laws of a linear function, tested on {name}", "선형 함수의 법칙 확인: {name}")
LAWS_CAPTION = Text(
    "A linear function keeps additivity and homogeneity; one counterexample breaks a law. The worst of {pairs} pairs with "
    "|a|, |b| ≤ {reach} and |c| ≤ {factor} is shown.",
    "선형 함수는 가산성과 동차성을 모두 지키며, 반례 하나면 법칙이 깨집니다. |a|, |b| ≤ {reach}, |c| ≤ {factor} 범위의 "
    "쌍 {pairs}개 가운데 가장 크게 어긋난 것을 보였습니다.",
)
LAWS_HEAD = (
    Text("Law", "법칙"),
    Text("As a formula", "수식"),
    Text("Largest gap", "가장 큰 차이"),
    Text("Where", "반례"),
)
LAWS = (
    (Text("Additivity", "가산성"), "f(a + b) = f(a) + f(b)", "b"),
    (Text("Homogeneity", "동차성"), "f(c a) = c f(a)", "c"),
    (Text("Homogeneity for c > 0", "c > 0일 때의 동차성"), "f(c a) = c f(a)", "c"),
    (Text("Straight line", "직선(아핀)"), "f(a + b) + f(0) = f(a) + f(b)", "b"),
)
NONE = Text("none found", "찾지 못함")
LINEAR = Text(
    "No pair breaks a law here: on these inputs {name} is linear, and layers built with it collapse into one.",
    "법칙을 어기는 쌍이 없습니다. 이 입력 범위에서 선형이므로, 이 함수로 쌓은 층은 한 층으로 합쳐집니다: {name}.",
)
AFFINE = Text(
    "{name} is not linear but affine here: a straight line that misses the origin. Layers built with it still collapse.",
    "이 입력 범위에서 선형은 아니지만 원점을 지나지 않는 직선, 곧 아핀 함수입니다: {name}. 층은 여전히 하나로 합쳐집니다.",
)
POSITIVE = Text(
    "{name} is not linear, but positively homogeneous: an input scaled by c > 0 gives an output scaled by c.",
    "선형이 아닙니다: {name}. 다만 양의 동차성은 지켜서, 입력을 c > 0배 하면 출력도 c배가 됩니다.",
)
NEITHER = Text(
    "{name} breaks every law in the table, so no straight line equals it, with or without an offset.",
    "표의 법칙을 모두 어깁니다: {name}. 상수를 더한 직선으로도 나타낼 수 없습니다.",
)

LINE_TITLE = Text(
    "A stack of {depth} layers along a line through input space", "입력 공간의 한 직선을 따라 본 {depth}개 층의 출력"
)
LINE_CAPTION = Text(
    "The same random weights ({width} units per layer), without and with {name} between the layers. Place and "
    "outputs are counted in their own standard deviations. {apart} {left}",
    "같은 난수 가중치(층마다 유닛 {width}개)로 층 사이에 함수를 넣지 않은 출력과 넣은 출력({name})입니다. 위치와 "
    "출력은 각각의 표준편차를 단위로 합니다. {apart} {left}",
)
APART = Text(
    "Without a function, one matrix gives the same outputs up to {apart} of the largest: only rounding.",
    "함수가 없으면 행렬 하나로 같은 출력을 얻습니다. 가장 큰 출력과 비교한 차이는 {apart}, 곧 반올림 오차입니다.",
)
LEFT = Text(
    "With it, the best affine map leaves {share} of the variance over {count} inputs unexplained.",
    "함수가 있으면 가장 잘 맞춘 아핀 변환으로도 입력 {count}개에 대한 분산 중 {share}만큼은 설명하지 못합니다.",
)
NO_LEFT = Text(
    "With it, this stack leaves the range of float64 or gives one constant, so there is no variance to explain.",
    "함수를 넣은 이 층들의 출력은 float64 범위를 벗어나거나 상수여서, 설명할 분산이 없습니다.",
)
LINE_ALT = Text(
    "Output along a line: straight without a function; with {name}, {share} of the variance is not explained by a straight map.",
    "직선을 따라 본 출력. 함수가 없으면 직선이고, 함수가 있으면({name}) 분산 중 {share}만큼 직선으로 설명되지 않습니다.",
)
T_AXIS = Text("Place along the line", "직선 위의 위치")
OUT_AXIS = Text("Output", "출력")
WITHOUT = Text("no function", "함수 없음")

UNKNOWN = Text("none", "없음")

XOR_TITLE = Text("XOR, learned by a network 2–{hidden}–1", "2–{hidden}–1 신경망이 배운 XOR")
XOR_CAPTION = Text(
    "Blue where the first of {starts} starts answers 1, orange where it answers 0, pale where it cannot tell; the circles "
    "are the four points with their right answers, after {steps} steps of gradient descent at rate {rate}. {with_f} "
    "{without}",
    "시작점 {starts}개 중 첫째 신경망이 1이라고 답하는 곳은 파랑, 0이라고 답하는 곳은 주황, 가리지 못하는 곳은 옅은 "
    "색입니다. 동그라미는 정답을 적은 네 점입니다. 학습률 {rate}, 경사 하강법 {steps}단계 뒤의 모습입니다. {with_f} {without}",
)
WITH = Text(
    "With {name}, {learned} of {starts} starts get all four points right (loss of the first: {loss}).",
    "함수를 넣으면({name}) 시작점 {starts}개 중 {learned}개가 네 점을 모두 맞힙니다(첫째의 손실: {loss}).",
)
WITHOUT_F = Text(
    "Without a function none can: at best {accuracy} of the points, and the loss stays at or above ln 2 ≈ {guess} "
    "(here at least {loss}).",
    "함수가 없으면 어느 시작점도 풀지 못합니다. 많아야 네 점 중 {accuracy}만 맞히고, 손실은 ln 2 ≈ {guess} 아래로 내려가지 "
    "않습니다(여기서 가장 작은 값: {loss}).",
)
DIVERGED = Text(
    " In {count} of the starts the numbers overflowed: the rate is too high for this function.",
    " 시작점 중 {count}개에서는 값이 넘쳤습니다. 이 함수에는 학습률이 너무 큽니다.",
)
NO_SLOPE = Text(
    " Its slope is 0 wherever it has one, so the hidden weights never move: gradient descent trains the output alone, and "
    "a start succeeds only if its random hidden units happen to fit.",
    " 기울기가 있는 곳에서는 모두 0이라 은닉층 가중치가 움직이지 않습니다. 경사 하강법은 출력층만 학습하므로, 난수로 정한 "
    "은닉 유닛이 우연히 맞은 시작점만 성공합니다.",
)
XOR_ALT = Text(
    "Map of the answers of a network with {name}; it gets {accuracy} of the four points right.",
    "신경망의 답을 그린 지도({name}). 네 점 중 맞힌 비율: {accuracy}.",
)
NOT_A_NUMBER = Text("overflowed", "넘침")
PANEL_WITH = Text("With {name}", "함수 있음: {name}")
PANEL_WITHOUT = Text("Without a function", "함수 없음")
X1, X2 = Text("first input", "첫째 입력"), Text("second input", "둘째 입력")
HOW = Text("What is computed here", "계산한 방법")
HOW_TEXT = Text(
    "The stack has random normal weights of standard deviation gain/√units, with the forward gain of the function, and small "
    "biases; its matrices and biases are multiplied out in float64. The unexplained share is 1 − R² of a least-squares "
    "fit, corrected for its free parameters. XOR has the inputs ±1 and the cross-entropy loss, and all starts share one "
    "seed. That one hidden layer with enough units can come as close as wanted to any continuous function on a bounded "
    "region holds, among piecewise continuous functions, exactly for those that are not polynomials ({cited}); it says "
    "nothing about whether gradient descent finds the weights.",
    "층의 가중치는 표준편차가 이득/√유닛 수인 정규난수(이득은 함수의 순전파 이득)이고 편향은 작습니다. 행렬과 편향은 "
    "float64로 곱해 합쳤습니다. 설명하지 못한 비율은 최소제곱 적합의 1 − R²를 자유도로 보정한 값입니다. XOR의 입력은 ±1, "
    "손실은 교차 엔트로피이며 모든 시작점은 한 시드에서 나옵니다. 은닉층 하나에 유닛이 충분하면 유계 영역의 모든 연속 함수에 "
    "원하는 만큼 가까워질 수 있습니다. 조각별 연속인 활성화 함수에서는 다항식이 아닐 때, 오직 그때 그렇습니다({cited}). 경사 "
    "하강법이 그런 가중치를 찾아낸다는 뜻은 아닙니다.",
)
