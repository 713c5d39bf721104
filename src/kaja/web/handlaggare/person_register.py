"""The register on a person's page: where the post is, what happened to it and why, the
municipality's own decisions, what caseworkers have noted, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q

from kaja.access.kand import known
from kaja.access.vyer import Begaran
from kaja.insatser.models import Uppgift
from kaja.insatser.queries import oppna
from kaja.register import orsaker
from kaja.register.handelser import rebuilt
from kaja.register.laget import Laget, OvergangsfelError
from kaja.register.models import Beslut, Lage, Registerhandelse
from kaja.underlag.models import Faktum
from kaja.underlag.rattelser import according_to
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagval import Tidslage
from kaja.web.handlaggare.fakta_i_ord import i_ord
from kaja.web.handlaggare.oklart_svar import SLAG
from kaja.web.handlaggare.oklart_urval import andra_uppgifter
from kaja.web.handlaggare.person_handelser import Handelserad, handelserna, rader
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import datum_langt

BILD = {
    Lage.VANTAR: "vantar",
    Lage.UTREDS: "register_utreds",
    Lage.OPPEN: "register_oppen",
    Lage.AVSLUTAD: "register_avslutad",
}
"""The state as shape and word, by `markup.LAGEN`."""


class Anteckning(NamedTuple):
    """What a caseworker has noted: who told it, and the way to take it back."""

    slag: str
    faktum: Faktum
    vad: str
    kalla: str


class Registret(NamedTuple):
    """The register about a person on a day, as it was known then."""

    bild: str
    mening: str
    handelser: list[Handelserad]
    beslut: list[Beslut]
    anteckningar: list[Anteckning]
    uppgifter: list[Uppgift]


def registret(request: Begaran, person: Person, tid: Tidslage) -> Registret:
    """What the register says of the person; tasks only when it is about now. A fixed number of
    queries."""
    handelser = handelserna(person, tid)
    nu = _nu(handelser)
    return Registret(
        BILD[nu.lage] if nu else "",
        _mening(nu) if nu else "Inte i registret.",
        rader(handelser),
        _beslut(person, tid),
        list(_anteckningar(person, tid)),
        _uppgifter(request, person) if tid.nu else [],
    )


def _nu(handelser: list[Registerhandelse]) -> Laget | None:
    """Where the post is of which something was noted last, by the events that there were: an
    earlier one is opened again when its closing never held."""
    sist = max(handelser, key=lambda rad: rad.pk, default=None)
    if sist is None:
        return None
    try:
        return rebuilt(rad for rad in handelser if rad.post_id == sist.post_id)
    except OvergangsfelError:
        return None  # the day lies between events that were noted afterwards


def _mening(nu: Laget) -> str:
    match nu.lage:
        case Lage.OPPEN:
            return f"Öppnad {datum_langt(nu.oppnad)}.{_orsak(nu.ingangsorsak)}"
        case Lage.VANTAR:
            return f"Väntar på start {datum_langt(nu.vantar_pa)}.{_orsak(nu.ingangsorsak)}"
        case Lage.AVSLUTAD:
            fran = f"Öppnad {datum_langt(nu.oppnad)}, avslutad" if nu.oppnad else "Avslutad"
            return f"{fran} {datum_langt(nu.avslutad)}.{_orsak(nu.avslutsorsak)}"
    return "Utreds: det är inte klart om ungdomen omfattas."


def _orsak(orsak: str) -> str:
    return f" {orsaker.i_ord(orsak)}." if orsak else ""


def _beslut(person: Person, tid: Tidslage) -> list[Beslut]:
    """Decisions, the latest first: as known then, or all with how they ended."""
    rader = Beslut.objects.filter(kommun=person.kommun_id, person=person)
    if tid.kand:
        rader = rader.filter(known(tid.kand))
    return list(rader.select_related("beslutad_av", "ersatt_av").order_by("-kand_fran", "-pk"))


def _anteckningar(person: Person, tid: Tidslage) -> Iterator[Anteckning]:
    """What was noted and held then."""
    gallde = known(tid.kand) & Q(fil__isnull=True) & ~Q(uppgiven_av="")
    for slag, model in SLAG.items():
        rader = model.objects.filter(gallde, kommun=person.kommun_id, person=person)
        for faktum in rader.select_related("antecknad_av").order_by("kand_fran"):
            yield Anteckning(slag, faktum, i_ord(faktum), according_to(faktum))


def _uppgifter(request: Begaran, person: Person) -> list[Uppgift]:
    rader = oppna(request.user, request.kommun).filter(person=person)
    return list(andra_uppgifter(rader, i_dag()))
