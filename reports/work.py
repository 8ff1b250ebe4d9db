"""Printing as a job: what the server hands to a worker, without loading the printing press itself."""

from __future__ import annotations

from hashlib import sha256
from importlib import import_module


def key(study: str, language: str, link_base: str, form: str = "report", paper: str = "a4") -> str:
    """What a report is kept under: the study (its JSON text), the language, where its links lead, form and paper."""
    return f"report.{sha256(f'{language} {link_base} {form} {paper} {study}'.encode()).hexdigest()}"


def make(study: str, language: str, link_base: str, form: str = "report", paper: str = "a4") -> bytes:
    """The PDF of *study*, its JSON text, in *language*; raises `Trouble` if it cannot be made."""
    from acts.study import Study  # noqa: PLC0415 - loaded by the worker, not by the server
    from reports.pdf import pdf  # noqa: PLC0415
    from reports.style import Style  # noqa: PLC0415

    return pdf(Study.loads(study), "ko" if language == "ko" else "en", Style(form, paper, link_base))


def warm() -> bool:
    """Load the printing press and start its companion, so that the first report does not wait for them."""
    import_module("reports.companion").start()
    import_module("reports.engine")
    import_module("reports.pdf")
    return True
