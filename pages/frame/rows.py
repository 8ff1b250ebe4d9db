"""Rows of a chart as the bytes that travel to the browser, made once for rows that stay while other knobs are turned."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from acts.array import AnyArray
from acts.rows import Rows, Words

_KEPT = "arrow"


def arrow(rows: Rows) -> bytes:
    """*rows* as an Arrow stream; kept with them."""
    kept = rows.kept.get(_KEPT)
    if kept is None:
        kept = rows.kept[_KEPT] = _stream(rows)
    return kept


def _stream(rows: Rows) -> bytes:
    batch = pa.record_batch({name: _column(values) for name, values in rows.columns.items()})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return sink.getvalue().to_pybytes()


def _column(values: AnyArray | Words) -> Any:
    """A column as short as a drawing needs it: single precision, small whole numbers, and every word only once."""
    if isinstance(values, Words):
        return pa.DictionaryArray.from_arrays(_small(values.codes), _words(values.names))
    match values.dtype.kind:
        case "f":
            return pa.array(values.astype(np.float32))
        case "i" | "u":
            return pa.array(_small(values))
        case "b":
            return pa.array(values)
        case _:
            return pa.array([None if v is None else str(v) for v in values.tolist()]).dictionary_encode()


def _small(values: AnyArray) -> AnyArray:
    """Whole numbers in as few bytes as hold them."""
    kinds = (np.int8, np.int16, np.int32)
    largest = int(np.abs(values).max()) if values.size else 0
    return values.astype(next((kind for kind in kinds if largest <= np.iinfo(kind).max), values.dtype))


@lru_cache(maxsize=256)
def _words(names: tuple[str, ...]) -> Any:
    return pa.array(names, pa.string())
