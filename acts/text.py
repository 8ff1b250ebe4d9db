"""A sentence in every language the product speaks, carried as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["en", "ko"]
LANGS: tuple[Lang, ...] = ("en", "ko")


@dataclass(frozen=True)
class Text:
    """The same words in English and in Korean."""

    en: str
    ko: str

    def __call__(self, lang: Lang) -> str:
        """The words in *lang*."""
        return self.ko if lang == "ko" else self.en

    def format(self, **values: object) -> Text:
        """Fill the same values into both sentences; a value that is itself a `Text` is filled in its own language."""
        return Text(*(getattr(self, lang).format(**_spoken(values, lang)) for lang in LANGS))


def _spoken(values: dict[str, object], lang: Lang) -> dict[str, object]:
    return {name: v(lang) if isinstance(v, Text) else v for name, v in values.items()}


class Trouble(ValueError):
    """What went wrong and what to do about it: one clear sentence for the reader, never a traceback."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text

    def __reduce__(self) -> tuple[type[Trouble], tuple[Text]]:
        return type(self), (self.text,)


def num(value: float, digits: int = 3) -> str:
    """*value* with *digits* significant digits, a true minus sign and powers of ten written out: −1.2 × 10⁻⁹."""
    if value != value:  # NaN is the only number that differs from itself
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    if 1e-4 <= abs(value) < 1e5:
        plain = f"{float(f'{value:.{digits}g}'):.10f}".rstrip("0").rstrip(".")
        return plain.replace("-", "−")
    head, _, power = f"{value:.{digits - 1}e}".partition("e")
    return f"{head.replace('-', '−')}\u00a0×\u00a0{raised(int(power))}"


def raised(power: int) -> str:
    """10 to the *power*: 10⁻⁴."""
    return f"10{str(power).translate(_RAISED)}"


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def percent(share: float, lang: Lang, digits: int = 0) -> str:
    """A share from 0 to 1 as a percentage: a no-break space before the sign in English, none in Korean."""
    if share != share:
        return "NaN"
    return f"{100 * share:.{digits}f}{'' if lang == 'ko' else chr(0xA0)}%".replace("-", "−")
