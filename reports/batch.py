"""One study, or many, from files to files: the work of the command line."""

from __future__ import annotations

import errno
import multiprocessing as mp
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from acts.files import at
from acts.study import Study
from acts.text import Lang, Text, Trouble
from reports import companion
from reports.extract import study_text
from reports.limits import within
from reports.style import Style

if TYPE_CHECKING:
    from reports.telling import Told

FORMATS = ("pdf", "html", "md", "zip")


@dataclass(frozen=True)
class Order:
    """One study to be printed: read from ``source`` (a study or a report) unless given, written to ``target``."""

    target: Path
    format: str
    lang: Lang
    style: Style
    source: Path | None = None
    study: Study | None = None


def carry_out(order: Order) -> tuple[Text, ...]:
    """Print one; returns what could not be read or computed of it. Raises `Trouble` if nothing came of it."""
    with companion.beside():
        study = order.study or opened(order.source or Path())
        found, files = _made(study, order)
        for path, content in files:
            write(path, content)
    return (*study.problems, *(_FAILED.format(title=one.title, why=one.failed) for one in found if one.failed))


def carry_out_all(orders: Sequence[Order], jobs: int) -> Iterator[tuple[Order, tuple[Text, ...]]]:
    """Print all, *jobs* at once: each order as it ends, and what went wrong with it."""
    if jobs == 1 or len(orders) == 1:
        yield from ((order, _tried(order)) for order in orders)
        return
    with ProcessPoolExecutor(min(jobs, len(orders)), mp_context=mp.get_context("spawn")) as pool:
        waiting = {pool.submit(_tried, order): order for order in orders}
        for done in as_completed(waiting):
            yield waiting[done], done.result()


def _tried(order: Order) -> tuple[Text, ...]:
    try:
        return carry_out(order)
    except Trouble as trouble:
        return (trouble.text,)


def opened(path: Path) -> Study:
    """The study in a file, a saved one or a report; raises `Trouble`."""
    content = at(path)
    text = study_text(content) if content.startswith(b"%PDF") else content.decode("utf-8-sig", "replace")
    return Study.loads(text)


def _made(study: Study, order: Order) -> tuple[Sequence[Told], Iterable[tuple[Path, bytes]]]:
    """What *study* says, and the files that it becomes."""
    from reports.pdf import laid_out, printed  # noqa: PLC0415 - a mistyped command line is answered without the press

    if order.format == "pdf":
        with within():
            made = laid_out(study, order.lang, order.style)
            return made.told, [(order.target, printed(made, study, order.style))]
    if order.format == "html":
        from reports.onefile import onefile  # noqa: PLC0415 - as above

        made = laid_out(study, order.lang, order.style, whole=True)
        return made.told, [(order.target, onefile(made))]
    from reports.document import told  # noqa: PLC0415 - as above

    found = told(study, order.lang)
    return found, _written(study, found, order)


def _written(study: Study, found: list[Told], order: Order) -> Iterator[tuple[Path, bytes]]:
    from reports.markdown import archive, markdown  # noqa: PLC0415 - a mistyped command line does without
    from reports.promise import content  # noqa: PLC0415 - as above

    if order.format == "zip":
        yield order.target, archive(study, found, order.lang, order.style)
        return
    folder = order.target.with_name(f"{order.target.stem}-files")
    text, pages = markdown(study, found, order.lang, order.style, folder.name)
    yield order.target, text.encode("utf-8", "replace")
    make(folder)
    yield from ((folder / name, content(asset)) for name, asset in pages.assets.items())
    yield from ((folder / file.name, file.content) for file in pages.attached)


def write(path: Path, content: bytes) -> None:
    """Write a file, as a whole or not at all: what stood there stays until all is written; raises `Trouble`."""
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():  # a pipe or a device
            path.write_bytes(content)
        else:
            _replace(path, content)
    except (OSError, ValueError) as error:
        why = _FULL if isinstance(error, OSError) and error.errno in _NO_ROOM else _UNWRITABLE
        raise Trouble(why.format(path=str(path)[:200])) from error


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name[:200]}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def make(folder: Path) -> None:
    """A folder that may be there already; raises `Trouble`."""
    try:
        folder.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise Trouble(_UNWRITABLE.format(path=str(folder)[:200])) from error


def targets(sources: Sequence[Path], folder: Path, suffix: str) -> list[Path]:
    """A file in *folder* for each of *sources*, no two the same."""
    out: list[Path] = []
    for source in sources:
        names = (folder / f"{source.stem}{tail}.{suffix}" for tail in ("", *(f"-{i}" for i in range(2, 10_000))))
        out.append(next(name for name in names if name not in out))
    return out


def bar(total: int) -> Callable[[float, str], None]:
    """Says on a terminal how much of *total* is done; says nothing where nobody looks."""

    def draw(done: float, words: str) -> None:
        full = round(_WIDTH * done / total) if total else _WIDTH
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r{'━' * full}{'─' * (_WIDTH - full)} {done:.0f}/{total} {words[:40]:40}{end}")
        sys.stderr.flush()

    return draw if sys.stderr.isatty() else lambda _, __: None


def heard(draw: Callable[[float, str], None], words: str) -> Callable[[float], None]:
    """A listener that draws the progress of one report."""
    return lambda share: draw(min(share, 0.999), words)


_WIDTH = 30
_FAILED = Text("{title}: {why}", "{title}: {why}")
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL = Text(
    "The disk has no room for “{path}”; what stood there before is unchanged. Make room, or write somewhere else.",
    "“{path}” 파일을 쓸 디스크 공간이 없습니다. 전에 있던 파일은 그대로입니다. 공간을 비우거나 다른 곳에 쓰세요.",
)
_UNWRITABLE = Text("The file “{path}” cannot be written.", "파일을 쓸 수 없습니다: “{path}”")
