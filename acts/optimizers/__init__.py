"""Every optimizer, found by reading this folder."""

from acts.optimizers.base import Optimizer
from acts.spec import catalogue

OPTIMIZERS = catalogue(Optimizer, __name__)

__all__ = ["OPTIMIZERS", "Optimizer"]
