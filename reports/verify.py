"""Whether a report still says the truth: every number is computed again from the study inside and compared."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from itertools import zip_longest
from typing import Any, cast

from acts import progress
from acts.study import Study
from acts.text import Lang, Text, Trouble
from reports import companion, record
from reports.dates import pinned
from reports.extract import embedded, study_text
from reports.pdf import laid_out, pdf
from reports.style import Style
from reports.telling import Told

_MOST = 40  # differences that are told one by one


@dataclass(frozen=True)
class Verdict:
    """What differs, one sentence each, and what else is worth knowing."""

    differences: tuple[Text, ...]
    notes: tuple[Text, ...]


def verify(content: bytes) -> Verdict:
    """Compare the report *content* with what its study gives today; raises `Trouble` if it holds none."""
    parts = embedded(content)
    said = _record(parts, content)
    study = Study.loads(_study(parts))
    lang: Lang = "ko" if said["language"] == "ko" else "en"
    style = Style(said["form"], said["paper"], said["link_base"])
    with pinned(said["date"]), companion.beside():
        with progress.part(0, 0.6):
            made = laid_out(study, lang, style)
        now = record.record(made.told, made.sheet.attached[:-1], lang, style, said["date"])
        found = [*study.problems, *_compared(said, json.loads(record.dumps(now)))]
        found += _files(said["files"], parts, {file.name: file.content for file in made.sheet.attached})
        made.sheet.forget()
        older = _versions(said["versions"])
        if not found and not older:
            found += _bytes(content, study, lang, style)
    told = found[:_MOST] + ([_MORE.format(count=len(found) - _MOST)] if found[_MOST:] else [])
    return Verdict(tuple(told), (_COUNTED.format(count=sum(map(_count, made.told))), *older))


def _study(parts: list[bytes]) -> str:
    return next((p.decode("utf-8", "replace") for p in parts if b'"activation-lab-study"' in p[:200]), "")


def _record(parts: list[bytes], content: bytes) -> dict[str, Any]:
    for part in parts:
        if f'"{record.FORMAT}"'.encode() in part[:200]:
            try:
                return _checked(json.loads(part))
            except (ValueError, KeyError, RecursionError) as error:
                raise Trouble(_DAMAGED) from error
    study_text(content)  # raises for what is no report at all
    raise Trouble(_NO_RECORD)


def _checked(raw: Any) -> dict[str, Any]:
    """*raw* if it is a record of this shape; raises ``ValueError`` or ``KeyError``."""
    kinds = {
        "language": str,
        "form": str,
        "paper": str,
        "link_base": str,
        "date": str,
        "versions": dict,
        "sections": list,
        "files": dict,
    }
    if any(not isinstance(raw[name], kind) for name, kind in kinds.items()):
        raise ValueError("not a record")
    Style(raw["form"], raw["paper"])
    return raw


def _compared(said: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Text]:
    """Numbers and sentences of each section, then and now."""
    for number, (then, today) in enumerate(zip_longest(said["sections"], now["sections"], fillvalue={}), 1):
        place = f"{number} {cast('dict[str, Any]', today or then).get('title', '')}"
        for path, before, after in _walk("", then, today):
            yield _DIFFERS.format(place=place, path=path, then=_short(before), now=_short(after))


def _walk(path: str, then: Any, now: Any) -> Iterator[tuple[str, Any, Any]]:
    """(path, value then, value now) of everything that differs."""
    if isinstance(then, dict) and isinstance(now, dict):
        for name in {**then, **now}:
            yield from _walk(f"{path}.{name}" if path else name, then.get(name), now.get(name))
    elif isinstance(then, list) and isinstance(now, list):
        for i, (a, b) in enumerate(zip_longest(then, now), 1):
            yield from _walk(f"{path}.{i}", a, b)
    elif then != now:
        yield path, then, now


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:159] + "…"


def _files(said: Mapping[str, Any], parts: list[bytes], now: Mapping[str, bytes]) -> Iterator[Text]:
    """Every attached file: as it was printed, and as it would be today."""
    inside = {sha256(part).hexdigest(): part for part in parts}
    for name, digest in said.items():
        if digest not in inside:
            yield _CHANGED.format(name=name)
        elif name not in now:
            yield _GONE.format(name=name)
        elif now[name] != inside[digest]:
            yield from _cells(name, inside[digest], now[name])


def _cells(name: str, then: bytes, now: bytes) -> Iterator[Text]:
    """Where two tables differ first, and in how many cells."""
    tables = zip_longest(*(csv.reader(StringIO(c.decode("utf-8", "replace"))) for c in (then, now)), fillvalue=[])
    cells = [(row, *pair) for row, lines in enumerate(tables, 1) for pair in zip_longest(*lines, fillvalue="")]
    differing = [(row, a, b) for row, a, b in cells if a != b and not _one_number(a, b)]
    for row, a, b in differing[:1]:
        yield _IN_FILE.format(name=name, count=len(differing), row=row, then=_short(a), now=_short(b))


def _one_number(then: str, now: str) -> bool:
    """Whether both are the same number, written as 3 and as 3.0: a version may have said it in the one way or the other."""
    try:
        return float(then) == float(now)
    except ValueError:
        return False


def _versions(said: Mapping[str, Any]) -> list[Text]:
    now = record.versions()
    changed = [f"{name} {said.get(name, '–')} → {number}" for name, number in now.items() if said.get(name) != number]
    return [_OTHER_VERSIONS.format(which=", ".join(changed))] if changed else []


def _bytes(content: bytes, study: Study, lang: Lang, style: Style) -> list[Text]:
    with progress.part(0.6, 1):
        return [] if pdf(study, lang, style) == content else [_NOT_THE_SAME]


def _count(told: Told) -> int:
    """How many numbers a section rests on."""
    return sum(1 for _ in _leaves(told.numbers))


def _leaves(value: Any) -> Iterator[float]:
    if isinstance(value, Mapping):
        value = list(cast("Mapping[str, Any]", value).values())
    if isinstance(value, list | tuple):
        for part in cast("list[Any]", value):
            yield from _leaves(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


_NO_RECORD = Text(
    "This report keeps no record of its numbers: it is an older one. Its study can still be opened.",
    "이 보고서에는 숫자 기록이 없습니다. 예전 보고서입니다. 들어 있는 스터디는 열 수 있습니다.",
)
_DAMAGED = Text("The record of numbers in this report is damaged.", "이 보고서의 숫자 기록이 손상되었습니다.")
_DIFFERS = Text(
    "Section {place}, {path}: the report says {then}; computed again it is {now}.",
    "섹션 {place}, {path}: 보고서에는 {then}, 다시 계산하면 {now}입니다.",
)
_CHANGED = Text("The attached file {name} is not the one that was printed.", "첨부 파일이 인쇄할 때와 다릅니다: {name}")
_GONE = Text("The attached file {name} does not come out any more.", "다시 만들면 나오지 않는 첨부 파일: {name}")
_IN_FILE = Text(
    "{name}: {count} cells differ, the first in line {row}: {then} in the report, {now} computed again.",
    "{name}: 다른 칸 {count}개, 처음 다른 줄 {row}: 보고서에는 {then}, 다시 계산하면 {now}입니다.",
)
_MORE = Text("And {count} more differences.", "그 밖의 차이 {count}건.")
_COUNTED = Text(
    "Computed again: {count} numbers, and every sentence, table and chart made from them.",
    "다시 계산한 것: 숫자 {count}개와 그것으로 만든 모든 문장, 표, 그래프.",
)
_OTHER_VERSIONS = Text(
    "Other versions than when it was printed, so the bytes of the file were not compared: {which}.",
    "인쇄할 때와 버전이 달라 파일의 바이트는 비교하지 않았습니다: {which}.",
)
_NOT_THE_SAME = Text(
    "All numbers agree, but the file is not the one that these versions print: another program saved or changed it.",
    "숫자는 모두 같지만 이 버전으로 만든 파일과 바이트가 다릅니다. 다른 프로그램이 저장했거나 바꾼 파일입니다.",
)
