"""The only door of the printer: it opens to what was laid out for it, and to nothing else."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.promise import Asset, Promise

_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
_PICTURE = re.compile(r"data:(image/(?:png|jpeg));base64,")
_LONGEST = 4_000_000


class Fetcher(URLFetcher):
    """Answers ``asset:NAME`` from *assets* and small PNG or JPEG data addresses; refuses everything else.

    ``refused`` lists what was asked for in vain, cut to 200 characters each; ``late`` has, by address, what was promised
    and of which no more than the outline was given.
    """

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(allowed_protocols=("asset", "data"), allow_redirects=False)
        self.assets = assets
        self.refused: list[str] = []
        self.late: dict[str, Promise] = {}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """What lies at *url*; raises ``ValueError`` if that is none of ours."""
        picture = _PICTURE.match(url)
        if picture and len(url) <= _LONGEST:
            content = base64.b64decode(url[picture.end() :], validate=True)
            return URLFetcherResponse("data:", content, {"Content-Type": picture[1]})
        name = url.removeprefix("asset:")
        if name == url or name not in self.assets:
            self.refused.append(url[:200])
            raise ValueError("nothing but the document's own parts can be fetched")
        kind, found = _KINDS.get(PurePosixPath(name).suffix, "application/octet-stream"), self.assets[name]
        if isinstance(found, Promise):
            self.late[url], found = found, found.outline
        return URLFetcherResponse(url, found, {"Content-Type": kind})
