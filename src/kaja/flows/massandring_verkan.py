"""What is done with many youths at once, one function for each kind. Each gives what the undo
needs, by ids alone (`massangra` reads it)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj
from kaja.flows.kontakt import logga_kontakt
from kaja.flows.trappa import Andring, anpassa_trappan
from kaja.insatser.actions import (
    NyKontakt,
    NyUppgift,
    assign,
    raise_tasks,
    set_next_date,
)
from kaja.insatser.models import (
    Anpassningsorsak,
    Handlaggning,
    Kanalval,
    Massandringsslag,
    Medval,
    Uppgiftsslag,
    Utfallval,
)
from kaja.regler.uppfoljning import Anpassningssatt, Kanal, Med, Trappsteg

EGNA = {
    "kontaktuppgifter": "Kontrollera kontaktuppgifterna.",
    "skolan": "Fråga skolan.",
    "ansokan": "Påminn om att söka till gymnasiet.",
    "studiebesok": "Bjud in till studiebesök.",
    "sommarjobb": "Berätta om sommarjobb.",
}
"""The tasks that can be given to many: a closed list, since 4 § förordning (2006:39) leaves no
room for free text."""


@dataclass(frozen=True, slots=True)
class Vad:
    """What is to be done with all of them."""

    slag: Massandringsslag
    agare: User | None = None
    datum: date | None = None
    orsak: Anpassningsorsak | None = None
    kanal: Kanalval | None = None
    utfall: Utfallval | None = None
    uppgift: str = ""


def andringen(vad: Vad) -> Andring:
    """What becomes of the ladder. By it the step comes at once: its day is the one chosen."""
    assert vad.kanal
    assert vad.orsak
    steg = Trappsteg(0, Kanal(vad.kanal), Med(_med(vad.kanal)))
    return Andring(Anpassningssatt.BYT, vad.orsak, steg)


def _med(kanal: Kanalval) -> Medval:
    return Medval.SKOLA if kanal == Kanalval.SKOLA else Medval.UNGDOM


def nyckel(person: int, uppgift: str) -> str:
    """What tells one of the tasks of the list from others."""
    return f"egen:{person}:{uppgift}"


def dagarna(fore: Mapping[int, date | None], datum: date | None) -> dict[str, object]:
    """What the undo needs of next days: what was chosen for each before, and is now."""
    return {"datum": par(fore, datum)}


def par(fore: Mapping[int, date | None], blev: date | None) -> dict[str, list[str | None]]:
    """A day of each, before and now, as it is kept for the undo."""
    return {str(pk): [_iso(forr), _iso(blev)] for pk, forr in fore.items()}


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _ge_agare(
    kommun: Kommun, ids: list[int], vad: Vad, dag: date, tid: datetime, user: User
) -> dict[str, object]:
    fore = assign(kommun=kommun, personer=ids, agare=vad.agare, user=user, tid=tid)
    blev = vad.agare.pk if vad.agare else None
    return {"agare": {str(pk): [forr, blev] for pk, forr in fore.items()}}


def _satt_datum(
    kommun: Kommun, ids: list[int], vad: Vad, dag: date, tid: datetime, user: User
) -> dict[str, object]:
    fore = set_next_date(kommun=kommun, personer=ids, datum=vad.datum, dag=dag, user=user, tid=tid)
    folj(kommun=kommun, personer=ids, dag=dag, tid=tid)
    return dagarna(fore, vad.datum)


def _satt_steg(
    kommun: Kommun, ids: list[int], vad: Vad, dag: date, tid: datetime, user: User
) -> dict[str, object]:
    """The way is the ladder's next step, the day a chosen one: each is taken back by itself."""
    rader = Handlaggning.objects.filter(kommun=kommun, person__in=ids)
    valda = rader.values_list("person_id", "satt_datum")
    fore = {str(pk): vald.isoformat() if vald else None for pk, vald in valda}
    blev = anpassa_trappan(
        kommun=kommun, personer=ids, andring=andringen(vad), dag=dag, tid=tid, user=user
    )
    _satt_datum(kommun, ids, vad, dag, tid, user)
    assert vad.datum
    return {
        "datum": {pk: [forr, vad.datum.isoformat()] for pk, forr in fore.items()},
        "anpassningar": {str(pk): efter for pk, (_, efter) in blev.items()},
    }


def _logga(
    kommun: Kommun, ids: list[int], vad: Vad, dag: date, tid: datetime, user: User
) -> dict[str, object]:
    assert vad.kanal
    assert vad.utfall
    nya = [NyKontakt(pk, tid, vad.kanal, vad.utfall, _med(vad.kanal)) for pk in ids]
    foljd = logga_kontakt(kommun=kommun, nya=nya, dag=dag, tid=tid, user=user)
    return {"kontakter": foljd.kontakter}


def _ge_uppgift(
    kommun: Kommun, ids: list[int], vad: Vad, dag: date, tid: datetime, user: User
) -> dict[str, object]:
    nya = [_uppgift(pk, vad.uppgift) for pk in ids]
    rader = raise_tasks(kommun=kommun, uppgifter=nya, aktor=user.aktor, tid=tid)
    return {"uppgifter": [rad.pk for rad in rader]}


def _uppgift(person: int, vilken: str) -> NyUppgift:
    return NyUppgift(Uppgiftsslag.EGEN, nyckel(person, vilken), person, EGNA[vilken])


VERKAN = {
    Massandringsslag.AGARE: _ge_agare,
    Massandringsslag.DATUM: _satt_datum,
    Massandringsslag.STEG: _satt_steg,
    Massandringsslag.KONTAKT: _logga,
    Massandringsslag.UPPGIFT: _ge_uppgift,
}
