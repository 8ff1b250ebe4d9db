"""The function that a reader writes."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from acts.activations.base import Activation, floats
from acts.array import Array
from acts.formula import Written, read, written
from acts.formula.functions import ARITY
from acts.formula.tex import tex, tex_of_derivative
from acts.knobs import Expression
from acts.text import Text

_HELP = Text(
    f"Write * for every product, ** or ^ for a power. Functions: {', '.join(ARITY)}. Constants: pi, e. "
    "A choice: where(x > 0, this, that).",
    f"곱셈은 모두 *로, 거듭제곱은 **나 ^로 적습니다. 함수: {', '.join(ARITY)}. 상수: pi, e. "
    "조건: where(x > 0, 이 값, 저 값).",
)
_GIVEN = Text(
    "Numbers that the formula calls by name, such as beta=1.5.", "수식에서 이름으로 부르는 수입니다. 예: beta=1.5."
)


class Formula(Activation):
    title = Text("Your own formula", "직접 쓴 수식")
    about = Text(
        "A function that you write, with exact derivatives and its kinks found.",
        "직접 적는 함수입니다. 도함수를 정확히 계산하고 꺾이는 점을 찾습니다.",
    )
    family, fixed = "own", False
    tex, tex_derivative = "f(x)", "f'(x)"
    use = Text(
        "To try an idea: it can be drawn, put into a random network, and trained like any other function here.",
        "새로운 생각을 시험할 때 쓰며, 다른 함수처럼 그리고 무작위 신경망에 넣고 학습시킬 수 있습니다.",
    )
    source: ClassVar[str] = ""
    year: ClassVar[int] = 0

    expression: Annotated[str, Expression(Text("Formula of x", "x의 수식"), read, help=_HELP)] = "x*tanh(log(1+exp(x)))"
    parameters: Annotated[str, Expression(Text("Parameters", "매개변수"), written, of="expression", help=_GIVEN)] = ""

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        written(self.expression, self.parameters)
        return self

    @property
    def _written(self) -> Written:
        return written(self.expression, self.parameters)

    @property
    def kinks(self) -> tuple[float, ...]:
        return self._written.kinks

    @property
    def jumps(self) -> tuple[float, ...]:
        return self._written.jumps

    @property
    def breaks(self) -> tuple[float, ...]:
        return self._written.breaks

    @property
    def analytic(self) -> bool:
        return not self._written.pieced

    def typeset(self) -> tuple[str, str]:
        return tex(self._written.shown), tex_of_derivative(self._written.tree)

    def __call__(self, x: Array) -> Array:
        return self._written(floats(x))

    def derivative(self, x: Array) -> Array:
        return self._written(floats(x), 1)

    def second_derivative(self, x: Array) -> Array:
        return self._written(floats(x), 2)
