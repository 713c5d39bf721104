"""How people write days in spreadsheets, beside the ways that all tables may use.

A format is an id that a profile keeps. `ar` is the year in which the sheet is read: it decides the
century of two digits, in which a planned end may lie some years ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from kaja.intake.sources.celler import Cellfel, fri_text, till_och_med

FORMAT = {
    "ymd": "år, månad, dag: 2026/08/17, 2026.8.17 eller 2026-08-17 13:45",
    "dmy": "dag, månad, år: 17.8.2026 eller 17/8 2026",
    "mdy": "månad, dag, år: 8/17/2026",
    "yymmdd": "sex siffror: 260817",
    "ord": "månaden med bokstäver: 17 augusti 2026",
    "serie": "kalkylprogrammets tal: 46251",
    "manad": "bara månad: aug-26 läses som månadens första dag",
    "manad_slut": "bara månad: aug-26 läses som månadens sista dag",
}
OSAKRA = frozenset({"manad", "manad_slut"})
_MANADER = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_ENGELSKA = {"may": 5, "oct": 10}
_KLOCKA = re.compile(r"[T ]\d\d?:\d\d(:\d\d(\.\d+)?)?$", re.ASCII)
_NOLL = date(1899, 12, 30)
_MONSTER = {
    "ymd": re.compile(r"(\d{4})[-/. ](\d\d?)[-/. ](\d\d?)|(\d\d)-(\d\d)-(\d\d)", re.ASCII),
    "dmy": re.compile(
        r"(\d\d?)(?:[/.] ?|-)(\d\d?)(?:[/. -]|\. )(\d{4})"
        r"|(\d\d?)[/.](\d\d?)[-/. ](\d\d)",
        re.ASCII,
    ),
    "mdy": re.compile(r"(\d\d?)/(\d\d?)/(\d{4}|\d\d)", re.ASCII),
    "yymmdd": re.compile(r"(\d\d)(\d\d)(\d\d)", re.ASCII),
    "ord": re.compile(r"(?:den )?(\d\d?)[. -]{1,2}([a-zåäö]{3,9})\.?[ -](\d{4}|\d\d)"),
    "manad": re.compile(r"([a-zåäö]{3,9})\.?[ -](\d{4}|\d\d)|(\d{4})-(\d\d)"),
}  # fmt: skip


def dag(text: str, format_: Sequence[str], ar: int) -> date | None:
    """The day in the text, read as the first of the formats that fits; None when none does."""
    text = fri_text(text).casefold()
    utan_klocka = _KLOCKA.sub("", text) if ":" in text else text
    for namn in format_:
        try:
            if funnen := _LASARE[namn](utan_klocka, ar):
                return funnen
        except (ValueError, OverflowError):
            continue
    return None


def ar_vanlig(text: str) -> bool:
    """Whether every table may write the day so."""
    try:
        till_och_med(text)
    except (Cellfel, OverflowError):
        return False
    return True


def format_for(texter: Iterable[str], ar: int) -> tuple[str, ...]:
    """The formats needed to read as many of the texts as can be read, the commonest first."""
    kvar = [text for text in texter if not ar_vanlig(text)]
    valda: list[str] = []
    while kvar:
        antal = {namn: sum(dag(text, (namn,), ar) is not None for text in kvar) for namn in FORMAT}
        bast = max(antal, key=lambda namn: antal[namn])
        if not antal[bast]:
            break
        valda.append(bast)
        kvar = [text for text in kvar if dag(text, (bast,), ar) is None]
    return tuple(valda)


def _ymd(text: str, ar: int) -> date | None:
    delar = _MONSTER["ymd"].fullmatch(text)
    if not delar:
        return None
    a, m, d = (del_ for del_ in delar.groups() if del_)
    return date(_helt(a, ar), int(m), int(d))


def _dmy(text: str, ar: int) -> date | None:
    delar = _MONSTER["dmy"].fullmatch(text)
    if not delar:
        return None
    d, m, a = (del_ for del_ in delar.groups() if del_)
    return date(_helt(a, ar), int(m), int(d))


def _mdy(text: str, ar: int) -> date | None:
    delar = _MONSTER["mdy"].fullmatch(text)
    return date(_helt(delar[3], ar), int(delar[1]), int(delar[2])) if delar else None


def _yymmdd(text: str, ar: int) -> date | None:
    delar = _MONSTER["yymmdd"].fullmatch(text)
    return date(_helt(delar[1], ar), int(delar[2]), int(delar[3])) if delar else None


def _ord(text: str, ar: int) -> date | None:
    delar = _MONSTER["ord"].fullmatch(text)
    return date(_helt(delar[3], ar), _manad(delar[2]), int(delar[1])) if delar else None


def _serie(text: str, _ar: int) -> date | None:
    """A day counted from the end of 1899, between 1954 and 2119."""
    tal = text.partition(".")[0].partition(",")[0]
    rimligt = len(tal) == 5 and tal.isascii() and tal.isdigit() and "20000" <= tal <= "79999"
    return _NOLL + timedelta(int(tal)) if rimligt else None


def _manad_forst(text: str, ar: int) -> date | None:
    delar = _MONSTER["manad"].fullmatch(text)
    if not delar:
        return None
    if delar[1]:
        return date(_helt(delar[2], ar), _manad(delar[1]), 1)
    return date(int(delar[3]), int(delar[4]), 1)


def _manad_sist(text: str, ar: int) -> date | None:
    forsta = _manad_forst(text, ar)
    return forsta and (forsta + timedelta(31)).replace(day=1) - timedelta(1)


def _manad(text: str) -> int:
    """The number of a month by the beginning of its name. Raises ValueError."""
    return _ENGELSKA.get(text[:3]) or _MANADER.index(text[:3]) + 1


def _helt(siffror: str, ar: int) -> int:
    """The year; two digits are at most twenty years ahead."""
    if len(siffror) == 4:
        return int(siffror)
    return ar + 20 - (ar + 20 - int(siffror)) % 100


_LASARE: Mapping[str, Callable[[str, int], date | None]] = {
    "ymd": _ymd,
    "dmy": _dmy,
    "mdy": _mdy,
    "yymmdd": _yymmdd,
    "ord": _ord,
    "serie": _serie,
    "manad": _manad_forst,
    "manad_slut": _manad_sist,
}
