"""How dates, numbers and ages are written to a person."""

from __future__ import annotations

import re
from datetime import date, datetime

from kaja.web.klocka import SVERIGE, i_dag

MANADER = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
KORTA = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
ISO_I_TEXT = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
SMALT = "\N{NO-BREAK SPACE}"


def datum(dag: date | None) -> str:
    """ "23 nov", with the year when it is not this year; an empty string for no day."""
    if dag is None:
        return ""
    if dag.year != i_dag().year:
        return datum_med_ar(dag)
    return f"{dag.day}{SMALT}{KORTA[dag.month - 1]}"


def datum_med_ar(dag: date) -> str:
    """ "23 nov 2026"."""
    return f"{dag.day}{SMALT}{KORTA[dag.month - 1]}{SMALT}{dag.year}"


VECKODAGAR_LANGA = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag")
VECKODAGAR = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")


def datum_med_dag(dag: date) -> str:
    """ "mån 7 dec", with the year when it is not this year."""
    return f"{VECKODAGAR[dag.weekday()]}{SMALT}{datum(dag)}"


def datum_langt(dag: date | None) -> str:
    """ "23 november 2026"; an empty string for no day."""
    return f"{dag.day} {MANADER[dag.month - 1]} {dag.year}" if dag else ""


def tidpunkt(tid: datetime | None) -> str:
    """ "23 nov kl. 09.12", Swedish time."""
    if tid is None:
        return ""
    lokal = tid.astimezone(SVERIGE)
    return f"{datum(lokal.date())} kl.{SMALT}{lokal:%H.%M}"


def tal(antal: int) -> str:
    """ "1 842": thousands apart, never broken over two lines."""
    return f"{antal:,}".replace(",", SMALT)


def antal(n: int, ett: str, flera: str) -> str:
    """ "1 rad", "1 240 rader"."""
    return f"{tal(n)} {ett if n == 1 else flera}"


def datum_i_text(mening: str) -> str:
    """The same sentence with ISO dates written out: "2026-09-14" becomes "14 september 2026"."""

    def byt(traff: re.Match[str]) -> str:
        try:
            return datum_langt(date(*map(int, traff.groups())))
        except ValueError:
            return traff.group()

    return ISO_I_TEXT.sub(byt, mening)


def dag_iso(tid: datetime) -> str:
    """The Swedish day of a moment, as data: 2026-11-23."""
    return tid.astimezone(SVERIGE).date().isoformat()


def tid_iso(tid: datetime) -> str:
    """A moment in Swedish time, as data: 2026-11-23 09:12."""
    return f"{tid.astimezone(SVERIGE):%Y-%m-%d %H:%M}"


def cell(varde: object) -> str:
    """A value in a table of data: days as ÅÅÅÅ-MM-DD, nothing as a dash."""
    return varde.isoformat() if isinstance(varde, date) else str(varde or "–")


def personnummer(nummer: str) -> str:
    """Twelve digits as a person reads them: 20080313-2380."""
    return f"{nummer[:8]}-{nummer[8:]}"


def ar_fyllda(fodd: date, dag: date) -> int:
    """Age in whole years on the day."""
    return dag.year - fodd.year - ((dag.month, dag.day) < (fodd.month, fodd.day))


def alder_text(fodd: date | None, fodelsear: int | None, dag: date) -> str:
    """ "18 år, 476 dagar till 20"."""
    if fodd is None:
        return f"född {fodelsear or 'okänt år'}"
    kvar = (tjugo_ar(fodd) - dag).days
    ar = f"{ar_fyllda(fodd, dag)} år"
    return f"{ar}, {antal(kvar, 'dag', 'dagar')} till 20" if kvar > 0 else ar


def tjugo_ar(fodd: date) -> date:
    """The 20th birthday. Who is born on 29 February has one then, until the year 2080."""
    return fodd.replace(year=fodd.year + 20)


def initialer(namn: str) -> str:
    """ "AL" for Amira Lund; an empty string for no name."""
    delar = namn.split()
    return "".join(del_[0] for del_ in (delar[:1] + delar[1:][-1:])).upper()
