"""What a file says beside its persons: the schools, and who has been removed."""

from __future__ import annotations

from typing import NamedTuple

from kaja.intake.sources.ss12000.borttagna import borttagna_personer
from kaja.intake.sources.ss12000.falt import Faltfel
from kaja.intake.sources.ss12000.organisationer import Organisationer
from kaja.intake.sources.ss12000.poster import Del, delar
from kaja.tabell import TableError

_PERSONFALT = {"id", "civicNo", "enrolments", "givenName", "familyName"}
_INTE_SS12000 = (
    "Filen är JSON men inte SS 12000: där finns inga personer. Kontrollera att det är rätt fil."
)


class Omgivning(NamedTuple):
    """`borttagna` has the removed persons' ids, as yet without numbers; `fel` where and what."""

    skolor: Organisationer
    borttagna: dict[str, str]
    fel: list[tuple[str, Faltfel]]


def las_omgivning(text: str) -> Omgivning:
    """Read the whole file once, so that a damaged one is found before anything is taken from it.

    Raises TableError when it is damaged, or something other than SS 12000.
    """
    omgivning = Omgivning(Organisationer(), {}, [])
    kanda = okanda = organisationer = 0
    for del_ in delar(text):
        var = f"organisations[{organisationer}]." if del_.slag == "organisation" else ""
        organisationer += del_.slag == "organisation"
        try:
            _lagg_till(omgivning, del_)
        except Faltfel as fel:
            omgivning.fel.append((var + fel.falt, fel))
        okand = del_.slag == "skadad" or (del_.slag == "person" and not _ar_person(del_.vad))
        kanda, okanda = kanda + (not okand), okanda + okand
    if okanda and not kanda:
        raise TableError(_INTE_SS12000)
    return omgivning


def _lagg_till(omgivning: Omgivning, del_: Del) -> None:
    if del_.slag == "organisation":
        omgivning.skolor.lagg_till(del_.vad)
    elif del_.slag == "borttagna":
        omgivning.borttagna.update(dict.fromkeys(borttagna_personer(del_.vad), ""))


def _ar_person(varde: object) -> bool:
    return isinstance(varde, dict) and not _PERSONFALT.isdisjoint(varde)
