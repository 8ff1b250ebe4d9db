"""Every function of a vector, found by reading this folder."""

from acts.spec import catalogue
from acts.vectors.base import VectorFunction

VECTORS = catalogue(VectorFunction, __name__)

__all__ = ["VECTORS", "VectorFunction"]
