"""An åtgärd and the day's work: the stage and the tasks follow; no version and no place is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.db import connection

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows.atgard import andra, erbjud, folj_upp
from kaja.insatser.actions.atgardskatalog import choose_kind
from kaja.insatser.actions.plats import Uppgifter, save_employer
from kaja.insatser.atgardsbrister import AtgardsfelError
from kaja.insatser.models import (
    Arbetsgivare,
    Atgard,
    Gangval,
    Handlaggning,
    Sysselsattning,
    Sysselsattningsval,
    Uppgift,
    Uppgiftsslag,
)
from kaja.insatser.models.atgard import UPPGIFTER
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.plats import belaggning
from kaja.insatser.samtidigt import AndratUnderTidenError
from tests.flows.kommunen import ALI, EVA, HEM, LEO, NORA, boende, elev, in_i_registret, minut
from tests.flows.kommunen import personen as person
from tests.rollbesattning import make_member

DAG = date(2026, 11, 23)
JA = {"svar": "ja", "svarade": date(2026, 11, 3)}
SFI = {"slag": "sfi", "erbjuden": date(2026, 11, 2), **JA}


def i_registret() -> Kommun:
    """Three who are covered, and one who studies."""
    for nr, (kalla, *rader) in enumerate(
        (
            ("folkbokforing", boende(NORA), boende(LEO), boende(ALI), boende(EVA)),
            ("elever", elev(EVA)),
            ("bevis", f"{EVA};studiebevis;2020-01-01"),
        )
    ):
        in_i_registret(kalla, *rader, nr=nr)
    return Kommun.objects.get(pk=HEM)


@pytest.fixture
def amira() -> User:
    return make_member("amira", HEM, Roll.HANDLAGGARE)


@pytest.fixture
def kommun(amira: User) -> Kommun:
    return i_registret()


def uppgifterna(nummer: str, *slag: Uppgiftsslag) -> list[tuple[str, date | None]]:
    rader = Uppgift.objects.filter(person=person(nummer), slag__in=slag, klar=None)
    return list(rader.order_by("slag").values_list("slag", "dag"))


FOLJ, SLUTAR, STARTA = (
    Uppgiftsslag.FOLJ_UPP_ATGARD,
    Uppgiftsslag.ATGARD_SLUTAR,
    Uppgiftsslag.KONTROLLERA_START,
)


@pytest.mark.django_db
def test_the_stage_and_the_tasks_follow_an_atgard_from_start_to_end(
    kommun: Kommun, amira: User
) -> None:
    gemensamt: dict[str, Any] = {"kommun": kommun, "user": amira, "dag": DAG, "tid": minut(60)}
    planerad = {**SFI, "planerad_fran": date(2026, 11, 9)}
    den = erbjud(person=person(NORA).pk, uppgifter=planerad, **gemensamt)
    assert uppgifterna(NORA, STARTA) == [(STARTA, date(2026, 11, 10))]

    andra(atgard=den.pk, version=1, uppgifter={"fran": date(2026, 11, 9)}, **gemensamt)
    assert Handlaggning.objects.get(person=person(NORA)).etapp == "atgard"
    assert uppgifterna(NORA, STARTA, FOLJ) == [(FOLJ, date(2026, 12, 7))]

    folj_upp(
        atgard=den.pk,
        uppfoljd=date(2026, 11, 20),
        gang=Gangval.MER_STOD,
        nasta=date(2026, 11, 27),
        **gemensamt,
    )
    assert uppgifterna(NORA, FOLJ) == [(FOLJ, date(2026, 11, 27))]

    slut = {"till": date(2026, 11, 23), "slutorsak": "till_arbete"}
    arbetar = Sysselsattningsval.ARBETE
    ny = andra(atgard=den.pk, version=2, uppgifter=slut, gor_efter=arbetar, **gemensamt)
    assert uppgifterna(NORA, STARTA, FOLJ, SLUTAR) == []
    assert Handlaggning.objects.get(person=person(NORA)).etapp != "atgard"
    assert ny.sysselsattning_efter == Sysselsattning.objects.get(nar="nu", ersatt=None)
    assert [v.version for v in ny.versioner.order_by("version")] == [1, 2, 3]


@pytest.mark.django_db
def test_one_who_is_not_in_the_register_is_offered_nothing(kommun: Kommun, amira: User) -> None:
    with pytest.raises(AtgardsfelError, match="inte i registret"):
        erbjud(
            kommun=kommun,
            person=person(EVA).pk,
            uppgifter=SFI,
            user=amira,
            dag=DAG,
            tid=minut(60),
        )
    assert not Atgard.objects.exists()


@pytest.mark.django_db
def test_what_has_begun_can_end_though_the_catalogue_has_changed(
    kommun: Kommun, amira: User
) -> None:
    gemensamt: dict[str, Any] = {"kommun": kommun, "user": amira, "dag": DAG, "tid": minut(60)}
    bageri = Uppgifter("Bageriet")
    hos = save_employer(kommun=kommun, uppgifter=bageri, user=amira, tid=minut(60))
    praktik = {**SFI, "slag": "praktik", "arbetsgivare": hos, "fran": date(2026, 11, 9)}
    den = erbjud(person=person(NORA).pk, uppgifter=praktik, **gemensamt)
    slag = katalogen(kommun).slag("praktik", DAG)
    andrat = slag._replace(praktik=False, oppen=False, platser=0)
    choose_kind(slag=andrat, fran=DAG, **gemensamt)

    slut = {"till": DAG, "slutorsak": "genomford"}
    assert andra(atgard=den.pk, version=1, uppgifter=slut, **gemensamt).version == 2
    with pytest.raises(AtgardsfelError, match="Praktik hos arbetsgivare har ingen"):
        erbjud(person=person(LEO).pk, uppgifter=praktik, **gemensamt)


def samtidigt(gor: Any, antal: int) -> list[str]:
    """What each of so many at the same time is told; nothing when it was saved."""

    def en(nr: int) -> str:
        try:
            gor(nr)
        except (AtgardsfelError, AndratUnderTidenError) as fel:
            return str(fel)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(antal) as pool:
        return list(pool.map(en, range(antal)))


@pytest.mark.django_db(transaction=True)
def test_of_three_who_want_the_last_place_at_once_one_gets_it() -> None:
    amira = make_member("amira", HEM, Roll.HANDLAGGARE)
    kommun = i_registret()
    hos = save_employer(kommun=kommun, uppgifter=Uppgifter("Bageriet"), user=amira, tid=minut(60))
    personer = [person(n).pk for n in (NORA, LEO, ALI)]
    praktik = {**SFI, "slag": "praktik", "arbetsgivare": Arbetsgivare.objects.get(pk=hos.pk)}

    def vill_ha(nr: int) -> None:
        erbjud(
            kommun=kommun,
            person=personer[nr],
            uppgifter=praktik,
            user=amira,
            dag=DAG,
            tid=minut(61),
        )

    sagt = samtidigt(vill_ha, 3)
    assert sagt.count("") == 1
    assert all("den enda platsen är tagen" in en for en in sagt if en)
    assert belaggning(kommun).platser(hos.pk, hos.platser).lediga == 0


@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_the_same_version_one_does_and_nothing_is_lost() -> None:
    amira = make_member("amira", HEM, Roll.HANDLAGGARE)
    kommun = i_registret()
    gemensamt: dict[str, Any] = {"kommun": kommun, "user": amira, "dag": DAG, "tid": minut(61)}
    den = erbjud(person=person(NORA).pk, uppgifter=SFI, **gemensamt)

    def rattar(nr: int) -> None:
        rattelse = {"planerad_fran": date(2026, 12, 1 + nr)}
        andra(atgard=den.pk, version=1, uppgifter=rattelse, **gemensamt)

    sagt = samtidigt(rattar, 8)
    assert sagt.count("") == 1
    nu = Atgard.objects.get()
    assert nu.version == 2
    senast = nu.versioner.latest("version")
    assert [getattr(senast, n) for n in UPPGIFTER] == [getattr(nu, n) for n in UPPGIFTER]
    assert nu.planerad_fran == date(2026, 12, 1 + sagt.index(""))
