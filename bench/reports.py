"""Wall time of reports beside other printers, and the multipliers that would come back if somebody undid a decision.

Run ``python -m bench.reports``. Chromium prints the same HTML with the charts drawn already; Typst, matplotlib
and nbconvert take part where they are installed (``requirements-reference.txt``). Both sides of a ratio take turns, and the ratio is that of their best times, so it means
something on a busy machine too. Our press is a worker that is kept warm, as in the dashboard, with a companion that draws:
"ours, all of it" computes nothing again but draws every chart and sets every page. Each view alone, as a reader who turned
nothing exports it, is printed by few printers; a study of ten pages with eight figures, and a longer one, by all. PdfPages
stands twice: with what the sections say, in few words of its own layout, and with the figures alone.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from acts.study import Entry, Study
from acts.views import VIEWS
from bench import plotted, printers
from bench.clock import DAY, TURNS, both
from bench.multipliers import multipliers
from reports import charts as paper
from reports.document import Document, document, told
from reports.engine import pages, typeset
from reports.style import PLAIN

_SHORT = VIEWS["curves"](parts=()), VIEWS["dead_relu"](steps=200), VIEWS["recommendations"](layer="gate")
STUDIES = {name: (view(),) for name, view in VIEWS.items()} | {
    "three views": _SHORT,
    "four views": (*_SHORT[:1], VIEWS["initialization"](), *_SHORT[1:]),
}


def times() -> None:
    """Each study by each printer; the ratio is ours, all of it, to that printer: below 1 we are faster."""
    for name, views in STUDIES.items():
        study = Study(date="2026-11-20", entries=tuple(Entry(view) for view in views))
        found = told(study, "en")
        made = document(study, "en", PLAIN, found)
        with TemporaryDirectory() as folder, ExitStack() as stack:
            rows = _printers(study, made, Path(folder))
            if views[1:]:
                rows |= _others(study, made, Path(folder), stack)
            best = dict.fromkeys(rows, (float("inf"), float("inf")))
            for _ in range(TURNS):
                for way, work in rows.items():
                    best[way] = tuple(map(min, best[way], both(work)))
        _table(name, made, best)


Ways = dict[str, Callable[[], object]]


def _printers(study: Study, made: Document, folder: Path) -> Ways:
    page = printers.laid_down(made, folder)
    return _there(
        {
            "ours, all of it": lambda: _ours(study, made),
            "ours, charts drawn already": lambda: _typeset(made),
            "Chromium, newly started": printers.chromium(page),
            "matplotlib PdfPages, newly started": plotted.matplotlib(made, folder),
            "PdfPages, figures alone, newly started": plotted.matplotlib(made, folder, drawn_only=True),
        }
    )


def _others(study: Study, made: Document, folder: Path, stack: ExitStack) -> Ways:
    return _there(
        {
            "Chromium, running already": stack.enter_context(printers.running_chromium(folder / "page.html")),
            "Typst, newly started": printers.typst(made, folder),
            "nbconvert and Chromium, newly started": printers.nbconvert(study, made, folder),
        }
    )


def _there(ways: Mapping[str, Callable[[], object] | None]) -> Ways:
    return {name: work for name, work in ways.items() if work is not None}


def _ours(study: Study, made: Document) -> bytes:
    """Every chart is drawn anew: its specification says something that it never said, and that nobody sees."""
    more = f', "usermeta": {{"turn": {next(_COUNT)}}}}}'
    with patch.object(paper, "written", lambda figure, width: _WRITTEN(figure, width)[:-1] + more):
        return _typeset(document(study, "en", PLAIN, made.told))


_COUNT, _WRITTEN = count(), paper.written


def _typeset(made: Document) -> bytes:
    return typeset(made.html, made.sheet.assets, made.sheet.attached, DAY)


def _table(name: str, made: Document, best: dict[str, tuple[float, float]]) -> None:
    length, ours = pages(made.html, made.sheet.assets, "a4"), best["ours, all of it"]
    drawn = sum(kind.endswith(".svg") for kind in made.sheet.assets)
    print(f"\n{name}: {length} pages, {made.sheet.figures} figures, {drawn} drawings")
    print(f"{'printer':44} {'wall':>8} {'ours / it':>10} {'CPU':>8} {'ours / it':>10}")
    for way, (wall, cpu) in best.items():
        apart = way.endswith("already") and way.startswith("Chromium")  # its processes are not waited for
        spent = "" if apart else f"{cpu:7.2f}s {ours[1] / cpu:9.2f}x"
        print(f"{way:44} {wall:7.2f}s {ours[0] / wall:9.2f}x {spent}")


GROWING = """
import io, resource, sys, time
import pikepdf, psutil
from acts.study import Entry, Study
from acts.views import VIEWS
from reports.pdf import pdf
view, count = VIEWS["initialization"](samples=50, depth=2, width=20), int(sys.argv[1])
note = "\\n\\n".join(["a line of a long note"] * 498)
start = time.process_time()
made = pdf(Study("Long", entries=(Entry(view, note),) * count, date="2026-11-20"), "en")
beside = psutil.Process().children()[0]  # the companion that drew the charts
worked, held = sum(beside.cpu_times()[:2]), beside.memory_info().rss / 1e6
print(
    time.process_time() + worked - start, len(pikepdf.open(io.BytesIO(made)).pages),
    resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000 + held,
)
"""


def growth() -> None:
    """What a further page costs, and how much memory press and companion take for a report of more than 100 pages."""
    print(f"\n{'sections with a long note':44} {'CPU':>8} {'pages':>8} {'MB':>8}")
    for entries in (2, 5, 10):
        ran = subprocess.run([sys.executable, "-c", GROWING, str(entries)], check=True, capture_output=True, text=True)
        time, pages, megabytes = ran.stdout.split()
        print(f"{entries:<44} {float(time):7.1f}s {pages:>8} {float(megabytes):8.0f}")


if __name__ == "__main__":
    times()
    growth()
    multipliers()
