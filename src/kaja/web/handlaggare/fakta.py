"""The facts of a person as tables: what is known, from where, since when, and what it replaced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.text import capfirst

from kaja.access.kand import known
from kaja.intake.models import Kallnamn
from kaja.register.kvitto import kommun_i_ord
from kaja.regler import underlag as law
from kaja.regler.skollagen_29_9 import skolformer
from kaja.underlag.models import (
    Bevisfaktum,
    Faktum,
    Folkbokforingsfaktum,
    Motsvarandefaktum,
    Studiefaktum,
)
from kaja.underlag.rattelser import according_to
from kaja.ungdom.models import Person, Skydd

AVREGISTRERING = {
    "AV": "avliden",
    "UV": "utvandrad",
    "GN": "numret ersatt",
    "OB": "försvunnen",
}
BEVIS = {
    "examensbevis": "Examensbevis",
    "examensbevis_komvux": "Examensbevis från komvux",
    "studiebevis": "Studiebevis",
    "gymnasiebevis": "Gymnasiebevis, anpassad gymnasieskola",
    "ib_diplom": "IB-diplom",
    "utlandsk_examen": "Utländsk gymnasieexamen",
    "folkhogskola_behorighet": "Behörighetsintyg från folkhögskola",
}


@dataclass(frozen=True, slots=True)
class Faktarad:
    """A fact in words. `kalla` is the file and row, or the caseworker; `fil` and `rad` are where
    it stands, 0 when it stands on no row."""

    celler: tuple[str | date | None, ...]
    kalla: str
    fil: int
    rad: int
    kand_fran: datetime
    ersatt: datetime | None


@dataclass(frozen=True, slots=True)
class Faktatabell:
    id: str
    rubrik: str
    kolumner: tuple[str, ...]
    rader: list[Faktarad]


def faktatabeller(person: Person, *, kand: datetime | None) -> list[Faktatabell]:
    """The tables of a person: with `kand` what was known then, else all, also what is replaced."""
    return [
        Faktatabell(
            "r-folkbokforing",
            "Folkbokföring",
            ("Kommun", "Från", "Till och med", "Övrigt"),
            _rader(Folkbokforingsfaktum, _folkbokforing, person, kand),
        ),
        Faktatabell(
            "r-studier",
            "Studier",
            ("Skolform", "Studieväg", "Skola", "Från", "Till och med", "Avbrott"),
            _rader(Studiefaktum, _studie, person, kand),
        ),
        Faktatabell(
            "r-bevis",
            "Bevis",
            ("Typ", "Datum", "Utfärdare"),
            _rader(Bevisfaktum, _bevis, person, kand)
            + _rader(Motsvarandefaktum, _motsvarande, person, kand),
        ),
    ]


def _rader(
    modell: type[Faktum], celler: Any, person: Person, kand: datetime | None
) -> list[Faktarad]:
    rader = modell.objects.filter(kommun=person.kommun_id, person=person)
    if kand is not None:
        rader = rader.filter(known(kand))
    rader = rader.select_related("fil", "antecknad_av").order_by("fran", "kand_fran", "pk")
    return [
        Faktarad(celler(f), _kalla(f), f.fil_id or 0, f.rad, f.kand_fran, f.ersatt) for f in rader
    ]


def _kalla(faktum: Faktum) -> str:
    if faktum.fil is None:
        return according_to(faktum)
    kalla = dict(Kallnamn.choices).get(faktum.fil.kalla, faktum.fil.kalla)
    return f"{kalla}: {faktum.fil.namn}, rad {faktum.rad}"


def _sista(faktum: Faktum) -> date | None:
    return faktum.till and faktum.till - timedelta(days=1)


def _folkbokforing(faktum: Folkbokforingsfaktum) -> tuple[str | date | None, ...]:
    ovrigt = []
    if faktum.avregistrering:
        dag = f" {faktum.avregistrerad}" if faktum.avregistrerad else ", dagen saknas"
        ovrigt.append(AVREGISTRERING.get(faktum.avregistrering, faktum.avregistrering) + dag)
    if faktum.skydd:
        ovrigt.append(dict(Skydd.choices).get(faktum.skydd, faktum.skydd).lower())
    if faktum.folkbokford_fran:
        ovrigt.append(f"i Sverige från {faktum.folkbokford_fran}")
    if faktum.skolplikt_upphor:
        ovrigt.append(f"skolpliktens sista dag {faktum.skolplikt_upphor}")
    text = ", ".join(ovrigt)
    return kommun_i_ord(faktum.kommunkod), faktum.fran, _sista(faktum), capfirst(text)


def _studie(faktum: Studiefaktum) -> tuple[str | date | None, ...]:
    form = skolformer.namn(
        law.Studie(faktum.skolform, faktum.fran or date.min, studievag=faktum.studievag)
    )
    skola = " ".join(filter(None, (faktum.huvudman, faktum.skolenhetskod)))
    avbrott = "Ja" if faktum.avbrott else ""
    return form.capitalize(), faktum.studievag, skola, faktum.fran, _sista(faktum), avbrott


def _bevis(faktum: Bevisfaktum) -> tuple[str | date | None, ...]:
    return BEVIS.get(faktum.typ, faktum.typ), faktum.fran, faktum.utfardare


def _motsvarande(faktum: Motsvarandefaktum) -> tuple[str | date | None, ...]:
    return faktum.get_typ_display(), faktum.fran, "Handläggare"
