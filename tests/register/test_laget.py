"""The register is its events: every row can be made anew from them, and nothing else can happen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from kaja.access.models import Kommun
from kaja.audit.models import Handelse
from kaja.register.handelser import Anteckning, append_events, rebuild, state_of
from kaja.register.laget import Hande, Laget, OvergangsfelError, efter, laget
from kaja.register.models import Handelseslag, Lage, Registerhandelse, Registerpost
from kaja.ungdom.models import Person

TID = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
DAG = date(2026, 11, 21)
KOD = "1780"
S = Handelseslag


def hande(slag: Handelseslag, dagar: int = 0, orsak: str = "") -> Hande:
    orsak = orsak or {S.OPPNAD: "avbrott", S.AVSLUTAD: "examen"}.get(slag, "")
    start = DAG + timedelta(days=20) if slag is S.VANTAR else None
    return Hande(slag, DAG + timedelta(days=dagar), orsak, start)


def test_a_post_waits_is_opened_closed_and_opened_again() -> None:
    nu = laget([hande(S.VANTAR), hande(S.OPPNAD, 20), hande(S.AVSLUTAD, 40)])
    assert nu == Laget(
        Lage.AVSLUTAD,
        ingangsorsak="avbrott",
        oppnad=DAG + timedelta(days=20),
        avslutad=DAG + timedelta(days=40),
        avslutsorsak="examen",
        handelser_antal=3,
    )
    igen = efter(nu, hande(S.ATEROPPNAD, 40))
    assert (igen.lage, igen.oppnad, igen.avslutad) == (Lage.OPPEN, DAG + timedelta(days=20), None)


@pytest.mark.parametrize(
    "slag, felet",
    [
        ([S.AVSLUTAD], "ny kan inte bli avslutad"),
        ([S.ATEROPPNAD], "ny kan inte bli öppnad igen"),
        ([S.OPPNAD, S.OPPNAD], "öppen kan inte bli öppnad"),
        ([S.OPPNAD, S.VANTAR], "öppen kan inte bli väntar"),
        ([S.UTREDS, S.UTREDS], "utreds kan inte bli utreds"),
        ([S.OPPNAD, S.AVSLUTAD, S.OPPNAD], "avslutad kan inte bli öppnad"),
        ([S.UTREDS, S.AVSLUTAD, S.ATEROPPNAD], "aldrig öppnats"),
    ],
)
def test_an_event_that_cannot_follow_is_refused(slag: list[Handelseslag], felet: str) -> None:
    with pytest.raises(OvergangsfelError, match=felet):
        laget(map(hande, slag))


def test_a_post_is_never_closed_before_it_was_opened_or_without_a_reason() -> None:
    oppen = laget([hande(S.OPPNAD)])
    with pytest.raises(OvergangsfelError, match="kan inte avslutas"):
        efter(oppen, hande(S.AVSLUTAD, -1))
    with pytest.raises(OvergangsfelError, match="utan orsak"):
        efter(oppen, Hande(S.AVSLUTAD, DAG))


@pytest.fixture
def personer() -> list[Person]:
    numbers = ("200801012386", "200803312388", "200806292389")
    return [Person.objects.create(kommun_id=KOD, nummer=n) for n in numbers]


def write(person: Person, hande: Hande, post: Registerpost | None = None) -> Registerpost:
    return append_events(
        kommun=Kommun.objects.get(pk=KOD),
        anteckningar=[Anteckning(person.pk, hande, post)],
        aktor="prov",
        tid=TID,
    )[0]


@pytest.mark.django_db
@pytest.mark.parametrize("fro", range(8))
def test_every_row_can_be_made_anew_from_its_events(fro: int, personer: list[Person]) -> None:
    slump, kommun = Random(fro), Kommun.objects.get(pk=KOD)
    for nr in range(40):
        person = slump.choice(personer)
        post = Registerpost.objects.filter(person=person).order_by("-pk").first()
        post = None if post and post.lage == Lage.AVSLUTAD and slump.random() < 0.5 else post
        try:
            write(person, hande(slump.choice(list(S)), nr), post)
        except OvergangsfelError:
            continue
    assert rebuild(kommun) == []
    assert Registerhandelse.objects.count() == sum(
        Registerpost.objects.values_list("handelser_antal", flat=True)
    )


@pytest.mark.django_db
def test_a_row_that_is_not_what_its_events_say_is_found(personer: list[Person]) -> None:
    post = write(personer[0], hande(S.OPPNAD))
    Registerpost.objects.update(ingangsorsak="borjade_inte")

    (wrong,) = rebuild(Kommun.objects.get(pk=KOD))

    assert (wrong.pk, wrong.ingangsorsak, state_of(post)) == (post.pk, "avbrott", state_of(wrong))


@pytest.mark.django_db
def test_what_cannot_happen_leaves_nothing_behind(personer: list[Person]) -> None:
    post, events = write(personer[0], hande(S.OPPNAD)), Handelse.objects.count()
    with pytest.raises(OvergangsfelError):
        append_events(
            kommun=Kommun.objects.get(pk=KOD),
            anteckningar=[
                Anteckning(personer[1].pk, hande(S.OPPNAD)),
                Anteckning(personer[0].pk, hande(S.UTREDS), post),
            ],
            aktor="prov",
            tid=TID,
        )
    assert (Registerpost.objects.count(), Handelse.objects.count()) == (1, events)
