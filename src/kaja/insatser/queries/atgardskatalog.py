"""The municipality's catalogue of åtgärder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet, Value

from kaja.access.at_once import Rad, dag, part
from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.insatser.models.atgardskatalog import Atgardsslag
from kaja.regler.atgarder import Katalog, Katalogval, Slag


def katalogen(kommun: Kommun | str) -> Katalog:
    """Every kind of åtgärd with the municipality's choices. One query."""
    rader = Atgardsslag.objects.filter(kommun=kommun, ersatt__isnull=True)
    return Katalog(
        tuple(Katalogval(r.galler_fran, _slag(r)) for r in rader.order_by("galler_fran"))
    )


def katalogdelen(kommun: Kommun) -> Any:
    """What to ask for to know the catalogue, in the words of `access.at_once`; `katalog_av` takes
    what was found."""
    rader = Atgardsslag.objects.filter(kommun=kommun, ersatt__isnull=True)
    fakta = {namn: namn for namn in ("galler_fran", *Slag._fields)}
    return part("atgardsslag", rader, person=Value(0), **fakta)


def katalog_av(rader: Iterable[Rad]) -> Katalog:
    """The catalogue that the rows are."""
    val = []
    for rad in rader:
        fran, slag = dag(rad.fakta["galler_fran"]), {n: rad.fakta[n] for n in Slag._fields}
        assert fran is not None
        slag |= {namn: bool(slag[namn]) for namn in ("praktik", "oppen")}
        val.append(Katalogval(fran, Slag(**slag)))
    return Katalog(tuple(sorted(val, key=lambda v: v.fran)))


def katalogens_historik(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Atgardsslag]:
    """Every choice ever made, the latest decided first, if the user may see the catalogue."""
    if kommun is None or not may(user, "malgrupp.se", kommun):
        return Atgardsslag.objects.none()
    rader = Atgardsslag.objects.filter(kommun=kommun)
    return rader.select_related("av").order_by("-kand_fran", "-pk")


def _slag(rad: Atgardsslag) -> Slag:
    return Slag(rad.nyckel, rad.namn, rad.rapportkod, rad.praktik, rad.platser, rad.oppen)
