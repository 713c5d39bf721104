"""Reading facts: as the law wants them, and whose have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Count, Min

from kaja import regler
from kaja.access.kand import known
from kaja.underlag.hamta import Fakta, Folkbokforingsrad, fetch
from kaja.underlag.models import (
    Bevisfaktum,
    Folkbokforingsfaktum,
    Motsvarandefaktum,
    Studiefaktum,
    Tackning,
)
from kaja.underlag.motsagelser import Motsagelse, motsagelser
from kaja.underlag.nummerbyten import links
from kaja.ungdom.models import Alias, Person
from kaja.ungdom.samma import same_human

FACTS = (Folkbokforingsfaktum, Studiefaktum, Bevisfaktum, Motsvarandefaktum)


def underlag_for(
    persons: Iterable[Person], *, kand: datetime | None = None
) -> dict[int, regler.Underlag]:
    """What the law may see of each person, by id, as known at `kand` (now without).

    The number of queries does not depend on the number of persons; give at most some thousands.
    """
    personer = list(persons)
    kommuner = {person.kommun_id for person in personer}
    lankar = links(kommuner, kand=kand)
    human = same_human((p.pk for p in personer), lankar.alla)
    fakta = fetch(kommuner, {pk for group in human.values() for pk in group}, kand)
    tackning = coverage(kommuner, kand=kand)
    return {
        p.pk: _underlag(
            p,
            sorted(human[p.pk]),
            _registered(fakta, p.pk, lankar.under(p.pk)),
            fakta,
            tackning[p.kommun_id],
        )
        for p in personer
    }


def _registered(fakta: Fakta, person: int, under: frozenset[int]) -> list[Folkbokforingsrad]:
    """Where the person is registered: as the number's own rows say, or, when it has none, those of
    the numbers that a caseworker has put under it. A replaced number is not registered anywhere."""
    own = fakta.folkbokforing.get(person)
    others = (rad for pk in sorted(under) for rad in fakta.folkbokforing.get(pk, ()))
    rader = own or [rad for rad in others if rad.faktum.avregistrering != "GN"]
    return sorted(rader, key=_order)


def _underlag(
    person: Person,
    human: list[int],
    rader: list[Folkbokforingsrad],
    fakta: Fakta,
    tackning: regler.Tackning,
) -> regler.Underlag:
    forst = [rad.folkbokford_fran for rad in rader if rad.folkbokford_fran]
    # The row that begins last knows best when skolplikten ends.
    skolplikt = [rad.skolplikt_upphor for rad in rader if rad.skolplikt_upphor]
    return regler.Underlag(
        fodd=person.fodd,
        fodelsear=person.fodelsear,
        folkbokforing=tuple(rad.faktum for rad in rader),
        folkbokford_fran=min(forst, default=None),
        skolplikt_upphor=skolplikt[-1] if skolplikt else None,
        studier=tuple(fact for pk in human for fact in fakta.studier.get(pk, ())),
        bevis=tuple(fact for pk in human for fact in fakta.bevis.get(pk, ())),
        motsvarande=tuple(fact for pk in human for fact in fakta.motsvarande.get(pk, ())),
        tackning=tackning,
    )


def _order(rad: Folkbokforingsrad) -> tuple[date, int]:
    return rad.faktum.fran or date.min, rad.faktum.ordning


def coverage(
    kommuner: Collection[str], *, kand: datetime | None = None
) -> dict[str, regler.Tackning]:
    """How far each source has reported, by municipality. The sender that is furthest behind
    decides: a source has reported up to a day when all who send it have, and nobody knows how far
    it has when one of them has not said."""
    rows = (
        Tackning.objects.filter(known(kand), kommun__in=kommuner)
        .values_list("kommun_id", "kalla")
        .annotate(first=Min("tom"), senders=Count("pk"), told=Count("tom"))
    )
    found: dict[str, dict[str, date]] = {kommun: {} for kommun in kommuner}
    for kommun, kalla, tom, senders, told in rows:
        if senders == told:
            found[kommun][kalla] = tom
    return {kommun: regler.Tackning(**sources) for kommun, sources in found.items()}


def came_later(personer: Collection[int], sedan: datetime) -> set[int]:
    """Those of the persons (ids) who have become known in the municipality since then: in the
    population register, or by a number that a school uses."""
    rows = Folkbokforingsfaktum.objects.filter(person__in=personer).values("person")
    nya = rows.annotate(forst=Min("kand_fran")).filter(forst__gt=sedan)
    alias = Alias.objects.filter(person__in=personer, kand_fran__gt=sedan, ersatt__isnull=True)
    return {*nya.values_list("person", flat=True), *alias.values_list("person_id", flat=True)}


def contradictions(
    persons: Iterable[Person], dag: date, *, kand: datetime | None = None
) -> dict[int, list[Motsagelse]]:
    """What cannot all be true of each person on the day, as known at `kand` (now without); only
    those who have something. A fixed number of queries; give at most some thousands."""
    found = {pk: motsagelser(u, dag) for pk, u in underlag_for(persons, kand=kand).items()}
    return {pk: said for pk, said in found.items() if said}
