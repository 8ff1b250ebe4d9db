"""The words of the sweep."""

from acts.text import Text

TITLE = Text("Sweep the learning rate", "학습률 훑어보기")
ABOUT = Text(
    "Learning rate against a second setting: dead units, diverged runs and accuracy over several seeds.",
    "학습률과 다른 설정 하나를 함께 바꾸며 죽은 유닛, 발산, 정확도를 여러 시드로 잽니다.",
)
LOW, HIGH = Text("Smallest rate", "가장 작은 학습률"), Text("Largest rate", "가장 큰 학습률")
COUNT = Text("Rates", "학습률 개수")
AXIS = Text("Against", "함께 바꿀 설정")
SEEDS = Text("Seeds", "시드 수")
SEEDS_HELP = Text(
    "The seed of the page and the ones after it. Each draws its own data, first weights and batches.",
    "화면의 시드와 그다음 시드들입니다. 시드마다 데이터, 가중치 초깃값, 배치 순서를 새로 뽑습니다.",
)
RATE_AXIS = Text("Learning rate", "학습률")

BEST = Text(
    "The highest mean accuracy on the training data, {accuracy}, is at a rate of {rate} with {name}; {dead} of the hidden "
    "units are dead there.",
    "학습 데이터의 평균 정확도가 가장 높은 곳: {name}, 학습률 {rate}. 정확도 {accuracy}, 죽은 은닉 유닛 {dead}.",
)
NO_BEST = Text("Every run diverged.", "모든 학습이 발산했습니다.")
DYING = Text("At least {level} of the units are dead: {list}.", "유닛의 {level} 이상이 죽는 학습률: {list}.")
FROM = Text("{name} from rate {rate} on", "{name}: {rate}부터")
NOWHERE = Text("{name} at none of these rates", "{name}: 이 범위에 없음")
BREAKING = Text("At least half of the runs diverge: {list}.", "학습의 절반 이상이 발산하는 학습률: {list}.")
NEVER = Text(
    "At none of these rates do half of the runs diverge.", "이 범위에는 학습의 절반 이상이 발산하는 학습률이 없습니다."
)
MOST = Text(
    "The most dead units in runs that stayed finite: {dead}, at a rate of {rate} with {name}; accuracy there: {accuracy}.",
    "발산하지 않은 학습 가운데 가장 많이 죽은 곳: {name}, 학습률 {rate}. 죽은 유닛 {dead}, 정확도 {accuracy}.",
)

DEAD = Text("Dead units, %", "죽은 유닛, %")
DEAD_CAPTION = Text(
    "Mean share of hidden units that are dead at the last step, with its standard error below, over the runs that did not "
    "diverge. A dash: every run diverged.",
    "마지막 단계에서 죽어 있는 은닉 유닛의 평균 비율이며 아래는 표준 오차입니다. 발산하지 않은 학습만 셌습니다. 줄표(–)는 모든 학습이 "
    "발산했다는 뜻입니다.",
)
DEAD_ALT = Text(
    "Heat map of the share of dead units by learning rate and {axis}; the highest mean is {dead}.",
    "학습률과 설정({axis})에 따른 죽은 유닛 비율의 히트맵. 가장 높은 평균: {dead}.",
)
DIVERGED = Text("Diverged runs", "발산한 학습")
DIVERGED_CAPTION = Text(
    "Runs out of {seeds} in which the loss, a pre-activation or a parameter stopped being a finite number. Their units are "
    "neither alive nor dead.",
    "{seeds}회 가운데 손실, 활성화 전 값, 매개변수 중 유한하지 않은 값이 생긴 학습의 수입니다. 이런 유닛은 살아 있지도 죽어 있지도 않습니다.",
)
DIVERGED_ALT = Text(
    "Heat map of diverged runs by learning rate and {axis}; {diverged} of {runs} runs diverged.",
    "학습률과 설정({axis})에 따른 발산의 히트맵. 학습 {runs}회 중 발산 {diverged}회.",
)
ACCURACY = Text("Accuracy, %", "정확도, %")
EXPLAINED = Text("R², %", "R², %")
ACCURACY_CAPTION = Text(
    "Mean accuracy on the training data at the last step, with its standard error below, over the runs that did not diverge. "
    "A network can lose many units and still be right.",
    "마지막 단계의 학습 데이터 평균 정확도이며 아래는 표준 오차입니다. 발산하지 않은 학습만 셌습니다. 유닛이 많이 죽어도 정확도는 높을 수 "
    "있습니다.",
)
ACCURACY_ALT = Text(
    "Heat map of the training accuracy by learning rate and {axis}; the highest mean is {accuracy}.",
    "학습률과 설정({axis})에 따른 학습 데이터 정확도의 히트맵. 가장 높은 평균: {accuracy}.",
)
HOW = Text("How it is measured", "측정 방법")
HOW_TEXT = Text(
    "{runs} runs of {steps} steps; all other settings are those of the page. A run here is the run that the page shows with "
    "the same settings and seed, bit for bit, whichever process it was done in. Standard errors are over seeds.",
    "{steps}단계짜리 학습 {runs}회이며 나머지 설정은 모두 이 화면과 같습니다. 같은 설정과 시드로 화면이 보여 주는 학습과 마지막 비트까지 "
    "같고, 어느 프로세스에서 계산해도 같습니다. 표준 오차는 시드에 따른 것입니다.",
)
