"""Every section below the curves, found by reading this folder."""

from collections.abc import Mapping
from types import MappingProxyType

from acts.spec import catalogue
from acts.views.curves_parts.base import Part

_found = catalogue(Part, __name__).values()
PARTS: Mapping[str, type[Part]] = MappingProxyType({p.slug: p for p in sorted(_found, key=lambda p: p.order)})

__all__ = ["PARTS", "Part"]
