"""The words of the activation-curves view."""

from __future__ import annotations

from collections.abc import Sequence

from acts.text import Lang, Text, num

ABOUT = Text(
    "What does an activation function do to a number, and how much gradient does it let back through? "
    "Where the slope is close to zero, the layers below learn slowly or not at all.",
    "활성화 함수는 수를 어떻게 바꾸고, 기울기(그레이디언트)를 얼마나 되돌려 보냅니까? "
    "접선 기울기가 0에 가까운 곳에서는 아래층이 느리게 학습하거나 전혀 학습하지 못합니다.",
)
FOLLOWING = Text("Next: does the signal survive five layers of it?", "다음: 신호가 다섯 층을 지나도 살아남습니까?")

FUNCTIONS = Text("Functions", "함수")
SPAN = Text("Input range ±", "입력 범위 ±")
POINT = Text("Look at input", "살펴볼 입력")
SECOND = Text("Second derivative", "이계도함수")
SUBJECT = Text("Function of the six pictures", "여섯 그림의 함수")
SAMPLE = Text("Sample", "표본")
NORMAL = Text("Normal", "정규")
UNIFORM = Text("Uniform", "균등")
DEVIATION = Text("Deviation of the sample", "표본의 표준편차")
MEAN = Text("Mean of the sample", "표본의 평균")
PICTURE = Text("Photograph", "사진")
SCALING = Text("Grey values", "밝기 값")
VECTOR = Text("Function of a vector", "벡터 함수")
LOGITS = Text("Logits", "로짓")
SEED = Text("Seed", "난수 시드")

SATURATING = Text("Both sides saturate", "양쪽이 포화합니다")
LEAKS = Text("How much leaks", "음수를 얼마나 흘립니까")
SMOOTH = Text("Smooth rectifiers", "매끄러운 정류 함수")
EXPONENTIAL = Text("Exponential on the left", "왼쪽이 지수 함수")
MOBILE = Text("Hard twins for phones", "모바일용 근사 함수")

DATA = Text("What it does to data", "데이터에 적용한 결과")
COMPUTED = Text("Properties, computed", "계산한 성질")
VECTORS_HEAD = Text("A function of a vector", "벡터를 받는 함수")
FORMULAS = Text("Formulas", "수식")
VALUES = Text("Values as a table", "함숫값을 표로 보기")
HOW = Text("How the properties are computed", "성질을 계산한 방법")
HOW_TEXT = Text(
    "Nothing here is typed in: range, slopes and minimum come from a search over the whole real line, refined around "
    "every extremum; smoothness from one-sided derivatives at the kinks. Mean and gains are expectations over a "
    "standard normal input, integrated in panels that are split at the kinks. The forward gain is 1/√E[f²], the "
    "backward gain 1/√E[f′²]: weights of deviation gain/√fan_in keep the signal, or the gradient, at its size.",
    "표의 값은 하나도 손으로 적지 않았습니다. 출력 범위, 접선 기울기, 최솟값은 실수 전체를 탐색하고 극값 근처를 다시 좁혀 "
    "구합니다. 매끄러움은 꺾이는 점의 좌우 미분계수로 판정합니다. 평균과 이득은 표준정규분포 입력의 기댓값이며, 꺾이는 "
    "점에서 구간을 나누어 적분합니다. 순전파 이득은 1/√E[f²], 역전파 이득은 1/√E[f′²]입니다. 가중치의 표준편차를 "
    "이득/√fan_in으로 잡으면 신호 또는 기울기의 크기가 유지됩니다.",
)
OTHER_PICTURE = Text("Another picture is shown", "다른 사진을 보여 줍니다")

X_INPUT = Text("Input x", "입력 x")
Y_VALUE = Text("Output f(x)", "출력 f(x)")
Y_SLOPE = Text("Slope f′(x)", "접선 기울기 f′(x)")
Y_BEND = Text("Second derivative f″(x)", "이계도함수 f″(x)")
CURVES_TITLE = Text("The functions", "함수")
CURVES_CAPTION = Text(
    "The thin line marks input {point}. Color and dash go together and stay the same on the whole page.",
    "가는 세로선은 입력 {point}의 자리입니다. 색과 선 모양을 함께 쓰며 이 화면 어디서나 같습니다.",
)
SLOPES_TITLE = Text("Their slopes", "접선 기울기")
SLOPES_CAPTION = Text(
    "What comes back of a gradient of 1. A jump is drawn as a gap, not as a line: there the function has a kink.",
    "크기 1인 기울기(그레이디언트)가 얼마나 되돌아오는지 보여 줍니다. 값이 뛰는 곳은 선으로 잇지 않았습니다. 함수가 꺾이는 점입니다.",
)
BENDS_TITLE = Text("Their second derivatives", "이계도함수")
BENDS_CAPTION = Text(
    "How fast the slope itself changes; piecewise linear functions have none.",
    "접선 기울기가 얼마나 빨리 변하는지 보여 줍니다. 조각별 선형 함수에서는 0입니다.",
)
CURVES_ALT = Text("Curves of {names} for inputs from {low} to {high}.", "입력 {low}부터 {high}까지 그린 함수: {names}.")
SLOPES_ALT = Text("Slopes at input {point}: {values}.", "입력 {point}에서의 접선 기울기: {values}.")

STRIP_TITLE = Text("Six pictures of {name}", "{name}: 여섯 그림")
STRIP_CAPTION = Text(
    "{count} numbers from a {kind} distribution (mean {mean}, deviation {deviation}), and a photograph with grey values "
    "{scaling}. {hidden}Both photographs share one scale from {low} (black) to {high} (white). "
    "The function changes {changed} of the pixels by more than 1/255.",
    "{kind}분포에서 뽑은 수 {count}개(평균 {mean}, 표준편차 {deviation})와 사진입니다. 밝기 값: {scaling}. {hidden}"
    "두 사진은 같은 눈금을 씁니다({low} 검정, {high} 흰색). 1/255보다 크게 바뀐 픽셀: {changed}.",
)
IDENTITY_HERE = Text("On these inputs the function is the identity. ", "이 입력 범위에서는 항등 함수와 같습니다. ")
PANELS = (
    Text("Function", "함수"),
    Text("Derivative", "도함수"),
    Text("Sample", "표본"),
    Text("Sample after", "적용한 표본"),
    Text("Photograph", "사진"),
    Text("Photograph after", "적용한 사진"),
)
HISTOGRAM_ALT = Text(
    "Histogram from {low} to {high}; mean {mean}, deviation {deviation}.",
    "{low}부터 {high}까지의 히스토그램. 평균 {mean}, 표준편차 {deviation}.",
)
PHOTO_ALT = Text("Photograph in grey, values from {low} to {high}.", "회색조 사진. 값의 범위 {low}~{high}.")

TABLE_TITLE = Text("Properties of the functions", "함수의 성질")
TABLE_CAPTION = Text("They follow the settings of each function.", "각 함수의 설정을 바꾸면 함께 바뀝니다.")
PROPERTY = Text("Property", "성질")
PROPERTY_ROWS = (
    Text("Range", "출력 범위"),
    Text("Lowest point", "가장 낮은 점"),
    Text("Slope", "접선 기울기"),
    Text("Monotone", "단조"),
    Text("Symmetry", "대칭"),
    Text("Smoothness", "매끄러움"),
    Text("Kinks and jumps", "꺾이거나 뛰는 점"),
    Text("Slope below 1 %", "접선 기울기 1% 미만"),
    Text("Mean output", "출력 평균"),
    Text("Forward gain", "순전파 이득"),
    Text("Backward gain", "역전파 이득"),
    Text("PyTorch's gain", "PyTorch의 이득"),
)
LOWEST = Text("{y} at {x}", "{y} (x = {x})")
ODD = Text("odd", "홀함수")
EVEN = Text("even", "짝함수")
DERIVED = Text("derived", "유도한 값")
CONVENTION = Text("a convention", "관례")
MONOTONE = {
    "increasing": Text("increasing", "증가"),
    "decreasing": Text("decreasing", "감소"),
    "constant": Text("constant", "상수"),
    "none": Text("no", "아니요"),
}
NOWHERE = Text("none", "없음")

VALUE_TITLE = Text("Values and slopes", "함숫값과 접선 기울기")
VALUE_CAPTION = Text("f(x), and the slope f′(x) in brackets.", "f(x)와 괄호 안의 접선 기울기 f′(x)입니다.")

SOFTMAX_TITLE = Text("{name} of the logits", "로짓에 적용한 {name}")
SOFTMAX_CAPTION = Text(
    "One bar a logit. The outputs depend on all logits at once: raise one, and the others change. Inputs: {logits}. Sum of the outputs: {total}.",
    "막대 하나가 로짓 하나입니다. 출력은 모든 로짓에 함께 달려 있어서 하나를 키우면 나머지도 달라집니다. 입력: {logits}. 출력의 합: {total}.",
)
MAXOUT_TITLE = Text("Maxout and its pieces", "맥스아웃과 그 조각")
MAXOUT_CAPTION = Text(
    "The upper envelope of {count} affine pieces. A layer of such units has {count} times the parameters.",
    "1차식 {count}개 가운데 가장 큰 값입니다. 이런 유닛으로 만든 층은 매개변수가 {count}배입니다.",
)
PIECE = Text("piece {number}", "조각 {number}")
LOGIT = Text("Logit", "로짓")
OUTPUT = Text("Output", "출력")
VECTOR_ALT = Text("Outputs: {values}.", "출력: {values}.")


def finding(names: Sequence[str], slopes: Sequence[float], point: float, lang: Lang) -> str:
    """The slopes at the chosen point in one sentence, and who passes no gradient there."""
    said = [f"{name} {num(slope, 2)}" for name, slope in zip(names, slopes, strict=True)]
    silent = [name for name, slope in zip(names, slopes, strict=True) if abs(slope) < 0.01]
    first = _AT(lang).format(point=num(point), said=_joined(said, lang))
    return f"{first} {_SILENT(lang).format(names=_joined(silent, lang))}" if silent else f"{first} {_ALL_PASS(lang)}"


def _joined(parts: Sequence[str], lang: Lang) -> str:
    if lang == "ko" or len(parts) < 2:
        return ", ".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


_AT = Text("At input {point} the slopes are: {said}.", "입력 {point}에서 접선 기울기는 다음과 같습니다. {said}.")
_SILENT = Text(
    "Less than 1 % of a gradient passes through {names}.", "기울기(그레이디언트)가 1%도 통과하지 못하는 함수: {names}."
)
_ALL_PASS = Text("Each of them lets the gradient through here.", "여기서는 모두 기울기(그레이디언트)를 통과시킵니다.")
