"""Whose a task is, is kept on it: who has taken it, otherwise the owner of the youth while she is
in the register, whatever happens and in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kaja.access.models import Kommun, User
from kaja.insatser.actions import (
    Handlagt,
    NyUppgift,
    UppgiftsfelError,
    assign,
    finish,
    hand_back,
    keep_due,
    keep_state,
    locked,
    raise_tasks,
    take,
)
from kaja.insatser.models import Handlaggning, Uppgift, Uppgiftsslag
from kaja.regler.uppfoljning import Frist, Fristslag
from kaja.ungdom.actions import Personuppgift, save_persons
from kaja.ungdom.models import Person
from tests.flows.kommunen import HEM, LEO, NORA
from tests.mycket import mycket
from tests.rollbesattning import make_user

pytestmark = pytest.mark.django_db

TID = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
DAG = date(2026, 11, 21)
INNE = Handlagt(oppen=True, etapp="ny", nasta="kontakta", nasta_datum=DAG, raknas_om=DAG)
STEG = st.lists(
    st.tuples(
        st.sampled_from(["ge", "in", "ut", "res", "frist", "ta", "lamna", "klar"]),
        st.integers(0, 1),
        st.integers(0, 2),
    ),
    min_size=8,
    max_size=16,
)
"""What is done, to which of two youths or their tasks, and by or for whom: of two, or nobody."""

ALLT = [
    *(("res", 0, 1), ("in", 0, 0), ("ta", 0, 1), ("lamna", 0, 1), ("ge", 0, 1), ("res", 0, 1)),
    *(("frist", 0, 0), ("ta", 1, 0), ("ge", 0, 2), ("ge", 0, 0), ("ut", 0, 0), ("in", 0, 1)),
]
"""Each of them at least once, where it tells."""


@given(steg=STEG)
@example(steg=ALLT)
@settings(max_examples=mycket(8))
def test_the_kept_one_is_always_who_took_it_or_else_the_owner(
    steg: list[tuple[str, int, int]],
) -> None:
    with transaction.atomic():
        varld = Varld()
        for nr, (vad, vem, vems) in enumerate(steg):
            varld.gor(vad, vem, vems, nr)
            varld.stammer()
        transaction.set_rollback(True)


class Varld:
    """Two youths who come and go, two who work with them, and the tasks."""

    def __init__(self) -> None:
        self.kommun = Kommun.objects.get(pk=HEM)
        vilka = [Personuppgift(NORA), Personuppgift(LEO)]
        save_persons(kommun=self.kommun, uppgifter=vilka, aktor="prov", tid=TID)
        self.personer = list(Person.objects.order_by("pk").values_list("pk", flat=True))
        self.vilka = [make_user("amira"), make_user("jonas")]

    def gor(self, vad: str, vem: int, vems: int, nr: int) -> None:
        person, user = self.personer[vem], self.vilka[vems % 2]
        agare = self.vilka[vems] if vems < 2 else None
        oppna = Uppgift.objects.filter(klar__isnull=True).order_by("pk")
        match vad:
            case "ge":
                vart = {"kommun": self.kommun, "tid": TID}
                assign(personer=[person], agare=agare, user=user, **vart)  # type: ignore[arg-type]
            case "in" | "ut":
                self._lage(person, INNE if vad == "in" else Handlagt(oppen=False), agare)
            case "res":
                self._res(person if vems else None, nr)
            case "frist":
                self._frist(person, nr)
            case _ if oppna:
                self._med_uppgiften(vad, oppna[vem % len(oppna)], user)

    def _lage(self, person: int, lage: Handlagt, agare: User | None) -> None:
        rader = {rad.person_id: rad for rad in locked(self.kommun, [person])}
        keep_state(kommun=self.kommun, per_person={person: lage}, rows=rader, agare=agare)

    def _res(self, person: int | None, nr: int) -> None:
        ny = NyUppgift(Uppgiftsslag.EGEN, f"egen:{nr}", person)
        raise_tasks(kommun=self.kommun, uppgifter=[ny], aktor="prov", tid=TID)

    def _frist(self, person: int, nr: int) -> None:
        agare = {rad.person_id: rad.agare_id for rad in locked(self.kommun, [person]) if rad.oppen}
        frist = Frist(Fristslag.KONTAKTA, DAG, "Ring.", "nasta", None, nr)
        keep_due(kommun=self.kommun, per_person={person: [frist]}, there=[], agare=agare, tid=TID)

    def _med_uppgiften(self, vad: str, uppgift: Uppgift, user: User) -> None:
        gor: dict[str, Callable[[], object]] = {
            "ta": lambda: take(uppgift=uppgift, user=user, tid=TID),
            "lamna": lambda: hand_back(uppgift=uppgift, user=user, tid=TID),
            "klar": lambda: finish(uppgift=uppgift, utfall="klar", user=user, tid=TID),
        }
        try:
            gor[vad]()
        except UppgiftsfelError:
            assert uppgift.tagen_av_id not in (None, user.pk)

    def stammer(self) -> None:
        agare = {rad.person_id: rad.agare_id for rad in Handlaggning.objects.filter(oppen=True)}
        for uppgift in Uppgift.objects.filter(klar__isnull=True):
            vems = uppgift.tagen_av_id or agare.get(uppgift.person_id or 0)
            assert uppgift.ansvarig_id == vems, uppgift.nyckel
