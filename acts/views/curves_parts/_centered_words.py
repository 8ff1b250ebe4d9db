"""The words of the section on why outputs around 0 help the next layer."""

from acts.text import Text

ABOUT = Text(
    "Signs of the next layer's gradient, and gradient descent in a narrow valley.",
    "다음 층 기울기의 부호와, 좁은 골짜기에서의 경사 하강법을 살펴봅니다.",
)
RIVAL = Text("Compared with", "비교할 함수")
RATE = Text("Learning rate, as a share of the best", "학습률(최적값에 대한 비율)")
SEED = Text("Seed", "난수 시드")

SIGNS_TITLE = Text("Signs of the gradient of one unit's weights", "한 유닛의 가중치에 대한 기울기의 부호")
SIGNS_CAPTION = Text(
    "One row a sample, one column a weight; a dot is a zero. The gradient is δ·h: every weight gets the sign of the one "
    "number δ, unless its input h changes it. {first} {second}",
    "한 줄이 표본 하나, 한 칸이 가중치 하나이며 점은 0입니다. 기울기는 δ·h이므로, 입력 h의 부호가 바뀌지 않는 한 모든 가중치가 "
    "수 하나 δ의 부호를 따릅니다. {first} {second}",
)
ROWS_EQUAL = Text(
    "{name}: {equal} of the {rows} rows have no two opposite signs.",
    "{name}: {rows}줄 가운데 {equal}줄은 0이 아닌 부호가 모두 같습니다.",
)
SIGNS_ALT = Text(
    "Signs behind {name}: {equal} of {rows} samples have no two opposite signs.",
    "{name}: 표본 {rows}개 가운데 {equal}개는 0이 아닌 부호가 모두 같습니다.",
)
WEIGHT, SAMPLE = Text("weight", "가중치"), Text("sample", "표본")

SHARE_TITLE = Text("How often all weights move the same way", "모든 가중치가 같은 쪽으로 움직이는 비율")
SHARE_CAPTION = Text(
    "Share of {problems} random logistic problems with {units} inputs whose gradient has no two opposite signs; bands "
    "are 95 % intervals. Fair coins would all agree in {chance}. {first} {second}",
    "입력이 {units}개인 난수 로지스틱 문제 {problems}개 가운데 기울기의 부호가 모두 같은 비율입니다. 띠는 95% 구간이고, 부호가 "
    "동전 던지기라면 {chance}입니다. {first} {second}",
)
SHARE_SAID = Text(
    "{name}: {one} for one sample, {some} for {batch}, {many} for {most}.",
    "{name}: 표본 1개일 때 {one}, {batch}개일 때 {some}, {most}개일 때 {many}.",
)
ALONE = Text(
    "Larger batches alone do not cure it: their gradients share the mean of the inputs.",
    "배치를 키우는 것만으로는 해결되지 않습니다. 기울기마다 입력의 평균이 함께 들어 있기 때문입니다.",
)
SHARE_ALT = Text(
    "Share of equal signs over the batch size. {first} {second}", "배치 크기에 따른 같은 부호의 비율. {first} {second}"
)
BATCH_AXIS, SHARE_AXIS = Text("Samples in the batch", "배치의 표본 수"), Text("Equal signs, %", "같은 부호, %")

PATH_TITLE = Text("Gradient descent on two weights", "가중치 두 개의 경사 하강법")
PATH_CAPTION = Text(
    "Level lines of the squared error behind two independent inputs f(z), z standard normal, and the way down, each at "
    "{rate} of its own best constant rate. The cross is the solution, from which both weights are measured. {first} {second}",
    "z가 표준정규분포일 때 서로 독립인 두 입력 f(z)에 대한 제곱 오차의 등고선과 내려가는 길입니다. 학습률은 각 함수에 가장 좋은 "
    "상수 학습률의 {rate}입니다. 십자 표시가 해이고, 두 가중치는 해를 0으로 놓고 잰 값입니다. {first} {second}",
)
PATH_SAID = Text(
    "{name}: condition number {condition}, {steps}.",
    "{name}: 조건수 {condition}, {steps}.",
)
STEPS = Text("{steps} steps to {goal} of the first loss", "손실을 처음의 {goal}까지 낮추는 데 {steps}단계")
STEP = Text("one step to {goal} of the first loss", "손실을 처음의 {goal}까지 낮추는 데 1단계")
NEVER = Text("not there after {steps} steps", "{steps}단계로도 이르지 못함")
PATH_ALT = Text(
    "Level lines and path behind {name}: condition number {condition}.", "{name}: 등고선과 경로, 조건수 {condition}."
)
W1, W2 = Text("first weight", "첫째 가중치"), Text("second weight", "둘째 가중치")

TABLE_TITLE = Text("The valley in numbers", "골짜기를 수로 보기")
TABLE_CAPTION = Text(
    "E[h hᵀ] is the Hessian of the squared error. For n independent inputs its condition number is 1 + n·mean²/variance, "
    "so a mean costs more the wider the layer is.",
    "E[h hᵀ]는 제곱 오차의 헤세 행렬입니다. 독립인 입력 n개의 조건수는 1 + n·평균²/분산이므로, 층이 넓을수록 평균의 대가가 "
    "커집니다.",
)
TABLE_HEAD = (
    Text("Function", "함수"),
    Text("E[h²]", "E[h²]"),
    Text("E[h]²", "E[h]²"),
    Text("Condition, 2 inputs", "조건수, 입력 2개"),
    Text("Condition, 100 inputs", "조건수, 입력 100개"),
    Text("Steps", "단계 수"),
)
NO_VALLEY = Text(
    "For {name} the mean square of the output is not a finite number above 0 or the output does not vary, so there is no valley to descend.",
    "출력의 제곱 평균이 유한한 양수가 아니거나 출력이 변하지 않아 내려갈 골짜기가 없습니다: {name}.",
)
CENTERED = Text(
    "{name} has mean output 0 under a standard normal input: the valley is round, whatever the width of the layer.",
    "표준정규 입력에서 출력 평균이 0이므로 층이 아무리 넓어도 골짜기가 둥급니다: {name}.",
)
SKEWED = Text(
    "{name} has mean output {mean} under a standard normal input: 100 such inputs give the next layer a condition number "
    "of {wide}.",
    "표준정규 입력에서 출력 평균이 {mean}입니다({name}). 이런 입력 100개가 모이면 다음 층의 조건수는 {wide}입니다.",
)
HOW = Text("What this does and does not say", "이 결과가 말하는 것과 말하지 않는 것")
HOW_TEXT = Text(
    "That all weights move the same way is exact for the weights of one unit and one sample whose inputs are not "
    "negative; it does not hold for all parameters of a network. The CS231n notes ({notes}) call it an inconvenience, not a "
    "catastrophe. "
    "That a mean in the inputs stretches the error surface, and that shifting it to 0 helps, is the argument of {lecun}. "
    "Zero-mean data helps the first layer only; deeper layers need functions with a mean near 0, or normalization. "
    "Independent normal inputs are assumed here; those of a trained network are in general neither.",
    "모든 가중치가 같은 쪽으로 움직인다는 말은 입력이 음수가 아닌 한 유닛, 한 표본에 대해서만 정확하며, 신경망의 모든 매개변수에 "
    "해당하지 않습니다. CS231n 강의 노트({notes})에서는 재앙이 아니라 불편이라고 설명합니다. 입력의 평균이 오차 곡면을 늘이고 평균을 0으로 옮기면 "
    "나아진다는 것은 다음 논문의 논증입니다: {lecun}. 데이터의 평균을 0으로 맞추면 첫 층에만 도움이 됩니다. 더 깊은 층에는 평균이 "
    "0에 가까운 함수나 정규화가 필요합니다. 여기서는 독립인 정규 입력을 가정하지만, 학습한 신경망의 입력은 대개 그렇지 않습니다.",
)
