"""Drawings that come late: WeasyPrint sets the pages around an outline, and reads the lines when it draws them.

WeasyPrint 70 has no such door, so the class that it makes of an SVG is exchanged; the version is pinned, as in
`reports.tags`.
"""

# pyright: reportPrivateUsage=false, reportMissingTypeStubs=false

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from weasyprint import images
from weasyprint.images import SVGImage


class _Late(SVGImage):
    """A drawing of which the fetcher may have given no more than the outline."""

    def draw(self, stream: Any, concrete_width: float, concrete_height: float, _style: Any) -> None:
        """Draw it on a page, with all its lines."""
        promised = self._url_fetcher.late.pop(self._base_url, None)
        if promised:
            tree = ET.fromstring(promised.content())  # noqa: S314 - what our own engine wrote
            super().__init__(tree, self._base_url, self._url_fetcher, self._context)
        super().draw(stream, concrete_width, concrete_height, _style)


def install() -> None:
    """From now on drawings of this process may come late."""
    images.SVGImage = _Late
