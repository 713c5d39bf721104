"""What the rules of the routine may see about youths in the register: from the rooms' own rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from kaja.access.at_once import read
from kaja.access.models import Kommun
from kaja.insatser.models import Handlaggning
from kaja.insatser.queries.arbetslage import gather, parts
from kaja.insatser.queries.gjort import Gjort
from kaja.register.models import Lage
from kaja.register.queries import Oppen, open_part, open_post
from kaja.regler.skollagen_29_9.alder import fyller_18, fyller_20
from kaja.regler.uppfoljning import Arbetslage, Rutin
from kaja.styrning.queries import routine_of, routine_parts

HELG = ("public", "de_facto")
"""The holidays of the law, and the eves that nobody works."""


@lru_cache(maxsize=8)
def helgdagar(ar: int) -> frozenset[date]:
    """The Swedish holidays of the year, the one before and the two that come."""
    import holidays  # a third of a second, which the web shall not wait for at start

    aren = range(ar - 1, ar + 3)
    return frozenset(holidays.country_holidays("SE", years=aren, categories=HELG))


@dataclass(frozen=True, slots=True)
class Last:
    """What the rules of the routine may see on a day, as it was read once: by person (id)."""

    dag: date
    rutin: Rutin
    oppna: Mapping[int, Oppen]
    gjort: Mapping[int, Gjort]
    skotta: Mapping[int, Handlaggning]

    def lagen(self) -> dict[int, Arbetslage]:
        """The facts about each who is in the register."""
        return {
            pk: arbetslage(post, self.gjort.get(pk) or Gjort(), self.skotta.get(pk))
            for pk, post in self.oppna.items()
        }


def las(
    kommun: Kommun, personer: Collection[int], skotta: Iterable[Handlaggning], dag: date
) -> Last:
    """Read the facts about these (ids), and the routine of the day. `skotta` is the work with them,
    which who writes has locked. One query, however many they are."""
    rader = list(read(_fraga, kommun, personer))
    return Last(
        dag=dag,
        rutin=routine_of(rader, dag),
        oppna={rad.person: open_post(rad) for rad in rader if rad.vad == "post"},
        gjort=gather(rader),
        skotta={skott.person_id: skott for skott in skotta},
    )


def _fraga(kommun: Kommun, personer: Collection[int]) -> list[Any]:
    return [open_part(kommun, personer), *parts(kommun, personer), *routine_parts(kommun)]


def se(kommun: Kommun, personer: Collection[int], dag: date) -> Last:
    """The same for one who only looks. Two queries."""
    skotta = Handlaggning.objects.filter(kommun=kommun, person__in=personer)
    return las(kommun, personer, skotta.select_related("anpassning"), dag)


def arbetslage(post: Oppen, gjort: Gjort, skott: Handlaggning | None) -> Arbetslage:
    """The facts about one. The routine counts from `post.kand`, when the municipality got to know:
    the register may go further back than that. For who was in the register before, it begins anew:
    who was checked, reached or let be then may need a call now."""
    fodd, forra = post.fodd, post.forra or date.min
    nu = skott if skott and (skott.oppen or skott.borjade_om == post.forra) else None
    return Arbetslage(
        oppnad=post.kand,
        tjugo=fyller_20(fodd) if fodd else None,
        arton=fyller_18(fodd) if fodd else None,
        verifierad=nu.verifierad if nu else None,
        skyddad=post.skyddad,
        utreds=post.lage == Lage.UTREDS,
        vantar_pa=post.vantar_pa if post.lage == Lage.VANTAR else None,
        kontakter=tuple(k for k in gjort.kontakter if k.dag >= forra),
        trappa_fran=nu.trappa_fran if nu else None,
        anpassning=nu.anpassning.regel if nu and nu.anpassning else None,
        pausad_till=nu.pausad_till if nu else None,
        satt_datum=nu.satt_datum if nu else None,
        mote=gjort.mote,
        kartlagd=gjort.kartlagd,
        plan=gjort.plan,
        atgarder=tuple(gjort.atgarder),
        sysselsattning=gjort.sysselsattning,
        gjort=frozenset(gjort.klara),
    )
