"""Which rows of a school's file of absence are notices, and why the others are not. Pure.

Only what says who, when and which school goes on from here (`Forslag`): how many minutes it was is
the school's own matter, and is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kaja.intake.sources.franvaro import FranvaroRad
from kaja.intake.sources.lasare import Radfel
from kaja.regler.uppfoljning import Franvarograns, Franvarotid, nar_gransen
from kaja.skolsignal.queries import KandFranvaro


class Skal(StrEnum):
    """Why a row is no notice, in the order in which it is tried."""

    DUBBLETT = "dubblett"
    GILTIGT = "giltigt"
    PAGAR = "pagar"
    UNDER = "under"
    OKAND = "okand"
    INTE_HAR = "inte_har"
    FYLLT_20 = "fyllt_20"
    OVERLAPPAR = "overlappar"
    FINNS = "finns"


class Nekad(NamedTuple):
    """A row of the file that is no notice; `som` is the row that already says it."""

    rad: int
    skal: Skal
    som: int = 0


class Forslag(NamedTuple):
    """What a row says that is a notice, about a person (id); `till` is the day after the last."""

    rad: int
    person: int
    skolenhetskod: str
    fran: date
    till: date


def radfel(rad: FranvaroRad, dag: date) -> Radfel | None:
    """What a person has to put right before the row can be used, on the day it is read."""
    if rad.fran > dag:
        return Radfel("period_fran", "Perioden har inte börjat. Rätta dagen.")
    if rad.csn_rapporterad and rad.giltigt_skal:
        return Radfel(
            "giltigt_skal",
            "Skolan har rapporterat frånvaron till CSN och säger att skälet är giltigt. Fråga "
            "skolan vilket som stämmer, och rätta det ena.",
        )
    return None


def skal_pa_raden(rad: FranvaroRad, grans: Franvarograns, dag: date) -> Skal | None:
    """Why the row by itself is no notice; None when it is. What a school has reported to CSN it has
    judged already. A little absence in a time that goes on says nothing yet."""
    if rad.csn_rapporterad:
        return None
    if rad.giltigt_skal:
        return Skal.GILTIGT
    tid = Franvarotid(rad.fran, rad.till, rad.ogiltig_minuter, rad.schemalagd_minuter)
    if nar_gransen(tid, grans):
        return None
    return Skal.PAGAR if rad.till > dag else Skal.UNDER


def utan_overlapp(forslag: Iterable[Forslag]) -> tuple[list[Forslag], list[Nekad]]:
    """Of rows about the same time at the same school the one that begins first, and of those the
    longest; and the others. The order of the rows does not matter."""
    kvar: list[Forslag] = []
    nekade: list[Nekad] = []
    for en in sorted(forslag, key=_forst_och_langst):
        forra = kvar[-1] if kvar else en
        if forra is not en and _samma_tid(forra, en):
            nekade.append(Nekad(en.rad, Skal.OVERLAPPAR, forra.rad))
        else:
            kvar.append(en)
    return kvar, nekade


def _forst_och_langst(en: Forslag) -> tuple[int, str, date, int, int]:
    return en.person, en.skolenhetskod, en.fran, -en.till.toordinal(), en.rad


def _samma_tid(forra: Forslag, en: Forslag) -> bool:
    """Whether the one that is sorted next begins before the former has ended, at the same place."""
    samma = (forra.person, forra.skolenhetskod) == (en.person, en.skolenhetskod)
    return samma and en.fran < forra.till


def finns(en: Forslag, skola: str, kanda: Sequence[KandFranvaro]) -> bool:
    """Whether what is known of the person already says it: the same absence, or another about the
    same time. `skola` is what the school is called here, if that is known."""
    dar = [k for k in kanda if k.skolenhetskod == en.skolenhetskod or (skola and k.skola == skola)]
    return any(
        k.dag == en.fran or (k.star and k.till and k.dag < en.till and en.fran < k.till)
        for k in dar
    )
