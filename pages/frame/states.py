"""What the widgets of a spec hold, by their keys."""

from __future__ import annotations

from typing import Any

from acts.knobs import Choice, Numbers, Several
from acts.spec import Spec
from pages.frame.several import tokens_of


def states(spec: Spec, prefix: str) -> list[tuple[str, Any]]:
    """What every widget of *spec* holds, by its key."""
    found: list[tuple[str, Any]] = []
    for name, knob in spec.knobs().items():
        key, value = prefix + name, getattr(spec, name)
        if isinstance(knob, Choice):
            found += [(key, value.slug), *states(value, f"{key}.{value.slug}.")]
        elif isinstance(knob, Several):
            tokens = tokens_of([part.slug for part in value])
            found.append((key, tokens))
            found += [s for token, part in zip(tokens, value, strict=True) for s in states(part, f"{key}.{token}.")]
        else:
            found.append((key, knob.write(value) if isinstance(knob, Numbers) else value))
    return found
