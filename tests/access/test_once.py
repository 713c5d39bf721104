"""Questions that are put into SQL once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.db.models import F, Value
from django.test.utils import CaptureQueriesContext

from kaja.access.models import Kommun, Medlemskap, User
from kaja.access.once import Chosen, Rows

NAMN = ("Amira", "Bo", "Cecilia")


def ratterna() -> Chosen[Medlemskap]:
    rader = Medlemskap.objects.select_related("user").annotate(
        vem=F("user__namn"), nej=Value("100 %s")
    )
    return Chosen(rader.order_by("-vem"))


@pytest.fixture
def alla() -> list[Medlemskap]:
    kommun = Kommun.objects.get(pk="1780")
    return [
        Medlemskap.objects.create(
            user=User.objects.create(email=f"{namn}@kaja.example", namn=namn),
            kommun=kommun,
            roll="handlaggare",
            fran="2026-01-01",
        )
        for namn in NAMN
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("alla")
def test_the_rows_are_those_that_django_reads_each_time() -> None:
    nycklar = Medlemskap.objects.filter(user__namn__gte="Bo").order_by("-user__namn")[:2]
    kvar = ratterna()
    kvar.among(nycklar.values("pk"))
    with CaptureQueriesContext(connection) as stallda:
        lasta = kvar.among(nycklar.values("pk"))
        sagt = [(r.user.namn, r.fran, r.user.skapad, r.__dict__) for r in lasta]
    assert len(stallda) == 1
    vantade = list(nycklar.select_related("user"))
    assert lasta == vantade
    assert [(r.user.namn, r.fran, r.user.skapad) for r in vantade] == [s[:3] for s in sagt]
    assert [(s[3]["vem"], s[3]["nej"]) for s in sagt] == [("Cecilia", "100 %s"), ("Bo", "100 %s")]


@pytest.mark.django_db
@pytest.mark.usefixtures("alla")
def test_a_kept_question_sees_what_has_changed_since() -> None:
    kvar = Rows(Medlemskap.objects.filter(user__namn="Bo").select_related("user", "kommun"))
    assert [(r.user.namn, r.kommun.pk, r.till) for r in kvar.read()] == [("Bo", "1780", None)]
    Medlemskap.objects.update(till="2026-02-01")
    assert [r.till for r in kvar.read()] == [date(2026, 2, 1)]
    User.objects.update(namn="Bodil")
    assert kvar.read() == []


@pytest.mark.django_db
def test_nobody_is_asked_for_when_nobody_can_be_meant() -> None:
    with CaptureQueriesContext(connection) as stallda:
        assert ratterna().among(Medlemskap.objects.none().values("pk")) == []
    assert len(stallda) == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("alla")
def test_each_thread_asks_on_its_own_connection() -> None:
    kvar = ratterna()

    def fraga() -> tuple[bool, int]:
        try:
            rader = kvar.among(Medlemskap.objects.values("pk"))
            return connection.connection is not annans, len(rader)
        finally:
            connection.close()

    connection.ensure_connection()
    annans = connection.connection
    with ThreadPoolExecutor(1) as trad:
        assert trad.submit(fraga).result() == (True, len(NAMN))
    assert len(kvar.among(Medlemskap.objects.values("pk"))) == len(NAMN)
