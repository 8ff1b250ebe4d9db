"""The sections of the initialization page: fans, defaults, training, symmetry."""

from __future__ import annotations

import ast
import gzip
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts import files
from acts.activations import ACTIVATIONS
from acts.blocks import Code, Figure, Table
from acts.carrying import carried
from acts.datasets import DATASETS
from acts.datasets.base import Dataset
from acts.fans import FRAMEWORKS
from acts.initializers import INITIALIZERS
from acts.optimizers import OPTIMIZERS
from acts.symmetry import descend, distinct
from acts.text import Trouble
from acts.views.initialization import Initialization
from acts.views.initialization_parts import PARTS
from acts.views.initialization_parts._fans_code import Asked, lines

HOST = Initialization(activation=ACTIVATIONS["relu"]())
MINE = ("fans", "defaults", "training_comparison", "symmetry")


def part(slug: str, **knobs: Any) -> Any:
    return PARTS[slug](**knobs)


SMALL: dict[str, dict[str, Any]] = {
    "training_comparison": {"steps": 20, "samples": 60, "width": 8, "depth": 2, "seeds": 2},
    "defaults": {"depth": 4, "width": 16},
    "symmetry": {"steps": 5},
}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("slug", MINE)
def test_sections_show_what_they_found(slug: str, language: Any) -> None:
    """The same knobs give the same numbers, and there is a table in either language."""
    one = part(slug, **SMALL.get(slug, {}))
    blocks = list(one.show(HOST, one.compute(HOST), language))
    assert any(isinstance(block, Table) for block in blocks)
    assert repr(one.numbers(HOST, one.compute(HOST))) == repr(one.numbers(HOST, one.compute(HOST)))


# --- fans ---


@pytest.mark.parametrize("kind", ["dense", "convolution", "transposed", "attention"])
@pytest.mark.parametrize("slug", INITIALIZERS)
def test_the_printed_code_gives_weights_of_the_printed_size(slug: str, kind: str) -> None:
    """PyTorch runs every line, and its weights have the deviation of the table; the other lines are Python."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    torch.manual_seed(0)
    one = part(
        "fans", layer=kind, initializer=slug, inputs=64, outputs=96, stride=2, groups=2 if kind == "convolution" else 1
    )
    found, space = one.compute(HOST), dict[str, Any]()
    blocks = [block.text for block in one.show(HOST, found, "en") if isinstance(block, Code)]
    for text in blocks:
        ast.parse(text)
    torchs = [text for text in blocks if text.startswith("from torch")]
    assert (
        len(torchs) == (not (slug in ("sparse", "identity") and kind in ("convolution", "transposed")))
        or slug == "identity"
    )
    if torchs and INITIALIZERS[slug].random:
        exec(torchs[0], space)
        weight = space["attention"].in_proj_weight if kind == "attention" else space["layer"].weight
        assert float(weight.detach().std()) == pytest.approx(found[0].deviation, rel=0.1 if slug == "sparse" else 0.04)


def test_code_asks_for_the_layer_that_was_chosen() -> None:
    """Groups, stride and kernel reach the call of every framework that knows them."""
    asked = Asked("convolution", 64, 128, 3, 4, 2)
    said = {framework: lines(framework, asked, INITIALIZERS["he_normal"](), 0.1) for framework in FRAMEWORKS}
    assert "nn.Conv2d(64, 128, 3, groups=4, stride=2)" in said["pytorch"]
    assert "layers.Conv2D(128, 3, strides=2, groups=4, kernel_initializer=start)" in said["keras"]
    assert "nn.Conv(128, (3, 3), strides=(2, 2), feature_group_count=4, kernel_init=start)" in said["jax"]


@pytest.mark.parametrize("knobs", [{"groups": 3}, {"layer": "attention", "inputs": 64, "heads": 7}], ids=str)
def test_layers_that_cannot_be_split_are_refused_in_words(knobs: dict[str, Any]) -> None:
    """With the numbers that do not fit."""
    with pytest.raises(Trouble, match="divides"):
        part("fans", **knobs).compute(HOST)


# --- defaults ---


@pytest.mark.parametrize(("slug", "factor"), [("he_normal", 1.0), ("flax_dense", 0.5), ("keras_dense", 0.5)])
def test_relu_keeps_the_share_that_theory_says(slug: str, factor: float) -> None:
    """The mean square falls by the same factor at every layer, within the noise of a wide network."""
    sizes = [
        carried(ACTIVATIONS["relu"](), INITIALIZERS[slug](), (400,) * 7, samples=200, seed=seed).size
        for seed in range(4)
    ]
    shrunk = np.mean([(s[-1] / s[0]) ** 2 for s in sizes]) ** (1 / 5)
    assert shrunk == pytest.approx(factor, rel=0.06)


def test_torchs_default_loses_the_inputs_and_keeps_its_biases() -> None:
    """The spread falls by √6 a layer; the size stops where weights and biases balance: q = (q/2 + 1)/(3n)·n … = 0.4/n."""
    n = 400
    found = carried(ACTIVATIONS["relu"](), INITIALIZERS["torch_linear"](), (n,) * 21, samples=100, seed=0)
    assert (found.spread[10] / found.spread[2]) ** (1 / 8) == pytest.approx(6**-0.5, rel=0.12)
    assert found.size[-1] ** 2 == pytest.approx(0.2 / n, rel=0.25)  # half of q after ReLU


def test_a_run_that_left_the_numbers_says_so() -> None:
    """NaN from there on, and no warning."""
    found = carried(ACTIVATIONS["relu"](), INITIALIZERS["constant"](value=5.0), (200,) * 400, samples=3, seed=1)
    assert np.isfinite(found.size[0])
    assert np.isnan(found.size[-1])


def test_two_xaviers_part_where_widths_alternate() -> None:
    """And are not both shown where they are one."""
    narrow, wide = (part("defaults", widths=w).chosen() for w in ("equal", "alternating"))
    assert {w.slug for w in wide} - {w.slug for w in narrow} == {"xavier_fan_in"}


# --- training ---


@pytest.mark.parametrize("slug", OPTIMIZERS)
def test_every_optimizer_trains_every_start_alike(slug: str) -> None:
    """Equal starts give equal curves whatever else is trained beside them; all of them start at the loss of guessing."""
    knobs = {"initializers": ("he_normal", "zeros", "he_normal"), "optimizer": slug, "rate": 0.003, "decay": 0.001}
    one = part("training_comparison", **SMALL["training_comparison"], **knobs)
    first, zeros, again = one.compute(HOST)
    np.testing.assert_array_equal(first.loss, again.loss)
    assert zeros.loss[:, 0] == pytest.approx(np.log(10), rel=1e-6)
    assert np.median(first.loss[:, -1]) < np.median(first.loss[:, 0])


def test_training_from_a_poor_start_stalls() -> None:
    """What the lecture shows: deviation 0.01 stays at guessing where He's rule has learned."""
    poor = INITIALIZERS["normal"](deviation=0.01)
    knobs = {
        "initializers": (poor, INITIALIZERS["he_normal"]()),
        "samples": 200,
        "steps": 200,
        "seeds": 1,
        "rate": 0.05,
    }
    small, he = part("training_comparison", **knobs).compute(HOST)
    assert small.loss[0, -1] > 0.95 * small.guess
    assert he.loss[0, -1] < 0.2 * he.guess


def test_a_run_that_diverged_has_no_end() -> None:
    """It is counted, and the table gives no last loss."""
    knobs = {"initializers": (INITIALIZERS["normal"](deviation=5.0),), "rate": 10.0}
    one = part("training_comparison", **SMALL["training_comparison"] | knobs | {"depth": 8, "width": 60, "steps": 60})
    found = one.compute(HOST)
    assert found[0].diverged
    assert one.numbers(HOST, found)["runs"][0]["loss"] is None
    assert any(isinstance(block, Figure) for block in one.show(HOST, found, "en"))


@pytest.fixture
def bring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put content where brought files are kept; gives its name."""
    kept: dict[str, bytes] = {}
    monkeypatch.setattr(files, "read", lambda name: kept[name])
    del tmp_path

    def put(content: bytes) -> str:
        name = files.name_of(content)
        kept[name] = content
        return name

    return put


def accuracy_on(data: Dataset) -> float:
    """How much of *data* a small network gets right after a short training."""
    sizes: dict[str, Any] = {"steps": 150, "width": 8, "depth": 2, "seeds": 1, "rate": 0.1}
    course = part("training_comparison", data=data, initializers=("he_normal",), **sizes).compute(HOST)[0]
    return float(course.accuracy[0])


def test_the_readers_idx_files_are_trained_on(bring: Any) -> None:
    """Images and labels as MNIST packs them, made here: two kinds of image that are easy to tell apart."""
    rng, y = np.random.default_rng(0), np.arange(80) % 2
    images = (rng.integers(0, 60, (80, 3, 4)) + 150 * y[:, None, None]).astype(">u1")
    content = gzip.compress(struct.pack(">BBBBIII", 0, 0, 8, 3, 80, 3, 4) + images.tobytes(), mtime=0)
    labels = struct.pack(">BBBBI", 0, 0, 8, 1, 80) + y.astype(">u1").tobytes()
    data = DATASETS["brought"](file=bring(content), labels=bring(labels))
    assert accuracy_on(data) == 1.0


def test_the_readers_csv_is_trained_on(bring: Any) -> None:
    """Semicolons, decimal commas, a byte-order mark and Korean classes."""
    rows = "".join(f"{i % 7},5;{i % 2},25;{'고양이' if i % 2 else '개'}\n" for i in range(60))
    data = DATASETS["brought"](file=bring(("\ufeff길이;무게;종류\n" + rows).encode()))
    assert accuracy_on(data) == 1.0


# --- symmetry ---


def test_distinct_units_are_counted() -> None:
    """Copies up to rounding are one unit; a difference of a thousandth is a difference."""
    rows = np.array([[1.0, 2.0], [1.0, 2.0 + 1e-9], [1.0, 2.002], [0.0, 0.0]])
    assert distinct(rows) == 3
    assert distinct(np.zeros((5, 3))) == 1


@settings(max_examples=12, deadline=None)
@given(st.floats(-2, 2), st.integers(1, 3), st.sampled_from(["tanh", "relu", "gelu", "sigmoid", "softplus"]))
def test_descent_never_breaks_a_constant_start(value: float, depth: int, slug: str) -> None:
    """Whatever the constant, the depth and the function; a random start keeps all units apart."""
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal((40, 6)), np.arange(40) % 3
    options: dict[str, Any] = {"hidden": (7,) * depth, "rate": 0.1, "steps": 40, "seed": 0}
    same = descend(x, y, ACTIVATIONS[slug](), INITIALIZERS["constant"](value=value), **options)
    other = descend(x, y, ACTIVATIONS[slug](), INITIALIZERS["glorot_uniform"](), **options)
    assert (same.distinct == 1).all()
    assert (other.distinct == 7).all()
    assert other.loss[-1] < other.loss[0]


def test_the_gradient_of_the_descent_is_autograds() -> None:
    """Three steps of PyTorch's in double precision reach the same loss."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    rng, w, f = np.random.default_rng(1), INITIALIZERS["glorot_normal"](), ACTIVATIONS["tanh"]()
    x, y = rng.standard_normal((30, 5)), np.arange(30) % 3
    drawn = np.random.default_rng(4)
    layers = [torch.tensor(w.draw(drawn, n, m), requires_grad=True) for n, m in ((5, 6), (6, 6), (6, 3))]
    biases = [torch.zeros(m, dtype=torch.float64, requires_grad=True) for m in (6, 6, 3)]
    optimizer, losses = torch.optim.SGD([*layers, *biases], lr=0.3), []
    for _ in range(4):
        h = torch.tensor(x)
        for weight, bias in zip(layers[:-1], biases[:-1], strict=True):
            h = torch.tanh(h @ weight + bias)
        loss = torch.nn.functional.cross_entropy(h @ layers[-1] + biases[-1], torch.tensor(y))
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    found = descend(x, y, f, w, hidden=(6, 6), rate=0.3, steps=3, seed=4)
    np.testing.assert_allclose(found.loss, losses, rtol=1e-12)
