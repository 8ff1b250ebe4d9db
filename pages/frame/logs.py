"""What the server writes: one line of JSON a page if asked for, and failures; nothing that a reader wrote."""

from __future__ import annotations

import logging
import os

RUNS = "acts.runs"  #: the pages that were drawn; see metrics.py
_OURS = ("acts", "pages", "reports")


def begin() -> None:
    """Give our own lines a place to go, and keep Streamlit from logging a failed run with all that was sent."""
    level = logging.getLevelNamesMapping().get(os.environ.get("ACTS_LOG", "").upper(), logging.WARNING)
    for name, form in (*((name, "%(asctime)s %(levelname)s %(message)s") for name in _OURS), (RUNS, "%(message)s")):
        handler, logger = logging.StreamHandler(), logging.getLogger(name)
        handler.setFormatter(logging.Formatter(form))
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)
    logging.getLogger("streamlit.error_util").addFilter(lambda record: record.msg != "Uncaught app execution")
