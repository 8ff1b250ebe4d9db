"""What a sweep may vary besides the learning rate, found by reading this folder."""

from acts.axes.base import Axis
from acts.spec import catalogue

AXES = catalogue(Axis, __name__)

__all__ = ["AXES", "Axis"]
