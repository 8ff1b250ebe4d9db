"""The whole table to look through: filtered by words, sorted, and to take along as CSV or JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from acts.advice import ROWS, WORDS, Row, search
from acts.advice.export import as_csv, as_json
from acts.advice.snippets import FRAMEWORKS, program
from acts.blocks import Block, Code, Details, Download, Notice, Prose
from acts.knobs import Option, Passage
from acts.references import references
from acts.text import Lang, Text
from acts.views._recommendations_tables import table
from acts.views.parts import Part

if TYPE_CHECKING:
    from acts.views.recommendations import Recommendations

_LEVELS, _LAYERS = list(WORDS.confidence), list(WORDS.layers)


class Browse(Part):
    title = Text("The whole table", "전체 표")
    about = Text(
        "All rows, filtered by words and sorted as you like, as CSV and JSON.",
        "모든 행을 낱말로 거르고 원하는 순서로 정렬하며, CSV와 JSON으로 저장합니다.",
    )
    order = 4

    words: Annotated[
        str,
        Passage(
            Text("Words in the row", "행에 나오는 낱말"),
            most=80,
            help=Text(
                "All of them must occur, in English or Korean: “gan leaky”, “분할”.",
                "모든 낱말이 영어나 한국어로 들어 있어야 합니다. 예: “gan leaky”, “분할”.",
            ),
        ),
    ] = ""
    sort: Annotated[
        str,
        Option(
            Text("Sort by", "정렬 기준"),
            {
                "layer": Text("Layer", "층"),
                "what": Text("Where", "어디에"),
                "function": Text("Function", "함수"),
                "confidence": Text("Evidence", "근거"),
                "loss": Text("Loss", "손실"),
            },
        ),
    ] = "layer"

    def compute(self, host: Recommendations) -> tuple[Row, ...]:
        asked = {name: value for name, value in dict(host).items() if name != "parts"}
        found = search(ROWS, **asked, words=self.words.strip())
        kept = [match.row for match in found if not match.missed]
        return tuple(sorted(kept, key=lambda row: (_KEYS[self.sort](row), _LAYERS.index(row.layer))))

    def show(self, host: Recommendations, result: tuple[Row, ...], language: Lang) -> Iterator[Block]:
        if not result:
            yield Notice("partial", _NONE(language), _NONE_TEXT(language))
            return
        yield Prose(_COUNT.format(count=len(result), total=len(ROWS))(language))
        csv, json = as_csv(result, language), as_json(result)
        files = (("recommendations.csv", "text/csv", csv), ("recommendations.json", "application/json", json))
        yield Download(files)
        yield table("recommendations_all", self.title(language), result, True, language)
        yield from _code(tuple(row for row in result if row.id != _above(host)), language)
        yield references(*(key for row in result for key in row.cite))

    def numbers(self, host: Recommendations, result: tuple[Row, ...]) -> dict[str, Any]:
        return {"rows": [row.id for row in result]}


def _above(host: Recommendations) -> str:
    """The row whose code stands above already; "" if there is none."""
    answer = host.look()
    return answer.matches[0].row.id if answer.asked else ""


def _code(rows: tuple[Row, ...], lang: Lang) -> Iterator[Block]:
    """The lines of each row in each framework, folded, once so few rows are left that one may read them."""
    if len(rows) > _FEW:
        yield Prose(_NARROW.format(few=_FEW)(lang))
        return
    for row in rows:
        yield Details(_CODE.format(what=row.what)(lang), tuple(Code(program(row, name)) for name in FRAMEWORKS))


_FEW = 4
_KEYS: Mapping[str, Callable[[Row], Any]] = {
    "layer": lambda row: _LAYERS.index(row.layer),
    "what": lambda row: row.what.en.casefold(),
    "function": lambda row: row.use[0].plain.en.casefold(),
    "confidence": lambda row: _LEVELS.index(row.confidence),
    "loss": lambda row: (row.loss is None, row.loss.en.casefold() if row.loss else ""),
}
_COUNT = Text(
    "{count} of {total} rows fit the choices above and the words. On screen they can be saved as CSV or JSON, with everything "
    "that a row says.",
    "위에서 고른 조건과 낱말에 맞는 행: {total}개 중 {count}개. 화면에서 CSV나 JSON으로 저장할 수 있으며, 행의 내용이 모두 들어 있습니다.",
)
_CODE = Text("{what}: code for PyTorch, Keras and JAX", "{what}: PyTorch, Keras, JAX 코드")
_NARROW = Text(
    "The code of each row is shown here as soon as {few} rows or fewer are left.",
    "남은 행이 {few}개 이하가 되면 각 행의 코드가 여기에 나옵니다.",
)
_NONE = Text("No row fits", "맞는 행이 없습니다")
_NONE_TEXT = Text(
    "No row fits the choices above and has all of these words. Use fewer words, or widen a choice.",
    "위에서 고른 조건에 맞으면서 이 낱말이 모두 들어 있는 행이 없습니다. 낱말을 줄이거나 조건을 넓히세요.",
)
