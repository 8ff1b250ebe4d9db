"""Every gate of two inputs, found by reading this folder."""

from acts.gates.base import Gate
from acts.spec import catalogue

GATES = catalogue(Gate, __name__)

__all__ = ["GATES", "Gate"]
