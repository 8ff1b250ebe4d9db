"""Rows of a chart as the bytes that travel to the browser.

Turning a data frame into Arrow is most of what a chart costs, so it is done once for a frame that stays the same
while other knobs are turned.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

_KEPT = "_arrow"


def arrow(frame: pd.DataFrame) -> bytes:
    """*frame* as an Arrow stream, without its index; kept with the frame."""
    kept = frame.attrs.get(_KEPT)
    if kept is None:
        kept = frame.attrs[_KEPT] = _stream(frame)
    return kept


def _stream(frame: pd.DataFrame) -> bytes:
    table = pa.table({str(name): _column(frame[name].to_numpy()) for name in frame.columns})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def _column(plain: np.ndarray[tuple[int, ...], Any]) -> Any:
    """A column as short as a drawing needs it: single precision, and every word only once."""
    if plain.dtype.kind == "f":
        return pa.array(plain.astype("float32"))
    if plain.dtype.kind in "biu":
        return pa.array(plain)
    return pa.array([None if v is None else str(v) for v in plain]).dictionary_encode()
