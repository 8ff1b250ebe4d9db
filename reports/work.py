"""Printing as a job: what the server hands to a worker, without loading the printing press itself."""

from __future__ import annotations

from hashlib import sha256


def key(study: str, language: str, link_base: str) -> str:
    """What a report is kept under: the study (its JSON text), the language, and where its links lead."""
    return f"report.{sha256(f'{language} {link_base} {study}'.encode()).hexdigest()}"


def make(study: str, language: str, link_base: str) -> bytes:
    """The PDF of *study*, its JSON text, in *language*; raises `Trouble` if it cannot be made."""
    from acts.study import Study  # noqa: PLC0415 - loaded by the worker, not by the server
    from reports.pdf import pdf  # noqa: PLC0415

    return pdf(Study.loads(study), "ko" if language == "ko" else "en", link_base=link_base)
