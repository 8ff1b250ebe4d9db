"""What the catalogue promises about its last digits, beside its rivals and in the table that is stored."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.activations import CATALOGUE, Activation
from acts.blocks import Prose, Table
from acts.columns import even
from acts.text import LANGS, Lang, num
from acts.views.curves import Curves
from acts.views.curves_parts.accuracy import Accuracy
from bench.accuracy import FAR_OFF, HOME, SCIPY, Entry, measure, off, pytorch_is_off
from tests._reference import REFERENCE, exact, mpf
from tests.strategies import specs

STORED: dict[str, Any] = json.loads(HOME.read_text(encoding="utf-8"))
TABLE: dict[str, list[Entry]] = STORED["functions"]
FEW = settings(max_examples=3, deadline=None, derandomize=True)
SINGLES = st.floats(-6, 6, width=32) | st.floats(-104, 104, width=32)
TINY = st.sampled_from([1.401298464324817e-45, -1.401298464324817e-45, 2.0**-140, -(2.0**-140), 2.0**100, -(2.0**100)])
RIVALED = [kind for kind in CATALOGUE.values() if kind.pytorch or kind.slug in SCIPY]
PYTORCH_IS_OFF = frozenset(
    [
        "arctan″",
        "gelu",
        "gelu_tanh",
        "gelu_tanh′",
        "gelu_tanh″",
        "gelu′",
        "gelu″",
        "hardsigmoid′",
        "hardswish′",
        "logsigmoid″",
        "mish",
        "mish′",
        "mish″",
        "sigmoid",
        "sigmoid′",
        "sigmoid″",
        "silu",
        "silu′",
        "silu″",
        "sine",
        "sine′",
        "sine″",
        "softplus",
        "softplus′",
        "softplus″",
        "softsign′",
        "softsign″",
        "tanhshrink",
        "tanhshrink′",
        "tanhshrink″",
        "tanh′",
        "tanh″",
    ]
)
"""Where PyTorch 2.13 loses more than ten units in double precision; no other function may join unnoticed."""


def off_in_single(found: float, true: mpf) -> float:
    """How many units of single precision lie between a number and the truth."""
    near = np.float32(float(true))
    if not np.isfinite(near):
        return 0.0 if np.float32(found) == near else np.inf
    return float(abs(mpf(float(np.float32(found))) - true) / mpf(float(np.spacing(abs(near)))))


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
@FEW
@given(data=st.data())
def test_half_a_unit_in_single_precision(kind: type[Activation], data: st.DataObject) -> None:
    """Evaluated in double precision and rounded last, f, f′ and f″ are the nearest float32, save for a hair."""
    f = data.draw(specs(kind))
    far = TINY if kind.family != "periodic" else SINGLES  # far out, neighboring numbers skip whole waves
    at = [x for x in [*data.draw(st.lists(SINGLES, min_size=3, max_size=3)), data.draw(far)] if x not in f.breaks]
    for order, g in enumerate((f, f.derivative, f.second_derivative)):
        true = [exact(REFERENCE[f.slug](*dict(f).values()), x, order, f.breaks) for x in at]
        with np.errstate(over="ignore"):
            assert max(map(off_in_single, g(np.array(at)).tolist(), true), default=0) <= 0.51


def never_worse(entry: Entry) -> bool:
    """Whether ours is at most one unit above the better of PyTorch and SciPy."""
    return off(entry, "ours") <= 1 + min((off(entry, r) for r in ("pytorch", "scipy") if r in entry), default=np.inf)


@pytest.mark.parametrize("kind", RIVALED, ids=lambda k: k.slug)
def test_nobody_is_better_by_more_than_a_unit(kind: type[Activation]) -> None:
    """On the same points PyTorch and SciPy are at most one unit ahead, for f, f′ and f″."""
    if kind.slug not in SCIPY:
        pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    measured = measure(kind(), 3, seed=1)
    assert all(map(never_worse, measured))
    assert pytorch_is_off({kind.slug: measured}) <= PYTORCH_IS_OFF


def test_the_table_holds_the_catalogue() -> None:
    """Every function is in it, none of ours is off by more than ten units, and no rival is a unit ahead."""
    assert list(TABLE) == list(CATALOGUE)
    assert all(off(e, "ours") <= FAR_OFF and never_worse(e) for entries in TABLE.values() for e in entries)


def test_pytorch_is_listed_where_it_is_off() -> None:
    """The exceptions to agreement with PyTorch are those that were measured, and their number cannot grow unnoticed."""
    assert pytorch_is_off(TABLE) == PYTORCH_IS_OFF


@pytest.mark.parametrize(("slug", "order"), [("sigmoid", 1), ("softplus", 0), ("softsign", 1), ("elu", 0), ("mish", 1)])
def test_the_table_can_be_measured_again(slug: str, order: int) -> None:
    """The same points and seed give the stored number; another processor may move it by less than a unit."""
    found = measure(CATALOGUE[slug](), STORED["measured"]["points"], STORED["measured"]["seed"], (order,))[0]
    assert found["ours"][0] == pytest.approx(TABLE[slug][order]["ours"][0], abs=1)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
def test_the_card_reads_the_table(kind: type[Activation], lang: Lang) -> None:
    """Three rows a function with our numbers as they are stored, and a sentence about whoever is far off, and where."""
    view = Curves(functions=(kind(), kind()))
    card = Accuracy()
    rows = card.compute(view)
    said, table = [b for b in card.show(view, rows, lang) if isinstance(b, Prose | Table)][:2]
    assert isinstance(said, Prose) and isinstance(table, Table)
    assert [row[1] for row in table.rows] == even([num(e["ours"][0]) for e in TABLE[kind.slug]])
    most = max((off(e, rival) for e in TABLE[kind.slug] for rival in e), default=0.0)
    assert (kind.title(lang) in said.text) == (most > FAR_OFF)
    assert (num(most) if most <= FAR_OFF else "x = ") in said.text
