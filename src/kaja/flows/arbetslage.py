"""What the rules of the routine may see about youths in the register: from the rooms' own rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from kaja.access.models import Kommun
from kaja.insatser.queries import worked_with
from kaja.insatser.queries.arbetslage import Gjort
from kaja.register.models import Lage, Registerpost
from kaja.register.queries import posts_of, when_known
from kaja.regler.skollagen_29_9.alder import fyller_18, fyller_20
from kaja.regler.uppfoljning import Arbetslage
from kaja.ungdom.models import Person

HELG = ("public", "de_facto")
"""The holidays of the law, and the eves that nobody works."""


@lru_cache(maxsize=8)
def helgdagar(ar: int) -> frozenset[date]:
    """The Swedish holidays of the year, the one before and the two that come."""
    import holidays  # a third of a second, which the web shall not wait for at start

    aren = range(ar - 1, ar + 3)
    return frozenset(holidays.country_holidays("SE", years=aren, categories=HELG))


def arbetslagen(kommun: Kommun, personer: Collection[int]) -> dict[int, Arbetslage]:
    """The facts about each of these (ids) who is in the register. Constant number of queries."""
    poster = {pk: p.nu for pk, p in posts_of(kommun, personer).items() if p.nu is not None}
    gjort = worked_with(kommun, list(poster))
    kanda = when_known(kommun, [post.pk for post in poster.values()])
    people = Person.objects.filter(kommun=kommun, pk__in=poster)
    return {p.pk: arbetslage(p, poster[p.pk], gjort[p.pk], kanda[poster[p.pk].pk]) for p in people}


def arbetslage(person: Person, post: Registerpost, gjort: Gjort, kand: date) -> Arbetslage:
    """The facts about one. The routine counts from `kand`, when the municipality got to know: the
    register may go further back than that."""
    skott, fodd = gjort.handlaggning, person.fodd
    return Arbetslage(
        oppnad=kand,
        tjugo=fyller_20(fodd) if fodd else None,
        arton=fyller_18(fodd) if fodd else None,
        verifierad=skott.verifierad if skott else None,
        skyddad=person.skyddad,
        utreds=post.lage == Lage.UTREDS,
        vantar_pa=post.vantar_pa if post.lage == Lage.VANTAR else None,
        kontakter=tuple(gjort.kontakter),
        trappa_fran=skott.trappa_fran if skott else None,
        anpassning=skott.anpassning.regel if skott and skott.anpassning else None,
        pausad_till=skott.pausad_till if skott else None,
        satt_datum=skott.satt_datum if skott else None,
        mote=gjort.mote,
        kartlagd=gjort.kartlagd,
        plan=gjort.plan,
        atgarder=tuple(gjort.atgarder),
        sysselsattning=gjort.sysselsattning,
        gjort=frozenset(gjort.klara),
    )
