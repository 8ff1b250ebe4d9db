"""The rooms of the house, and which way the arrows point."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("dashboard.py", "hosted.py", "pages", "reports", "acts")
STOREYS = {"dashboard": 3, "hosted": 3, "pages": 2, "reports": 1, "acts": 0}
SCIENCE = (
    "activations",
    "initializers",
    "vectors",
    "gates",
    "errata",
    "datasets",
    "optimizers",
    "axes",
    "remedies",
    "design",
)
NUMERICAL = (
    "accuracy",
    "gauss",
    "properties",
    "propagation",
    "meanfield",
    "lengths",
    "edge",
    "balance",
    "training",
    "setup",
    "network",
    "kernels",
    "record",
    "diary",
    "states",
    "blas",
    "norms",
    "histograms",
    "falling",
    "spreads",
    "prediction",
    "phases",
    "slopes",
    "rank",
    "stack",
    "layerwise",
    "normalizing",
    "inflows",
    "runs",
    "dropping",
    "described",
    "array",
    "linearity",
    "xor",
    "centering",
    "formats",
    "textbook",
    "precision",
    "formula",
    "fans",
    "symmetry",
    "carrying",
    "statistics",
    "sweep",
    "cliff",
    "paired",
    "born_dead",
    "asymmetric",
)
HOMES = {
    "streamlit": ("dashboard.py", "hosted.py", "pages/"),
    "weasyprint": ("reports/",),
    "vl_convert": ("reports/",),
    "ziamath": ("reports/",),
    "altair": ("acts/views/",),
    "pebble": ("acts/compute/",),
    "distributed": ("acts/compute/",),
}


def modules() -> list[Path]:
    """Every Python file of the product."""
    return [
        f for room in ROOMS for f in ([ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py")))
    ]


def imports(path: Path) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    return froms | {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}


def name(path: Path) -> str:
    """A file as it is called from the root."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", modules(), ids=name)
def test_arrows_point_downward(path: Path) -> None:
    """dashboard imports pages, pages reports, reports acts; never back."""
    here = STOREYS[path.relative_to(ROOT).parts[0].removesuffix(".py")]
    upward = {i for i in imports(path) if STOREYS.get(i.split(".")[0], -1) > here}
    assert not upward, f"{name(path)} imports upward: {upward}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    """Streamlit is for the screen, the printing press for paper, Altair for views."""
    strangers = {i for i in imports(path) if not name(path).startswith(HOMES.get(i.split(".")[0], ("",)))}
    assert not strangers, f"{name(path)} imports {strangers} outside their rooms"


@pytest.mark.parametrize("path", [p for p in modules() if name(p).startswith("acts/")], ids=name)
def test_science_knows_no_charts(path: Path) -> None:
    """Numerical modules draw nothing and keep no tables."""
    part = path.relative_to(ROOT / "acts").parts[0].removesuffix(".py")
    if part in (*SCIENCE, *NUMERICAL):
        heads = {i.split(".")[0] for i in imports(path)} | imports(path)
        assert not heads & {"altair", "pandas", "acts.views", "acts.blocks", "acts.theme"}, name(path)


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_function_is_read_without_scrolling(path: Path) -> None:
    """No function is longer than 45 lines, no module longer than 320."""
    source = path.read_text(encoding="utf-8")
    defs = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {n.name: n.end_lineno - n.lineno + 1 for n in defs if n.end_lineno and n.end_lineno - n.lineno >= 45}
    words = path.stem.endswith("_words")
    assert not long, name(path)
    assert words or source.count("\n") <= 320, name(path)


@pytest.mark.parametrize("path", modules(), ids=name)
def test_every_module_says_what_it_is(path: Path) -> None:
    """A module opens with a sentence."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), name(path)
