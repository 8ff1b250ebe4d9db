"""What we say of PyTorch, Keras and JAX is what they do."""

from __future__ import annotations

import inspect
import re
from typing import Any

import numpy as np
import pytest

from acts.activations import ACTIVATIONS, Activation
from acts.blocks import Figure, Prose, Table
from acts.described import FRAMEWORKS, Described
from acts.gates import GATES
from acts.text import LANGS
from acts.vectors import VECTORS
from acts.views.curves import Curves
from acts.views.curves_parts import PARTS
from acts.views.curves_parts.frameworks import drawn
from acts.views.curves_parts.kinks import SPELLINGS

ALL: list[type[Described]] = [*ACTIVATIONS.values(), *VECTORS.values(), *GATES.values()]
EVERY = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.slug)
KINKED = [kind for kind in ACTIVATIONS.values() if kind().kinks]

TORCH = """CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish PReLU RReLU
ReLU ReLU6 SELU SiLU Sigmoid Softmax Softmax2d Softmin Softplus Softshrink Softsign Tanh Tanhshrink Threshold"""
KERAS = """relu leaky_relu relu6 softmax celu elu selu softplus softsign squareplus soft_shrink sparse_plus silu gelu glu
tanh tanh_shrink threshold sigmoid sparse_sigmoid exponential hard_sigmoid hard_silu hard_tanh hard_shrink linear mish
log_softmax log_sigmoid sparsemax swish hard_swish"""
JAX = """celu elu gelu glu hard_sigmoid hard_silu hard_swish hard_tanh identity leaky_relu log_sigmoid log_softmax mish
relu relu6 selu sigmoid silu swish soft_sign softmax softplus sparse_plus sparse_sigmoid squareplus tanh"""


def named(pattern: str, *fields: str) -> set[str]:
    """The names after *pattern* in the spellings of the whole catalogue, of one case and without underscores."""
    spelled = " ".join([*(getattr(kind, field) for kind in ALL for field in fields), *(a for k in ALL for a in k.also)])
    return set(re.findall(rf"(?:{pattern})\.(\w+)", spelled.lower().replace("_", "")))


def plain(names: str) -> set[str]:
    return set(names.lower().replace("_", "").split())


def test_every_activation_of_the_frameworks_is_here() -> None:
    """PyTorch 2.13, Keras 3.15 and JAX 0.10 have no activation that the catalogues lack."""
    assert plain(TORCH) <= named("f|nn|torch", "pytorch")
    assert plain(KERAS) <= named("activations", "keras")
    assert plain(JAX) <= named("jax.nn", "jax")


def test_the_list_is_that_of_pytorch() -> None:
    """Attention is a layer; all else that PyTorch counts as an activation is on our list."""
    activation = pytest.importorskip("torch.nn.modules.activation", reason="installed by scripts/test --reference")
    assert set(activation.__all__) - {"MultiheadAttention"} == set(TORCH.split())


@EVERY
def test_its_use_is_told(kind: type[Described]) -> None:
    """One sentence in each language."""
    for lang in LANGS:
        said = kind.use(lang)
        assert said.endswith("다." if lang == "ko" else ".") and ". " not in said


@EVERY
def test_defaults_are_possible_settings(kind: type[Described]) -> None:
    """Every default names all knobs of the function, and is a setting that our function can be drawn with."""
    found = kind.framework_defaults()
    assert set(found) <= set(FRAMEWORKS)
    for name, knobs in found.items():
        assert set(knobs) == set(kind.knobs())
        assert name in kind(**knobs).drawn_as_in()


MODULES = {"leaky_relu": "LeakyReLU", "prelu": "PReLU", "rrelu": "RReLU", "elu": "ELU", "celu": "CELU"}
MODULES |= {k: k.capitalize() for k in ("hardtanh", "softplus", "softshrink", "hardshrink")}


def test_pytorchs_defaults_are_those_of_its_signatures() -> None:
    """We know the module of everything with a PyTorch default, and the numbers are the same."""
    nn = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference").nn
    kinds = {s: k for s, k in ACTIVATIONS.items() if (k.defaults or {}).get("pytorch")}
    assert set(kinds) == set(MODULES)
    for slug, kind in kinds.items():
        known = inspect.signature(getattr(nn, MODULES[slug])).parameters
        for knob, value in kind.framework_defaults()["pytorch"].items():
            assert known["init" if slug == "prelu" else knob].default == value
    assert inspect.signature(nn.GELU).parameters["approximate"].default == "none"


@pytest.mark.parametrize("kind", [k for k in KINKED if k.pytorch], ids=lambda k: k.slug)
def test_pytorch_at_the_kinks(kind: type[Activation]) -> None:
    """Autograd returns what we say, exactly there; where we say nothing, it refuses."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    f = kind()
    x = torch.tensor(f.kinks, dtype=torch.float64, requires_grad=True)
    knobs = {k: torch.tensor([v], dtype=torch.float64) if k == "weight" else v for k, v in dict(f).items()}
    names = {"F": torch.nn.functional, "torch": torch, "x": x, "values": torch.zeros(1, dtype=x.dtype), **knobs}
    y = eval(kind.pytorch, names)
    if f.pytorch_at_kinks:
        y.sum().backward()
        assert x.grad.tolist() == pytest.approx(f.pytorch_at_kinks, rel=1e-7)  # a slope of 1/6 is a float32 there
    else:
        with pytest.raises(RuntimeError, match="not implemented"):
            y.sum().backward()


def jax_names() -> dict[str, Any]:
    jax = pytest.importorskip("jax", reason="JAX is not among our requirements; install it to check what we say of it")
    jax.config.update("jax_enable_x64", True)
    return {"jax": jax, "jnp": jax.numpy}


@pytest.mark.parametrize("kind", [k for k in KINKED if k.jax.startswith("j")], ids=lambda k: k.slug)
def test_jax_at_the_kinks(kind: type[Activation]) -> None:
    """``jax.grad`` returns what we say."""
    names, spelling = jax_names(), kind.jax if "(" in kind.jax else f"{kind.jax}(x)"
    slope = names["jax"].grad(lambda x: eval(spelling, {**names, "x": x, "x1": x, "x2": 0.0}))
    assert [float(slope(at)) for at in kind().kinks] == pytest.approx(kind().jax_at_kinks, rel=1e-12)


def test_jaxs_defaults_are_those_of_its_signatures() -> None:
    """And its gelu is the approximation."""
    jax = jax_names()["jax"]
    for kind in ACTIVATIONS.values():
        known = inspect.signature(eval(kind.jax.split("(")[0], {"jax": jax})).parameters if "jax.nn" in kind.jax else {}
        for knob, value in kind.framework_defaults().get("jax", {}).items():
            assert knob not in known or known[knob].default == value
    assert inspect.signature(jax.nn.gelu).parameters["approximate"].default is True


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda s: s.pytorch)
def test_six_spellings_of_relu_in_pytorch(spelling: Any) -> None:
    """Each computes ReLU and has the slope at 0 that we print."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    x = torch.tensor([-2.0, 0.0, 3.0], requires_grad=True)
    y = eval(spelling.pytorch, {"torch": torch, "F": torch.nn.functional, "x": x})
    y.sum().backward()
    assert y.tolist() == [0, 0, 3] and x.grad.tolist() == [0, spelling.pytorch_slope, 1]


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda s: s.jax)
def test_six_spellings_of_relu_in_jax(spelling: Any) -> None:
    """The same of JAX."""
    names = jax_names()
    slope = names["jax"].grad(lambda x: eval(spelling.jax, {**names, "x": x}))
    assert [float(slope(x)) for x in (-2.0, 0.0, 3.0)] == [0, spelling.jax_slope, 1]


def blocks(part: str, *functions: Activation, lang: Any = "en") -> list[Any]:
    """What a section alone shows of *functions*."""
    view = Curves(functions=functions, parts=(PARTS[part](),))
    return list(view.sections(view.compute(), lang))[1:]


def test_it_is_said_whose_default_is_drawn() -> None:
    """It follows the knob: a framework where the number is its default, nobody elsewhere."""
    leaky = ACTIVATIONS["leaky_relu"]
    said = [drawn(leaky(negative_slope=v)).en for v in (0.01, 0.3, 0.5)]
    assert "as by default in PyTorch and JAX" in said[0]
    assert "as by default in the Keras layer" in said[1]
    assert "no framework's default" in said[2]
    assert drawn(ACTIVATIONS["gelu_tanh"]()).en == "The form that is the default in JAX."


def test_a_row_for_every_difference() -> None:
    """Each function on which the frameworks differ has its row, and a knob that is nobody's default gives one too."""
    chosen = [ACTIVATIONS["relu"](), ACTIVATIONS["gelu"](), ACTIVATIONS["elu"](), ACTIVATIONS["elu"](alpha=2.0)]
    told = next(b for b in blocks("frameworks", *chosen) if isinstance(b, Table) and b.name == "differences")
    assert [row[0] for row in told.rows] == ["GELU", "ELU 2"] and told.marks == (1, 3)
    assert isinstance(blocks("frameworks", *chosen[:1])[0], Prose)


@pytest.mark.parametrize("kind", KINKED, ids=lambda k: k.slug)
def test_the_figure_marks_both_slopes(kind: type[Activation]) -> None:
    """Open circles stand where the slope tends to from either side, and the curve reaches them."""
    f = kind()
    shown = blocks("kinks", f, lang="ko")
    figure = next(b for b in shown if isinstance(b, Figure))
    limits, curve = figure.data["limits"], figure.data["lines"]
    for at in f.kinks:
        sides = f.derivative(np.nextafter(at, [-np.inf, np.inf]))
        assert limits["y"][limits["x"] == at] == pytest.approx(sides, rel=1e-12)
        assert np.abs(curve["x"] - at).min() < 1e-12
    answers = figure.data["answers"]
    assert set(answers["x"]) == (set(f.kinks) if f.pytorch_at_kinks or f.jax_at_kinks else set())
    assert len(next(b for b in shown if isinstance(b, Table)).rows) == len(f.kinks)


def test_without_a_kink_there_is_no_table_of_them() -> None:
    """One sentence says so."""
    shown = blocks("kinks", ACTIVATIONS["gelu"](), ACTIVATIONS["tanh"]())
    assert "None of the chosen functions has a kink" in shown[0].text
    assert not any(isinstance(b, Table | Figure) for b in shown)
