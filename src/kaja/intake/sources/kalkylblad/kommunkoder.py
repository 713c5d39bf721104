"""A municipality as spreadsheets have it: its code, its name, or both."""

from __future__ import annotations

import re
from functools import cache

from kaja.access import kommuner
from kaja.intake.sources.celler import fri_text
from kaja.tabell import fold_header

_LKF = re.compile(r"\d{6}", re.ASCII)  # län, kommun, församling


def kommunkod(text: str) -> str | None:
    """The code of a municipality that is named, or has lost its first zero in a spreadsheet."""
    text = fri_text(text)
    if _LKF.fullmatch(text):
        text = text[:4]
    for siffror in re.finditer(r"\d+", text, re.ASCII):
        kod = siffror[0].zfill(4)
        rest = text.replace(siffror[0], "")
        if kod in _namn_for() and (not fold_header(rest) or _ur_namn(rest) == kod):
            return str(kod)
    har_siffror = any(map(str.isdigit, text))  # "1780 Arvika" is not to be guessed
    return None if har_siffror else _ur_namn(text)


def _ur_namn(text: str) -> str | None:
    """The code for a name, also one written without å, ä and ö."""
    for vik in (_bokstaver, fold_header):
        koder, namn = _koder(), vik(text)
        for form in (namn, namn.removesuffix("kommun"), namn.removesuffix("stad")):
            if kod := koder.get(form):
                return kod
    return None


def _bokstaver(text: str) -> str:
    """The letters of the text. Håbo and Habo are two municipalities."""
    return "".join(filter(str.isalpha, text.casefold()))


@cache
def _namn_for() -> dict[str, str]:
    return dict(kommuner.read())


@cache
def _koder() -> dict[str, str]:
    """Each name, also in the genitive: "Karlstads kommun", "Stockholms stad"."""
    koder: dict[str, str] = {}
    for vik in (_bokstaver, fold_header):
        for kod, namn in kommuner.read():
            koder.setdefault(vik(namn), kod)
    for form, kod in list(koder.items()):
        koder.setdefault(f"{form}s", kod)
    return koder | {"falu": koder["falun"]}
