"""Numbers in a column keep their zeros."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from acts.columns import even
from acts.text import num

NUMBERS = st.floats(-1e6, 1e6).flatmap(lambda v: st.integers(1, 5).map(lambda digits: num(v, digits)))
CELLS = st.lists(NUMBERS | st.sampled_from(["–", "37%", "64", "1,024", "±0.1"]), max_size=12)


@given(CELLS)
def test_a_column_says_the_same_numbers(cells: list[str]) -> None:
    """Only zeros behind a point are added, as many as another number has digits and decimals; and once is enough."""
    filled = even(cells)
    added = [after.removeprefix(before) for before, after in zip(cells, filled, strict=True)]
    assert all(not more.replace(".", "", 1).strip("0") for more in added)
    assert all("." in after for after, more in zip(filled, added, strict=True) if more)
    most = max((len(cell.partition(".")[2]) for cell in cells if cell.strip("−.0123456789") == ""), default=0)
    assert all(len(after.partition(".")[2]) <= most for after, more in zip(filled, added, strict=True) if more)
    assert even(filled) == filled


def test_zeros_that_were_cut_off_come_back() -> None:
    """What has three digits has them also where the last is a zero; exact zeros and words have none to come back."""
    assert even(["0.431", "0.44", "0", "–", "1", "0.0924"]) == ["0.431", "0.440", "0", "–", "1.00", "0.0924"]
    assert even(["64", "8", "1,024"]) == ["64", "8", "1,024"]
    assert even(["47.7", "1", "−0.5"]) == ["47.7", "1.0", "−0.5"]
