"""Rows of a chart as the bytes that travel to the browser, made once for rows that stay while other knobs are turned."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from acts.array import AnyArray
from acts.rows import Rows, Words


def arrow(rows: Rows, *, wide: bool = False) -> bytes:
    """*rows* as an Arrow stream, kept with them; *wide*: for a logarithm, which shows numbers that single precision has not."""
    place = "arrow, wide" if wide else "arrow"
    kept = rows.kept.get(place)
    if kept is None:
        kept = rows.kept[place] = _stream(rows, np.dtype(np.float64 if wide else np.float32))
    return kept


def _stream(rows: Rows, kind: np.dtype[Any]) -> bytes:
    batch = pa.record_batch({name: _column(values, kind) for name, values in rows.columns.items()})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema, options=_USUAL) as writer:
        writer.write_batch(batch)
    return sink.getvalue().to_pybytes()


_USUAL = pa.ipc.IpcWriteOptions()  # without them, each writer asks the environment for them


def _column(values: AnyArray | Words, kind: np.dtype[Any]) -> Any:
    """A column as short as a drawing needs it: numbers of one *kind*, small whole numbers, and every word only once."""
    if isinstance(values, Words):
        codes = values.codes.astype(_smallest(len(values.names)))
        return pa.DictionaryArray.from_arrays(codes, _words(values.names))
    match values.dtype.kind:
        case "f":
            return pa.array(values.astype(kind))
        case "i" | "u":
            return pa.array(_small(values))
        case "b":
            return pa.array(values)
        case _:
            return pa.array([None if v is None else str(v) for v in values.tolist()]).dictionary_encode()


def _small(values: AnyArray) -> AnyArray:
    """Whole numbers in as few bytes as hold them."""
    return values.astype(_smallest(int(np.abs(values).max()) if values.size else 0))


@lru_cache(maxsize=256)
def _smallest(largest: int) -> np.dtype[Any]:
    """The kind of whole numbers with the fewest bytes that reaches as far as *largest*."""
    kinds = map(np.dtype, (np.int8, np.int16, np.int32))
    return next((kind for kind in kinds if largest <= np.iinfo(kind).max), np.dtype(np.int64))


@lru_cache(maxsize=256)
def _words(names: tuple[str, ...]) -> Any:
    return pa.array(names, pa.string())
