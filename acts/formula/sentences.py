"""What is said of a formula that cannot be used: always where, then what, then what to do."""

from __future__ import annotations

from acts.text import Text, Trouble, num


def trouble(what: Text, source: str, start: int, end: int, **values: object) -> Trouble:
    """*what* about the characters *start* to *end* (from 0) of *source*, with the place in front."""
    piece = source[start:end].strip() or source[start : start + 1]
    shown = piece if len(piece) <= _LONGEST else f"{piece[: _LONGEST - 1]}…"
    return Trouble(_AT.format(at=start + 1, piece=shown, what=what.format(**values)))


def unfit(what: Text, at: float, source: str, span: tuple[int, int]) -> Trouble:
    """*what* about the value of a piece of *source* at the input *at*."""
    return trouble(what, source, *span, x=num(at, 4))


_LONGEST = 24
_AT = Text("Character {at}, “{piece}”: {what}", "{at}번째 글자 “{piece}”: {what}")

EMPTY = Text("Write a formula of x, such as x*sigmoid(x).", "x의 수식을 적어 주세요. 예: x*sigmoid(x).")
LONG = Text(
    "this is where the text becomes too long; it may have {most} characters.",
    "여기서부터 너무 깁니다. {most}자까지 쓸 수 있습니다.",
)
DEEP = Text("brackets may be nested {most} deep, not more.", "괄호는 {most}겹까지만 쓸 수 있습니다.")
MANY = Text(
    "up to here the formula has {most} pieces, and more are not read; write it shorter.",
    "여기까지 조각이 {most}개이며 그보다 많으면 읽지 않습니다. 더 짧게 적어 주세요.",
)
STRANGE = Text("this sign is not used in a formula.", "수식에 쓰지 않는 문자입니다.")
TIMES = Text("write a * between the two: {left}*{right}.", "둘 사이에 *를 써 주세요: {left}*{right}.")
BROKEN = Text(
    "here the formula cannot be read on; is a bracket, a number or a * missing?",
    "여기서 수식을 더 읽을 수 없습니다. 괄호나 수나 *가 빠지지 않았습니까?",
)
FORBIDDEN = Text(
    "only numbers, x, parameters, + - * / **, comparisons and functions may stand in a formula.",
    "수식에는 수, x, 매개변수, + - * / **, 비교, 함수만 쓸 수 있습니다.",
)
WORD = Text("write a choice as where(x > 0, this, that).", "조건은 where(x > 0, 이 값, 저 값)처럼 적어 주세요.")
HUGE = Text("this number is too large.", "너무 큰 수입니다.")
NO_FUNCTION = Text(
    "there is no function of this name. Possible: {known}.", "없는 함수입니다. 쓸 수 있는 함수: {known}."
)
IS_FUNCTION = Text("this is a function; write {name}(…).", "함수 이름입니다. {name}(…)처럼 적어 주세요.")
ARGUMENTS = Text(
    "this function has {found} of {wanted} values between its brackets.",
    "이 함수의 인수는 {wanted}개입니다(지금 {found}개).",
)
CONDITION = Text(
    "the first value of where is a comparison, such as x > 0.", "where의 첫 인수는 x > 0 같은 비교여야 합니다."
)
NO_PARAMETER = Text(
    "this parameter has no value; write {name}=1 under the parameters.",
    "값이 없는 매개변수입니다. 매개변수 칸에 {name}=1처럼 적어 주세요.",
)
UNUSED = Text("the formula does not use this parameter.", "수식에 쓰이지 않는 매개변수입니다.")
ASSIGN = Text(
    "write parameters as beta=1.5, gamma=2: a name, =, and a finite number.",
    "매개변수는 beta=1.5, gamma=2처럼 이름, =, 유한한 수로 적어 주세요.",
)
TAKEN = Text(
    "this name means something else already; choose another.", "이미 다른 뜻이 있는 이름입니다. 다른 이름을 쓰세요."
)
TWICE = Text("this parameter stands here twice.", "두 번 적은 매개변수입니다.")
SEVERAL = Text("a formula may have {most} parameters, not more.", "매개변수는 {most}개까지 쓸 수 있습니다.")
INFINITE = Text(
    "at x = {x} this has no finite value; a formula needs one for every x from −20 to 20.",
    "x = {x}에서 유한한 값이 없습니다. −20부터 20까지 모든 x에서 유한해야 합니다.",
)
STEEP = Text(
    "at x = {x} this makes the slope infinite; a formula needs a finite slope for every x from −20 to 20.",
    "x = {x}에서 접선 기울기가 무한해집니다. −20부터 20까지 모든 x에서 기울기가 유한해야 합니다.",
)
KINKED = Text("this gives the function more than {most} kinks.", "함수의 꺾이는 점이 {most}개를 넘게 됩니다.")
