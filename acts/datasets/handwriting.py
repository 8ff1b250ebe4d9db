"""The handwritten digits that ship inside scikit-learn, read without importing it."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import numpy as np

from acts.array import Array
from acts.datasets.base import Dataset, Labels
from acts.text import Text


class Digits(Dataset):
    title = Text("Handwritten digits", "손글씨 숫자")
    about = Text(
        "1,797 images of 8 × 8 pixels in ten classes (Alpaydin & Kaynak 1998); the seed does not change them.",
        "8 × 8 픽셀 이미지 1,797장, 클래스 열 개입니다(Alpaydin & Kaynak 1998). 시드를 바꿔도 이미지는 같습니다.",
    )

    size = 1797
    features = 64
    classes = 10

    def draw(self, seed: int) -> tuple[Array, Labels]:
        return digits()


@cache
def digits() -> tuple[Array, Labels]:
    """Gray values (1797, 64) from 0 to 1, row by row of 8 × 8 pixels, and digits (1797,); both read-only.

    Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI, 1998, doi:10.24432/C50P49.
    """
    path = Path(str(distribution("scikit-learn").locate_file("sklearn/datasets/data/digits.csv.gz")))
    with gzip.open(path) as file:
        table = np.loadtxt(file, delimiter=",")
    x, y = table[:, :-1] / 16, table[:, -1].astype(np.int64)
    x.flags.writeable = y.flags.writeable = False
    return x, y
