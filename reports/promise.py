"""A chart that somebody else draws while its page is set: its size is known before it is drawn."""

from __future__ import annotations

from concurrent.futures import CancelledError
from contextlib import suppress
from hashlib import sha256

from reports import companion
from reports.drawer import drawn
from reports.text import drawable


class Promise:
    """What *spec* (Vega-Lite as JSON) will look like: an SVG, *width* by *height* pixels."""

    def __init__(self, spec: str, width: int, height: int) -> None:
        self.spec, self.name = spec, sha256(spec.encode()).hexdigest()[:20]
        size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        self.outline = f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>'.encode()  #: its size, and nothing in it
        ours = not drawable(spec)  # what no typeface has is noted where it is cleaned, and named in the text
        self._content = drawn(spec) if ours else b""
        self._asked = None if ours else companion.ask(spec)

    def content(self) -> bytes:
        """The SVG; whoever asks waits for it, or draws it if nobody else does."""
        self._content = self._content or self._heard() or drawn(self.spec)
        return self._content

    def _heard(self) -> bytes:
        with suppress(CancelledError, EOFError, OSError, ValueError):
            return self._asked.result() if self._asked else b""
        return b""

    def forget(self) -> None:
        """Nobody will look at it: it need not be drawn if it has not been begun."""
        if self._asked:
            self._asked.cancel()


Asset = bytes | Promise


def content(asset: Asset) -> bytes:
    """The bytes of a picture, whether they are there or promised."""
    return asset.content() if isinstance(asset, Promise) else asset
