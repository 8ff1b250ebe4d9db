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
SPAN_HELP = Text(
    "The curves run from minus this number to plus this number.",
    "곡선을 그릴 입력의 범위입니다. 0의 왼쪽과 오른쪽으로 이만큼 그립니다.",
)
POINT = Text("Look at input", "살펴볼 입력")
POINT_HELP = Text(
    "Where the dots stand; the table and the sentence on top give the numbers there.",
    "점을 찍을 자리입니다. 표와 맨 위의 문장도 이 자리의 값을 보여 줍니다.",
)
SECOND = Text("Second derivative", "이계도함수")
SECOND_HELP = Text(
    "Adds a figure of how fast the slope changes.", "접선 기울기가 얼마나 빨리 변하는지 보여 주는 그림을 더합니다."
)
SUBJECT = Text("Look closely at", "자세히 볼 함수")
SUBJECT_HELP = Text(
    "The function that the tangent touches and that the sections below examine.",
    "접선을 긋고, 아래 항목에서 자세히 살펴볼 함수입니다.",
)
SATURATING = Text("Both sides saturate", "양쪽이 포화하는 함수")
LEAKS = Text("How much leaks", "음수를 조금 흘리는 함수")
SMOOTH = Text("Smooth rectifiers", "매끄러운 정류 함수")
SHEET = Text("Eight on one sheet", "여덟 함수 요약표")
EIGHT = "sigmoid,tanh,relu,leaky_relu,elu,gelu,silu,mish"
WHY = Text("Why not linear?", "왜 비선형이어야 하는가")
SEVERAL = Text("Softmax and gates", "소프트맥스와 게이트")
OWN = Text("Your own formula", "직접 쓴 수식")
OWN_LINK = {
    "functions": "formula,gelu",
    "functions.1.expression": "x*sigmoid(b*x)",
    "functions.1.parameters": "b=1.702",
}
MISTAKES = Text("Well-known mistakes", "널리 퍼진 오류")
DIGITS = Text("Where digits are lost", "자릿수를 잃는 곳")

TYPICAL = Text("Typical use: {use}", "주된 쓰임: {use}")
X_INPUT = Text("Input x", "입력 x")
Y_VALUE = Text("Output f(x)", "출력 f(x)")
Y_SLOPE = Text("Slope f′(x)", "접선 기울기 f′(x)")
Y_BEND = Text("Second derivative f″(x)", "이계도함수 f″(x)")
CURVES_TITLE = Text("The functions", "함수")
CURVES_CAPTION = Text(
    "The dots stand at input {point}, and the short line touches the examined function there ({name}). On screen, press or "
    "drag in the figure to move them. Color and dash go together and stay with a function throughout.",
    "점은 입력 {point}에서의 값이고, 짧은 선은 그 점에서 자세히 보는 함수({name})에 그은 접선입니다. 화면에서는 그림을 누르거나 "
    "끌어서 점을 옮길 수 있습니다. 함수마다 색과 선 모양을 정해 이 글 전체에서 똑같이 씁니다.",
)
POINT_TITLE = Text("At input {point}", "입력 {point}에서")
POINT_CAPTION = Text(
    "The value, the slope of the tangent, and how fast that slope changes.",
    "함숫값, 접선 기울기, 그리고 접선 기울기가 변하는 빠르기입니다.",
)
POINT_HEAD = (
    Text("Function", "함수"),
    Text("Value f(x)", "함숫값 f(x)"),
    Text("Slope f′(x)", "접선 기울기 f′(x)"),
    Text("Second derivative f″(x)", "이계도함수 f″(x)"),
)
SLOPES_TITLE = Text("Their slopes", "접선 기울기")
SLOPES_CAPTION = Text(
    "What comes back of a gradient of 1. A jump is drawn as a gap, not as a line: there the function has a kink.",
    "크기 1인 기울기(그레이디언트)가 얼마나 되돌아오는지 보여 줍니다. 값이 뛰는 곳은 선으로 잇지 않았습니다. 함수가 꺾이는 점입니다.",
)
BENDS_TITLE = Text("Their second derivatives", "이계도함수")
BENDS_CAPTION = Text(
    "How fast the slope itself changes; for piecewise linear functions it is 0.",
    "접선 기울기가 얼마나 빨리 변하는지 보여 줍니다. 조각별 선형 함수에서는 0입니다.",
)
CURVES_ALT = Text("Curves of {names} for inputs from {low} to {high}.", "입력 {low}부터 {high}까지 그린 함수: {names}.")
SLOPES_ALT = Text("Slopes at input {point}: {values}.", "입력 {point}에서의 접선 기울기: {values}.")


def finding(names: Sequence[str], slopes: Sequence[float], point: float, lang: Lang) -> str:
    """The slopes at the chosen point in one sentence, and who passes no gradient there."""
    if len(names) == 1:
        words = {"point": num(point), "name": names[0], "slope": num(slopes[0], 2)}
        return (_ONE_SILENT if abs(slopes[0]) < 0.01 else _ONE_PASSES).format(**words)(lang)
    said = [f"{name}\u00a0{num(slope, 2)}" for name, slope in zip(names, slopes, strict=True)]
    silent = [name for name, slope in zip(names, slopes, strict=True) if abs(slope) < 0.01]
    first = _AT(lang).format(point=num(point), said=_joined(said, lang))
    return f"{first} {_SILENT(lang).format(names=_joined(silent, lang))}" if silent else f"{first} {_ALL_PASS(lang)}"


def _joined(parts: Sequence[str], lang: Lang) -> str:
    if lang == "ko" or len(parts) < 2:
        return ", ".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


_AT = Text("At input {point} the slopes are: {said}.", "입력 {point}에서 접선 기울기는 다음과 같습니다. {said}.")
_ONE_PASSES = Text(
    "At input {point} the slope of {name} is {slope}: it lets the gradient through here.",
    "입력 {point}에서 {name}의 접선 기울기는 {slope}입니다. 여기서는 기울기(그레이디언트)를 통과시킵니다.",
)
_ONE_SILENT = Text(
    "At input {point} the slope of {name} is {slope}: less than 1 % of a gradient passes through.",
    "입력 {point}에서 {name}의 접선 기울기는 {slope}입니다. 기울기(그레이디언트)가 1%도 통과하지 못합니다.",
)
_SILENT = Text(
    "Less than 1 % of a gradient passes through {names}.", "기울기(그레이디언트)가 1%도 통과하지 못하는 함수: {names}."
)
_ALL_PASS = Text("Each of them lets the gradient through here.", "여기서는 모두 기울기(그레이디언트)를 통과시킵니다.")
