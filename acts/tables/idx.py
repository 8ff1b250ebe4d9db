"""The IDX format of MNIST."""

from __future__ import annotations

import math
import struct

import numpy as np
from numpy.typing import NDArray

from acts.tables.packed import CUT_OFF, unpacked
from acts.tables.targets import Labeled, classed
from acts.text import Text, Trouble

_IDX_TYPES = {8: ">u1", 9: ">i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}


def idx_table(images: bytes, labels: bytes) -> Labeled:
    """Two IDX files as MNIST has them, packed or not: values (rows, …) and classes (rows,). Raises `Trouble`."""
    values, classes = idx_array(images), idx_array(labels)
    if classes.ndim != 1 or len(values) != len(classes):
        raise Trouble(_NO_MATCH.format(images=len(values), labels=classes.size))
    return classed(values.reshape(len(values), -1).astype(np.float64), [str(c) for c in classes], 0)


def is_idx(content: bytes) -> bool:
    """Whether *content*, packed or not, begins as an IDX file does."""
    head = unpacked(content)[:4]
    return len(head) == 4 and head[:2] == b"\0\0" and head[2] in _IDX_TYPES


def idx_array(content: bytes) -> NDArray[np.generic]:
    """The array in an IDX file; raises `Trouble` if the file is not one or is cut off."""
    raw = unpacked(content)
    if not is_idx(raw):
        raise Trouble(_NOT_IDX)
    dims = raw[3]
    if len(raw) < 4 + 4 * dims:
        raise Trouble(CUT_OFF)
    shape, kind = struct.unpack(f">{dims}I", raw[4 : 4 + 4 * dims]), np.dtype(_IDX_TYPES[raw[2]])
    body = raw[4 + 4 * dims :]
    if len(body) != math.prod(shape) * kind.itemsize:
        raise Trouble(CUT_OFF)
    return np.frombuffer(body, kind).reshape(shape)


_NOT_IDX = Text(
    "This is not an IDX file. MNIST's files are called train-images-idx3-ubyte and train-labels-idx1-ubyte.",
    "IDX 파일이 아닙니다. MNIST 파일의 이름은 train-images-idx3-ubyte, train-labels-idx1-ubyte입니다.",
)
_NO_MATCH = Text(
    "The two files do not belong together: {images} images, but {labels} labels. Bring both files of one data set.",
    "두 파일이 서로 맞지 않습니다(이미지 {images}개, 레이블 {labels}개). 같은 데이터 세트의 두 파일을 올리세요.",
)
