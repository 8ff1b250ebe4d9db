"""A data set that the reader brings: a CSV file, or two IDX files as MNIST has them."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray

from acts import files
from acts.array import Array
from acts.datasets.base import Dataset, Targets
from acts.knobs import Option, Source
from acts.tables import ACCEPTS, Labeled, Numbered, csv_numbers, csv_table, idx_array, idx_table, is_idx, looks_numeric
from acts.text import Text, Trouble

Rows = NDArray[np.int64]
Target = Literal["auto", "classes", "numbers"]
MOST_ROWS = 2000
_NONE = {"none": Text("None yet", "아직 없음")}
_TARGETS = {
    "auto": Text("As the column looks", "열을 보고 정함"),
    "classes": Text("Classes", "클래스"),
    "numbers": Text("Numbers (regression)", "수(회귀)"),
}


def checked(content: bytes) -> bytes:
    """*content*, if it is an IDX file or a CSV file with classes or numbers; raises `Trouble` otherwise."""
    if is_idx(content):
        _ = idx_array(content)
    else:
        _ = csv_numbers(content) if looks_numeric(content) else csv_table(content)
    return content


class Brought(Dataset):
    title = Text("Your own file", "직접 올린 파일")
    about = Text(
        "A CSV file with the class, or the number to be found, in its last column, or the two IDX files of a set like MNIST. "
        "Of more than 2,000 rows, 2,000 are drawn with the seed.",
        "마지막 열이 클래스이거나 예측할 수인 CSV 파일, 또는 MNIST처럼 두 개로 나뉜 IDX 파일입니다. 2,000행이 넘으면 시드로 "
        "2,000행을 뽑습니다.",
    )

    file: Annotated[str, Source(Text("CSV or IDX file", "CSV 또는 IDX 파일"), _NONE, ACCEPTS, checked)] = "none"
    labels: Annotated[str, Source(Text("IDX labels", "IDX 레이블"), _NONE, ACCEPTS, checked)] = "none"
    target: Annotated[Target, Option(Text("Last column", "마지막 열"), _TARGETS)] = "auto"

    def draw(self, seed: int) -> tuple[Array, Targets]:
        table = self._table()
        y = table.labels if isinstance(table, Labeled) else _standardized(table.values)
        if len(y) <= MOST_ROWS:
            return table.points, y
        chosen = _chosen(len(y), seed)
        drawn = table.points[chosen], y[chosen]
        if isinstance(table, Labeled) and not (drawn[1] != drawn[1][0]).any():
            raise Trouble(_ONE_CLASS)
        return drawn

    def said(self, seed: int) -> Text | None:
        """How many rows and columns say nothing here, and how many were drawn."""
        table, still = self._table(), int((self.draw(seed)[0].std(0) == 0).sum())
        facts = (
            (len(table.points) > MOST_ROWS, _DRAWN.format(rows=f"{len(table.points):,}", drawn=f"{MOST_ROWS:,}")),
            (table.left_out > 0, _LEFT_OUT.format(rows=f"{table.left_out:,}")),
            (still > 0, _STILL.format(columns=f"{still:,}")),
        )
        told = [text for true, text in facts if true]
        return Text(" ".join(t.en for t in told), " ".join(t.ko for t in told)) if told else None

    def _table(self) -> Labeled | Numbered:
        if self.file == "none":
            raise Trouble(_BRING)
        content = files.read(self.file)
        if not is_idx(content):
            return _csv(content, self.target)
        if self.labels == "none":
            raise Trouble(_LABELS)
        return idx_table(content, files.read(self.labels))


@lru_cache(maxsize=1)
def _csv(content: bytes, target: Target) -> Labeled | Numbered:
    """The table in a CSV file; kept, as drawing from a million rows and telling of it ask three times."""
    numbers = target == "numbers" or (target == "auto" and looks_numeric(content))
    return csv_numbers(content) if numbers else csv_table(content)


def _chosen(rows: int, seed: int) -> Rows:
    return np.sort(np.random.default_rng(seed).choice(rows, MOST_ROWS, replace=False))


def _standardized(values: Array) -> Array:
    spread = values.std()
    return (values - values.mean()) / (spread if spread > 0 else 1.0)


_BRING = Text(
    "Bring a file first: under the name of the data set, choose “Bring your own”. A command line says --data.file FILE.",
    "먼저 파일을 올리세요. 데이터 이름 아래의 ‘직접 올리기’를 누르면 됩니다. 명령줄에서는 --data.file FILE로 지정합니다.",
)
_LABELS = Text(
    "These are the images of an IDX data set; bring its file of labels too.",
    "IDX 데이터의 이미지 파일입니다. 레이블 파일도 함께 올리세요.",
)
_ONE_CLASS = Text(
    "All {drawn} rows that this seed draws are of one class: the others are too rare. Choose another seed.",
    "이 시드로 뽑은 행이 모두 한 클래스입니다. 다른 클래스가 너무 드뭅니다. 시드를 바꾸세요. (뽑은 행: {drawn}개)",
).format(drawn=f"{MOST_ROWS:,}")
_DRAWN = Text(
    "The file has {rows} rows; {drawn} of them were drawn with the seed, and all figures are about these.",
    "파일의 행은 {rows}개입니다. 시드로 {drawn}개를 뽑았고, 모든 결과는 뽑은 행에 대한 것입니다.",
)
_LEFT_OUT = Text("Rows left out because a value is missing: {rows}.", "빠진 값이 있어 제외한 행: {rows}개.")
_STILL = Text(
    "Columns that never change and so tell the network nothing: {columns}.",
    "값이 변하지 않아 신경망에 아무것도 알려 주지 않는 열: {columns}개.",
)
