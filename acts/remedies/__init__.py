"""What is said to help against dead units, found by reading this folder."""

from acts.remedies.base import Remedy
from acts.spec import catalogue

REMEDIES = catalogue(Remedy, __name__)

__all__ = ["REMEDIES", "Remedy"]
