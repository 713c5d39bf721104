"""The municipality's own list on its way into the register: the ten-minute start.

A list says whom the municipality has counted as its own, and since when; it is no ground for who is
covered. Everyone on it gets a registerpost, the law judges them by the sources, and where the two
differ that is a change with a reason to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun
from kaja.flows.rader import by_number
from kaja.flows.stycke import Stycke
from kaja.intake import actions as intake
from kaja.intake.models import ACCEPTED, Kallnamn, MottagenFil
from kaja.intake.poster import all_records
from kaja.intake.queries import next_rows
from kaja.intake.sources.kaa_lista import KaaRad
from kaja.register.handelser import Anteckning, append_events
from kaja.register.laget import Hande
from kaja.register.models import Handelseslag, Lage, Registerpost
from kaja.register.queries import Poster, posts_of
from kaja.underlag.actions import mark_for_retrial
from kaja.underlag.models import Folkbokforingsfaktum
from kaja.ungdom.actions import Personuppgift, save_persons
from kaja.ungdom.identitet import las
from kaja.ungdom.queries import of_numbers

UR_LISTAN = "ur_listan"
"""Why a post was opened, or closed, when the list does not say."""


@transaction.atomic
def read_next(*, fil: MottagenFil, aktor: str, tid: datetime) -> Stycke:
    """Read the next chunk of the list's queue; an empty `Stycke` when there is none left."""
    kommun = Kommun.objects.select_for_update(no_key=True).get(pk=fil.kommun_id)
    rader = next_rows(fil)
    if not rader:
        return Stycke()
    poster = {nr: rad for nr, (rad, *_) in by_number(fil.kalla, rader).items() if nr.isdigit()}
    known = of_numbers(kommun, poster)
    new = [_person(rad) for nummer, rad in poster.items() if nummer not in known]
    saved = save_persons(kommun=kommun, uppgifter=new, aktor=aktor, tid=tid)
    ids = known | saved.ids
    rows = {ids[nummer]: rad for nummer, rad in poster.items()}
    changed = _enter(kommun, fil, rows, aktor, tid)
    mark_for_retrial(kommun_id=kommun.pk, personer=ids.values(), tid=tid)
    intake.rows_done(rader=rader)
    unmatched = len({rad.nummer for rad in rader} - poster.keys())
    return Stycke(len(rader), len(new), changed, unmatched, 0)


def _person(rad: KaaRad) -> Personuppgift:
    nummer = las(rad.nummer)
    return Personuppgift(
        nummer=nummer.text12,
        nummertyp=nummer.typ,
        fodd=nummer.fodd,
        fodelsear=nummer.fodelsear,
        fornamn=rad.fornamn,
        efternamn=rad.efternamn,
    )


def _enter(
    kommun: Kommun, fil: MottagenFil, rows: dict[int, KaaRad], aktor: str, tid: datetime
) -> int:
    """Open a post for each who has none, and close those that the list has closed."""
    poster = posts_of(kommun, list(rows))
    oppna = [
        Anteckning(person, Hande(Handelseslag.OPPNAD, _first_day(fil, rad), _orsak(rad)))
        for person, rad in rows.items()
        if person not in poster
    ]
    opened = append_events(kommun=kommun, anteckningar=oppna, aktor=aktor, tid=tid)
    nu = [*opened, *(en.nu for en in poster.values() if en.nu and en.nu.lage == Lage.OPPEN)]
    stang = [
        Anteckning(post.person_id, hande, post)
        for post in nu
        if (hande := _closing(post, rows[post.person_id]))
    ]
    append_events(kommun=kommun, anteckningar=stang, aktor=aktor, tid=tid)
    return len(oppna) + len(stang)


def _first_day(fil: MottagenFil, rad: KaaRad) -> date:
    return rad.registrerad or rad.avslutad or fil.dag


def _orsak(rad: KaaRad) -> str:
    return rad.ingangsorsak or UR_LISTAN


def _closing(post: Registerpost, rad: KaaRad) -> Hande | None:
    if rad.avslutad is None or post.oppnad is None or rad.avslutad < post.oppnad:
        return None
    return Hande(Handelseslag.AVSLUTAD, rad.avslutad, rad.avslutsorsak or UR_LISTAN)


@transaction.atomic
def take_back(*, fil: MottagenFil, aktor: str, tid: datetime) -> None:
    """Close the posts of those whom only this list told of. The others stand, and are judged."""
    kommun = Kommun.objects.select_for_update(no_key=True).get(pk=fil.kommun_id)
    numbers = {post.nummer for post in all_records(fil)} - _on_other_lists(kommun, fil)
    ids = set(of_numbers(kommun, numbers).values())
    known = Folkbokforingsfaktum.objects.filter(person__in=ids, ersatt__isnull=True)
    alone = ids - set(known.values_list("person_id", flat=True))
    close_as_wrong(kommun, posts_of(kommun, list(alone)).values(), aktor, tid)
    mark_for_retrial(kommun_id=kommun.pk, personer=ids, tid=tid)


def _on_other_lists(kommun: Kommun, fil: MottagenFil) -> set[str]:
    lists = MottagenFil.objects.filter(kommun=kommun, kalla=Kallnamn.KAA_LISTA, status__in=ACCEPTED)
    lists = lists.exclude(pk=fil.pk).exclude(innehall=b"")
    return {post.nummer for other in lists for post in all_records(other)}


def close_as_wrong(kommun: Kommun, poster: Iterable[Poster], aktor: str, tid: datetime) -> None:
    """Close the posts that are not closed: what they rested on has been taken back."""
    nu: Sequence[Registerpost] = [en.nu for en in poster if en.nu]
    append_events(
        kommun=kommun,
        anteckningar=[
            Anteckning(
                post.person_id,
                Hande(Handelseslag.AVSLUTAD, post.oppnad or tid.date(), "felaktigt_registrerad"),
                post,
            )
            for post in nu
        ],
        aktor=aktor,
        tid=tid,
    )
