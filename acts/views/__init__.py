"""The views, in chapter order."""

from collections.abc import Mapping
from types import MappingProxyType

from acts.spec import catalogue
from acts.views.base import View

_found = catalogue(View, __name__).values()
VIEWS: Mapping[str, type[View]] = MappingProxyType({v.slug: v for v in sorted(_found, key=lambda v: v.chapter)})
