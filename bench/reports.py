"""Wall time of reports beside other printers, and the multipliers that would come back if somebody undid a decision.

Run ``python -m bench.reports``. Chromium prints the same HTML with the charts drawn already; Typst, matplotlib
and nbconvert take part where they are installed (``requirements-reference.txt``). Both sides of a ratio take turns, and the ratio is that of their best times, so it means
something on a busy machine too. Our press is a worker that is kept warm, as in the dashboard: "ours, all of it" computes
nothing again but draws every chart and sets every page.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from acts.study import Entry, Study
from acts.views import VIEWS
from bench import printers
from bench.clock import DAY, TURNS, both
from bench.multipliers import multipliers
from reports import charts as paper
from reports.document import Document, document, told
from reports.engine import pages, typeset
from reports.style import PLAIN

STUDIES = {
    "one view": (VIEWS["dead_relu"](steps=200),),
    "four views": (
        VIEWS["curves"](parts=()), VIEWS["initialization"](), VIEWS["dead_relu"](steps=200), VIEWS["recommendations"](layer="gate"),
    ),
}  # fmt: skip


def times() -> None:
    """Each study by each printer; the ratio is ours, all of it, to that printer: below 1 we are faster."""
    for name, views in STUDIES.items():
        study = Study(date="2026-11-20", entries=tuple(Entry(view) for view in views))
        found = told(study, "en")
        made = document(study, "en", PLAIN, found)
        with TemporaryDirectory() as folder, ExitStack() as stack:
            rows = _printers(study, made, Path(folder), stack)
            best = dict.fromkeys(rows, (float("inf"), float("inf")))
            for _ in range(TURNS):
                for way, work in rows.items():
                    best[way] = tuple(map(min, best[way], both(work)))
        _table(name, made, best)


def _printers(study: Study, made: Document, folder: Path, stack: ExitStack) -> dict[str, Callable[[], object]]:
    page = printers.laid_down(made, folder)
    ways: dict[str, Callable[[], object] | None] = {
        "ours, all of it": lambda: _ours(study, made),
        "ours, charts drawn already": lambda: _typeset(made),
        "Chromium, newly started": printers.chromium(page),
        "Chromium, running already": stack.enter_context(printers.running_chromium(page)),
        "matplotlib PdfPages, newly started": printers.matplotlib(made, folder),
        "Typst, newly started": printers.typst(made, folder),
        "nbconvert and Chromium, newly started": printers.nbconvert(study, made, folder),
    }
    return {name: work for name, work in ways.items() if work is not None}


def _ours(study: Study, made: Document) -> bytes:
    vars(paper)["_svg"].cache_clear()
    return _typeset(document(study, "en", PLAIN, made.told))


def _typeset(made: Document) -> bytes:
    return typeset(made.html, made.sheet.assets, made.sheet.attached, DAY)


def _table(name: str, made: Document, best: dict[str, tuple[float, float]]) -> None:
    length, ours = pages(made.html, made.sheet.assets, "a4"), best["ours, all of it"]
    drawn = sum(kind.endswith(".svg") for kind in made.sheet.assets)
    print(
        f"\n{name}: {drawn} drawings, {length} pages\n{'printer':44} {'wall':>8} {'ours / it':>10} {'CPU':>8} {'ours / it':>10}"
    )
    for way, (wall, cpu) in best.items():
        apart = way.endswith("already") and way.startswith("Chromium")  # its processes are not waited for
        spent = "" if apart else f"{cpu:7.2f}s {ours[1] / cpu:9.2f}x"
        print(f"{way:44} {wall:7.2f}s {ours[0] / wall:9.2f}x {spent}")


GROWING = """
import io, resource, sys, time
import pikepdf
from acts.study import Entry, Study
from acts.views import VIEWS
from reports.pdf import pdf
view, count = VIEWS["initialization"](samples=50, depth=2, width=20), int(sys.argv[1])
note = "\\n\\n".join(["a line of a long note"] * 498)
start = time.process_time()
made = pdf(Study("Long", entries=(Entry(view, note),) * count, date="2026-11-20"), "en")
print(time.process_time() - start, len(pikepdf.open(io.BytesIO(made)).pages), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
"""


def growth() -> None:
    """What a further page costs, and how much memory a report of more than 100 pages takes."""
    print(f"\n{'sections with a long note':44} {'CPU':>8} {'pages':>8} {'MB':>8}")
    for count in (2, 5, 10):
        ran = subprocess.run([sys.executable, "-c", GROWING, str(count)], check=True, capture_output=True, text=True)
        time, pages, megabytes = ran.stdout.split()
        print(f"{count:<44} {float(time):7.1f}s {pages:>8} {float(megabytes):8.0f}")


if __name__ == "__main__":
    times()
    growth()
    multipliers()
