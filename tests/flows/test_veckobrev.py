"""The weekly digest: once a week to each, numbers only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows.veckobrev import veckobrev
from kaja.insatser.actions import NyUppgift, assign, raise_tasks, take
from kaja.insatser.models import Uppgiftsslag, Veckobrev
from kaja.insatser.queries import calendar_of, numbers_of
from tests.flows.kommunen import DAG, HEM, LEO, NORA, boende, in_i_registret, minut
from tests.flows.kommunen import personen as person
from tests.rollbesattning import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def kommun() -> Kommun:
    make_member("amira", HEM, Roll.HANDLAGGARE)
    for nr, (kalla, *rader) in enumerate(
        (
            ("folkbokforing", boende(NORA), boende(LEO)),
            ("elever",),
            ("bevis",),
        )
    ):
        in_i_registret(kalla, *rader, nr=nr)
    make_member("sam", HEM, Roll.SAMORDNARE)
    make_member("chris", HEM, Roll.CHEF)
    return Kommun.objects.get(pk=HEM)


def test_each_gets_one_a_week_with_their_own_numbers_and_no_name(kommun: Kommun) -> None:
    assert len(veckobrev(kommun=kommun, dag=DAG, tid=minut(20))) == 2
    assert veckobrev(kommun=kommun, dag=DAG, tid=minut(21)) == []
    till = {brev.to[0]: str(brev.body) for brev in mail.outbox}
    assert set(till) == {"amira@exempel.se", "sam@exempel.se"}
    assert "- I registret: 2" in till["amira@exempel.se"]
    assert "Läget i hela kommunen" in till["sam@exempel.se"]
    for text in till.values():
        assert not any(ord_ in text for ord_ in ("Nora", "Åkesson", NORA[-4:]))
    assert len(veckobrev(kommun=kommun, dag=DAG + timedelta(days=7), tid=minut(22))) == 2


def test_a_task_that_one_may_not_see_is_not_counted_either(kommun: Kommun) -> None:
    siv, amira = make_member("siv", HEM, Roll.SYV), User.objects.get(email="amira@exempel.se")
    nora = person(NORA).pk

    def raknat(agare: User) -> tuple[int, int]:
        assign(kommun=kommun, personer=[nora], agare=agare, user=agare, tid=minut(20))
        posterna = calendar_of(kommun, agare, DAG)
        return numbers_of(kommun, agare, DAG)["veckan"], sum(post.antal for post in posterna)

    fore = raknat(siv), raknat(amira)
    anmalan = NyUppgift(Uppgiftsslag.SKOLANMALAN, "skolanmalan:1", nora, "", DAG)
    raise_tasks(kommun=kommun, uppgifter=[anmalan], aktor="prov", tid=minut(20))
    assert raknat(siv) == fore[0]
    assert raknat(amira) == (fore[1][0] + 1, fore[1][1] + 1)


def test_a_task_is_in_the_week_and_calendar_of_who_has_taken_it(kommun: Kommun) -> None:
    siv, amira = make_member("siv", HEM, Roll.SYV), User.objects.get(email="amira@exempel.se")
    nora = person(NORA).pk
    assign(kommun=kommun, personer=[nora], agare=amira, user=amira, tid=minut(20))

    def raknat(user: User) -> tuple[int, int]:
        posterna = calendar_of(kommun, user, DAG)
        return numbers_of(kommun, user, DAG)["veckan"], sum(post.antal for post in posterna)

    fore = raknat(siv), raknat(amira)
    egen = NyUppgift(Uppgiftsslag.EGEN, "egen:1", nora, "", DAG)
    (uppgift,) = raise_tasks(kommun=kommun, uppgifter=[egen], aktor="prov", tid=minut(20))
    take(uppgift=uppgift, user=siv, tid=minut(21))
    assert raknat(siv) == (fore[0][0] + 1, fore[0][1] + 1)
    assert raknat(amira) == fore[1]


@override_settings(
    EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
    EMAIL_HOST="127.0.0.1",
    EMAIL_PORT=9,
    EMAIL_TIMEOUT=1,
)
def test_a_mail_server_that_does_not_answer_stops_nothing(kommun: Kommun) -> None:
    assert len(veckobrev(kommun=kommun, dag=DAG, tid=minut(20))) == 2
    assert not Veckobrev.objects.filter(sant__isnull=False).exists()
