"""Many kinds of work with the same youths at once: all of it is done, and none stops another."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows import installningar, plan
from kaja.flows.atgard import erbjud
from kaja.flows.att_gora import skjut_upp
from kaja.flows.celler import Cell, Falt, Nar, klistra, sedda
from kaja.flows.kontakt import logga_kontakt
from kaja.flows.kontroll import kontrollera_allt
from kaja.flows.mote import boka_mote
from kaja.flows.skolsignal import anmal
from kaja.insatser.actions import NyKontakt, UppgiftsfelError
from kaja.insatser.actions.plats import Uppgifter, save_employer
from kaja.insatser.models import Kanalval, Motesslag, Skjutskal, Uppgift, Utfallval
from kaja.insatser.planinnehall import Innehall
from kaja.insatser.queries import booked_meeting, plan_of
from kaja.skolsignal.actions import NyAnmalan
from kaja.skolsignal.models import Anmalningssatt, Anmalningsslag
from kaja.styrning.valda import Val
from tests.flows.kommunen import ALI, EVA, HEM, LEO, NORA, boende, elev, in_i_registret, minut
from tests.flows.kommunen import personen as person
from tests.rollbesattning import make_member

DAG = date(2026, 11, 23)
VARV = 6

Arbete = Callable[[Kommun, User, int], object]


def _kontakt(kommun: Kommun, user: User, nr: int) -> object:
    # A minute between them: the same at once is a button pressed twice.
    ny = NyKontakt(person(NORA).pk, minut(60 + nr), Kanalval.TELEFON, Utfallval.SVARADE_INTE)
    return logga_kontakt(kommun=kommun, nya=[ny], dag=DAG, tid=minut(60 + nr), user=user)


def _plan(kommun: Kommun, user: User, nr: int) -> object:
    den = person(NORA)
    return plan.spara(
        person=den,
        innehall=Innehall(mal=f"Läsa på komvux, {nr}"),
        overens=None,
        pa_version=plan_of(den).version,
        dag=DAG,
        user=user,
        tid=minut(60),
    )


def _uppgift(kommun: Kommun, user: User, nr: int) -> object:
    en = Uppgift.objects.filter(person=person(NORA), klar__isnull=True, dag__isnull=False).first()
    till = DAG + timedelta(days=1 + nr)
    return en and skjut_upp(
        kommun=kommun,
        uppgifter=[en],
        till=till,
        skal=Skjutskal.BOKAT,
        dag=DAG,
        tid=minut(60),
        user=user,
    )


def _mote(kommun: Kommun, user: User, nr: int) -> object:
    den = person(NORA)
    return boka_mote(
        person=den,
        slag=Motesslag.ANNAT,
        nar=minut(600 + nr),
        med=user,
        dag=DAG,
        tid=minut(60),
        user=user,
        i_stallet_for=booked_meeting(den),
    )


def _rutin(kommun: Kommun, user: User, nr: int) -> object:
    """About everyone in the register."""
    nytt = Val(DAG, "forsta_kontakt_arbetsdagar", 3 + nr)
    return installningar.andra(
        kommun=kommun, nytt=nytt, bakat=False, dag=DAG, user=user, tid=minut(60)
    )


def _atgard(kommun: Kommun, user: User, nr: int) -> object:
    uppgifter = {"slag": "sfi", "erbjuden": DAG - timedelta(days=nr)}
    return erbjud(
        kommun=kommun,
        person=person(LEO).pk,
        uppgifter=uppgifter,
        user=user,
        dag=DAG,
        tid=minut(60),
    )


def _arbetsgivare(kommun: Kommun, user: User, nr: int) -> object:
    """Takes the municipality's turn, and is about no youth at all."""
    return save_employer(
        kommun=kommun, uppgifter=Uppgifter(f"Bageriet {nr}"), user=user, tid=minut(60)
    )


def _agare(kommun: Kommun, user: User, nr: int) -> object:
    """To several, in two groups, as when cells are pasted: each writes in the log."""
    agare = {person(nummer).pk: user if nr % 2 else None for nummer in (NORA, LEO)}
    celler = [Cell(pk, Falt.AGARE, en) for pk, en in agare.items()]
    celler.append(Cell(person(ALI).pk, Falt.AGARE, None if nr % 2 else user))
    nar = Nar(kommun, DAG, minut(60), user)
    return klistra(celler=celler, sett=sedda(kommun, [en.person for en in celler]), nar=nar)


def _anmalan(kommun: Kommun, user: User, nr: int) -> object:
    ny = NyAnmalan(
        person((NORA, ALI)[nr % 2]).pk,
        Anmalningsslag.SLUTADE,
        dag=DAG - timedelta(days=7 + nr),
        mottagen=DAG - timedelta(days=7),
        satt=Anmalningssatt.SKRIFTLIGT,
        skola="Lindskolan",
        skolenhetskod="23456789",
    )
    return anmal(kommun=kommun, ny=ny, user=user, tid=minut(60))


@pytest.mark.bara("postgres")
@pytest.mark.django_db(transaction=True)
def test_contacts_plans_tasks_and_atgarder_at_once_are_all_saved() -> None:
    user = make_member("amira", HEM, Roll.HANDLAGGARE)
    for nr, (kalla, *rader) in enumerate(
        (
            ("folkbokforing", boende(NORA), boende(LEO), boende(ALI), boende(EVA)),
            ("elever", elev(EVA)),
            ("bevis", f"{EVA};studiebevis;2020-01-01"),
        )
    ):
        in_i_registret(kalla, *rader, nr=nr)
    kommun = Kommun.objects.get(pk=HEM)
    arbeten: list[Arbete] = [_kontakt, _plan, _uppgift, _mote, _atgard, _arbetsgivare, _rutin]
    arbeten += [_agare, _anmalan]

    def gor(arbete: Arbete) -> list[str]:
        fel = []
        for nr in range(VARV):
            try:
                arbete(kommun, user, nr)
            except UppgiftsfelError:  # told: a contact made the task meanwhile
                continue
            except Exception as ett:
                fel.append(f"{arbete.__name__}: {ett}")
        connection.close()
        return fel

    with ThreadPoolExecutor(len(arbeten)) as pool:
        assert [fel for alla in pool.map(gor, arbeten) for fel in alla] == []
    assert kontrollera_allt(kommun) == []  # also that each task is with whom it shall
