"""The words of the dead-ReLU view."""

from acts.text import Text

ABOUT = Text(
    "How many units stop answering while a network trains, when, and does it hurt? "
    "A unit is dead while its slope is 0 on every training sample: it then gets no gradient.",
    "학습하는 동안 유닛 몇 개가 언제 반응을 멈춥니까? 그러면 성능이 떨어집니까? "
    "모든 학습 표본에서 접선 기울기가 0인 유닛을 죽은 유닛이라고 합니다. 죽은 유닛은 기울기(그레이디언트)를 받지 못합니다.",
)
FOLLOWING = Text("Next: which function fits my layer and task?", "다음: 내 층과 과제에는 어떤 함수가 맞습니까?")

DATA = Text("Data", "데이터")
LAYERS = Text("Hidden layers", "은닉층 수")
WIDTH = Text("Units per layer", "층마다 유닛 수")
ACTIVATION = Text("Activation", "활성화 함수")
INITIALIZER = Text("Initial weights", "가중치 초깃값")
BIAS = Text("Initial bias", "편향 초깃값")
OPTIMIZER = Text("Optimizer", "옵티마이저")
RATE = Text("Learning rate", "학습률")
STEPS = Text("Training steps", "학습 단계 수")
BATCH = Text("Batch size (0: all)", "배치 크기(0: 전체)")
BATCH_HELP = Text("Samples a step; 0 takes all of them.", "한 단계에 쓰는 표본 수입니다. 0이면 전체를 씁니다.")
DECAY = Text("Weight decay", "가중치 감쇠")
DECAY_HELP = Text("Pulls at the weights, not at the biases.", "가중치만 줄이고 편향은 줄이지 않습니다.")
SEED = Text("Seed", "난수 시드")
SEED_HELP = Text(
    "For the data, the first weights and the order of the batches.",
    "데이터, 가중치 초깃값, 배치 순서에 함께 쓰는 시드입니다.",
)

CALM = Text("Calm: rate 0.1", "안정: 학습률 0.1")
EDGE = Text("Edge: about 40 % die, every point right", "경계: 약 40%가 죽고도 정확도 100%")
COLLAPSE = Text("Collapse: rate 2.5", "붕괴: 학습률 2.5")
CLIFF = Text("The 40 % cliff on a spiral", "나선에서 40% 절벽 찾기")
CLIFF_DIGITS = Text("The 40 % cliff on digits, and remedies", "손글씨 숫자의 40% 절벽과 대책")
NO_CLIFF = Text("Where the claim does not hold", "40%가 나타나지 않는 설정")
BORN_DEAD = Text("Born dead: deep and narrow", "처음부터 죽은 깊고 좁은 신경망")
NORMED = Text("The edge with batch normalization", "배치 정규화를 쓴 경계 설정")
DIGITS = Text("Digits: about 49 % die, accuracy gone", "손글씨 숫자: 약 49%가 죽고 정확도 붕괴")
MEMORY = Text("Adam brings first-layer units back", "Adam은 1층 유닛도 되살림")
LEAKY = Text("Leaky ReLU cannot die", "Leaky ReLU는 죽지 않음")
DIVERGED = Text("A diverged run is not a dead one", "발산은 죽음과 다름")

SOME_DEAD = Text(
    "At step {steps}, {share} of the {units} hidden units are dead ({layers}), and the network gets {accuracy} of the "
    "training points right at a loss of {loss}.",
    "{steps}단계에서 은닉 유닛 {units}개 중 {dead}개({share})가 죽어 있습니다. 층별로는 {layers}입니다. 학습 데이터의 "
    "정확도는 {accuracy}, 손실은 {loss}입니다.",
)
NONE_DEAD = Text(
    "At step {steps}, none of the {units} hidden units is dead, and the network gets {accuracy} of the training points "
    "right at a loss of {loss}.",
    "{steps}단계에서 은닉 유닛 {units}개 중 죽은 것은 없습니다. 학습 데이터의 정확도는 {accuracy}, 손실은 {loss}입니다.",
)
BROKEN = Text(
    "The run diverged at step {step}. Its units are neither alive nor dead from then on; at step {last}, the last one "
    "recorded, {dead} of {units} were dead.",
    "학습이 {step}단계에서 발산했습니다. 그 뒤의 유닛은 살아 있지도 죽어 있지도 않습니다. 마지막 기록({last}단계)에서 죽은 유닛: "
    "{units}개 중 {dead}개.",
)
BROKEN_AT_ONCE = Text(
    "The run diverged before its first step: with these initial weights the values already overflow.",
    "첫 단계를 밟기도 전에 발산했습니다. 이 초깃값으로는 값이 처음부터 넘칩니다.",
)
BROKEN_TITLE = Text("Diverged at step {step}", "{step}단계에서 발산")
BROKEN_TEXT = Text(
    "The loss, a pre-activation or a parameter is no longer a finite number. Counting such units as dead would be a "
    "mistake: they answer with NaN, not with 0. Lower the learning rate ({rate}) to a third, or choose a smaller initial "
    "bias or smaller initial weights.",
    "손실, 활성화 전 값, 매개변수 가운데 유한하지 않은 값이 생겼습니다. 이런 유닛은 0이 아니라 NaN을 내므로 죽은 유닛으로 세면 "
    "안 됩니다. 학습률({rate})을 3분의 1로 낮추거나 편향과 가중치의 초깃값을 줄이세요.",
)
IN_LAYER = Text("{dead} in layer {layer}", "{layer}층 {dead}개")

STAT_DEAD = Text("of {units} hidden units dead at step {step}", "{step}단계의 죽은 유닛 비율(은닉 유닛 {units}개 중)")
STAT_ACCURACY = Text("of the training points right; loss {loss}", "학습 데이터 정확도, 손실 {loss}")
STAT_HALF = Text("step by which half of these deaths had happened", "이 죽음의 절반이 일어난 단계")
STAT_SILENT = Text(
    "units that no point makes positive, though their slope is not 0",
    "어떤 점에서도 양수가 되지 않지만 접선 기울기는 0이 아닌 유닛",
)

LIVES_TITLE = Text("Life lines", "유닛의 생애")
LIVES_CAPTION = Text(
    "One row a unit, from left to right the training. In every layer the units that end dead come first, by step of death; "
    "the others follow, the quietest first. The color is the share of the {samples} training points with a positive "
    "pre-activation.",
    "한 줄이 유닛 하나이며 왼쪽에서 오른쪽으로 학습이 진행됩니다. 층마다 끝에 죽어 있는 유닛을 죽은 순서대로 위에 놓고, 나머지는 조용한 순서로 "
    "이어 놓았습니다. 색은 학습 표본 {samples}개 가운데 활성화 전 값이 양수인 비율입니다.",
)
LIVES_BACK = Text(
    " Orange that turns blue again: {back} units came back.", " 주황색이 다시 파란색으로 바뀐 유닛: {back}개."
)
LIVES_ALT = Text(
    "Heat map of {units} units over {steps} training steps; at the last one {dead} units are dead.",
    "유닛 {units}개의 상태를 학습 단계({steps}단계)에 따라 그린 히트맵. 마지막에 죽은 유닛: {dead}개.",
)
KEY_DEAD = Text("dead: slope 0 on every point", "죽음: 모든 표본에서 접선 기울기 0")
KEY_ON = Text("positive on few points to all", "양수인 표본: 적음에서 전부까지")
UNIT_NAME = Text("{layer}, unit {unit}", "{layer} 유닛 {unit}")
AT_END = Text("At the end", "끝에서")
WHEN_DEAD = Text("Dead at steps", "죽어 있던 단계")
POSITIVE = Text("Positive at the end", "끝에서 양수인 표본")
NEVER = Text("never", "없음")
SPELL = Text("{since} to {until}", "{since}~{until}")
SPELL_ON = Text("from {since} on", "{since}부터")
MORE_SPELLS = Text("{count} more times", "그 밖에 {count}회")
UNITS_AXIS = Text("Hidden units, by step of death", "은닉 유닛(죽은 순서)")
STEP_AXIS = Text("Training step (log scale)", "학습 단계(로그 눈금)")
LAYER = Text("Layer {layer}", "{layer}층")
DEAD_COUNT = Text("{dead} dead", "죽음 {dead}개")

COURSE = Text("What it costs", "무엇을 잃습니까")
COURSE_TITLE = Text("What the network learned, and what it kept", "신경망이 배운 것과 남긴 것")
FLOW_TITLE = Text("Gradients and steps by layer", "층별 기울기(그레이디언트)와 변화량")
SHARE_TITLE = Text("Dead units by layer", "층별 죽은 유닛 비율")
SHARE_CAPTION = Text(
    "Share of the units of a layer that are dead at a step. A line that falls shows units coming back.",
    "각 단계에서 한 층의 유닛 가운데 죽은 유닛의 비율입니다. 선이 내려가면 유닛이 되살아난 것입니다.",
)
SHARE_AXIS = Text("Dead units, %", "죽은 유닛, %")
SILENT_TITLE = Text("Units that are never positive, by layer", "층별 양수 표본이 없는 유닛 비율")
SILENT_CAPTION = Text(
    "No unit was ever dead. This is the share of the units of a layer that no training point makes positive: with ReLU they "
    "would be dead, here they still have a slope.",
    "죽은 유닛이 한 번도 없었습니다. 대신 어떤 학습 표본에서도 양수가 되지 않는 유닛의 비율을 층별로 그렸습니다. ReLU라면 죽은 "
    "유닛이지만 여기서는 접선 기울기가 남아 있습니다.",
)
SILENT_AXIS = Text("Units never positive, %", "양수 표본이 없는 유닛, %")
SHARE_ALT = Text(
    "Share of dead units over training; dead at the end: {layers}.",
    "학습에 따른 죽은 유닛의 비율. 마지막에 죽은 유닛: {layers}.",
)
LOSS_TITLE = Text("Loss", "손실")
LOSS_CAPTION = Text(
    "Mean cross-entropy on the whole training set, on a log scale. Guessing costs {guess}.",
    "학습 데이터 전체의 평균 교차 엔트로피입니다(로그 눈금). 추측만 할 때의 손실: {guess}.",
)
LOSS_AXIS = Text("Loss, nats (log scale)", "손실, nat(로그 눈금)")
LOSS_ALT = Text("Loss over training, from {first} to {last}.", "학습에 따른 손실. 처음 {first}, 마지막 {last}.")
ACCURACY_TITLE = Text("Accuracy", "정확도")
ACCURACY_CAPTION = Text(
    "Share of the training set that is classified correctly. Guessing gets {guess}.",
    "학습 데이터 가운데 바르게 분류한 비율입니다. 추측만 할 때의 정확도: {guess}.",
)
ACCURACY_AXIS = Text("Correct training points, %", "바르게 분류한 표본, %")
ACCURACY_ALT = Text(
    "Accuracy over training, from {first} to {last}.", "학습에 따른 정확도. 처음 {first}, 마지막 {last}."
)

CLOUD = Text("Where the boundaries went", "유닛의 경계는 어디로 갔습니까")
CLOUD_TITLE = Text("Data cloud and boundaries of layer 1", "데이터 구름과 1층 유닛의 경계")
CLOUD_TWO = Text("Circles and diamonds: the two classes. ", "동그라미와 마름모는 두 클래스입니다. ")
CLOUD_MORE = Text("The shape of a point stands for its class. ", "점의 모양은 클래스를 나타냅니다. ")
CLOUD_NUMBERS = Text("Diamonds: points whose number is above the mean. ", "마름모는 예측할 값이 평균보다 큰 점입니다. ")
CLOUD_CAPTION = Text(
    "Each unit of layer 1 switches along a line; a stroke points to the side on which its pre-activation is positive. Solid "
    "blue: alive. Dotted gold: positive for none of the {samples} points, yet sloped. Dashed orange: dead, its whole line "
    "outside the cloud, at times even outside the window. Both axes count standard deviations.",
    "1층의 유닛은 저마다 직선 하나를 경계로 켜지고 꺼지며, 짧은 선은 활성화 전 값이 양수인 쪽을 가리킵니다. 파란 실선은 "
    "살아 있는 유닛, 금색 점선은 점 {samples}개 어디서도 양수가 되지 않지만 접선 기울기가 남은 유닛, 주황색 파선은 죽은 "
    "유닛입니다. 죽은 유닛의 직선은 데이터 구름 밖에 있으며, 창 밖에 있기도 합니다. 두 축의 단위는 표준편차입니다.",
)
CLOUD_SOME = Text(" One unit in {every} is drawn.", " 유닛 {every}개마다 하나씩 그렸습니다.")
CLOUD_AT = Text("Step {step}: {dead} dead", "{step}단계: 죽음 {dead}개")
CLOUD_UNDER = Text("Lines outside the window: {outside}.", "창 밖의 직선: {outside}개.")
CLOUD_ALT = Text(
    "Step {step}: {samples} points, crossed by the boundaries of {alive} units that are not dead; {dead} are dead.",
    "{step}단계: 점 {samples}개와 1층 유닛의 경계. 죽지 않은 유닛: {alive}개, 죽은 유닛: {dead}개.",
)
CLOUD_NOW = Text(
    "Step {step}: {dead} dead, {outside} lines outside", "{step}단계: 죽음 {dead}개, 창 밖의 직선 {outside}개"
)
CLOUD_MOMENT, CLOUD_PLAY = Text("Moment of the training", "학습의 순간"), Text("Play", "재생")
CLOUD_FILM_ALT = Text(
    "The points and the boundaries of layer 1 at {moments} moments of the training. First: {first}. Last: {last}.",
    "학습의 순간 {moments}곳에서 본 점과 1층 유닛의 경계. 처음: {first}. 마지막: {last}.",
)
NO_CLOUD = Text(
    "With layer normalization a unit of layer 1 has no straight boundary: whether it switches on depends on what the other "
    "units receive. So no boundaries are drawn.",
    "층 정규화를 쓰면 1층 유닛의 경계가 직선이 아닙니다. 켜지는지는 다른 유닛이 받는 값에도 달려 있습니다. 그래서 경계를 그리지 않습니다.",
)
X1, X2 = Text("x₁", "x₁"), Text("x₂", "x₂")

BACK = Text("Is death forever?", "한번 죽으면 끝입니까")
TABLE_TITLE = Text("Deaths and returns by layer", "층별 죽음과 부활")
TABLE_CAPTION = Text(
    "Units at the {moments} recorded steps. “Ever dead” includes those born dead; “came back”: dead at one recorded "
    "step and alive at a later one.",
    "기록한 단계 {moments}곳에서 센 유닛 수입니다. ‘죽은 적 있음’에는 처음부터 죽은 유닛도 들어갑니다. ‘되살아남’은 "
    "기록한 단계에서 죽었다가 나중 단계에 살아 있던 유닛입니다.",
)
TABLE_HEAD = (
    Text("Layer", "층"),
    Text("Units", "유닛"),
    Text("Born dead", "처음부터 죽음"),
    Text("Dead at the end", "끝에 죽어 있음"),
    Text("Ever dead", "죽은 적 있음"),
    Text("Came back", "되살아남"),
    Text("Never positive at the end", "끝에 양수 표본 없음"),
)
FOREVER = Text(
    "Lectures say that a unit killed by a large gradient stays dead forever. That holds where nothing moves the unit any "
    "more: in layer 1, whose input is the data itself, under plain SGD, which remembers nothing, on fixed data, without "
    "decay or batch normalization. Units of deeper layers live on what the layers below send them, and these keep learning.",
    "강의에서는 큰 기울기(그레이디언트)로 죽은 유닛이 영원히 죽어 있다고 설명합니다. 이 말은 유닛을 움직일 것이 남지 않은 "
    "곳에서만 맞습니다. 입력이 데이터 그 자체인 1층에서, 고정된 데이터로, 아무것도 기억하지 않는 SGD로, 가중치 감쇠와 배치 "
    "정규화 없이 학습할 때입니다. 더 깊은 층의 유닛은 아래층이 보내는 값을 받으며, 아래층은 계속 학습합니다.",
)
FIRST_BACK = Text(
    "In this run {back} of the {ever} units of layer 1 that were ever dead came back.",
    "이번 학습의 1층에서 죽은 적이 있는 유닛 {ever}개 중 되살아난 것: {back}개.",
)
FIRST_NONE = Text(
    "In this run no unit of layer 1 was ever dead.", "이번 학습의 1층에는 죽은 적이 있는 유닛이 없습니다."
)
DEEP_BACK = Text(
    "Of the {ever} units of deeper layers that were ever dead, {back} came back.",
    "더 깊은 층에서 죽은 적이 있는 유닛 {ever}개 중 되살아난 것: {back}개.",
)
DEEP_NONE = Text("In the deeper layers none was ever dead.", "더 깊은 층에도 죽은 적이 있는 유닛이 없습니다.")
REMEMBERS = Text(
    "{optimizer} remembers earlier gradients. It keeps moving a unit that no longer gets any, further out or back into the "
    "data, so even layer 1 can recover here.",
    "이 옵티마이저({optimizer})는 이전 기울기(그레이디언트)를 기억합니다. 기울기가 끊긴 유닛도 데이터에서 더 멀리, 또는 데이터 쪽으로 "
    "계속 움직이므로 여기서는 1층도 되살아날 수 있습니다.",
)

HOW = Text("How it is measured", "측정 방법")
HOW_TEXT = Text(
    "A multilayer perceptron, trained in single precision on {samples} points that are standardized feature by feature, "
    "with softmax and cross-entropy, or with the squared error where a number is to be found. Every layer starts from the "
    "chosen initializer, output biases from 0. Batches are drawn without replacement; what is left of an epoch is skipped. "
    "The whole training set is looked at before the first step, after the last and at up to 200 between, denser at the "
    "start. A unit is dead if its slope is exactly 0, in the arithmetic of the training, on every training point; zero "
    "output on some points is normal.",
    "다층 퍼셉트론을 표본 {samples}개로, 단정밀도로 학습합니다. 소프트맥스와 교차 엔트로피를 쓰고, 수를 예측할 때에는 제곱 "
    "오차를 씁니다. 입력은 특성별로 표준화합니다. 모든 층의 가중치는 고른 초깃값에서, 출력층의 편향은 0에서 시작합니다. "
    "배치는 비복원 추출하며 에포크 끝에 남는 표본은 건너뜁니다. 첫 단계 전과 마지막 단계 뒤, 그 사이의 최대 200개 "
    "단계(초반에 더 촘촘하게)에서 학습 데이터 전체를 살펴봅니다. 학습에 쓰는 연산에서 접선 기울기가 모든 학습 표본에서 "
    "정확히 0이면 죽은 유닛입니다. 일부 표본에서 0을 내는 것은 정상입니다.",
)
LITERATURE = Text(
    "The course notes give “as much as 40 %” as an example of a learning rate set too high ({cs231n}). On digits it takes "
    "a rate at which training fails as well; on the spiral 40 % die and nothing is lost. With fixed targets few units stay "
    "dormant, in reinforcement learning ever more ({sokar2023}); very deep and narrow networks are born dead ({lu2019}). A "
    "negative slope keeps units alive ({maas2013}), but makes no rate usable that is too high.",
    "강의 노트는 학습률이 너무 높을 때의 예로 “최대 40%”를 듭니다({cs231n}). 손글씨 숫자에서는 학습 자체가 실패하는 "
    "학습률에서야 그만큼 죽고, 나선에서는 40%가 죽어도 잃는 것이 없습니다. 목표가 고정되면 휴면 유닛의 비율이 낮게 "
    "유지되지만 강화 학습에서는 늘어납니다({sokar2023}). 아주 깊고 좁은 신경망은 처음부터 죽어 있습니다({lu2019}). 음수 "
    "구간에 기울기를 두면 유닛은 죽지 않지만({maas2013}), 너무 높은 학습률이 쓸 만해지지는 않습니다.",
)

NORM = Text("Normalization", "정규화")
NORM_HELP = Text(
    "Stands before every activation. Looks at the whole training set use the statistics of that set.",
    "활성화 함수 앞에서 정규화합니다. 학습 데이터 전체를 살펴볼 때에는 그 전체의 통계를 씁니다.",
)
CLIP = Text("Clip the gradient at", "기울기(그레이디언트) 자르기")
CLIP_HELP = Text(
    "The greatest length of the whole gradient; 0 clips nothing.",
    "전체 기울기의 최대 길이입니다. 0이면 자르지 않습니다.",
)
SCHEDULE = Text("Learning-rate schedule", "학습률 일정")
SCHEDULE_HELP = Text(
    "A warm-up climbs evenly to the learning rate; a cosine falls from it to 0 at the last step.",
    "워밍업은 학습률까지 고르게 올라가고, 코사인은 학습률에서 시작해 마지막 단계에 0까지 내려갑니다.",
)
ASYMMETRIC = Text("Asymmetric first weights", "비대칭 초깃값")
ASYMMETRIC_HELP = Text(
    "Randomized asymmetric initialization (Lu et al. 2019), in place of the initial weights above: one weight or bias of "
    "every hidden unit is positive.",
    "위의 가중치 초깃값 대신 무작위 비대칭 초기화(Lu et al. 2019)를 씁니다. 은닉 유닛마다 가중치나 편향 하나가 양수입니다.",
)

CAPACITY_TITLE = Text("Directions still in use", "아직 쓰이는 방향")
CAPACITY_CAPTION = Text(
    "Effective rank of a layer's outputs as a share of its units: how many directions carry something. Accuracy can stay "
    "while this falls, but less is left to learn something new with. At the end: {ranks}.",
    "학습 데이터에서 층 출력의 유효 랭크를 유닛 수에 대한 비율로 그렸습니다. 실제로 정보를 나르는 방향이 얼마나 되는지 보여 "
    "줍니다. 정확도가 그대로여도 이 값은 떨어질 수 있고, 그러면 새로 배울 여력이 줄어듭니다. 마지막 값: {ranks}.",
)
CAPACITY_AXIS = Text("Effective rank, % of the units", "유효 랭크, 유닛 수의 %")
RANK_IN = Text("{rank} of {units} in layer {layer}", "{layer}층 {units}개 중 {rank}")
CAPACITY_ALT = Text(
    "Effective rank of every layer over training; at the end: {ranks}.",
    "학습에 따른 층별 유효 랭크. 마지막 값: {ranks}.",
)
GRADIENT_TITLE = Text("Gradient by layer", "층별 기울기(그레이디언트)")
GRADIENT_CAPTION = Text(
    "Length of the gradient of a layer's parameters, before it is clipped. A layer whose units are all dead has none, and "
    "its line ends.",
    "기록한 단계에서 한 층의 매개변수에 대한 기울기의 길이입니다(자르기 전). 유닛이 모두 죽은 층에는 기울기가 없어 선이 "
    "끊깁니다.",
)
GRADIENT_AXIS = Text("Length (log scale)", "길이(로그 눈금)")
UPDATE_TITLE = Text("Update to weight", "가중치 대비 변화량")
UPDATE_CAPTION = Text(
    "Length of a step over the length of the parameters it changes. About 10⁻³ is usual; near 1 a step replaces what was "
    "learned.",
    "한 단계의 변화량을 매개변수의 길이로 나눈 값입니다. 보통 10⁻³ 안팎이며, 1에 가까우면 배운 것이 한 번에 바뀝니다.",
)
UPDATE_AXIS = Text("Step / weights (log scale)", "변화량/가중치(로그 눈금)")
FLOW_ALT = Text("{title} over training; at the last step: {last}.", "학습에 따른 {title}. 마지막 값: {last}.")
OUTPUT = Text("Output", "출력층")

STATES_TITLE = Text("What the units are at the end", "끝에서 유닛의 상태")
STATES_CAPTION = Text(
    "One state a unit, the first that fits, at the last recorded step ({step}). Dead: slope 0 on every training point. "
    "Saturated: less than a tenth of the steepest slope on all of them, for a function bounded on both sides. Silent: never "
    "positive, yet sloped. Dormant: mean size at most 0.025 of its layer's ({sokar2023}). Inactive in the batch: no slope "
    "on the next batch, but on other points.",
    "유닛의 상태는 하나이며, 마지막으로 기록한 단계({step})에서 먼저 해당하는 것을 셉니다. 죽음: 모든 학습 표본에서 접선 "
    "기울기 0. 포화: 양쪽이 유계인 함수에서, 모든 표본의 접선 기울기가 최대 기울기의 10분의 1 미만. 조용함: 양수가 되지 "
    "않지만 접선 기울기는 있음. 휴면: 평균 크기가 층 평균의 0.025배 이하({sokar2023}). 배치에서 꺼짐: 다음 배치에서는 "
    "기울기가 없지만 다른 표본에는 있음.",
)
STATE_NAMES = (
    Text("Diverged", "발산"),
    Text("Born dead", "처음부터 죽음"),
    Text("Died", "죽음"),
    Text("Saturated", "포화"),
    Text("Silent", "조용함"),
    Text("Dormant", "휴면"),
    Text("Revived", "되살아남"),
    Text("Inactive in the batch", "배치에서 꺼짐"),
    Text("Alive", "살아 있음"),
)
SQUARE_CAPTION = Text(
    "Mean squared error on the whole training set, on a log scale, in units of the variance of the numbers to be found. "
    "Guessing the mean costs 1.",
    "학습 데이터 전체의 평균 제곱 오차입니다(로그 눈금). 예측할 값의 분산을 1로 둡니다. 평균만 답할 때의 손실: 1.",
)
SQUARE_AXIS = Text("Squared error (log scale)", "제곱 오차(로그 눈금)")
R2_TITLE = Text("Variance explained, R²", "설명한 분산, R²")
R2_CAPTION = Text(
    "1 minus the squared error over the variance: 100 % is a perfect fit, 0 % is guessing the mean; below that the axis ends.",
    "1에서 제곱 오차와 분산의 비를 뺀 값입니다. 100%는 완전한 적합, 0%는 평균만 답할 때이며, 그 아래는 그리지 않습니다.",
)
R2_AXIS = Text("R², %", "R², %")
SOME_DEAD_R2 = Text(
    "At step {steps}, {share} of the {units} hidden units are dead ({layers}), and the network explains {accuracy} of the "
    "variance at a squared error of {loss}.",
    "{steps}단계에서 은닉 유닛 {units}개 중 {dead}개({share})가 죽어 있습니다. 층별로는 {layers}입니다. 설명한 분산 R²는 "
    "{accuracy}, 제곱 오차는 {loss}입니다.",
)
NONE_DEAD_R2 = Text(
    "At step {steps}, none of the {units} hidden units is dead, and the network explains {accuracy} of the variance at a "
    "squared error of {loss}.",
    "{steps}단계에서 은닉 유닛 {units}개 중 죽은 것은 없습니다. 설명한 분산 R²는 {accuracy}, 제곱 오차는 {loss}입니다.",
)
STAT_R2 = Text("of the variance explained; squared error {loss}", "설명한 분산 R², 제곱 오차 {loss}")
DATA_TITLE = Text("About the data", "데이터에 대하여")
FLOW = Text("What still flows", "무엇이 아직 흐릅니까")
