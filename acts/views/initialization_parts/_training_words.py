"""The words of the section that trains from several first weights."""

from acts.text import Text

ABOUT = Text(
    "The same network, data and batches from several first weights: the loss, step by step.",
    "같은 신경망, 같은 데이터, 같은 배치를 여러 초깃값에서 학습해 손실을 단계마다 비교합니다.",
)
INITIALIZERS = Text("Initializers", "초기화 방법")
ACTIVATION = Text("Activation function", "활성화 함수")
DATA = Text("Data set", "데이터")
SAMPLES = Text("Training samples at most", "최대 학습 표본 수")
DEPTH = Text("Hidden layers", "은닉층 수")
WIDTH = Text("Units per layer", "층마다 유닛 수")
OPTIMIZER = Text("Optimizer", "옵티마이저")
RATE = Text("Learning rate", "학습률")
DECAY = Text("Weight decay", "가중치 감쇠")
STEPS = Text("Steps", "단계 수")
BATCH = Text("Batch size (0: all)", "배치 크기(0: 전체)")
SEEDS = Text("Seeds", "시드 수")
SEED = Text("First seed", "첫 시드")
SAME = Text(
    "Each initializer is trained from {seeds} seeds. A seed fixes the samples and the order of the batches, so the runs "
    "of one seed differ in nothing but their first weights.",
    "초기화마다 시드 {seeds}개로 학습합니다. 표본과 배치 순서는 시드가 정하므로, 시드가 같은 학습은 처음 가중치만 다릅니다.",
)
BEST = Text("The lowest loss at the end: {name} ({loss}).", "마지막 손실이 가장 낮은 초기화: {name} ({loss}).")
NONE = Text(
    "Every run diverged. Lower the learning rate, or choose smaller first weights.",
    "모든 학습이 발산했습니다. 학습률을 낮추거나 더 작은 초깃값을 고르세요.",
)
STUCK = Text(
    "Still within 5 % of the loss of guessing: {names}.",
    "마지막 손실이 무작위로 답할 때와 5% 이내로 같은 초기화: {names}.",
)
BOTH = Text("{best} {stuck}", "{best} {stuck}")
TITLE = Text("Loss while training: {data}", "학습하는 동안의 손실: {data}")
CAPTION = Text(
    "Mean cross-entropy on all training samples. Lines are the median, bands the lowest and the highest run; seeds: {seeds}. "
    "A network that only knows how frequent the classes are has a loss of {guess}. What is higher than the picture is cut off.",
    "학습 표본 전체의 평균 교차 엔트로피입니다. 선은 중앙값, 띠는 가장 낮은 값과 가장 높은 값입니다(시드 {seeds}개). 클래스의 비율만 아는 "
    "신경망의 손실: {guess}. 그림보다 높은 부분은 잘려 있습니다.",
)
LOSS = Text("Loss (nats)", "손실(nat)")
STEP = Text("Step", "단계")
ALT = Text("Median loss after {steps} steps: {said}.", "{steps}단계 뒤 손실의 중앙값: {said}.")
TABLE = Text("First and last step", "처음과 마지막 단계")
TABLE_CAPTION = Text(
    "Medians over the seeds, with the lowest and the highest in parentheses; the accuracy is that on the training samples. "
    "A run has diverged once a value is no longer finite; then no end is given.",
    "시드에 대한 중앙값이며 괄호 안은 가장 낮은 값과 가장 높은 값입니다. 정확도는 학습 표본에서 잰 것입니다. 유한하지 않은 값이 나오면 "
    "발산한 것으로 보고 마지막 값을 적지 않습니다.",
)
HEAD = (
    Text("Initializer", "초기화"),
    Text("Loss at the start", "시작 손실"),
    Text("Loss at the end", "끝 손실"),
    Text("Accuracy at the end", "끝 정확도"),
    Text("Diverged", "발산"),
)
HOW_HEAD = Text("What is trained", "무엇을 학습하는가")
HOW = Text(
    "A multilayer perceptron with a softmax output, in 32-bit floats; features have mean 0 and variance 1, biases start at "
    "0, and at most {samples} samples are drawn. Weight decay acts on weights, not on biases. To compare the initializers "
    "and not the optimizer, begin with SGD: a method that scales every step, such as Adam ({adam}), hides much of what a "
    "poor start does. It cannot help where no gradient arrives. Data of your own: a CSV file with the class in its last "
    "column, or the two IDX files of a set such as MNIST.",
    "소프트맥스 출력을 가진 다층 퍼셉트론을 32비트 부동소수점으로 학습합니다. 특성은 평균 0, 분산 1로 맞추고 편향은 0에서 시작하며 "
    "표본은 최대 {samples}개를 뽑습니다. 가중치 감쇠는 편향이 아닌 가중치에만 적용합니다. 초기화를 비교하려면 SGD로 시작하세요. "
    "Adam({adam})처럼 걸음마다 크기를 맞추는 방법은 나쁜 시작의 영향을 많이 가립니다. 다만 기울기(그레이디언트)가 아예 도착하지 않으면 "
    "도울 수 없습니다. 직접 준비한 데이터도 쓸 수 있습니다. 마지막 열이 클래스인 CSV 파일이나 MNIST처럼 둘로 나뉜 IDX 파일이면 됩니다.",
)
