"""What a row says, in the words of the other rooms: as a person, and as facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.timezone import localdate

from kaja.intake.models import Kallnamn, MottagenFil, Rad
from kaja.intake.poster import from_json
from kaja.intake.sources.bevis import BevisRad
from kaja.intake.sources.elever import ElevRad
from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.underlag.models import (
    Bevisfaktum,
    Faktum,
    Folkbokforingsfaktum,
    Kallfil,
    Studiefaktum,
)
from kaja.ungdom.actions import Personuppgift
from kaja.ungdom.identitet import las
from kaja.ungdom.models import CONTACT_FIELDS, Skydd

PerNummer = dict[str, list[Any]]


def by_number(kalla: str, rader: Iterable[Rad]) -> PerNummer:
    """The rows as the source's records, by number, in the order of the file."""
    found: PerNummer = defaultdict(list)
    for rad in rader:
        found[rad.nummer].append(from_json(kalla, rad.celler))
    return found


def person(rader: Sequence[FolkbokforingRad]) -> Personuppgift:
    """The person that all rows of one number tell of. The row that begins last knows best; but a
    protection mark on any row protects."""
    nummer = las(rader[0].nummer)
    latest = max(
        rader, key=lambda rad: (rad.i_kommunen_fran is not None, rad.i_kommunen_fran, rad.rad)
    )
    return Personuppgift(
        nummer=nummer.text12,
        nummertyp=nummer.typ,
        fodd=nummer.fodd,
        fodelsear=nummer.fodelsear,
        fornamn=latest.fornamn,
        efternamn=latest.efternamn,
        skydd=_strongest(rad.skydd for rad in rader),
        **{field: getattr(latest, field) for field in CONTACT_FIELDS},
    )


def _strongest(marks: Iterable[str]) -> str:
    found = set(marks)
    order = (Skydd.SKYDDAD_FOLKBOKFORING, Skydd.SEKRETESSMARKERING)
    return next((str(mark) for mark in order if mark in found), "")


def facts(
    fil: MottagenFil, poster: Mapping[str, Sequence[Any]], ids: Mapping[str, int]
) -> list[Any]:
    """The facts that the file's records state of the persons in `ids`."""
    make, source = MAKE[Kallnamn(fil.kalla)], kallfil(fil)
    found = [
        make(ids[nummer], ordning, post)
        for nummer in poster
        for ordning, post in enumerate(poster[nummer])
    ]
    for fact in found:
        fact.fil = source
    return found


def kallfil(fil: MottagenFil) -> Kallfil:
    """The file as evidence points to it."""
    return Kallfil(
        id=fil.pk,
        kommun_id=fil.kommun_id,
        kalla=fil.kalla,
        avsandare=fil.avsandare,
        namn=fil.namn,
        mottagen=localdate(fil.mottagen),
    )


def _folkbokforing(person_id: int, ordning: int, rad: FolkbokforingRad) -> Folkbokforingsfaktum:
    return Folkbokforingsfaktum(
        person_id=person_id,
        rad=rad.rad,
        ordning=ordning,
        fran=rad.i_kommunen_fran,
        till=rad.i_kommunen_till,
        kommunkod=rad.kommunkod,
        skydd=rad.skydd,
        avregistrering=rad.avregistrering,
        avregistrerad=rad.avregistrerad_fran,
        folkbokford_fran=rad.folkbokford_fran,
        skolplikt_upphor=rad.skolplikt_upphor,
        nytt_nummer=rad.nytt_nummer,
    )


def _studie(person_id: int, ordning: int, rad: ElevRad) -> Studiefaktum:
    return Studiefaktum(
        person_id=person_id,
        rad=rad.rad,
        fran=rad.fran,
        till=rad.till,
        skolform=rad.skolform,
        avbrott=bool(rad.avbrott),
        studievag=rad.studievag,
        skolenhetskod=rad.skolenhetskod,
        huvudman=rad.huvudman,
    )


def _bevis(person_id: int, ordning: int, rad: BevisRad) -> Bevisfaktum:
    return Bevisfaktum(
        person_id=person_id, rad=rad.rad, fran=rad.datum, typ=rad.typ, utfardare=rad.utfardare
    )


MAKE: dict[Kallnamn, Callable[[int, int, Any], Faktum]] = {
    Kallnamn.FOLKBOKFORING: _folkbokforing,
    Kallnamn.ELEVER: _studie,
    Kallnamn.BEVIS: _bevis,
}
MODEL: dict[str, type[Any]] = {
    Kallnamn.FOLKBOKFORING: Folkbokforingsfaktum,
    Kallnamn.ELEVER: Studiefaktum,
    Kallnamn.BEVIS: Bevisfaktum,
}
