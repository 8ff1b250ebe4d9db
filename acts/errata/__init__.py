"""Every well-known mistake, found by reading this folder."""

from acts.errata.base import Erratum
from acts.spec import catalogue

ERRATA = catalogue(Erratum, __name__)

__all__ = ["ERRATA", "Erratum"]
