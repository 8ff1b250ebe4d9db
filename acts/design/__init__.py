"""A network that somebody describes, judged by rules: what is wrong with it, why, and how to mend it."""

from collections.abc import Mapping

from acts.design.model import Block, Design, Read, Unread
from acts.design.read import MOST, read
from acts.design.rule import MEANINGS, SEVERITIES, Found, Rule, design
from acts.spec import catalogue

RULES: Mapping[str, type[Rule]] = catalogue(Rule, f"{__name__}.rules")
_ORDER = list(SEVERITIES)


def judge(made: Design) -> tuple[Found, ...]:
    """Every rule that *made* breaks, the worst first, then in the order of the text."""
    found = ((rule, tuple(dict.fromkeys(rule.lines(made)))) for rule in (kind() for kind in RULES.values()))
    broken = [Found(rule, lines, rule.reason(made)) for rule, lines in found if lines]
    return tuple(sorted(broken, key=lambda f: (_ORDER.index(f.rule.severity), f.lines, f.rule.slug)))


__all__ = [
    "MEANINGS",
    "MOST",
    "RULES",
    "SEVERITIES",
    "Block",
    "Design",
    "Found",
    "Read",
    "Rule",
    "Unread",
    "design",
    "judge",
    "read",
]
