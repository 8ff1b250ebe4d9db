"""The picture on the cover: the activation functions of the study, before all the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast

import numpy as np

from acts.activations import CATALOGUE, Activation
from acts.array import Array
from acts.spec import Spec
from acts.study import Entry, Study
from acts.theme import PALETTES, hue
from reports.shapes import point
from reports.thin import thin

WIDTH, HEIGHT = 794, 635
_REACH, _UNIT, _MIDDLE = 4.4, 88, 516
_FOREGROUND, _POINTS, _CALM = 6, 177, 20


def art(study: Study) -> bytes:
    """Curves as SVG on a transparent ground: those of *study* bright, the rest of the catalogue faint."""
    own = list(dict.fromkeys(f for e in study.entries if isinstance(e, Entry) for f in _functions(e.view)))[
        :_FOREGROUND
    ]
    bright = own or [cls() for cls in list(CATALOGUE.values())[:3]]
    paths = [_path(f, i, 0.28, 0.9) for i, f in enumerate(_others(bright))]
    paths += [_path(f, i, 1.0, 2.0) for i, f in enumerate(bright)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"{_grid()}{''.join(paths)}</svg>"
    ).encode()


def _functions(spec: Spec) -> Iterator[Activation]:
    for value in dict(spec).values():
        for part in cast("tuple[Any, ...]", value) if isinstance(value, tuple) else (value,):
            if isinstance(part, Activation):
                yield part
            elif isinstance(part, Spec):
                yield from _functions(part)


def _others(bright: Iterable[Activation]) -> list[Activation]:
    """The rest of the catalogue, without those that swing up and down: a picture needs calm."""
    taken = {f.slug for f in bright}
    others = (cls() for slug, cls in CATALOGUE.items() if slug not in taken)
    return [f for f in others if np.abs(np.diff(_heights(f))).sum() < _CALM]


def _heights(f: Activation) -> Array:
    return np.clip(np.nan_to_num(f(np.linspace(-_REACH, _REACH, _POINTS))), -9, 9)


@cache
def _grid() -> str:
    rules = (
        "".join(f"M0,{y}L{WIDTH},{y}" for y in range(_MIDDLE % _UNIT, HEIGHT, _UNIT))
        + f"M{WIDTH // 2},0L{WIDTH // 2},{HEIGHT}"
    )
    return f'<path d="{rules}" stroke="#fff" stroke-opacity=".07" stroke-width=".7"/>'


def _path(f: Activation, series: int, opacity: float, width: float) -> str:
    across, up = np.linspace(0, WIDTH, _POINTS), _MIDDLE - _UNIT * _heights(f)
    points = "L".join(map(point, thin(list(zip(across.tolist(), up.tolist(), strict=True)))))
    color = PALETTES["dark"][hue(series)[1:]]
    style = f'fill="none" stroke="{color}" stroke-width="{width}" stroke-opacity="{opacity}" stroke-linejoin="round"'
    return f'<path d="M{points}" {style}/>'
