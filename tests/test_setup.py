"""What a machine needs is said once, plainly, and completely."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from streamlit import config

from acts.theme import PALETTES

ROOT = Path(__file__).parents[1]
BASH = shutil.which("bash") or "bash"
RUNTIME, HOSTED, TESTING, REFERENCE = (f"requirements{part}.txt" for part in ("", "-hosted", "-test", "-reference"))
PACKAGES = ("packages.txt", "packages-test.txt")
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
DRAWN = {
    "primaryColor": "blue", "backgroundColor": "page", "secondaryBackgroundColor": "wash", "textColor": "ink",
    "linkColor": "blue", "borderColor": "rule",
}  # fmt: skip


def lines(name: str) -> list[str]:
    """The lines of a list, without comments and without the lists it includes."""
    every = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in every if not line.startswith(("#", "-r "))]


def required(*names: str) -> list[Requirement]:
    """What the lists ask for."""
    return [Requirement(line) for name in names for line in lines(name)]


def imported(*rooms: str) -> set[str]:
    """The libraries that the files of the rooms import, by the name of their import; Python's own are left out."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for room in rooms for path in (ROOT / room).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    ours = {path.stem for path in ROOT.iterdir()}
    return {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - ours


def brought(names: set[str]) -> set[str]:
    """The distributions called *names* and those that each of them asks for itself."""
    deeper = {Requirement(r).name for name in names for r in distribution(name).requires or () if "extra ==" not in r}
    return {canonicalize_name(name) for name in names | deeper}


def relaxed() -> list[str]:
    """The rules of the linter and of the type checker that are switched off."""
    tool = tomllib.loads(PROJECT)["tool"]
    parts = [tool["ruff"]["lint"]["ignore"], *tool["ruff"]["lint"]["per-file-ignores"].values()]
    return sorted(
        {rule for part in parts for rule in part} | {key for key, on in tool["pyright"].items() if on is False}
    )


def keys(table: dict[str, Any], prefix: str = "") -> list[str]:
    """The dotted name of every setting in a table."""
    nested = [(f"{prefix}{key}", value) for key, value in table.items()]
    return [k for key, value in nested for k in (keys(value, f"{key}.") if isinstance(value, dict) else [key])]


@pytest.mark.parametrize("requirement", required(RUNTIME, HOSTED, TESTING, REFERENCE), ids=lambda r: r.name)
def test_every_requirement_is_bounded_on_both_sides(requirement: Requirement) -> None:
    """A new major release of a library does not reach a reader before it was tried."""
    operators = {bound.operator for bound in requirement.specifier}
    assert operators == {"=="} or (">=" in operators and operators & {"<", "<="})


@pytest.mark.parametrize("requirement", required(RUNTIME, HOSTED, TESTING), ids=lambda r: r.name)
def test_what_is_installed_is_what_is_required(requirement: Requirement) -> None:
    """The tests speak about the versions that the lists allow."""
    assert requirement.specifier.contains(distribution(requirement.name).version)


@pytest.mark.parametrize("requirement", required(RUNTIME, HOSTED, TESTING, REFERENCE), ids=lambda r: r.name)
def test_readme_says_what_each_library_is_for(requirement: Requirement) -> None:
    """No dependency without a reason that can be read."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    reasons = [line for line in readme if f"`{requirement.name}`" in line]
    assert any(len(line) > len(requirement.name) + 10 for line in reasons)


@pytest.mark.parametrize(
    ("rooms", "names"),
    [(("acts", "pages", "reports"), (RUNTIME, HOSTED)), (("tests", "bench"), (RUNTIME, HOSTED, TESTING))],
)
def test_what_is_imported_is_required(rooms: tuple[str, ...], names: tuple[str, ...]) -> None:
    """Each import is in the lists, or comes with a library in the lists; PyTorch and matplotlib alone may be missing."""
    there = brought({requirement.name for requirement in required(*names)}) | {"torch", "matplotlib"}
    homes = packages_distributions()
    strangers = [
        name for name in imported(*rooms) if not {canonicalize_name(h) for h in homes.get(name, [name])} & there
    ]
    assert strangers == []


def test_no_requirement_is_said_twice() -> None:
    """A bound stands in one place."""
    names = [requirement.name for requirement in required(RUNTIME, HOSTED, TESTING, REFERENCE)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", PACKAGES)
def test_debian_packages_stand_one_to_a_line(name: str) -> None:
    """A plain list, which hosting services read as well."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.fullmatch(r"([a-z0-9][a-z0-9.+-]+\n)+", text)
    assert len(set(text.split())) == len(text.split())


@pytest.mark.parametrize("key", keys(SETTINGS))
def test_streamlit_knows_every_setting(key: str) -> None:
    """A setting that Streamlit renamed would be dropped in silence."""
    option = config.get_config_options()[key]
    assert not option.deprecated


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_screen_and_charts_share_their_colors(mode: Any) -> None:
    """The frame around a chart is drawn in the chart's own palette."""
    painted = {key: value for key, value in SETTINGS["theme"][mode].items() if key in DRAWN}
    assert painted == {key: PALETTES[mode][token] for key, token in DRAWN.items()}


def test_every_face_of_the_typeface_is_there() -> None:
    """The fonts come from the repository, never from another host."""
    faces = [face["url"] for face in SETTINGS["theme"]["fontFaces"]]
    assert [url for url in faces if not (ROOT / url.removeprefix("app/")).is_file()] == []


@pytest.mark.parametrize("rule", relaxed())
def test_every_rule_left_out_has_its_reason(rule: str) -> None:
    """Wherever a rule is switched off, the same line says why."""
    named = [line for line in PROJECT.splitlines() if re.search(rf'(^|")({rule})("| =)', line)]
    assert [line for line in named if not re.search(r"  # \S+ \S+", line)] == []
    assert named


@pytest.mark.parametrize("script", ["scripts/serve", "scripts/test", "scripts/_setup.sh", ".ci/run"])
def test_scripts_are_sound_bash(script: str) -> None:
    """Each is readable by bash, and what is a command can be run."""
    subprocess.run([BASH, "-n", ROOT / script], check=True)
    assert script.endswith(".sh") or (ROOT / script).stat().st_mode & 0o111


def shell(steps: str, first: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run *steps* with the set-up of *root*, looking for programs and Python modules in *first* before elsewhere."""
    script = f'set -euo pipefail; PATH="{first}:$PATH"; export PYTHONPATH="{first}"; source "{root}/scripts/_setup.sh"; {steps}'
    return subprocess.run([BASH, "-c", script], capture_output=True, text=True, check=False)


def program(path: Path, script: str) -> None:
    """Write a program of a few lines."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_missing_packages_are_named_in_one_sentence(tmp_path: Path) -> None:
    """Whoever may not install is told the one command that does."""
    (tmp_path / "list").write_text("bash\nno-such-package\n")
    program(tmp_path / "dpkg-query", '[ "$4" = bash ] && echo installed')
    told = shell(f'may_install() {{ false; }}; packages "{tmp_path}/list"', tmp_path)
    assert told.returncode == 1
    assert told.stderr == "Debian packages are missing; as root, run: apt-get install -y no-such-package\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The set-up in a folder of its own; its Python makes environments at once, its pip only says what it was asked."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/_setup.sh", tmp_path / "scripts")
    (tmp_path / RUNTIME).write_text("numpy\n")
    (tmp_path / "pip.py").write_text("import sys\nprint('pip', *sys.argv[1:])\n")
    python = f"exec {sys.executable}"
    program(tmp_path / "python3", f'[ "$1" = -m ] && {python} -m venv --without-pip "$3"\n{python} "$@"')
    return tmp_path


def set_up(house: Path) -> list[str]:
    """The first words of what the set-up says when it sees to the environment."""
    done = shell(f"environment {RUNTIME}", house, house)
    assert done.returncode == 0, done.stderr
    return [line.split()[0] for line in done.stdout.splitlines()]


def test_a_second_start_installs_nothing(house: Path) -> None:
    """What was installed once is only looked at."""
    assert set_up(house) == ["Making", "Installing", "pip"]
    assert set_up(house) == []


@pytest.mark.parametrize("damage", ["seal", "bin/python", "pyvenv.cfg"])
def test_a_broken_environment_is_made_anew(house: Path, damage: str) -> None:
    """While something is being installed the seal is off: what has no seal, or not its own Python, is not trusted."""
    set_up(house)
    (house / ".venv" / damage).unlink()
    assert set_up(house) == ["Making", "Installing", "pip"]
    assert set_up(house) == []


def test_a_failed_installation_leaves_no_seal(house: Path) -> None:
    """When the index cannot be reached the command fails, and the next one starts over."""
    (house / "pip.py").write_text("raise SystemExit(1)\n")
    assert shell(f"environment {RUNTIME}", house, house).returncode == 1
    assert not (house / ".venv/seal").exists()


def test_a_moved_environment_is_made_anew(house: Path, tmp_path: Path) -> None:
    """The programs in an environment know where it was made."""
    set_up(house)
    (house / "elsewhere").mkdir()
    for part in ("scripts", RUNTIME, ".venv"):
        (house / part).rename(house / "elsewhere" / part)
    done = shell(f"environment {RUNTIME}", tmp_path, house / "elsewhere")
    assert done.stdout.startswith("Making")


def test_a_changed_list_is_installed_again(house: Path) -> None:
    """A list that changed is seen to, in the environment that is there."""
    set_up(house)
    (house / RUNTIME).write_text("numpy\nscipy\n")
    assert set_up(house) == ["Installing", "pip"]
    assert set_up(house) == []
