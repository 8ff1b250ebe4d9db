"""What a newcomer adds touches one file, and is then everywhere: catalogue, controls, report."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_advice import GOOD

ROOT = Path(__file__).parents[1]

ACTIVATION = '''"""A family of one."""
from acts.activations.base import Activation
from acts.array import Array
from acts.text import Text


class Doubled(Activation):
    title = Text("Doubled", "두 배")
    about = Text("Twice the input.", "입력의 두 배입니다.")
    family = "linear"
    tex, tex_derivative, source, year = "2x", "2", "cs231n", 2026
    use = Text("Nowhere yet.", "아직 쓰는 곳이 없습니다.")

    def __call__(self, x: Array) -> Array:
        return 2 * x

    def derivative(self, x: Array) -> Array:
        return 0 * x + 2

    def second_derivative(self, x: Array) -> Array:
        return 0 * x
'''

INITIALIZER = '''"""An initializer of one's own."""
from numpy.random import Generator
from acts.array import Array
from acts.initializers.base import Initializer
from acts.text import Text


class Halves(Initializer):
    title = Text("Halves", "절반")
    about = Text("Plus or minus one half.", "±1/2 가운데 하나입니다.")
    tex, source = r"w = \\pm\\frac{1}{2}", "glorot2010"

    def variance(self, fan_in: int, fan_out: int) -> float:
        return 0.25

    def draw(self, rng: Generator, fan_in: int, fan_out: int) -> Array:
        return rng.integers(0, 2, (fan_in, fan_out)) - 0.5
'''

ROW = GOOD.replace('ko = "시험" }', 'ko = "시험 삼아 만든 신경망" }', 1)

LOOK = """
import json, sys
from acts.views import VIEWS
from acts.study import Entry, Study
from streamlit.testing.v1 import AppTest
from reports.html import *
slug, knob, view = sys.argv[1:4]
cls = VIEWS[view]
made = cls(**{knob: (slug,) if knob == "functions" else slug})
app = AppTest.from_file("dashboard.py", default_timeout=60)
app.query_params["lang"] = "ko"
app.run()
app.switch_page(f"pages/{view}.py").run()
widget = app.get_by_key(f"{view}.{knob}")
from reports.pdf import pdf
from pathlib import Path
Path("out.pdf").write_bytes(pdf(Study(title="T", entries=(Entry(made),)), "ko"))
page = [e.proto.body for e in app.get("html")]
print(json.dumps({"options": list(widget.options), "page": page, "failed": [e.value for e in app.exception]}))
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the product in a temporary folder."""
    for room in ("acts", "pages", "reports", "static", ".streamlit"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", tmp_path)
    return tmp_path


def looked(house: Path, *arguments: str) -> dict[str, list[str]]:
    """What a fresh process sees of the house."""
    env = os.environ | {"PYTHONPATH": str(house)}
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *arguments], cwd=house, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def paper(house: Path) -> str:
    """The text of the report that was made there."""
    return subprocess.run(["pdftotext", str(house / "out.pdf"), "-"], capture_output=True, check=True).stdout.decode()


def test_an_activation_is_one_file(house: Path) -> None:
    """It stands in the selector, with its Korean name, and in the report."""
    (house / "acts/activations/mine.py").write_text(ACTIVATION, encoding="utf-8")
    seen = looked(house, "doubled", "functions", "curves")
    assert "두 배" in seen["options"]
    assert not seen["failed"]
    assert "두 배" in paper(house).replace("\u2060", "")


def test_an_initializer_is_one_file(house: Path) -> None:
    """It stands in the selector and in the report."""
    (house / "acts/initializers/mine.py").write_text(INITIALIZER, encoding="utf-8")
    seen = looked(house, "halves", "initializer", "initialization")
    assert "절반" in seen["options"]
    assert not seen["failed"]
    assert "절반" in paper(house).replace("\u2060", "")


def test_a_recommendation_is_one_file(house: Path) -> None:
    """It stands in the table on the page, and in the report of the rows for its layer."""
    (house / "acts/advice/rows/mine.toml").write_text(ROW, encoding="utf-8")
    seen = looked(house, "hidden", "layer", "recommendations")
    assert not seen["failed"]
    assert "시험 삼아 만든 신경망" in "".join(seen["page"])
    assert "시험삼아만든신경망" in "".join(paper(house).replace("\u2060", "").split())
