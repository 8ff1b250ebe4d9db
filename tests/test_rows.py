"""The rows of a chart are what a data frame of the same columns would be, on paper and on their way to the browser."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.blocks import Figure
from acts.rows import Rows, stack
from acts.spec import decode
from acts.views.initialization import Initialization
from pages.frame import charts
from pages.frame.rows import arrow
from pages.frame.same import Same

WORDS = st.text(max_size=4)
TABLES = st.integers(1, 6).flatmap(
    lambda count: st.fixed_dictionaries(
        {
            "number": st.lists(st.floats(width=32), min_size=count, max_size=count),
            "count": st.lists(st.integers(-(2**40), 2**40), min_size=count, max_size=count),
            "flag": st.lists(st.booleans(), min_size=count, max_size=count),
            "word": st.lists(WORDS, min_size=count, max_size=count),
            "alone": WORDS,
        }
    )
)


@given(st.lists(TABLES, min_size=1, max_size=3))
def test_rows_are_what_a_frame_would_be(tables: list[dict[str, Any]]) -> None:
    """Stacked, chosen from and turned into a frame, they hold the same cells as data frames that were put together."""
    every, frames = stack(map(Rows, tables)), pd.concat(map(pd.DataFrame, tables), ignore_index=True)
    assert len(every) == len(frames)
    pd.testing.assert_frame_equal(every.frame(), frames)
    some = np.arange(len(every)) % 2 == 0
    pd.testing.assert_frame_equal(every.where(some).frame(), frames[some].reset_index(drop=True))


@given(TABLES)
def test_every_cell_travels(table: dict[str, Any]) -> None:
    """The browser reads the numbers to single precision and every word; the bytes are made once."""
    rows = Rows(table)
    read: Any = pa.ipc.open_stream(arrow(rows)).read_all()
    assert arrow(rows) is arrow(rows)
    assert read["number"].to_pylist() == pytest.approx(table["number"], rel=1e-6, nan_ok=True)
    for name in ("count", "flag", "word", "alone"):
        assert read[name].to_pylist() == rows[name].tolist()


def test_a_logarithm_gets_what_single_precision_has_not() -> None:
    """A chart with a logarithmic axis shows 1e-80 and 1e40, as paper does."""
    rows = Rows({"y": [1e-80, 1e40]})
    assert pa.ipc.open_stream(arrow(rows, wide=True)).read_all()["y"].to_pylist() == [1e-80, 1e40]
    deep, _ = decode(Initialization, {"activation": "relu", "depth": "30"})
    shown = {block.name: block for block in deep.show(deep.compute(), "en") if isinstance(block, Figure)}
    assert charts.has_logarithm(Same(shown["spread"].spec))
    assert not charts.has_logarithm(Same(shown["correlation"].spec))


def test_no_rows_have_every_column() -> None:
    """A chart with nothing in it still finds its columns."""
    nothing = Rows.of(("x", "series"), ())
    assert len(nothing) == 0
    assert list(nothing.frame().columns) == ["x", "series"]
    assert pa.ipc.open_stream(arrow(nothing)).read_all().num_rows == 0
