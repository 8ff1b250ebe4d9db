"""The words of the view `Recommendations`."""

from __future__ import annotations

from acts.text import Text

TITLE = Text("Recommendations", "추천표")
ABOUT = Text(
    "Which activation function belongs in which layer, with which loss and which initial weights? "
    "Say what you build, and each answer comes with a reason, what to avoid, the state of the evidence, and sources.",
    "어떤 층에 어떤 활성화 함수를 쓰고, 손실 함수와 가중치 초깃값은 무엇으로 합니까? "
    "만들려는 것을 고르면 이유, 피할 것, 근거의 정도, 출처를 함께 답합니다.",
)
GROUP = Text("Decide", "고르기")
NEXT = Text(
    "Back to the curves: how does each function treat its input?",
    "처음으로: 각 함수는 입력을 어떻게 바꿉니까?",
)

LAYER = Text("Layer", "층")
TASK = Text("Task", "과제")
ARCHITECTURE = Text("Architecture", "구조")
TARGET = Text("Range of the target", "목표값의 범위")
TARGET_HELP = Text(
    "Which values the network is to give: this decides the function and the loss of the output layer.",
    "신경망이 내야 할 값의 범위입니다. 출력층의 함수와 손실을 결정합니다.",
)
DEPTH = Text("Depth", "깊이")
NORMALIZATION = Text("Normalization", "정규화")
DEVICE = Text("Device", "장치")
CONFIDENCE = Text("Evidence", "근거")
LAYER_HELP = Text(
    "An output layer is decided by the target, a hidden layer by the architecture.",
    "출력층은 목표값이, 은닉층은 구조가 결정합니다.",
)
CONFIDENCE_HELP = Text(
    "Theory: it follows from mathematics. Strong consensus: experiments agree. Convention: others may do as well. "
    "Mixed evidence: experiments disagree.",
    "이론: 수학에서 따라 나옵니다. 강한 경험적 합의: 실험이 일치합니다. 관례: 다른 선택도 좋을 수 있습니다. "
    "근거 엇갈림: 실험 결과가 엇갈립니다.",
)

PRESET_IMAGES = Text("Image classifier, output layer", "이미지 분류기의 출력층")
PRESET_LSTM = Text("LSTM gates", "LSTM 게이트")
PRESET_FFN = Text("Transformer feed-forward block", "트랜스포머 피드포워드 블록")
PRESET_POSITIVE = Text("Regression of a positive quantity", "양의 값을 맞히는 회귀")
PRESET_DESIGN = Text("A design checked", "설계 점검")
PRESET_EVIDENCE = Text("MLP: measured, and what it costs", "MLP: 측정값과 계산 비용")
PRESET_DEEP = Text("Deep network without normalization", "정규화 없는 깊은 신경망")

FOUND_ALL = Text(
    "The table holds {rows} recommendations, {theory} of them derived from theory; "
    "choose a layer, a task or an architecture to narrow them down.",
    "추천은 모두 {rows}개이며, 그중 {theory}개는 이론에서 나왔습니다. 층, 과제, 구조를 고르면 범위가 좁아집니다.",
)
FOUND_ONE = Text(
    "{what}: use {functions} with {loss}; start from {start}.",
    "{what}: 활성화 함수 ‘{functions}’, 손실 ‘{loss}’, 초기화 ‘{start}’ 조합을 권장합니다.",
)
FOUND_HIDDEN = Text(
    "{what}: use {functions}; start from {start}.",
    "{what}: 활성화 함수 ‘{functions}’, 초기화 ‘{start}’ 조합을 권장합니다.",
)
FOUND_MANY = Text(
    "{count} rows fit this equally well; for the first of them, “{what}”, use {functions}.",
    "똑같이 맞는 행이 {count}개입니다. 그중 첫째인 ‘{what}’ 경우의 권장 함수: {functions}.",
)

NEAREST = Text("No row answers exactly this", "정확히 맞는 행이 없습니다")
NEAREST_MORE = Text(
    "The nearest rows are shown instead ({because}). Set one of the choices to “any” to widen the question.",
    "대신 가장 가까운 행을 보여 줍니다({because}). 조건 하나를 ‘모든’으로 바꾸면 질문이 넓어집니다.",
)

STAT_ROW = Text("row that answers the question", "질문에 답하는 행")
STAT_ROWS = Text("rows that answer the question", STAT_ROW.ko)
STAT_THEORY = Text("derived from theory", "그중 이론에서 따라 나오는 행")
STAT_WORK = Text("work cited there", "여기에서 인용한 문헌")
STAT_WORKS = Text("works cited there", STAT_WORK.ko)

CURVES = Text("The recommended functions", "권장하는 함수")
CURVES_CAPTION = Text(
    "The functions of the best row, in the order to try them: {names}. An output function that the loss applies "
    "itself is drawn as it is used for the answer; of a softmax, one share of three while the other two logits stay 0.",
    "가장 잘 맞는 행의 함수를 시도할 순서대로 그렸습니다: {names}. 손실 함수가 대신 적용하는 출력 함수는 답을 낼 때의 모양이며, "
    "소프트맥스는 나머지 두 로짓이 0일 때 셋 중 하나의 몫입니다.",
)
CURVES_ALT = Text(
    "Curves from −4 to 4 of the functions recommended for “{what}”: {names}.",
    "‘{what}’ 경우에 권장하는 함수의 −4~4 구간 곡선: {names}.",
)
INPUT = Text("Value before activation z", "활성화 전 값 z")
OUTPUT = Text("Output f(z)", "출력 f(z)")

COUNTS = Text("How often each function is recommended", "함수별 추천 횟수")
COUNTS_CAPTION = Text(
    "The {most} functions that the whole table names most often.{parts}",
    "표 전체에서 가장 자주 추천하는 함수 {most}개입니다.{parts}",
)
COUNTS_PARTS = Text(
    " The dark part of a bar counts the rows that answer the question, the light part all others.",
    " 막대의 진한 부분은 질문에 답하는 행, 옅은 부분은 나머지 행의 수입니다.",
)
COUNTS_ALT = Text(
    "Bars: {first} is recommended most often, in {count} rows.",
    "막대그래프: 가장 자주 추천하는 함수는 {first}, 행 {count}개입니다.",
)
COUNTS_X = Text("Rows that recommend it", "추천하는 행의 수")
COUNT_ALONE = Text("{total}", "{total}")
COUNT_LABEL = Text("{shown} of {total}", "{total}개 중 {shown}개")

SLICE = Text("{name}, 1 of 3", "{name}(3 중 1)")

IN_CODE = Text("The best row in PyTorch", "가장 잘 맞는 행의 PyTorch 코드")
IN_OTHER = Text("The same in {name}", "같은 내용의 {name} 코드")
WHY_THIS = Text(
    "{what}. {reason} Why this row: {because}.",
    "{what}. {reason} 이 행을 고른 이유는 다음과 같습니다. {because}.",
)

ROWS_ALL = Text("All recommendations", "전체 추천")
ROWS_OF = Text("{layer}: {count}", "{layer}: {count}개")
ROWS_FOUND = Text("Rows that answer the question", "질문에 답하는 행")
ROWS_NEAREST = Text("The nearest rows", "가장 가까운 행")
ROWS_ORDER = Text("Closest rows first", "가까운 행부터")
ROWS_CAPTION = Text(
    "An arrow leads to the next choice; a plus joins functions that are used together.",
    "화살표(→)는 다음 선택, 더하기(+)는 함께 쓰는 함수를 뜻합니다.",
)
ROWS_LEFT = Text(
    "Rows that hold for any answer and are not listed here: {count}. Choose a layer to see them.",
    "조건과 관계없이 성립하여 여기에 싣지 않은 행: {count}개. 층을 고르면 보입니다.",
)
HEAD = (
    Text("Where", "어디에"),
    Text("Use", "함수"),
    Text("Loss", "손실"),
    Text("Starting weights", "초기화"),
    Text("Why", "이유"),
    Text("Avoid", "피할 것"),
    Text("Evidence, source", "근거, 출처"),
)
NO_LOSS = Text("set by the output layer", "출력층에 따름")

LECTURE = Text("The lecture's table, today", "강의의 표, 지금은")
LECTURE_TITLE = Text("Five lines and three tips", "표 다섯 줄과 팁 세 가지")
LECTURE_CAPTION = Text(
    "What the lecture recommends, line by line, each with today's verdict.",
    "강의의 추천을 한 줄씩 옮기고 지금의 평가를 붙였습니다.",
)
SPEED = Text(
    "Measured, ReLU = 1: leaky {leaky_relu}, ELU {elu}, SELU {selu}.",
    "측정값(ReLU = 1): Leaky {leaky_relu}, ELU {elu}, SELU {selu}.",
)
LECTURE_HEAD = (
    Text("In the lecture", "강의의 항목"),
    Text("It says", "강의의 추천"),
    Text("Today", "지금의 평가"),
    Text("Because", "이유"),
    Text("Speaks for it", "뒷받침하는 출처"),
    Text("Adds or disagrees", "보완·반대하는 출처"),
)

READING = Text("How to read the table", "표를 읽는 방법")
READING_MORE = Text(
    "“On logits” means that the model ends in a linear layer and the loss applies the output function itself, which "
    "is exact where the function alone would overflow or round to 0. The output function is then used only for the "
    "answer. A hidden layer has no loss of its own.",
    "‘로짓 입력’은 모델이 선형층으로 끝나고 출력 함수는 손실 함수가 적용한다는 뜻입니다. 함수만 따로 계산하면 오버플로가 나거나 "
    "0으로 반올림되는 곳에서도 정확합니다. 이때 출력 함수는 답을 낼 때만 씁니다. 은닉층에는 따로 정한 손실이 없습니다.",
)
LEVELS = Text("Levels of evidence", "근거의 정도")
LEVELS_CAPTION = Text("How many rows of the whole table rest on each.", "표 전체에서 각 정도에 해당하는 행의 수입니다.")
LEVELS_HEAD = (Text("Level", "정도"), Text("Meaning", "뜻"), Text("Rows", "행"))
