"""``python -m reports render | view | extract | verify``: paper from a command line.

Exit status 0 when all is well, 1 when a report differs from what its study gives, and 2, with one sentence each on
stderr in the language asked for, when something could not be read or written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from acts import progress
from acts.files import at
from acts.flags import Flags, read_view, run, split
from acts.study import Entry, Study
from acts.text import Text, Trouble
from reports import batch
from reports.extract import study_text
from reports.style import FORMS, PAPERS, Style

_PRINTING = ("output", "link-base", "form", "paper", "format")


def main(argv: list[str]) -> int:
    """Do what *argv* says; returns the exit status."""
    flags = split(argv)
    act = _ACTS.get(flags.words[0] if flags.words else "")
    if act is None or "help" in flags.values:
        print(_HELP(flags.lang), file=sys.stdout if "help" in flags.values else sys.stderr)
        return 0 if "help" in flags.values else 2
    try:
        return act(Flags(flags.words[1:], flags.values, flags.lang))
    except Trouble as trouble:
        return _say((trouble.text,), flags)


def _say(problems: tuple[Text, ...], flags: Flags, about: str = "") -> int:
    """Name every problem; returns the exit status."""
    for problem in problems:
        print(f"{about}{problem(flags.lang)}", file=sys.stderr)
    return 2 if problems else 0


def _render(flags: Flags) -> int:
    _known(flags, *_PRINTING, "jobs")
    target, style, jobs = _target(flags), _style(flags), _jobs(flags)
    sources = [Path(word) for word in flags.words]
    if not sources:
        raise Trouble(_NO_FILE)
    many = len(sources) > 1 or target.is_dir() or flags.values["output"].endswith("/")
    kind = _format(flags, target, many)
    if many:
        batch.make(target)
    paths = batch.targets(sources, target, kind) if many else [target]
    orders = [batch.Order(p, kind, flags.lang, style, s) for s, p in zip(sources, paths, strict=True)]
    return _all(orders, jobs, flags)


def _all(orders: list[batch.Order], jobs: int, flags: Flags) -> int:
    draw, status = batch.bar(len(orders)), 0
    draw(0, "")
    with progress.heard(batch.heard(draw, "") if len(orders) == 1 else lambda _: None):
        for done, (order, problems) in enumerate(batch.carry_out_all(orders, jobs), 1):
            draw(done, order.target.name)
            status |= _say(problems, flags, f"{order.source}: " if len(orders) > 1 else "")
    return status


def _view(flags: Flags) -> int:
    view, files = read_view(flags, extra=_PRINTING)
    target, style = _target(flags), _style(flags)
    study = Study(entries=(Entry(view),), files=files)
    order = batch.Order(target, _format(flags, target, many=False), flags.lang, style, study=study)
    return _all([order], 1, flags)


def _extract(flags: Flags) -> int:
    _known(flags, "output")
    text = study_text(at(_one(flags)))
    batch.write(_target(flags), text.encode())
    return 0


def _verify(flags: Flags) -> int:
    _known(flags)
    content = at(_one(flags))
    from reports.verify import verify  # noqa: PLC0415 - a mistyped command line is answered without the press

    draw = batch.bar(1)
    with progress.heard(batch.heard(draw, "")):
        verdict = verify(content)
    draw(1, "")
    for text in (*verdict.notes, *(verdict.differences or (_AGREES,))):
        print(text(flags.lang))
    return 1 if verdict.differences else 0


_ACTS: Mapping[str, Callable[[Flags], int]] = {
    "render": _render,
    "view": _view,
    "extract": _extract,
    "verify": _verify,
}


def _known(flags: Flags, *names: str) -> None:
    for name in flags.values:
        if name not in names:
            raise Trouble(_UNKNOWN.format(name=name[:60]))


def _one(flags: Flags) -> Path:
    if len(flags.words) != 1:
        raise Trouble(_ONE_FILE)
    return Path(flags.words[0])


def _target(flags: Flags) -> Path:
    if not flags.values.get("output"):
        raise Trouble(_NO_TARGET)
    return Path(flags.values["output"])


def _style(flags: Flags) -> Style:
    values = flags.values
    form, paper = (_among(flags, name, known) for name, known in (("form", FORMS), ("paper", PAPERS)))
    return Style(form, paper, values.get("link-base", ""))


def _format(flags: Flags, target: Path, many: bool) -> str:
    """What was asked for, else what the name of the file says, else PDF."""
    said = target.suffix[1:] if not many and target.suffix[1:] in batch.FORMATS else "pdf"
    return _among(flags, "format", dict.fromkeys((said, *batch.FORMATS)))


def _among(flags: Flags, name: str, known: Mapping[str, object]) -> str:
    """The value of a flag, one of *known*; the first of them if it is not there. Raises `Trouble`."""
    value = flags.values.get(name, next(iter(known)))
    if value not in known:
        raise Trouble(_NOT_AMONG.format(value=value[:60], name=name, known=", ".join(known)))
    return value


def _jobs(flags: Flags) -> int:
    value = flags.values.get("jobs", "1")
    if not value.isdecimal() or not 1 <= int(value) <= _MOST_JOBS:
        raise Trouble(_NOT_AMONG.format(value=value[:60], name="jobs", known=f"1 … {_MOST_JOBS}"))
    return int(value)


_MOST_JOBS = 16
_HELP = Text(
    """python -m reports render STUDY... -o REPORT [--jobs N] [PRINTING]
    saved studies, or reports, printed (again); several go to a folder, N at once
python -m reports view VIEW [--KNOB VALUE]... -o REPORT [PRINTING]
    one view; the flags are the parameters of its address (see: python -m acts VIEW --help)
python -m reports extract REPORT.pdf -o STUDY.json
    the study that a PDF was made from
python -m reports verify REPORT.pdf
    compute every number again and say what differs; exit status 1 if something does

PRINTING
    --format pdf|html|md|zip    else as the name of the file says: HTML in one file, Markdown with pictures,
                                or drawings (SVG) and rows (CSV) in a ZIP
    --form report|handout|teacher    the full report, one sheet, or with questions and an answer key
    --paper a4|letter
    --link-base ADDRESS    that of a running dashboard, for links and QR codes
    --lang en|ko""",
    """python -m reports render STUDY... -o REPORT [--jobs N] [PRINTING]
    저장한 스터디나 보고서를 (다시) 만듭니다. 여러 개면 폴더에 N개씩 동시에 만듭니다
python -m reports view VIEW [--KNOB VALUE]... -o REPORT [PRINTING]
    화면 하나를 만듭니다. 플래그는 화면 주소의 매개변수와 같습니다(참고: python -m acts VIEW --help --lang ko)
python -m reports extract REPORT.pdf -o STUDY.json
    PDF에 든 스터디를 꺼냅니다
python -m reports verify REPORT.pdf
    모든 숫자를 다시 계산해 다른 점을 알려 줍니다. 다른 점이 있으면 종료 상태는 1입니다

PRINTING
    --format pdf|html|md|zip    없으면 파일 이름에 따릅니다. HTML 파일 하나, 그림이 딸린 마크다운,
                                그림(SVG)과 데이터(CSV)를 담은 ZIP
    --form report|handout|teacher    전체 보고서, 한 장 유인물, 문제와 정답이 있는 보고서
    --paper a4|letter
    --link-base ADDRESS    링크와 QR 코드에 쓸 대시보드 주소
    --lang en|ko""",
)
_UNKNOWN = Text("“--{name}” is not a flag of this command.", "“--{name}”: 이 명령에는 없는 플래그입니다.")
_ONE_FILE = Text("Name exactly one file to read.", "읽을 파일을 하나만 적으세요.")
_NO_FILE = Text("Name at least one file to read.", "읽을 파일을 하나 이상 적으세요.")
_NO_TARGET = Text("Say where to write, with -o FILE.", "-o 파일로 저장할 곳을 적으세요.")
_NOT_AMONG = Text(
    "“{value}” is not possible for --{name}. Possible: {known}.",
    "--{name}에 쓸 수 없는 값입니다: “{value}”. 쓸 수 있는 값: {known}.",
)
_AGREES = Text("Everything agrees.", "모두 같습니다.")


if __name__ == "__main__":
    run(main)
