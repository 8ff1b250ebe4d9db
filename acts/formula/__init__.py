"""Formulas that a reader writes: read without running them, differentiated exactly, and searched for kinks."""

from acts.formula.read import read
from acts.formula.written import Written, written

__all__ = ["Written", "read", "written"]
