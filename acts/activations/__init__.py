"""Every activation function, found by reading this folder."""

from collections.abc import Mapping
from types import MappingProxyType

from acts.activations.base import FAMILIES, Activation
from acts.spec import catalogue


def _in_reading_order(found: Mapping[str, type[Activation]]) -> Mapping[str, type[Activation]]:
    order = list(FAMILIES)
    return MappingProxyType(dict(sorted(found.items(), key=lambda entry: order.index(entry[1].family))))


ACTIVATIONS = _in_reading_order(catalogue(Activation, __name__))
"""Whatever may be chosen."""
CATALOGUE = MappingProxyType({slug: kind for slug, kind in ACTIVATIONS.items() if kind.fixed})
"""Those of them whose formula stands here: the laws of the catalogue, its gallery and its cover are about these."""

__all__ = ["ACTIVATIONS", "CATALOGUE", "FAMILIES", "Activation"]
