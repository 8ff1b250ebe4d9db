"""``python -m reports render | view | extract``: paper from a command line.

Exit status 2, and one sentence each on stderr in the language asked for, when something could not be read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from acts.flags import Flags, read_view, split
from acts.study import Entry, Study
from acts.text import Lang, Text, Trouble
from reports.extract import study_text


def main(argv: list[str]) -> int:
    """Do what *argv* says; returns the exit status."""
    flags = split(argv)
    act = _ACTS.get(flags.words[0] if flags.words else "")
    if act is None or "help" in flags.values:
        print(_HELP(flags.lang), file=sys.stdout if "help" in flags.values else sys.stderr)
        return 0 if "help" in flags.values else 2
    try:
        problems = act(Flags(flags.words[1:], flags.values, flags.lang))
    except Trouble as trouble:
        problems = (trouble.text,)
    for problem in problems:
        print(problem(flags.lang), file=sys.stderr)
    return 2 if problems else 0


def _render(flags: Flags) -> tuple[Text, ...]:
    _known(flags, "output", "link-base")
    study = Study.loads(_read(flags).decode("utf-8-sig", "replace"))
    _print(study, flags)
    return study.problems


def _view(flags: Flags) -> tuple[Text, ...]:
    view = read_view(flags, extra=("output", "link-base"))
    _print(Study(entries=(Entry(view),)), flags)
    return ()


def _extract(flags: Flags) -> tuple[Text, ...]:
    _known(flags, "output")
    _write(flags, study_text(_read(flags)).encode())
    return ()


_ACTS: Mapping[str, Callable[[Flags], tuple[Text, ...]]] = {"render": _render, "view": _view, "extract": _extract}


def _print(study: Study, flags: Flags) -> None:
    _target(flags)
    from reports.pdf import pdf  # noqa: PLC0415 - a mistyped command line is answered without loading the press

    lang: Lang = flags.lang
    _write(flags, pdf(study, lang, link_base=flags.values.get("link-base", "")))


def _known(flags: Flags, *names: str) -> None:
    for name in flags.values:
        if name not in names:
            raise Trouble(_UNKNOWN.format(name=name[:60]))


def _read(flags: Flags) -> bytes:
    if len(flags.words) != 1:
        raise Trouble(_ONE_FILE)
    try:
        return Path(flags.words[0]).read_bytes()
    except (OSError, ValueError) as error:
        raise Trouble(_UNREADABLE.format(path=flags.words[0][:200])) from error


def _target(flags: Flags) -> Path:
    if not flags.values.get("output"):
        raise Trouble(_NO_TARGET)
    return Path(flags.values["output"])


def _write(flags: Flags, content: bytes) -> None:
    target = _target(flags)
    try:
        target.write_bytes(content)
    except (OSError, ValueError) as error:
        raise Trouble(_UNWRITABLE.format(path=str(target)[:200])) from error


_HELP = Text(
    """python -m reports render STUDY.json -o REPORT.pdf [--lang en|ko] [--link-base ADDRESS]
    a saved study as a PDF; ADDRESS is that of a running dashboard, for links and QR codes
python -m reports view VIEW [--KNOB VALUE]... -o REPORT.pdf [--lang en|ko] [--link-base ADDRESS]
    one view as a PDF; the flags are the parameters of its address (see: python -m acts --help)
python -m reports extract REPORT.pdf -o STUDY.json
    the study that a PDF was made from""",
    """python -m reports render STUDY.json -o REPORT.pdf [--lang en|ko] [--link-base ADDRESS]
    저장한 스터디를 PDF로 만듭니다. ADDRESS는 링크와 QR 코드에 쓸 대시보드 주소입니다
python -m reports view VIEW [--KNOB VALUE]... -o REPORT.pdf [--lang en|ko] [--link-base ADDRESS]
    화면 하나를 PDF로 만듭니다. 플래그는 화면 주소의 매개변수와 같습니다(참고: python -m acts --help --lang ko)
python -m reports extract REPORT.pdf -o STUDY.json
    PDF에 든 스터디를 꺼냅니다""",
)
_UNKNOWN = Text("“--{name}” is not a flag of this command.", "“--{name}”: 이 명령에는 없는 플래그입니다.")
_ONE_FILE = Text("Name exactly one file to read.", "읽을 파일을 하나만 적으세요.")
_UNREADABLE = Text("The file “{path}” cannot be read.", "파일을 읽을 수 없습니다: “{path}”")
_NO_TARGET = Text("Say where to write, with -o FILE.", "-o 파일로 저장할 곳을 적으세요.")
_UNWRITABLE = Text("The file “{path}” cannot be written.", "파일을 쓸 수 없습니다: “{path}”")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
