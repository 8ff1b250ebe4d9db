"""The words of the cliff."""

from acts.text import Text

TITLE = Text("Find the cliff", "절벽 찾기")
ABOUT = Text(
    "The learning rate at which units begin to die, and the one at which runs diverge, found and bracketed.",
    "유닛이 죽기 시작하는 학습률과 학습이 발산하는 학습률을 찾아 구간을 좁힙니다.",
)
LOW, HIGH = Text("Smallest rate", "가장 작은 학습률"), Text("Largest rate", "가장 큰 학습률")
COUNT = Text("Rates tried first", "처음에 시험할 학습률 개수")
LEVEL = Text("Dead share that counts, %", "기준이 되는 죽은 유닛 비율, %")
SEEDS = Text("Seeds", "시드 수")
ROUNDS = Text("Rounds of narrowing", "구간을 좁히는 횟수")
ROUNDS_HELP = Text(
    "Each round tries three rates inside a bracket and keeps a quarter of it.",
    "한 번마다 구간 안의 학습률 세 개를 시험해 구간을 4분의 1로 줄입니다.",
)

DEATH = Text(
    "On average over {seeds} seeds, {level} of the hidden units are dead from a rate of {at} on (between {low} and {high}; "
    "the standard error over the seeds is {error} of the rate).",
    "시드 {seeds}개의 평균에서 은닉 유닛의 {level} 이상이 죽는 학습률: {at}부터({low}~{high} 사이, 시드에 따른 표준 오차는 학습률의 "
    "{error}).",
)
DEATH_BARE = Text(
    "On average over {seeds} seeds, {level} of the hidden units are dead from a rate of {at} on (between {low} and {high}).",
    "시드 {seeds}개의 평균에서 은닉 유닛의 {level} 이상이 죽는 학습률: {at}부터({low}~{high} 사이).",
)
DEATH_BELOW = Text(
    "{level} of the hidden units or more are dead already at the smallest rate, {rate}: it is not the rate that kills them.",
    "가장 작은 학습률({rate})에서 이미 은닉 유닛의 {level} 이상이 죽어 있습니다. 학습률 때문에 죽은 것이 아닙니다.",
)
DEATH_ABOVE = Text(
    "At no rate up to {rate} are {level} of the hidden units dead while at least half of the runs stay finite.",
    "학습률 {rate}까지는 학습의 절반 이상이 유한한 채로 은닉 유닛의 {level} 이상이 죽는 일이 없습니다.",
)
RUIN = Text(
    "Half of the runs diverge from a rate of {at} on (between {low} and {high}).",
    "학습의 절반이 발산하는 학습률: {at}부터({low}~{high} 사이).",
)
RUIN_BELOW = Text(
    "At least half of the runs diverge already at the smallest rate, {rate}.",
    "가장 작은 학습률({rate})에서 이미 학습의 절반 이상이 발산합니다.",
)
RUIN_ABOVE = Text(
    "Up to a rate of {rate} less than half of the runs diverge.",
    "학습률 {rate}까지는 발산하는 학습이 절반에 못 미칩니다.",
)
CLAIM_HOLDS = Text(
    "“As much as 40 % of your network can be dead if the learning rate is set too high” ({cited}) holds here: at a rate of "
    "{rate}, {dead} of the units are dead, {finite} of {runs} runs are finite, and the accuracy is {accuracy}; at {small} it "
    "was {calm}.",
    "“학습률이 너무 높으면 신경망의 40%까지 죽을 수 있다”는 말({cited})은 여기서 맞습니다. 학습률 {rate}에서 죽은 유닛 {dead}, 유한한 "
    "학습 {runs}회 중 {finite}회, 정확도 {accuracy}. 학습률 {small}에서는 죽은 유닛 {calm}.",
)
CLAIM_FAILS = Text(
    "“As much as 40 % of your network can be dead if the learning rate is set too high” ({cited}) does not show here: of the "
    "rates at which at least half of the runs stay finite, {rate} kills most, {dead}.",
    "“학습률이 너무 높으면 신경망의 40%까지 죽을 수 있다”는 말({cited})은 여기서 확인되지 않습니다. 학습의 절반 이상이 유한한 학습률 가운데 "
    "가장 많이 죽는 곳: 학습률 {rate}, 죽은 유닛 {dead}.",
)
NOTHING = Text("At every rate more than half of the runs diverge.", "어느 학습률에서나 학습의 절반 넘게 발산합니다.")
MARGIN = Text(
    "Between the two cliffs the rate can grow {factor} times: there units die and nothing diverges.",
    "두 절벽 사이는 학습률로 {factor}배입니다. 이 사이에서는 발산하지 않고 유닛만 죽습니다.",
)

FIGURE = Text("Dead units, diverged runs and accuracy by learning rate", "학습률에 따른 죽은 유닛, 발산, 정확도")
CAPTION = Text(
    "At the last step; bands are standard errors over {seeds} seeds. Dead units and accuracy are means over the "
    "runs that did not diverge. Upright bands: where the search ended.",
    "마지막 단계의 값이며 띠는 시드 {seeds}개에 따른 표준 오차입니다. 죽은 유닛과 정확도는 발산하지 않은 학습의 평균입니다. 세로띠는 좁힌 "
    "구간입니다.",
)
ALT = Text(
    "Dead units, diverged runs and accuracy in percent over the learning rate from {low} to {high}. {finding}",
    "학습률 {low}~{high}에 따른 죽은 유닛, 발산한 학습, 정확도의 백분율. {finding}",
)
DEAD_LINE = Text("Dead units", "죽은 유닛")
DIVERGED_LINE = Text("Diverged runs", "발산한 학습")
ACCURACY_LINE = Text("Accuracy", "정확도")
DEATH_MARK = Text("{level} dead", "죽음 {level}")
RUIN_MARK = Text("half diverge", "절반 발산")
RATE_AXIS = Text("Learning rate (log scale)", "학습률(로그 눈금)")
SHARE_AXIS = Text("%", "%")

TABLE = Text("Every rate that was tried", "시험한 학습률 전체")
TABLE_CAPTION = Text(
    "Mean ± standard error over the runs that did not diverge.", "발산하지 않은 학습의 평균 ± 표준 오차입니다."
)
RATE = Text("Learning rate", "학습률")
HOW = Text("How it is found", "찾는 방법")
HOW_TEXT = Text(
    "First {count} rates are tried, evenly on a log scale, each with the same {seeds} seeds. Then, {rounds} times, three "
    "rates inside each bracket: as runs that train together cost less, that is cheaper than halving it twice. The rate "
    "named is where the straight line between both ends of the bracket passes the level. Its standard error comes from leaving "
    "out one seed at a time. A dead share counts while at least half of the runs stay finite; the few that are left beyond "
    "that are no fair sample.",
    "먼저 로그 눈금에서 고르게 나눈 학습률 {count}개를 같은 시드 {seeds}개로 시험합니다. 그다음 구간마다 안쪽의 학습률 세 개를 {rounds}번 더 "
    "시험합니다. 함께 학습하면 비용이 줄기 때문에 반씩 두 번 나누는 것보다 쌉니다. 적어 둔 학습률은 구간의 두 끝을 이은 직선이 기준을 지나는 "
    "곳이고, 표준 오차는 시드를 하나씩 빼며 구했습니다. 죽은 유닛의 비율은 학습의 절반 이상이 유한할 때만 셉니다. 그 너머에 남은 몇 회는 "
    "공정한 표본이 아닙니다.",
)
