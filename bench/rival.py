"""PyTorch on one thread, which the tables compare with."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def installed() -> Any:
    """PyTorch; None where it is not installed."""
    try:
        torch = import_module("torch")
    except ImportError:
        return None
    torch.set_num_threads(1)
    return torch


def pytorch() -> Any:
    """PyTorch; ends the program with a sentence where it is not installed."""
    return installed() or sys.exit(
        "PyTorch is not installed, so there is nothing to compare with: pip install torch, then run this again."
    )
