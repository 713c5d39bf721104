"""Who was in the register on a day, by what is known or was known: for any history of events, what
the events of that day that were noted by then add up to, with what was noted last going first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import NamedTuple

import pytest

from kaja.access.actions import create_user, grant
from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.register.den_dagen import reason_on, register_on
from kaja.register.handelser import Anteckning, append_events
from kaja.register.laget import Hande, OvergangsfelError, laget
from kaja.register.models import Handelseslag, Lage, Registerpost
from kaja.register.queries import in_register
from kaja.ungdom.models import Person, Sammanslagning
from tests.mycket import glest, mycket

pytestmark = pytest.mark.django_db

KOD = "1780"
FORST = date(2026, 3, 1)
DAGAR = 30
VAR = glest(4)
S = Handelseslag


class Noterat(NamedTuple):
    """What was noted of a person, in which of her posts, and when."""

    person: int
    post: int
    hande: Hande
    tid: datetime


class Stod(NamedTuple):
    """How someone stood in the register."""

    person: int
    lage: str
    orsak: str
    sedan: date | None


@pytest.fixture
def kommun() -> Kommun:
    return Kommun.objects.get(pk=KOD)


@pytest.fixture
def user(kommun: Kommun) -> User:
    tid = datetime(2026, 1, 1, tzinfo=UTC)
    vem = create_user(
        email="a@example.com", namn="Amira Lund", password="tre koltrastar", av="prov", tid=tid
    )
    dag = date(2026, 1, 1)
    grant(user=vem, kommun=kommun, roll=Roll.SAMORDNARE, fran=dag, av="prov", tid=tid)
    return vem


@pytest.fixture
def personer() -> list[Person]:
    numbers = ("200801012386", "200803312388", "200806292389")
    return [Person.objects.create(kommun_id=KOD, nummer=n) for n in numbers]


def at(dagar: float) -> datetime:
    return datetime(2026, 3, 1, 3, tzinfo=UTC) + timedelta(days=dagar)


def dag(dagar: int) -> date:
    return FORST + timedelta(days=dagar)


def note(
    person: Person,
    slag: Handelseslag,
    fran: int,
    tid: float,
    post: Registerpost | None = None,
    orsak: str = "",
) -> Registerpost:
    """An event that holds from a day and is noted on another."""
    orsak = orsak or {S.OPPNAD: "avbrott", S.AVSLUTAD: "examen"}.get(slag, "")
    vantar = dag(90) if slag is S.VANTAR else None
    hande = Hande(slag, dag(fran), orsak, vantar)
    return append_events(
        kommun=Kommun.objects.get(pk=KOD),
        anteckningar=[Anteckning(person.pk, hande, post)],
        aktor="prov",
        tid=at(tid),
    )[0]


def stod(user: User, kommun: Kommun, da: date, kand: datetime | None = None) -> list[Stod]:
    rader = register_on(user, kommun, da, kand).annotate(orsak=reason_on(da, kand))
    return [
        Stod(*rad) for rad in rader.order_by("person").values_list("person", "da", "orsak", "sedan")
    ]


def lived(slump: Random, personer: list[Person]) -> list[Noterat]:
    """A month of what can happen, noted from day to day and often about another day."""
    noted: list[Noterat] = []
    for nr in range(DAGAR):
        person = slump.choice(personer)
        poster = Registerpost.objects.filter(person=person).order_by("-pk")
        post = poster.exclude(lage=Lage.AVSLUTAD).first()
        if post is None and slump.random() < 0.5:
            post = poster.exclude(oppnad=None).first()
        slag = slump.choice(list(S))
        fran = nr if slag in (S.VANTAR, S.UTREDS) else slump.randint(0, nr)
        if slag is S.ATEROPPNAD and post and post.avslutad:
            fran = (post.avslutad - FORST).days  # the closing never held
        orsak = "" if slag is S.UTREDS else slump.choice(("", "examen", "avbrott"))
        try:
            moved = note(person, slag, fran, nr, post, orsak)
        except OvergangsfelError:
            continue
        sist = moved.handelser.latest("nr")
        hande = Hande(S(sist.slag), sist.dag, sist.orsak, sist.vantar_pa)
        noted.append(Noterat(person.pk, moved.pk, hande, sist.tid))
    return noted


def said(noted: list[Noterat], da: date, kand: datetime | None) -> list[Stod]:
    """The same from the events alone: those that hold and were noted, and of each person the post
    of the last one."""
    galler = [en for en in noted if en.hande.dag <= da and (kand is None or en.tid <= kand)]
    sist = {en.person: en for en in galler}
    rader = []
    for person, en in sorted(sist.items()):
        if en.hande.slag is S.AVSLUTAD:
            continue
        nu = laget(rad.hande for rad in galler if rad.post == en.post)
        rader.append(Stod(person, nu.lage, nu.ingangsorsak, nu.oppnad))
    return rader


@pytest.mark.parametrize("fro", range(mycket(2)))
def test_the_register_of_any_day_is_what_its_events_add_up_to(
    fro: int, user: User, kommun: Kommun, personer: list[Person]
) -> None:
    noted, alla = lived(Random(fro), personer), [person.pk for person in personer]
    for nr in range(fro % VAR - 1, DAGAR + 1, VAR):
        assert stod(user, kommun, dag(nr)) == said(noted, dag(nr), None), nr
        for kand in (at(nr), at(DAGAR - nr)):
            assert stod(user, kommun, dag(nr), kand) == said(noted, dag(nr), kand), (nr, kand)
            inne = {en.person for en in said(noted, date.max, kand)}
            assert in_register(kommun, alla, kand=kand) == inne
    nu = Registerpost.objects.exclude(lage=Lage.AVSLUTAD).order_by("person")
    fakta = nu.values_list("person", "lage", "ingangsorsak", "oppnad")
    assert stod(user, kommun, dag(DAGAR)) == [Stod(*rad) for rad in fakta]


def test_what_is_noted_later_goes_before_also_in_another_post(
    user: User, kommun: Kommun, personer: list[Person]
) -> None:
    person = personer[0]
    forst = note(person, S.OPPNAD, 1, 1)
    note(person, S.AVSLUTAD, 5, 5, forst)
    sedan = note(person, S.UTREDS, 10, 10)
    note(person, S.AVSLUTAD, 12, 12, sedan)
    note(person, S.ATEROPPNAD, 5, 20, forst)  # the closing never held

    assert stod(user, kommun, dag(11), at(11)) == [Stod(person.pk, Lage.UTREDS, "", None)]
    for nr in (3, 7, 11, 15):
        assert stod(user, kommun, dag(nr)) == [Stod(person.pk, Lage.OPPEN, "avbrott", dag(1))], nr


def test_who_was_there_under_two_numbers_is_there_once(
    user: User, kommun: Kommun, personer: list[Person]
) -> None:
    under, over, annan = personer
    note(under, S.OPPNAD, 1, 1)
    note(over, S.OPPNAD, 10, 10)
    note(annan, S.OPPNAD, 1, 1)
    Sammanslagning.objects.create(kommun=kommun, fran=under, till=over, kand_fran=at(20))

    def vilka(da: int, kand: datetime | None = None) -> list[int]:
        return [rad.person for rad in stod(user, kommun, dag(da), kand)]

    assert vilka(15, at(15)) == [under.pk, over.pk, annan.pk]
    assert vilka(15) == vilka(25, at(25)) == [over.pk, annan.pk]
    assert vilka(5) == [under.pk, annan.pk], "the only number that was in the register then"


def test_nobody_is_there_for_who_may_not_see_the_target_group(
    kommun: Kommun, personer: list[Person]
) -> None:
    note(personer[0], S.OPPNAD, 1, 1)
    ny = User.objects.create(email="ny@example.com", namn="Ny")
    assert stod(ny, kommun, dag(5)) == []
