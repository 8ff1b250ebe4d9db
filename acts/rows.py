"""The rows of a chart, column by column.

A data frame holds the same, but making one costs more than computing what it holds, and a turned knob makes a dozen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from acts.array import AnyArray

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Words:
    """A column of words, each kept once: ``names[codes]``."""

    codes: NDArray[np.integer[Any]]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, which: Any) -> Words:
        return Words(self.codes[which], self.names)

    @classmethod
    def each(cls, names: Sequence[str], times: int | Sequence[int] = 1) -> Self:
        """Every one of *names* in turn, as many *times* as is said for all or for each."""
        return cls(np.repeat(np.arange(len(names), dtype=np.int32), times), tuple(names))

    def plain(self) -> AnyArray:
        """As an array of strings."""
        return np.array(self.names, object)[self.codes]


class Rows:
    """Columns of one length by name; what is not a sequence stands in every row. Nothing in it is changed later."""

    def __init__(self, columns: Mapping[str, Any]) -> None:
        self.columns: dict[str, AnyArray | Words] = {name: _column(values) for name, values in columns.items()}
        alone = [name for name, values in columns.items() if isinstance(values, str) or not hasattr(values, "__len__")]
        count = next((len(column) for name, column in self.columns.items() if name not in alone), 1)
        for name in alone:
            self.columns[name] = self.columns[name][np.zeros(count, np.int32)]
        self.kept: dict[str, Any] = {}  #: what whoever draws them made of them

    @classmethod
    def of(cls, names: Sequence[str], found: Iterable[Sequence[Any]]) -> Self:
        """*found* row by row."""
        cells = list(found)
        return cls({name: [row[i] for row in cells] for i, name in enumerate(names)})

    @classmethod
    def lines(cls, names: Sequence[str], **columns: Sequence[AnyArray]) -> Self:
        """A line for each of *names* below one another, its "series"; of every column there is a part for each."""
        series = Words.each(names, [len(part) for part in next(iter(columns.values()))])
        return cls({**{name: np.concatenate(parts) for name, parts in columns.items()}, "series": series})

    def __getitem__(self, name: str) -> AnyArray:
        column = self.columns[name]
        return column.plain() if isinstance(column, Words) else column

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    @property
    def weight(self) -> int:
        """About how many bytes it holds, with the stream that is made of it."""
        arrays = [c.codes if isinstance(c, Words) else c for c in self.columns.values()]
        return 200 + 2 * sum(array.nbytes for array in arrays)

    def having(self, **more: Any) -> Self:
        """The same rows with columns added or replaced."""
        return type(self)({**self.columns, **more})

    def where(self, which: Any) -> Self:
        """The rows at *which*: a mask, a slice, or places."""
        return type(self)({name: column[which] for name, column in self.columns.items()})

    def frame(self) -> pd.DataFrame:
        """The same as a data frame, for whoever works on with it."""
        import pandas as pd  # noqa: PLC0415 - heavy, and nothing that is shown needs it

        return pd.DataFrame({name: self[name] for name in self.columns})


def stack(parts: Iterable[Rows]) -> Rows:
    """*parts* one below the other; there is at least one, and all have the same columns."""
    every = list(parts)
    return Rows({name: _joined([part.columns[name] for part in every]) for name in every[0].columns})


def _column(values: Any) -> AnyArray | Words:
    """As an array of one dimension, or as words."""
    if isinstance(values, Words):
        return values
    column = np.atleast_1d(np.asarray(values))
    return _words(column.tolist()) if column.dtype.kind == "U" else column


def _words(every: Sequence[str]) -> Words:
    codes: dict[str, int] = {}
    found = [codes.setdefault(word, len(codes)) for word in every]
    return Words(np.array(found, np.int32), tuple(codes))


def _joined(columns: Sequence[AnyArray | Words]) -> AnyArray | Words:
    words = [column for column in columns if isinstance(column, Words)]
    if len(words) < len(columns):
        return np.concatenate([column.plain() if isinstance(column, Words) else column for column in columns])
    names = tuple(dict.fromkeys(name for column in words for name in column.names))
    places = [np.array([names.index(name) for name in column.names], np.int32) for column in words]
    return Words(np.concatenate([place[w.codes] for place, w in zip(places, words, strict=True)]), names)
