"""Tables as people really have them."""

from __future__ import annotations

import gzip
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts import files, tables
from acts.datasets import DATASETS
from acts.text import Trouble

GOOD = {
    "plain": b"1,2,a\n3,4,b\n",
    "heading": b"x,y,class\n1,2,a\n3,4,b\n",
    "mark": "\ufeffx,y,class\n1,2,a\n3,4,b\n".encode(),
    "semicolons and decimal commas": b"x;y;class\n1,0;2;a\n3;4,0;b\n",
    "tabs": b"1\t2\ta\n3\t4\tb\n",
    "CP949": "키,몸무게,반\n1,2,a\n3,4,b\n".encode("cp949"),
    "gaps": b"1,2,a\n,9,a\n3,4,b\n7,8\n",
    "a column of text": b"x,name,y,class\n1,ann,2,a\n3,bob,4,b\n",
    "blank lines": b"\n1,2,a\n\n3,4,b\n\n",
    "packed": gzip.compress(b"1,2,a\n3,4,b\n"),
}


@pytest.mark.parametrize("kind", GOOD)
def test_the_same_table_in_many_spellings(kind: str) -> None:
    """Two rows, two features, two classes, however the spreadsheet wrote them."""
    table = tables.csv_table(GOOD[kind])
    assert table.points.tolist() == [[1, 2], [3, 4]]
    assert table.labels.tolist() == [0, 1]
    assert table.names == ("a", "b")
    assert table.left_out == (2 if kind == "gaps" else 0)


BAD = {
    "empty": b"",
    "one column": b"1\n2\n",
    "one class": b"1,a\n2,a\n",
    "a class each": b"".join(b"%d,%d\n" % (i, i) for i in range(200)),
    "no numbers": b"a,b,c\nd,e,f\n",
    "binary": bytes(range(256)) * 9,
    "zeros": b"\0" * 64,
    "cut gzip": gzip.compress(b"1,2,a\n" * 99)[:20],
    "too long": b"1,2,a\n3,4,b\n" * 420_000,
    "too long, packed": gzip.compress(b"1,2,a\n3,4,b\n" * 420_000),
    "one row of thousands": b"1," * 3000 + b"a\n" + b"1,b\n" * 2000,
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_table_gets_one_sentence(kind: str) -> None:
    """In both languages."""
    with pytest.raises(Trouble) as caught:
        tables.csv_table(BAD[kind])
    assert caught.value.text.ko.endswith(("세요.", "니다."))


def idx(values: np.ndarray) -> bytes:
    """An array as an IDX file."""
    kinds = {"u1": 8, "i1": 9, "i2": 11, "i4": 12, "f4": 13, "f8": 14}
    head = bytes([0, 0, kinds[values.dtype.str[1:]], values.ndim])
    return (
        head + struct.pack(f">{values.ndim}I", *values.shape) + values.astype(values.dtype.newbyteorder(">")).tobytes()
    )


@given(
    st.sampled_from(["u1", "i2", "i4", "f4", "f8"]), st.lists(st.integers(1, 4), min_size=1, max_size=3), st.booleans()
)
def test_idx_files_come_back(kind: str, shape: list[int], packed: bool) -> None:
    """Any shape, any of the number types, packed or not."""
    values = np.arange(np.prod(shape)).reshape(shape).astype(kind)
    content = gzip.compress(idx(values)) if packed else idx(values)
    assert np.array_equal(tables.idx_array(content), values)


@pytest.mark.parametrize("cut", [3, 5, 9, 20])
def test_a_cut_idx_file_is_said_so(cut: int) -> None:
    """Not a crash, and not half a picture."""
    with pytest.raises(Trouble):
        tables.idx_array(idx(np.zeros((3, 4, 5), "u1"))[:cut])


def test_a_brought_set_is_trained_on_like_any_other() -> None:
    """A CSV and a pair of IDX files load as points with classes; without the file there is a sentence."""
    rows = b"".join(b"%d,%d,%s\n" % (i, i * i, b"ab"[i % 2 : i % 2 + 1]) for i in range(3000))
    images, labels = idx(np.arange(48, dtype="u1").reshape(4, 3, 4)), idx(np.array([7, 9, 7, 9], "u1"))
    held = {files.name_of(c): c for c in (rows, images, labels)}
    table = DATASETS["brought"](file=files.name_of(rows))
    pair = DATASETS["brought"](file=files.name_of(images), labels=files.name_of(labels))
    with files.brought(held):
        assert table.load(1)[0].shape == (2000, 2)
        assert np.array_equal(table.load(1)[0], table.load(1)[0])
        assert pair.load(0)[1].tolist() == [0, 1, 0, 1]
    with pytest.raises(Trouble):
        table.load(1)
    with pytest.raises(Trouble):
        DATASETS["brought"]().load(0)


COLUMNS = {
    "plain": (b"1,5\n2,6\n3,7\n", 1, 0),
    "one column": (b"1\n2\n3\n", 1, 0),
    "a heading": (b"x\n1\n2\n3\n", 1, 0),
    "semicolons and decimal commas": (b"a;b\nx;1,0\ny;2,0\nz;3,0\n", 2, 0),
    "decimal commas alone": (b"height\n1,0\n2,0\n3,0\n", 1, 0),
    "tabs": (b"7\t1\n7\t2\n7\t3\n", 2, 0),
    "bars": (b"7|1\n7|2\n7|3\n", 2, 0),
    "UTF-16": ("\ufeffx\ty\n1\t4\n2\t5\n3\t6\n".encode("utf-16-le"), 1, 0),
    "CP949": ("키\n1\n2\n3\n".encode("cp949"), 1, 0),
    "gaps": (b"x,y\n1,9\n,9\nNA,9\n2,9\n1e200,9\n3\n", 1, 3),
    "packed": (gzip.compress(b"1\n2\n3\n"), 1, 0),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_the_same_column_in_many_spellings(kind: str) -> None:
    """Three numbers, and how many cells held none."""
    content, number, missing = COLUMNS[kind]
    found = tables.column(content, number)
    assert found.values.tolist() == [1, 2, 3]
    assert found.missing == missing
    assert tables.first_column(content) >= 1


@pytest.mark.parametrize("number", [1, 3])
def test_a_column_that_is_none_gets_one_sentence(number: int) -> None:
    """Words, or a place beyond the last column."""
    with pytest.raises(Trouble) as caught:
        tables.column(b"name,size\nann,1\nbob,2\n", number)
    assert caught.value.text.ko.endswith("세요.")


UNREADABLE = (
    "empty",
    "no numbers",
    "binary",
    "zeros",
    "cut gzip",
    "too long",
    "too long, packed",
    "one row of thousands",
)


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_without_a_column_is_refused(kind: str) -> None:
    """In both languages, when it is brought."""
    with pytest.raises(Trouble) as caught:
        tables.first_column(BAD[kind])
    assert caught.value.text.ko.endswith("세요.")
