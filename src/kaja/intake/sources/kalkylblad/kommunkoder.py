"""A municipality as spreadsheets have it: its code, its name, or both."""

from __future__ import annotations

import re
from functools import cache

from kaja.access import kommuner
from kaja.intake.sources.celler import fri_text
from kaja.tabell import fold_header


def kommunkod(text: str) -> str | None:
    """The code of a municipality that is named, or has lost its first zero in a spreadsheet."""
    text = fri_text(text)
    for siffror in re.finditer(r"\d+", text, re.ASCII):
        kod = siffror[0].zfill(4)
        if _resten_ar_namnet(text.replace(siffror[0], ""), kod):
            return str(kod)
    namn = fold_header(text)
    return _koder().get(namn) or _koder().get(namn.removesuffix("kommun").removesuffix("stad"))


def _resten_ar_namnet(rest: str, kod: str) -> bool:
    """ "1780 Karlstad" has its code; "1780 Arvika" is not to be guessed."""
    namn = fold_header(rest)
    return kod in _namn_for() and (not namn or _koder().get(namn.removesuffix("kommun")) == kod)


@cache
def _namn_for() -> dict[str, str]:
    return dict(kommuner.read())


@cache
def _koder() -> dict[str, str]:
    """Each name, also in the genitive: "Karlstads kommun", "Stockholms stad"."""
    koder: dict[str, str] = {}
    for kod, namn in kommuner.read():
        koder[fold_header(namn)] = kod
        koder.setdefault(fold_header(namn) + "s", kod)
    return koder | {"falu": koder["falun"]}
