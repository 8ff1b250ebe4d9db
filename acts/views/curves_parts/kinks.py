"""What the slope is where there is none: one-sided limits, and what autograd returns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from acts.activations import Activation
from acts.blocks import Block, Details, Prose, Table
from acts.properties import Kink, properties
from acts.references import references, short
from acts.text import Lang, Text, num
from acts.views._curves_figures import names
from acts.views._curves_kinks import figure
from acts.views.curves_parts.base import Host, subject
from acts.views.parts import Part


class Kinks(Part):
    title = Text("At the kinks", "꺾이는 점에서")
    about = Text(
        "The slopes on both sides of a kink, and what frameworks return exactly there.",
        "꺾이는 점의 좌우 기울기와, 바로 그 점에서 프레임워크가 돌려주는 값을 봅니다.",
    )
    order = 3
    aside = frozenset({"span"})

    def show(self, host: Host, result: None, language: Lang) -> Iterator[Block]:
        called = names(host.functions, language)
        rows = _rows(host.functions)
        if not rows:
            yield Prose(_NONE.format(names=", ".join(called))(language))
            yield _spellings(language)
            return
        yield Prose(_SUBGRADIENT.format(cited=short("bertoin2021"))(language))
        if subject(host).kinks:
            yield figure(subject(host), host.mark, called[host.mark], language)
        else:
            yield Prose(_SMOOTH.format(name=called[host.mark])(language))
        yield _table(rows, called, language)
        yield _spellings(language)
        yield references("bertoin2021")

    def numbers(self, host: Host, result: None) -> dict[str, Any]:
        return {
            "kinks": [{"function": host.functions[row.place].slug, **row.numbers()} for row in _rows(host.functions)]
        }


class _Row(NamedTuple):
    """One kink of the function at *place* among the chosen ones."""

    place: int
    kink: Kink
    pytorch: float | None
    jax: float | None

    def numbers(self) -> dict[str, float | None]:
        return {**self.kink._asdict(), "pytorch": self.pytorch, "jax": self.jax}

    def cells(self) -> tuple[str, ...]:
        """Everything but the name of the function."""
        k = self.kink
        said = (None if v is None else num(v, 4) for v in (k.at, k.left_slope, k.right_slope, k.jump or None))
        return tuple(v or "–" for v in (*said, *(v if v is None else num(v, 4) for v in (self.pytorch, self.jax))))


def _rows(functions: Sequence[Activation]) -> list[_Row]:
    """Every kink of every function, in their order."""
    return [row for place, f in enumerate(functions) for row in _rows_of(place, f)]


def _rows_of(place: int, f: Activation) -> Iterator[_Row]:
    found = properties(f).kinks
    unknown = (None,) * len(found)
    for kink, pytorch, jax in zip(found, f.pytorch_at_kinks or unknown, f.jax_at_kinks or unknown, strict=True):
        yield _Row(place, kink, pytorch, jax)


def _table(rows: Sequence[_Row], called: Sequence[str], lang: Lang) -> Table:
    return Table(
        name="kinks",
        title=_TABLE_TITLE(lang),
        caption=_TABLE_CAPTION(lang),
        head=tuple(head(lang) for head in _HEAD),
        rows=tuple((called[row.place], *row.cells()) for row in rows),
        numeric=(False, *(True,) * (len(_HEAD) - 1)),
        marks=tuple(row.place for row in rows),
    )


class Spelling(NamedTuple):
    """One way to write ReLU in both frameworks, and the slope that each returns at 0 (PyTorch 2.13, JAX 0.10)."""

    pytorch: str
    pytorch_slope: float
    jax: str
    jax_slope: float


SPELLINGS = (
    Spelling("F.relu(x)", 0.0, "jax.nn.relu(x)", 0.0),
    Spelling("torch.maximum(x, 0 * x)", 0.5, "jnp.maximum(x, 0)", 0.5),
    Spelling("torch.clamp(x, min=0)", 1.0, "jnp.clip(x, 0)", 0.5),
    Spelling("torch.where(x >= 0, x, 0)", 1.0, "jnp.where(x >= 0, x, 0)", 1.0),
    Spelling("(x + abs(x)) / 2", 0.5, "(x + abs(x)) / 2", 1.0),
    Spelling("x * (x > 0)", 0.0, "x * (x > 0)", 0.0),
)
"""Six spellings of one function; the tests run every one."""


def _spellings(lang: Lang) -> Details:
    table = Table(
        name="relu_spellings",
        title=_SPELLINGS_TITLE(lang),
        caption=_SPELLINGS_CAPTION(lang),
        head=tuple(head(lang) for head in _SPELLINGS_HEAD),
        rows=tuple((s.pytorch, num(s.pytorch_slope), s.jax, num(s.jax_slope)) for s in SPELLINGS),
        numeric=(False,) * 4,
    )
    return Details(_SPELLINGS_FOLD(lang), (table,))


_NONE = Text(
    "None of the chosen functions has a kink or a jump, so no framework has to choose a slope anywhere: {names}.",
    "고른 함수 가운데 꺾이거나 뛰는 것이 없으므로 프레임워크가 미분값을 따로 정할 점이 없습니다: {names}.",
)
_SMOOTH = Text(
    "The function that is looked at closely has no kink: {name}. The table lists those of the others.",
    "자세히 보는 함수에는 꺾이는 점이 없습니다: {name}. 다른 함수의 꺾이는 점은 표에 있습니다.",
)
_SUBGRADIENT = Text(
    "At a kink there is no derivative, only one slope from the left and one from the right. Where a convex function "
    "bends, every number between the two is a subgradient, and gradient descent may use any of them. A framework "
    "settles on one value once and for all, often an end of that interval: it is a convention, not a draw between 0 and "
    "1, and only matters when an input hits the kink exactly, which low precision makes more common ({cited}).",
    "꺾이는 점에는 미분값이 없고 왼쪽 기울기와 오른쪽 기울기만 있습니다. 볼록하게 꺾이면 두 값 사이의 모든 수가 "
    "서브그레이디언트이며, 경사 하강법은 그중 어느 것을 써도 됩니다. 프레임워크는 그중 하나를 미리 정해 두는데 구간의 끝 값인 "
    "경우가 많습니다. 0과 1 가운데 무작위로 고르는 것이 아니라 약속이며, 입력이 꺾이는 점과 정확히 같을 때만 영향이 있습니다. "
    "정밀도가 낮을수록 그런 일이 잦아집니다({cited}).",
)
_TABLE_TITLE = Text("One-sided slopes, and the answers of autograd", "좌우 기울기와 자동 미분의 답")
_TABLE_CAPTION = Text(
    "The last two columns are what PyTorch 2.13 and JAX 0.10 return exactly at the kink; Keras returns what its backend "
    "returns. A dash: the function does not jump, or the framework does not have it or does not differentiate it.",
    "마지막 두 열은 꺾이는 바로 그 점에서 PyTorch 2.13과 JAX 0.10이 돌려주는 값이며, Keras는 백엔드의 값을 돌려줍니다. "
    "줄표는 함수가 뛰지 않거나, 프레임워크에 그 함수가 없거나 미분할 수 없다는 뜻입니다.",
)
_HEAD = (
    Text("Function", "함수"),
    Text("At x", "위치 x"),
    Text("Slope left", "왼쪽 기울기"),
    Text("Slope right", "오른쪽 기울기"),
    Text("Jump", "뛰는 높이"),
    Text("PyTorch", "PyTorch"),
    Text("JAX", "JAX"),
)
_SPELLINGS_FOLD = Text("Six spellings of ReLU, and their slopes at 0", "ReLU를 적는 여섯 가지 방법과 0에서의 미분값")
_SPELLINGS_TITLE = Text("One function, several answers at 0", "같은 함수, 0에서 서로 다른 답")
_SPELLINGS_CAPTION = Text(
    "All six compute ReLU. Which subgradient autograd returns at 0 depends on how it is written (PyTorch 2.13, JAX 0.10).",
    "여섯 가지 모두 ReLU를 계산합니다. 0에서 자동 미분이 어떤 서브그레이디언트를 돌려주는지는 적는 방법에 따라 다릅니다(PyTorch 2.13, JAX 0.10).",
)
_SPELLINGS_HEAD = (
    Text("PyTorch", "PyTorch"),
    Text("Slope at 0", "0에서의 미분값"),
    Text("JAX", "JAX"),
    Text("Slope at 0", "0에서의 미분값"),
)
