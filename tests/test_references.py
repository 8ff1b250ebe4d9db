"""The bibliography: standard formats, put into words by a library."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from acts import references as bibliography
from acts.references import keys, reference, references, short

HOME = Path(bibliography.__file__).parent
WORKS = {work["id"]: work for work in json.loads((HOME / "references.json").read_text(encoding="utf-8"))}


def test_both_files_are_in_their_standard_format() -> None:
    """The works are CSL-JSON with the fields it asks for, the style is CSL 1.0."""
    assert all({"id", "type", "title", "author"} <= work.keys() for work in WORKS.values())
    style = ET.parse(HOME / "references.csl").getroot()
    assert (style.tag, style.get("version")) == ("{http://purl.org/net/xbiblio/csl}style", "1.0")


@pytest.mark.parametrize("key", sorted(WORKS))
def test_a_work_is_named_and_printed(key: str) -> None:
    """Its first author and year stand in its name, its title and identifier in the list, with one period at the end."""
    work, name, text = WORKS[key], short(key), reference(key).text
    first = work["author"][0]
    assert name.startswith(first.get("family", "")) and "&" not in name.replace(" & ", "")
    assert re.sub(r"\s+", " ", work["title"]).rstrip(".") in text
    assert text.endswith(".") and ".." not in text and "  " not in text
    year = work.get("issued", {}).get("date-parts", [[""]])[0][0]
    assert str(year) in name and str(year) in text
    assert work.get("number", "") in text


def test_names_are_short() -> None:
    """One name, two, or the first of many."""
    assert [short(key) for key in ("maas2013", "glorot2010", "rumelhart1986")] == [
        "Maas et al. 2013",
        "Glorot & Bengio 2010",
        "Rumelhart et al. 1986",
    ]
    with pytest.raises(KeyError):
        short("he1066")


def test_many_threads_read_the_same() -> None:
    """Works formatted at once by several threads come out as they do alone."""
    alone = [reference(key) for key in sorted(keys())]
    bibliography._formatted.cache_clear()  # pyright: ignore[reportPrivateUsage] - as if nothing had been cited yet
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(reference, sorted(keys()))) == alone


def test_a_list_names_each_work_once() -> None:
    """A list is in the order of its texts, without repetition; an empty key cites nothing."""
    items = references("xu2015", "", "maas2013", "xu2015").items
    assert [item.key for item in items] == ["maas2013", "xu2015"]
