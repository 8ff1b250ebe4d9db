"""Strategies that read the knobs: whatever may be chosen may be drawn."""

from __future__ import annotations

from typing import Any, TypeVar

from hypothesis import strategies as st

from acts.knobs import Choice, Expression, Flag, Knob, Number, Numbers, Option, Place, Several, Source
from acts.spec import Spec

S = TypeVar("S", bound=Spec)

FORMULAS = (
    ("x*tanh(log(1+exp(x)))", ""),
    ("x*sigmoid(beta*x)", "beta=1.5"),
    ("where(x > 0, x, alpha*(exp(x) - 1))", "alpha=1.7"),
    ("max(a*x, min(b*x, 1))", "a=0.1, b=2"),
    ("clip(x, -1, 1) + (x > 2)", ""),
    ("0.5*x*(1 + erf(x/sqrt(2)))", ""),
    ("abs(x)/(1 + abs(x))", ""),
    ("relu(x)^2", ""),
    ("sin(x)", ""),
)
"""Formulas that a reader might write, each with its parameters."""


def specs(cls: type[S]) -> st.SearchStrategy[S]:
    """Any admissible choice of the knobs of *cls*."""
    if any(isinstance(knob, Expression) for knob in cls.knobs().values()):
        return st.sampled_from(FORMULAS).map(lambda texts: cls(**dict(zip(cls.knobs(), texts, strict=True))))
    whole = {name for name, info in cls.model_fields.items() if info.annotation is int}
    return st.builds(cls, **{name: values(knob, whole=name in whole) for name, knob in cls.knobs().items()})


def values(knob: Knob, *, whole: bool = False) -> st.SearchStrategy[Any]:
    """Any admissible value of *knob*; a whole number if its field is an ``int``."""
    match knob:
        case Number():
            return _numbers(knob.lo, knob.hi, whole=whole)
        case Numbers():
            digits = _numbers(knob.lo, knob.hi).map(lambda v: float(f"{v:.12g}"))  # as many as a link keeps
            return st.lists(digits, min_size=knob.least, max_size=knob.most).map(tuple)
        case Place():
            return st.integers(1, knob.most)
        case Choice():
            return _entries(knob)
        case Several():
            most = min(knob.most, knob.least + 3) if knob.catalogue else 0
            return st.lists(_entries(knob), min_size=knob.least, max_size=most).map(tuple)
        case _:
            return st.sampled_from(_words(knob))


def _words(knob: Knob) -> list[Any]:
    return list(knob.options) if isinstance(knob, Option | Source) else {Flag: [False, True]}[type(knob)]


def _entries(knob: Choice | Several) -> st.SearchStrategy[Spec]:
    return st.sampled_from(list(knob.catalogue.values())).flatmap(specs) if knob.catalogue else st.nothing()


def _numbers(lo: float, hi: float, *, whole: bool = False) -> st.SearchStrategy[Any]:
    return st.integers(int(lo), int(hi)) if whole else st.floats(lo, hi, allow_subnormal=False)
