"""``python -m acts``: the numbers of a view without a screen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from acts.__main__ import main
from acts.text import LANGS
from acts.views import VIEWS


@pytest.mark.parametrize("slug", VIEWS)
def test_json_holds_the_headline_numbers(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each view prints its numbers, and they are plain JSON."""
    assert main([slug, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_flags_are_the_parameters_of_the_address(capsys: pytest.CaptureFixture[str]) -> None:
    """A dotted flag reaches the knob inside the chosen function."""
    assert (
        main(["curves", "--functions=leaky_relu", "--functions.1.negative_slope", "0.25", "--point", "-2", "--json"])
        == 0
    )
    found = json.loads(capsys.readouterr().out)["functions"][0]
    assert (found["value"], found["derivative"]) == (-0.5, 0.25)


def test_a_file_is_brought_by_its_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The numbers are those of its content, wherever it lies; the list names the flags of what is chosen."""
    rows = "".join(f"{x / 9},{x % 7},{'yes' if x % 7 > 3 else 'no'}\n" for x in range(90))
    said = list[str]()
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("x,y,kind\n" + rows, encoding="utf-8")
        chosen = ["dead_relu", "--steps", "5", "--data", "brought", "--data.file", str(tmp_path / name), "--json"]
        assert main(chosen) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] and said[0] != (main(["dead_relu", "--steps", "5", "--json"]), capsys.readouterr().out)[1]
    assert main(["dead_relu", "--data", "brought", "--help"]) == 0 and "--data.file" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"", b"one column\n1\n2\n", bytes(range(256))])
def test_a_file_that_cannot_be_used_is_refused(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Missing, empty, or no table: one sentence, and nothing is computed."""
    if content is not None:
        (tmp_path / "a.csv").write_bytes(content)
    assert main(["dead_relu", "--data", "brought", "--data.file", str(tmp_path / "a.csv"), "--lang", "ko"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1 and any("가" <= ch <= "힣" for ch in err)
    assert ("읽을 수 없습니다" in err and "a.csv" in err) == (content is None)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "argv",
    [["tomorrow"], ["curves", "--span", "900"], ["curves", "--zzz", "1"], ["curves", "--functions", "nope", "--span"]],
)
def test_bad_input_is_said_on_stderr(argv: list[str], lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, nothing on stdout, one sentence in the language that was asked for."""
    assert main([*argv, "--lang", lang]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert any("가" <= ch <= "힣" for ch in err) == (lang == "ko")
    assert "Traceback" not in err


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_view_it_lists_what_there_is(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The list names every view and its knobs."""
    assert main(["--lang", lang]) == 0
    said = capsys.readouterr().out
    assert all(slug in said for slug in VIEWS)
    assert "--functions" in said


@pytest.mark.parametrize("module", ["acts", "reports"])
def test_a_reader_who_stops_reading_is_told_nothing(module: str) -> None:
    """As ``head`` does: the pipe is closed before the list has gone through."""
    command = [sys.executable, "-m", module, "--help"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 141)
