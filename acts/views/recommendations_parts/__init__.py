"""Every section below the recommendations, found by reading this folder."""

from acts.views.parts import sections

PARTS = sections(__name__)

__all__ = ["PARTS"]
