"""Every weight initializer, found by reading this folder."""

from acts.initializers.base import Initializer
from acts.spec import catalogue

INITIALIZERS = catalogue(Initializer, __name__)

__all__ = ["INITIALIZERS", "Initializer"]
