"""What goes into a random network: normal numbers, digit images, or the rows of a table that the reader brought."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from acts import files
from acts.array import Array
from acts.datasets.handwriting import digits
from acts.tables import Rows, numeric_rows
from acts.text import Text, Trouble


def draw_inputs(inputs: str, samples: int, width: int, rng: Generator, correlation: float = 0.0) -> Array:
    """Inputs of shape (samples, features).

    ``"normal"``: *width* features from N(0, 1), each pair of inputs with *correlation* from 0 to 1, which comes from a
    part that all of them share. ``"digits"``: *samples*, at most 1,797, different images with 64 gray values from 0 to
    1. The name of a brought file: *samples* of its rows, or all if there are fewer, every column with mean 0 and
    variance 1 over the file. Raises `Trouble` if the file cannot be read.
    """
    if inputs == "normal":
        own = rng.standard_normal((samples, width))
        shared = rng.standard_normal(width) if correlation else np.zeros(width)
        return np.sqrt(1 - correlation) * own + np.sqrt(correlation) * shared
    every = population(inputs)
    return every[rng.choice(len(every), min(samples, len(every)), replace=False)]


def population(inputs: str) -> Array:
    """Every input (rows, features) there is to draw from, of digits or of a brought file."""
    return digits()[0] if inputs == "digits" else standardized(_read(files.read(inputs)).values)


class Inflow(NamedTuple):
    """What theory needs to know of the inputs: how many features, and per feature the mean square, variance and mean."""

    features: int
    second_moment: float
    variance: float
    mean: float = 0.0


def law(inputs: str, width: int, correlation: float = 0.0) -> Inflow:
    """The law that :func:`draw_inputs` draws from."""
    if inputs == "normal":
        return Inflow(width, 1.0, 1.0 - correlation)
    every = population(inputs)
    return Inflow(every.shape[1], float((every**2).mean()), float(every.var(axis=0).mean()), float(every.mean()))


def standardized(values: Array) -> Array:
    """*values* (rows, columns), every column with mean 0 and variance 1; one that never changes is 0."""
    apart = values - values.mean(axis=0)
    spread = apart.std(axis=0)
    still = spread <= 1e-12 * np.abs(values).max(axis=0)
    return np.asarray(np.where(still, 0.0, apart) / np.where(still, 1.0, spread))


def checked(content: bytes) -> bytes:
    """*content*, if it is a CSV file whose rows can go into a network; raises `Trouble` otherwise."""
    if len(_read(content).values) < LEAST_ROWS:
        raise Trouble(_FEW)
    return content


LEAST_ROWS = 10


@lru_cache(maxsize=4)
def _read(content: bytes) -> Rows:
    return numeric_rows(content)


_FEW = Text(
    "Fewer than 10 rows of this file are complete; a network needs more inputs than that. Bring a longer table.",
    "빈칸 없이 채워진 행이 10개보다 적어 신경망의 입력으로 쓰기에 모자랍니다. 더 긴 표를 올리세요.",
)
