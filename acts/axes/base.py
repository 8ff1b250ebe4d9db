"""What every second axis of a sweep can do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from acts.setup import Setup
from acts.spec import Spec
from acts.text import Text, num


class Axis(Spec):
    """One setting of a run, with the ``entries`` that a sweep goes through; ``field`` is its name in a `Setup`."""

    field: ClassVar[str]

    @property
    def knob(self) -> str:
        """The knob of the view that sets it otherwise."""
        return self.field

    @property
    def chosen(self) -> Sequence[Any]:
        """The entries, each once, in the order in which they were chosen."""
        return tuple(dict.fromkeys(getattr(self, "entries")))  # noqa: B009 - each axis has entries of its own type

    def turn(self, setup: Setup, value: Any) -> Setup:
        """*setup* with this setting at *value*."""
        return replace(setup, **{self.field: value})

    def name(self, value: Any) -> Text:
        """What *value* is called: a number, or a title with the knobs that are not as usual."""
        return named(value) if isinstance(value, Spec) else Text(num(value), num(value))

    def said(self, value: Any) -> Text:
        """*value* as a sentence names it: of a number, also what it is the number of."""
        if isinstance(value, Spec):
            return self.name(value)
        name = self.name(value)
        return Text(f"{self.title.en.lower()} {name.en}", f"{bare(self.title.ko)} {name.ko}")


def named(spec: Spec) -> Text:
    """The title of *spec* without what stands in brackets, and the numbers among its knobs that are not as usual."""
    usual = dict(type(spec)())
    turned = [num(v) for k, v in dict(spec).items() if v != usual[k] and isinstance(v, int | float)]
    texts = [str(v) for k, v in dict(spec).items() if v != usual[k] and isinstance(v, str)]
    more = ", ".join([*turned, *texts])
    return Text(*(f"{bare(title)} {more}".strip() for title in (spec.title.en, spec.title.ko)))


def bare(title: str) -> str:
    """*title* without what stands in brackets."""
    head, _, rest = title.partition("(")
    return " ".join(f"{head} {rest.partition(')')[2]}".split())
