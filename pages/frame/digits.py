"""Numbers as every sentence writes them, in the language of the chart engine: for what a browser says of rows that it has."""

from __future__ import annotations

from typing import Any

Layer = dict[str, Any]


def numbers(whole: bool, band: bool) -> list[Layer]:
    """Transforms for the field "said" of every row: y as a number with its digits, and in brackets its band."""
    if whole:
        return [{"calculate": "format(datum.y, ',d')", "as": "said"}]
    if not band:
        return number("y", "said")
    said = "datum.low == datum.high ? datum.said : datum.said + ' (' + datum.low + ' … ' + datum.high + ')'"
    return [*number("y", "said"), *number("lo", "low"), *number("hi", "high"), {"calculate": said, "as": "said"}]


def number(field: str, into: str) -> list[Layer]:
    """Transforms for the field *into*: what `acts.text.num` says of a *field*."""
    value, power = f"datum.{field}", "abs(datum.cut[1])"
    digits = " + ".join(f"({power} >= {unit} ? {_RAISED}[floor({power} / {unit}) % 10] : '')" for unit in (100, 10, 1))
    raised = f"datum.cut[0] + '\u00a0×\u00a010' + (datum.cut[1] < 0 ? '⁻' : '') + {digits}"
    short = f"{value} == 0 || abs({value}) >= 1e-4 && abs({value}) < 1e5 || !isFinite({value})"
    return [
        {"calculate": f"split(format({value}, '.2e'), 'e')", "as": "cut"},
        {"calculate": f"{short} ? {plain(value)} : {raised}", "as": into},
    ]


def plain(value: str, digits: int = 3) -> str:
    """An expression: *value* with so many digits and no zeros after them."""
    return f"format({value}, '.{digits}~r')"


_RAISED = "'⁰¹²³⁴⁵⁶⁷⁸⁹'"
