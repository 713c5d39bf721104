"""Changes for a person to go through: each with its reason, who has accepted it, and its task."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from kaja.access.models import Kommun, User
from kaja.flows.andrat_fakta import came_and_went, changed_facts, merged, taken_back
from kaja.flows.andrat_meningar import Lage
from kaja.flows.andrat_nyheter import nyheter
from kaja.flows.andrat_skydd import Skyddsandring, skyddet_i_ord
from kaja.flows.andrat_svar import historien, mening_om, registrets_ord
from kaja.insatser import actions as insatser
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.intake.models import MottagenFil
from kaja.register.andringar import Rad, histories
from kaja.register.andringsskal import Nyhet
from kaja.register.andringsslag import Slag
from kaja.register.kvittenser import Sedd
from kaja.register.models import Bedomning, Kvittens
from kaja.underlag.models import Faktum
from kaja.ungdom.models import Person

STYCKE = 500


class Filrad(NamedTuple):
    """A received file (id) that brought a change; `finns` while the file itself is kept."""

    pk: int
    namn: str
    finns: bool


@dataclass(frozen=True, slots=True)
class Andring:
    """What has happened to a person, and why; `registret` is what followed there."""

    bedomning: Rad
    person: Person
    slag: str
    mening: str
    registret: str = ""
    filer: list[Filrad] = field(default_factory=list)
    kvittens: Kvittens | None = None
    uppgift: Uppgift | None = None


def andringarna(
    kommun: Kommun,
    rader: Sequence[Rad],
    sedan: datetime,
    dag: date,
    skyddade: Mapping[int, Skyddsandring],
    *,
    ser: bool,
) -> Iterator[Andring]:
    """The rows of `register.andringar` with their reasons; `ser` is whether the user may see who a
    protected person is. A fixed number of queries for every five hundred rows."""
    angrade = taken_back(kommun.pk, sedan)
    lage = Lage(kommun.pk, dag, angrade)
    for start in range(0, len(rader), STYCKE):
        stycke = rader[start : start + STYCKE]
        yield from _stycke(kommun, stycke, sedan, lage, skyddade, ser)


def _stycke(
    kommun: Kommun,
    rader: Sequence[Rad],
    sedan: datetime,
    lage: Lage,
    skyddade: Mapping[int, Skyddsandring],
    ser: bool,
) -> Iterator[Andring]:
    ids = [rad.person_id for rad in rader]
    historia, fakta = histories(kommun, ids, sedan), changed_facts(kommun.pk, ids, sedan)
    hopslagna, register = merged(kommun.pk, ids, sedan), registrets_ord(kommun, ids, sedan)
    # Of who came and has no answer now, only what came and went can tell why.
    utan_svar = [rad.person_id for rad in rader if rad.slag == Slag.VANDE and rad.ersatt]
    gaende = came_and_went(kommun.pk, utan_svar, sedan)
    finns, kvittenser = _finns(fakta.values()), _kvittenser(rader)
    uppgifter = _uppgifter(kommun, rader)
    for rad in rader:
        person = rad.person_id
        borta, nya = fakta[person]
        nytt = nyheter(borta, nya, lage) or nyheter(gaende.get(person, ()), (), lage)
        svar = historien(historia[person], sedan)
        skydd = skyddet_i_ord(skyddade.get(person), ser=ser)
        hande: list[Nyhet] = [*hopslagna.get(person, ()), *nytt]
        yield Andring(
            bedomning=rad,
            person=rad.person,
            slag=rad.slag,
            mening=mening_om(svar, hande, skydd),
            registret=register.get(person, ""),
            filer=_filer([*nya, *borta], finns),
            kvittens=kvittenser.get(rad.pk),
            uppgift=uppgifter.get(nyckel(rad.pk)),
        )


def sedda(
    rader: Sequence[tuple[int, str, int]], skyddade: Mapping[int, Skyddsandring]
) -> Iterator[Sedd]:
    """What is accepted of rows given as answer (id), what of it, and person (id)."""
    for pk, sett, person in rader:
        yield Sedd(pk, sett)
        if person in skyddade:
            yield Sedd(pk, skyddade[person].vad)


def ifragasatt(
    *, kommun: Kommun, bedomning: Bedomning, mening: str, user: User, tid: datetime, ta: bool
) -> Uppgift:
    """Raise a task to look into the change, and with `ta` let the user take it.

    UppgiftsfelError when someone else has taken it already.
    """
    uppgift = insatser.raise_task(
        kommun=kommun,
        slag=Uppgiftsslag.IFRAGASATT,
        nyckel=nyckel(bedomning.pk),
        person=bedomning.person,
        fraga=f"Stämmer ändringen? {mening}",
        aktor=user.aktor,
        tid=tid,
    )
    return insatser.take(uppgift=uppgift, user=user, tid=tid) if ta else uppgift


def nyckel(bedomning: int) -> str:
    """What a task about a change is about."""
    return f"ifragasatt:{bedomning}"


def _finns(fakta: Collection[tuple[list[Faktum], list[Faktum]]]) -> frozenset[int]:
    """The files (ids) of the facts that are still kept."""
    ids = {en.fil_id for borta, nya in fakta for en in (*borta, *nya) if en.fil_id}
    rows = MottagenFil.objects.filter(pk__in=ids) if ids else MottagenFil.objects.none()
    return frozenset(rows.values_list("pk", flat=True))


def _filer(fakta: Sequence[Faktum], finns: frozenset[int]) -> list[Filrad]:
    """Each file once."""
    rader: dict[int, Filrad] = {}
    for en in fakta:
        if en.fil is not None and en.fil.pk not in rader:
            rader[en.fil.pk] = Filrad(en.fil.pk, en.fil.namn, en.fil.pk in finns)
    return list(rader.values())


def _kvittenser(rader: Sequence[Rad]) -> dict[int, Kvittens]:
    """Who has accepted those that somebody has."""
    sedda = [rad.pk for rad in rader if rad.kvitterad]
    rows = Kvittens.objects.filter(bedomning__in=sedda).select_related("av").order_by("tid", "pk")
    return {rad.bedomning_id: rad for rad in rows}


def _uppgifter(kommun: Kommun, rader: Sequence[Rad]) -> dict[str, Uppgift]:
    nycklar = [nyckel(rad.pk) for rad in rader]
    rows = Uppgift.objects.filter(kommun=kommun, nyckel__in=nycklar, klar__isnull=True)
    return {uppgift.nyckel: uppgift for uppgift in rows.select_related("tagen_av")}
