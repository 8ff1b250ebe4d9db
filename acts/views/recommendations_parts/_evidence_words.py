"""The words of the section that measures a recommendation."""

from __future__ import annotations

from acts.text import Text

TITLE = Text("Evidence at your size", "내 신경망 크기에서의 근거")
ABOUT = Text(
    "The best row's functions and first weights, beside their rivals, through two experiments with several seeds.",
    "가장 잘 맞는 행의 함수와 초깃값을 경쟁 조합과 함께 여러 시드로 두 가지 실험에서 측정합니다.",
)
DEPTH = Text("Hidden layers", "은닉층 수")
WIDTH = Text("Units per layer", "층마다 유닛 수")
SEEDS = Text("Seeds", "시드 수")
STEPS = Text("Training steps", "학습 단계 수")
RATE = Text("Learning rate (Adam)", "학습률(Adam)")
SAID = Text(
    "At {depth} layers of {width} units, {pair} classifies best: {accuracy} of the points, ± {error} over {seeds} seeds. "
    "{named}",
    "은닉층 {depth}개, 유닛 {width}개에서 가장 잘 분류한 조합: {pair}. 정확도 {accuracy}(시드 {seeds}개, ±{error}). {named}",
)
NAMED_BEST = Text("That is the pair that the row recommends.", "이 행이 권장하는 조합입니다.")
NAMED_CLOSE = Text(
    "The pair that the row recommends, {pair}, reaches {accuracy}: within what the seeds explain.",
    "행이 권장하는 조합({pair})의 정확도는 {accuracy}입니다. 차이는 시드에 따른 변동 안에 있습니다.",
)
NAMED_BEHIND = Text(
    "The pair that the row recommends, {pair}, reaches {accuracy}: on this small task something else does better.",
    "행이 권장하는 조합({pair})의 정확도는 {accuracy}입니다. 이 작은 과제에서는 다른 조합이 더 낫습니다.",
)
NAMED_NONE = Text(
    "The row names no weights that follow from the size of a layer, so only the rivals were run.",
    "이 행에는 층 크기에 따라 정해지는 초깃값이 없어 경쟁 초깃값만 시험했습니다.",
)
ALL_LOST = Text("Every run diverged. Lower the learning rate.", "모든 실행이 발산했습니다. 학습률을 낮추세요.")
SIGNAL = Text("How much of the signal reaches the last layer", "마지막 층까지 남는 신호")
SIGNAL_CAPTION = Text(
    "The spread across inputs in the last layer by that in the first, before training: at 1 the signal is kept. Filled: "
    "the row's own pairs. Bars: one standard error.",
    "학습 전에 마지막 층의 입력 사이 퍼짐을 첫 층의 것으로 나눈 값입니다. 1이면 신호가 유지됩니다. 채운 점은 행이 권장하는 조합, "
    "막대는 표준 오차입니다.",
)
SIGNAL_ALT = Text(
    "Dots: from {low} ({worst}) to {high} ({best}) of the signal is left.",
    "점 그림: 남는 신호는 {low}({worst})부터 {high}({best})까지입니다.",
)
SIGNAL_X = Text("Spread in the last layer by that in the first", "마지막 층의 퍼짐 ÷ 첫 층의 퍼짐")
ACCURACY = Text("How well it learns", "학습 결과")
ACCURACY_CAPTION = Text(
    "Share of 512 points of two spirals that is classified correctly after training. Filled: the row's own pairs. Bars: "
    "one standard error.",
    "학습 뒤 두 나선의 점 512개 가운데 바르게 분류한 비율입니다. 채운 점은 행이 권장하는 조합, 막대는 표준 오차입니다.",
)
ACCURACY_ALT = Text(
    "Dots: the accuracy runs from {low} ({worst}) to {high} ({best}).",
    "점 그림: 정확도는 {low}({worst})부터 {high}({best})까지입니다.",
)
ACCURACY_X = Text("Accuracy", "정확도")
TABLE = Text("Everything that was measured", "측정한 값 모두")
TABLE_CAPTION = Text(
    "Mean ± standard error over the seeds. Runs that diverged are counted in the last column and are in no mean; a star "
    "marks the row's own pairs.",
    "시드에 대한 평균 ± 표준 오차입니다. 발산한 실행은 평균에 넣지 않고 마지막 열에 셉니다. 별표는 행이 권장하는 조합입니다.",
)
HEAD = (
    Text("Function, first weights", "함수, 초깃값"),
    Text("Signal left", "남는 신호"),
    Text("Gradient left", "남는 기울기"),
    Text("Accuracy", "정확도"),
    Text("Dead units", "죽은 유닛"),
    Text("Lost runs", "발산"),
)
ROW = Text("The row, with your numbers", "측정값을 넣은 행")
ROW_CAPTION = Text(
    "Accuracy after training, mean ± standard error over the seeds, of each function that the row names.",
    "행에 나오는 함수마다 학습 뒤의 정확도를 시드에 대한 평균 ± 표준 오차로 적었습니다.",
)
ROW_HEAD = (
    Text("Where", "어디에"),
    Text("Use", "함수"),
    Text("Starting weights", "초기화"),
    Text("Measured", "측정값"),
    Text("At", "측정 조건"),
)
MEASURED = Text("{pair}: {accuracy}", "{pair}: {accuracy}")
SEEDS_USED = Text("{depth} layers of {width}, seeds 0–{last}", "은닉층 {depth}개 × 유닛 {width}개, 시드 0~{last}")
HOW = Text("How it is measured", "측정 방법")
HOW_TEXT = Text(
    "Seeds 0 to {last} each draw one random network with {samples} normal inputs (the experiment of the initialization "
    "page) and one that is trained with Adam at rate {rate} for {steps} steps of 64 points on two spirals (the experiment "
    "of the dead-ReLU page). A dead unit has slope 0 on every training point. One small task: differences of a few points "
    "say little about yours.",
    "시드 0~{last}마다 정규분포 입력 {samples}개를 받는 무작위 신경망 하나(가중치 초기화 화면의 실험)와, 두 나선 데이터에서 학습률 {rate}인 "
    "Adam으로 점 64개씩 {steps}단계 학습한 신경망 하나(죽은 ReLU 화면의 실험)를 씁니다. 죽은 유닛은 모든 학습 표본에서 접선 기울기가 0인 "
    "유닛입니다. 작은 과제 하나의 결과이므로 몇 %p의 차이로 다른 과제를 판단하기는 어렵습니다.",
)
