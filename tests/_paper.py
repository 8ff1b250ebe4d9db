"""A study that says everything a view can say, printed once for all tests of the paper."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any

import numpy as np
from PIL import Image

from acts.activations import ACTIVATIONS, Activation
from acts.activations.rectifiers import LeakyRelu, Relu
from acts.blocks import (
    Block,
    Code,
    Details,
    Figure,
    Finding,
    Formula,
    Heading,
    KeyItem,
    Notice,
    Picture,
    Prose,
    Raster,
    Stats,
    Strip,
    Table,
)
from acts.ends import ends
from acts.knobs import Flag, Number, Several
from acts.references import references
from acts.rows import Rows, stack
from acts.study import Entry, Study, Unread
from acts.text import Lang, Text, Trouble
from acts.views import _charts as charts
from acts.views.base import View
from reports.pdf import pdf
from reports.style import Style

NOTE = "Seen **twice**, `lr = 0.1`:\n\n- one <b>item</b>\n- another\n\n검토를 마쳤습니다."
ADDRESS = "https://lab.example.org"


class Demo(View):
    """Every block once."""

    title = Text("Everything there is", "있는 것 모두")
    about = Text(
        "What can a view say? It says all of it here.", "화면은 무엇을 말할 수 있습니까? 여기서 모두 말합니다."
    )
    functions: Annotated[tuple[Activation, ...], Several(Text("Functions", "함수"), ACTIVATIONS)] = (
        Relu(),
        LeakyRelu(),
    )
    rows: Annotated[int, Number(Text("Rows", "행 수"), 1, 9000)] = 12
    log: Annotated[bool, Flag(Text("Log axis", "로그 축"))] = True

    def look(self) -> list[int]:
        return list(range(self.rows))

    def answer(self, result: Any, language: Lang) -> Iterator[Block]:
        words = list(_WORDS) if language == "en" else list(_WORDS.values())
        yield Finding(words[0])
        yield Notice("partial", words[1], words[2])
        yield Stats((("56 %", words[3]), ("0.046", words[4])))
        yield _lines(self.functions, words)
        yield Heading(words[5])
        yield Prose(words[6])
        yield Formula("ReLU", r"f(x) = \max(0, x)", "f of x is the maximum of zero and x")
        yield _strip(words)
        yield _table(words, 3)
        yield Code("x = 1\n    y = 2")
        yield Details(words[8], (Prose(words[6]), _table(words, len(result))))
        yield references("he2015delving", "glorot2010")

    def headline(self, result: Any) -> dict[str, Any]:
        return {"rows": len(result), "half": 0.5, "nothing": None}


class Broken(Demo):
    """A view whose experiment fails."""

    title = Text("What cannot be computed", "계산할 수 없는 것")

    def look(self) -> list[int]:
        raise Trouble(Text("The file did not come along.", "파일이 함께 오지 않았습니다."))


class Flow(Demo):
    """The same parts again and again, so that every one of them meets the end of a page somewhere."""

    title = Text("Over many pages", "여러 쪽에 걸친 것")

    def answer(self, result: Any, language: Lang) -> Iterator[Block]:
        words = list(_WORDS) if language == "en" else list(_WORDS.values())
        yield Finding(words[0])
        for i in result:
            yield from (Prose(words[6] * 4) for _ in range(i * 5 % 7))
            yield Heading(words[5])
            yield (_lines(self.functions, words), _table(words, 3), Formula("f", "x", "x"), _strip(words))[i % 4]


def _strip(words: list[str]) -> Strip:
    return Strip(name="strip", title=words[7], caption=words[2], panels=(_bars("left"), _map(), _photo()))


_WORDS = {
    "The slope is 0.01 everywhere.": "접선 기울기는 어디서나 0.01입니다.",
    "It stopped early": "일찍 멈췄습니다",
    "The loss became infinite.": "손실이 무한대가 되었습니다.",
    "units are dead": "죽은 유닛의 비율입니다",
    "best rate": "가장 좋은 학습률입니다",
    "A part with a heading": "제목이 있는 부분",
    "A paragraph about gradients.": "기울기(그레이디언트)에 관한 문단입니다.",
    "Panels in a row": "나란히 놓인 그림",
    "How it was measured": "측정한 방법",
    "Curves of two functions": "두 함수의 곡선",
    "Numbers of the run": "실행한 수치",
}


def _lines(functions: tuple[Activation, ...], words: list[str]) -> Figure:
    names, x = tuple(f.title.en for f in functions), np.linspace(-2, 2, 21)
    rows = stack([Rows({"x": x, "y": f(x), "series": n, "part": n}) for f, n in zip(functions, names, strict=True)])
    named = ends(names, np.array([2.0, 2.0]), 2, (-1, 2), 290)
    spec = charts.lines(names, (0, 1), charts.Axis("x", (-2, 2)), charts.Axis("f(x)", (-1, 2)), "xy")
    key = (KeyItem(("@dead",), words[3]), KeyItem(("@off", "@live"), words[4]))
    return Figure(
        name="curves", title=words[9], caption=words[6], alt=words[0], spec=spec, data={"lines": rows, "ends": named},
        height=290, right=90, key=key,
    )  # fmt: skip


def _bars(name: str) -> Figure:
    rows = Rows({"lo": [0.0, 0.5], "hi": [0.5, 1.0], "count": [1.0, float("nan")]})
    spec = charts.bars(charts.Axis("Value", (0, 1)), charts.Axis("Count"))
    return Figure(name=name, title=name, caption="", alt=f"Bars, {name}", spec=spec, data={"bars": rows}, height=132)


def _map() -> Figure:
    cells = np.arange(12, dtype=np.uint8).reshape(3, 4)
    raster = Raster(cells=cells, colors=((0, "@off"), (11, "@live")), x=(0, 4), y=(0, 3))
    spec = charts.fit(charts.finish(charts.raster()), charts.Axis("Step", (0, 4)), charts.Axis("Unit", (0, 3)))
    return Figure(
        name="map", title="map", caption="", alt="A map of cells", spec=spec, data={}, height=132, raster=raster
    )


def _photo() -> Picture:
    out = io.BytesIO()
    Image.fromarray(np.arange(64, dtype=np.uint8).reshape(8, 8)).save(out, "PNG")
    return Picture(name="photo", title="photo", caption="", alt="A gray ramp", png=out.getvalue())


def _table(words: list[str], count: int) -> Table:
    rows = tuple((f"row {i}", f"{i}.5") for i in range(count))
    return Table(
        name="numbers", title=words[10], caption=words[2], head=("Row", "Value"), rows=rows, numeric=(False, True),
        marks=(0, 1, None) if count == 3 else (),
    )  # fmt: skip


def study() -> Study:
    """Three views, one of which fails, and an entry that cannot be read."""
    lost = Unread({"view": "tomorrow", "note": "Keep this."}, Text("Nobody knows this view.", "알 수 없는 화면입니다."))
    return Study("Choosing a function", "김하나", "2026-11-20", (Entry(Demo(), NOTE), Entry(Broken()), lost))


def single() -> Study:
    """One view alone, with a table that is too long to be printed."""
    return Study(entries=(Entry(Demo(rows=401), NOTE),), date="2026-11-20")


def flow() -> Study:
    """Sections long and short, one after the other."""
    return Study(entries=(*(Entry(Broken()) for _ in range(5)), Entry(Flow(rows=28))), date="2026-11-20")


@cache
def printed(kind: str, lang: Lang) -> bytes:
    """The PDF of the "study", of the "single" view, of the "flow" over many pages or of an "empty" study."""
    made = {"study": study, "single": single, "flow": flow, "empty": lambda: Study(date="2026-11-20")}[kind]()
    return pdf(made, lang, Style(link_base=ADDRESS))


@cache
def text(content: bytes) -> str:
    """The words of a PDF, in the order they were drawn, on one line."""
    ran = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, check=True
    )
    return " ".join(ran.stdout.decode().split())


def attached(content: bytes) -> dict[str, bytes]:
    """The files inside a PDF, by name."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as opened:
        return {name: file.get_file().read_bytes() for name, file in opened.attachments.items()}


def figures(blocks: Iterable[Any]) -> Iterator[Figure]:
    """The figures among *blocks*, those in strips with them."""
    for block in blocks:
        yield from (p for p in (block.panels if isinstance(block, Strip) else [block]) if isinstance(p, Figure))


def sentences(value: Any) -> Iterator[str]:
    """The words in blocks, without what is drawn (charts, formulas) or said aloud only."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from sentences(part)
    elif is_dataclass(value) and not isinstance(value, type):
        silent = {"alt", "spec", "data", "png", "name", "tex", "spoken", "kind", "tokens", "raster", "language"}
        for field in fields(value):
            yield from () if field.name in silent else sentences(getattr(value, field.name))
