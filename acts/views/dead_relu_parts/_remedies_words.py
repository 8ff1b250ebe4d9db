"""The words of the remedies."""

from acts.text import Text

TITLE = Text("Remedies, measured in pairs", "처방을 짝지어 재기")
ABOUT = Text(
    "The run of this page with one thing changed: same data, same first weights, same batches.",
    "이 화면의 학습에서 하나만 바꿉니다. 데이터, 가중치 초깃값, 배치는 같습니다.",
)
REMEDIES = Text("Remedies", "처방")
SEEDS = Text("Pairs (seeds)", "짝의 수(시드)")

BASE = Text(
    "Without a remedy {dead} of the hidden units are dead at the end, the accuracy is {accuracy}, and {diverged} of {runs} "
    "runs diverge.",
    "아무것도 바꾸지 않으면 끝에 죽은 은닉 유닛 {dead}, 정확도 {accuracy}, 발산 {runs}회 중 {diverged}회입니다.",
)
NO_BASE = Text("Without a remedy all {runs} runs diverge.", "아무것도 바꾸지 않으면 {runs}회가 모두 발산합니다.")
HEALTHY = Text("There is little to cure here.", "고칠 것이 거의 없습니다.")
FIRST = Text(
    "Measured here, the first thing to try is: {name} (dead {dead}, accuracy {accuracy}).",
    "여기서 잰 바로는 먼저 해 볼 것: {name}(죽은 유닛 {dead}, 정확도 {accuracy}).",
)
NONE_HELPS = Text(
    "None of these saves units or runs without costing accuracy or runs.",
    "정확도나 학습을 잃지 않고 유닛이나 학습을 살리는 처방은 이 가운데 없습니다.",
)
VERDICTS = {
    "helps": Text("Helps: {names}.", "도움이 됨: {names}."),
    "costs": Text("Saves units but costs accuracy or runs: {names}.", "유닛은 살지만 정확도나 학습을 잃음: {names}."),
    "nothing": Text("No sure effect (pairs: {pairs}): {names}.", "{pairs}쌍으로는 효과가 뚜렷하지 않음: {names}."),
    "worse": Text("Does harm: {names}.", "해가 됨: {names}."),
    "same": Text("In use already: {names}.", "이미 쓰고 있음: {names}."),
    "missing": Text("Not measured yet: {names}.", "아직 재지 않음: {names}."),
}
SILENT = Text(
    "With {name} no unit is dead, but {silent} of them are positive for no training sample: alive, and of little use.",
    "{name}: 죽은 유닛은 없지만 양수 표본이 하나도 없는 유닛이 {silent}입니다. 살아 있어도 쓸모가 적습니다.",
)

DEAD = Text("Change in dead units", "죽은 유닛의 변화")
ACCURACY = Text("Change in accuracy", "정확도의 변화")
POINTS_AXIS = Text("Percentage points", "퍼센트포인트")
DEAD_CAPTION = Text(
    "Mean difference within pairs, with the remedy minus without, and its 95 % interval. Blue circle: surely better; orange diamond: surely worse; gray "
    "ring: the interval holds 0.",
    "짝 안의 차이(처방한 값 − 그대로 둔 값)의 평균과 95% 구간입니다. 파란 원: 확실히 나아짐, 주황색 마름모: 확실히 나빠짐, 회색 고리: 구간에 0이 들어 있음.",
)
SINGLE_CAPTION = Text(
    "Difference within a pair, with the remedy minus without. An interval takes a second pair, so nothing is sure yet: gray rings.",
    "짝 안의 차이(처방한 값 − 그대로 둔 값)입니다. 구간을 구하려면 짝이 둘 이상 필요하므로 아직 확실한 것이 없습니다(회색 고리).",
)
ACCURACY_CAPTION = Text(
    "Means over the pairs in which neither run diverged (in all: {pairs}). A pair shares its data, first weights and batches, so most of "
    "what differs from seed to seed cancels.",
    "어느 쪽도 발산하지 않은 짝의 평균입니다(모두 {pairs}쌍). 짝은 데이터, 가중치 초깃값, 배치가 같아 시드마다 다른 몫이 대부분 상쇄됩니다.",
)
DEAD_ALT = Text("Change in the share of dead units by remedy: {list}.", "처방별 죽은 유닛 비율의 변화: {list}.")
ACCURACY_ALT = Text("Change in accuracy by remedy: {list}.", "처방별 정확도의 변화: {list}.")
LOST = Text("no pair left", "남은 짝 없음")

TABLE = Text("Remedies in numbers", "수치로 보는 처방")
TABLE_CAPTION = Text(
    "Shares are means ± standard errors over the runs that did not diverge; changes, in percentage points, are within pairs.",
    "비율은 발산하지 않은 학습의 평균 ± 표준 오차이고, 변화는 짝 안의 차이(퍼센트포인트)입니다.",
)
TABLE_HEAD = (
    Text("Remedy", "처방"),
    Text("Dead, %", "죽은 유닛, %"),
    Text("Change", "변화"),
    Text("Accuracy, %", "정확도, %"),
    Text("Change", "변화"),
    Text("Never positive, %", "양수 표본 없음, %"),
    Text("Diverged", "발산"),
)
WITHOUT = Text("None", "그대로")
HOW = Text("How the advice is made", "조언의 근거")
HOW_TEXT = Text(
    "Each remedy runs with the same {seeds} seeds as the run without it. It helps if the 95 % interval (Student's t, "
    "within pairs) shows fewer dead units or fewer diverged runs, and no less accuracy and no more diverged runs. A few pairs "
    "show large effects only, and with {count} remedies one in twenty clear effects may be chance. Accuracy is that on the "
    "training data.",
    "처방마다 그대로 둔 학습과 같은 시드 {seeds}개로 학습합니다. 짝 안의 95% 구간(스튜던트 t)에서 죽은 유닛이나 발산이 줄고, 정확도가 떨어지거나 "
    "발산이 늘지 않으면 도움이 되는 것으로 봅니다. 짝이 적으면 큰 효과만 드러나며, 처방 {count}가지 가운데 뚜렷해 보이는 효과도 스무 번에 한 번은 "
    "우연일 수 있습니다. 정확도는 학습 데이터의 것입니다.",
)
