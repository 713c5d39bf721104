"""On random weeks of a source that says this and that, and caseworkers who note and take back: a
correction never outlives what it puts right, and the law sees one fact of one thing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from kaja.access.models import Kommun, User
from kaja.underlag.actions import record_facts
from kaja.underlag.models import Kallfil, Studiefaktum, Uppgiftslamnare
from kaja.underlag.queries import underlag_for
from kaja.underlag.rattelser import note, take_back
from kaja.ungdom.actions import Personuppgift, save_persons
from kaja.ungdom.models import Person
from tests.flows.kommunen import HEM, LEO
from tests.mycket import mycket
from tests.rollbesattning import make_user

pytestmark = pytest.mark.django_db

TID = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
STEG = st.lists(
    st.tuples(
        st.sampled_from(["kallan", "ratta", "ta tillbaka"]),
        st.sampled_from([None, date(2026, 10, 1), date(2026, 11, 1)]),
        st.sampled_from([0, 0, 1]),  # a clock may stand still
    ),
    min_size=1,
    max_size=8,
)


def studie(till: date | None) -> Studiefaktum:
    person = Person.objects.get()
    return Studiefaktum(
        kommun_id=HEM, person=person, skolform="GY", fran=date(2024, 8, 19), till=till, avbrott=True
    )


def kallan(till: date | None, tid: datetime) -> None:
    fil = Kallfil(id=1, kommun_id=HEM, kalla="elever", namn="elever.csv", mottagen=TID.date())
    faktum = studie(till)
    faktum.fil = fil
    record_facts(
        Studiefaktum, fil=fil, personer=[faktum.person_id], fakta=[faktum], aktor="prov", tid=tid
    )


def ratta(till: date | None, user: User, tid: datetime) -> None:
    faktum = studie(till)
    faktum.rattar = Studiefaktum.objects.get(fil__isnull=False, ersatt__isnull=True)
    faktum.uppgiven_av = Uppgiftslamnare.SKOLA
    note(faktum=faktum, user=user, tid=tid)


def noterade() -> list[Studiefaktum]:
    return list(Studiefaktum.objects.filter(fil__isnull=True, ersatt__isnull=True))


@given(steg=STEG)
@settings(max_examples=mycket(15))
def test_the_law_always_sees_the_correction_in_force_or_else_what_the_source_says(
    steg: list[tuple[str, date | None, int]],
) -> None:
    with transaction.atomic():
        _prova(steg)
        transaction.set_rollback(True)


def _prova(steg: list[tuple[str, date | None, int]]) -> None:
    user = make_user("amira")
    kommun = Kommun.objects.get(pk=HEM)
    save_persons(kommun=kommun, uppgifter=[Personuppgift(LEO)], aktor="prov", tid=TID)
    person, tid, rattat = Person.objects.get(), TID, False
    sagt: date | None = None
    rattelsen: date | None = None
    kallan(None, tid)
    for vad, till, minuter in steg:
        tid += timedelta(minutes=minuter)
        if vad == "kallan":
            rattat = rattat and till == sagt
            sagt = till
            kallan(till, tid)
        elif vad == "ratta":
            ratta(till, user, tid)
            rattat, rattelsen = True, till
        elif rattat:
            take_back(faktum=noterade()[0], user=user, tid=tid)
            rattat = False
        assert len(noterade()) == rattat
        (syns,) = underlag_for([person])[person.pk].studier
        assert syns.till == (rattelsen if rattat else sagt)
