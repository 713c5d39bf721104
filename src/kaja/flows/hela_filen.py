"""What a file says as a whole, beside its rows: of those who are not in it, of how far its sender
has reported, and of who is protected at a school."""

from __future__ import annotations

from datetime import datetime

from kaja.access.turns import taking_turns
from kaja.flows.stycke import end_missing
from kaja.flows.tystnad import in_chunks, named, silent_on
from kaja.flows.uppspelning import Uppspelning
from kaja.intake.models import Format, MottagenFil
from kaja.intake.poster import said_beside
from kaja.underlag.actions import set_coverage
from kaja.ungdom.actions import note_school_protection
from kaja.ungdom.queries import of_numbers, own_numbers_of


def end_all_missing(spelning: Uppspelning, aktor: str, tid: datetime) -> int:
    """Record what the files' silence says of all who are not in this one: how many it changed, of
    those who are not in it by another number."""
    tysta = silent_on(spelning.fil, last=spelning.sist, igen=spelning.filer)
    _end(spelning, tysta.alla - tysta.borta, aktor, tid)
    return _end(spelning, tysta.borta, aktor, tid)


def _end(spelning: Uppspelning, personer: set[int], aktor: str, tid: datetime) -> int:
    kommun = spelning.fil.kommun
    return sum(
        end_missing(spelning=spelning, personer=own_numbers_of(kommun, ids), aktor=aktor, tid=tid)
        for ids in taking_turns(in_chunks(personer))
    )


def move_coverage(spelning: Uppspelning, aktor: str, tid: datetime) -> None:
    """The sender has reported as far as the latest of its files that shall be in force; nobody
    knows how far when none of them says."""
    fil = spelning.fil
    days = [other.tackning_tom for other in spelning.mal if other.tackning_tom]
    set_coverage(
        kommun=fil.kommun,
        kalla=fil.kalla,
        avsandare=fil.avsandare,
        tom=max(days, default=None),
        lamnat=bool(spelning.mal),
        aktor=aktor,
        tid=tid,
    )


def protect(fil: MottagenFil, aktor: str, tid: datetime) -> None:
    """A school that says that a pupil is protected is believed, until it says otherwise: what
    cannot be read says nothing."""
    if fil.format != Format.SS12000:
        return
    sagt = said_beside(fil)
    olasta = set(of_numbers(fil.kommun, sagt.olasliga).values())
    skydd = dict.fromkeys(named(fil.kommun, fil) - olasta, "")
    marks = of_numbers(fil.kommun, sagt.skyddade)
    skydd |= {pk: sagt.skyddade[nummer] for nummer, pk in marks.items()}
    note_school_protection(kommun=fil.kommun, skydd=skydd, aktor=aktor, tid=tid)
