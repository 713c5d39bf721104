"""The units of a municipality's team."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from kaja.access.actions import revoke
from kaja.access.enheter import roles_of_team, team, unit_mates, units, units_of
from kaja.access.enheter_skriv import (
    EnhetsfelError,
    close_unit,
    displace,
    open_unit,
    place,
    rename_unit,
)
from kaja.access.models import Enhet, Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse
from tests.rollbesattning import HEM, TID, make_cast

pytestmark = pytest.mark.django_db

DAG = date(2026, 11, 23)
I_GAR, I_MORGON = DAG - timedelta(days=1), DAG + timedelta(days=1)


@pytest.fixture
def alla() -> dict[str, User]:
    return make_cast()


@pytest.fixture
def hem() -> Kommun:
    return Kommun.objects.get(pk=HEM)


@pytest.fixture
def norr(alla: dict[str, User], hem: Kommun) -> Enhet:
    return ny_enhet(hem, "Norr", alla)


def ny_enhet(hem: Kommun, namn: str, alla: dict[str, User]) -> Enhet:
    return open_unit(kommun=hem, namn=namn, fran=I_GAR, user=alla["samordnare"], tid=TID)


def med(enhet: Enhet, vem: User, alla: dict[str, User], fran: date = I_GAR) -> None:
    place(enhet=enhet, vem=vem, fran=fran, user=alla["samordnare"], tid=TID)


def kollegor(vem: User, hem: Kommun, dag: date = DAG) -> list[int]:
    return unit_mates(team(vem, hem, dag))


def test_who_shares_a_unit_is_a_colleague_and_nobody_else(
    alla: dict[str, User], hem: Kommun, norr: Enhet
) -> None:
    soder = ny_enhet(hem, "Söder", alla)
    med(norr, alla["egen"], alla)
    med(norr, alla["kollega"], alla)
    med(soder, alla["samordnare"], alla)
    assert kollegor(alla["egen"], hem) == [alla["egen"].pk, alla["kollega"].pk]
    assert kollegor(alla["samordnare"], hem) == [alla["samordnare"].pk]


def test_who_is_in_no_unit_has_no_colleagues_there(
    alla: dict[str, User], hem: Kommun, norr: Enhet
) -> None:
    med(norr, alla["kollega"], alla)
    assert kollegor(alla["egen"], hem) == []
    assert not units_of(alla["egen"], DAG).exists()


def test_a_place_holds_from_its_day_and_until_the_day_it_ends(
    alla: dict[str, User], hem: Kommun, norr: Enhet
) -> None:
    med(norr, alla["egen"], alla, fran=DAG)
    assert kollegor(alla["egen"], hem, I_GAR) == []
    plats = norr.platser.get()
    displace(plats=plats, fran=I_MORGON, user=alla["samordnare"], tid=TID)
    assert kollegor(alla["egen"], hem, DAG) == [alla["egen"].pk]
    assert kollegor(alla["egen"], hem, I_MORGON) == []


def test_a_closed_unit_has_nobody_in_it_and_its_name_is_free(
    alla: dict[str, User], hem: Kommun, norr: Enhet
) -> None:
    med(norr, alla["egen"], alla)
    close_unit(enhet=norr, fran=DAG, user=alla["samordnare"], tid=TID)
    assert kollegor(alla["egen"], hem, I_GAR) == [alla["egen"].pk]
    assert kollegor(alla["egen"], hem) == []
    ny_enhet(hem, "Norr", alla)
    with pytest.raises(EnhetsfelError, match="redan avslutad"):
        close_unit(enhet=norr, fran=DAG, user=alla["samordnare"], tid=TID)


def test_a_colleague_who_no_longer_works_with_youths_is_not_in_the_team(
    alla: dict[str, User], hem: Kommun, norr: Enhet
) -> None:
    for vem in ("egen", "kollega"):
        med(norr, alla[vem], alla)
    revoke(user=alla["kollega"], kommun=hem, roll=Roll.HANDLAGGARE, fran=DAG, av="prov", tid=TID)
    assert kollegor(alla["egen"], hem) == [alla["egen"].pk]
    assert alla["kollega"].pk not in roles_of_team(hem, DAG)


@pytest.mark.parametrize("vem", ["chef", "annan"])
def test_only_those_who_work_with_youths_in_the_municipality_can_be_placed(
    alla: dict[str, User], norr: Enhet, vem: str
) -> None:
    with pytest.raises(EnhetsfelError, match="arbetar inte med ungdomarna"):
        med(norr, alla[vem], alla)


def test_nobody_is_twice_in_a_unit_and_no_two_units_have_one_name(
    alla: dict[str, User], hem: Kommun, norr: Enhet
) -> None:
    med(norr, alla["egen"], alla)
    with pytest.raises(EnhetsfelError, match="redan med"):
        med(norr, alla["egen"], alla)
    for namn in (" norr ", "  "):
        with pytest.raises(EnhetsfelError):
            ny_enhet(hem, namn, alla)


def test_what_is_done_with_units_is_in_the_log(alla: dict[str, User], norr: Enhet) -> None:
    med(norr, alla["egen"], alla)
    displace(plats=norr.platser.get(), fran=DAG, user=alla["samordnare"], tid=TID)
    with pytest.raises(EnhetsfelError, match="redan ändrat"):
        displace(plats=norr.platser.get(), fran=DAG, user=alla["samordnare"], tid=TID)
    close_unit(enhet=norr, fran=DAG, user=alla["samordnare"], tid=TID)
    rader = Handelse.objects.filter(objekt=f"enhet:{norr.pk}").order_by("nr")
    sagt = list(rader.values_list("handling", flat=True))
    assert sagt == ["enhet.ny", "enhet.med", "enhet.inte_med", "enhet.slut"]


def test_the_units_are_shown_to_who_may_see_the_settings(
    alla: dict[str, User], hem: Kommun, norr: Enhet
) -> None:
    assert list(units(alla["egen"], hem)) == [norr]
    for vem in ("importor", "annan"):
        assert not units(alla[vem], hem).exists()


def test_another_name_is_told_in_the_log_and_is_never_one_that_is_taken(
    alla: dict[str, User], hem: Kommun, norr: Enhet
) -> None:
    def doper(enhet: Enhet, namn: str) -> None:
        rename_unit(enhet=enhet, namn=namn, user=alla["samordnare"], tid=TID)

    ny_enhet(hem, "Söder", alla)
    for taget in ("söder", " "):
        with pytest.raises(EnhetsfelError):
            doper(norr, taget)
    doper(norr, "NORR")
    assert json.loads(Handelse.objects.latest("nr").detaljer) == {"namn": "NORR", "fore": "Norr"}
    close_unit(enhet=norr, fran=DAG, user=alla["samordnare"], tid=TID)
    with pytest.raises(EnhetsfelError, match="redan avslutad"):
        doper(norr, "Väster")
