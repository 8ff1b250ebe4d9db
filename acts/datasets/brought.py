"""A data set that the reader brings: a CSV file, or two IDX files as MNIST has them."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

import numpy as np

from acts import files
from acts.array import Array
from acts.datasets.base import Dataset, Labels
from acts.knobs import Source
from acts.tables import ACCEPTS, Labelled, csv_table, idx_array, idx_table, is_idx
from acts.text import Text, Trouble

MOST_ROWS = 2000
_NONE = {"none": Text("None yet", "아직 없음")}


def checked(content: bytes) -> bytes:
    """*content*, if it is an IDX file or a CSV file with classes; raises `Trouble` otherwise."""
    _ = idx_array(content) if is_idx(content) else csv_table(content)
    return content


class Brought(Dataset):
    title = Text("Your own file", "직접 올린 파일")
    about = Text(
        "A CSV file with the class in its last column, or the two IDX files of a set like MNIST. Of more than 2,000 "
        "rows, 2,000 are drawn with the seed.",
        "마지막 열이 클래스인 CSV 파일, 또는 MNIST처럼 두 개로 나뉜 IDX 파일입니다. 2,000행이 넘으면 시드로 2,000행을 뽑습니다.",
    )

    file: Annotated[str, Source(Text("CSV or IDX file", "CSV 또는 IDX 파일"), _NONE, ACCEPTS, checked)] = "none"
    labels: Annotated[str, Source(Text("IDX labels", "IDX 레이블"), _NONE, ACCEPTS, checked)] = "none"

    def draw(self, seed: int) -> tuple[Array, Labels]:
        table = self._table()
        rows = len(table.labels)
        if rows <= MOST_ROWS:
            return table.points, table.labels
        chosen = np.sort(np.random.default_rng(seed).choice(rows, MOST_ROWS, replace=False))
        return table.points[chosen], table.labels[chosen]

    def _table(self) -> Labelled:
        if self.file == "none":
            raise Trouble(_BRING)
        content = files.read(self.file)
        if not is_idx(content):
            return _csv(content)
        if self.labels == "none":
            raise Trouble(_LABELS)
        return idx_table(content, files.read(self.labels))


@lru_cache(maxsize=4)
def _csv(content: bytes) -> Labelled:
    return csv_table(content)


_BRING = Text(
    "Bring a file first: under the name of the data set, choose “Bring your own”.",
    "먼저 파일을 올리세요. 데이터 이름 아래의 ‘직접 올리기’를 누르면 됩니다.",
)
_LABELS = Text(
    "These are the images of an IDX data set; bring its file of labels too.",
    "IDX 데이터의 이미지 파일입니다. 레이블 파일도 함께 올리세요.",
)
