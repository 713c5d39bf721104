"""The municipality's own list: everyone on it is in the register, and the law says its own."""

from __future__ import annotations

from datetime import date

import pytest

from kaja.flows.angra import angra
from kaja.flows.forhandsvisning import forhandsvisa
from kaja.flows.las_in import las_in
from kaja.register.models import Registerpost
from kaja.ungdom.models import Person
from tests.flows.kommunen import DAG, LEO, NORA, boende, elev, emot, in_i_registret, minut, svaret

pytestmark = pytest.mark.django_db

I_LISTAN = f"{NORA};Nora;Åkesson;2026-03-02;avbrott"


def las_listan(*rader: str, nr: int) -> object:
    mottagen = emot("kaa_lista", *rader, nr=nr)
    return las_in(fil=mottagen.fil, user=None, tid=minut(nr), dag=DAG)


def post(nummer: str) -> Registerpost:
    return Registerpost.objects.get(person__nummer=nummer)


def test_a_list_alone_gives_a_register_with_its_days_and_reasons() -> None:
    las_listan(I_LISTAN, f"{LEO};Leo;Öst;;", nr=0)

    assert str(Person.objects.get(nummer=NORA)) == "Nora Åkesson"
    assert (post(NORA).lage, post(NORA).oppnad) == ("oppen", date(2026, 3, 2))
    assert post(NORA).ingangsorsak == "avbrott"
    assert (post(LEO).oppnad, post(LEO).ingangsorsak) == (date(2026, 11, 20), "ur_listan")
    assert svaret(NORA).utfall == "oklart"


def test_who_is_on_the_list_but_in_school_is_closed_with_the_reason() -> None:
    las_listan(I_LISTAN, nr=0)
    in_i_registret("folkbokforing", boende(NORA), nr=1)
    in_i_registret("elever", elev(NORA, "2026-08-17"), nr=2)
    in_i_registret("bevis", nr=3)

    closed = post(NORA)
    assert (closed.lage, closed.avslutsorsak) == ("avslutad", "borjat_utbildning")
    assert closed.avslutad == date(2026, 8, 17)


def test_the_preview_of_a_list_says_who_is_known_here() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    mottagen = emot("kaa_lista", I_LISTAN, f"{LEO};Leo;Öst;;", nr=1)

    skulle = forhandsvisa(fil=mottagen.fil).skulle

    assert (skulle.nya, skulle.oforandrade) == ((LEO,), 1)


def test_a_list_that_is_taken_back_closes_those_only_it_told_of() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    mottagen = emot("kaa_lista", I_LISTAN, f"{LEO};Leo;Öst;;", nr=1)
    las_in(fil=mottagen.fil, user=None, tid=minut(1), dag=DAG)

    angra(fil=mottagen.fil, user=None, tid=minut(2), dag=DAG)

    assert (post(LEO).lage, post(LEO).avslutsorsak) == ("avslutad", "felaktigt_registrerad")
    assert post(NORA).lage == "oppen"


def test_the_same_list_again_changes_nothing() -> None:
    las_listan(I_LISTAN, nr=0)
    before = post(NORA).handelser_antal

    las_listan(I_LISTAN, f"{LEO};Leo;Öst;;", nr=1)

    assert post(NORA).handelser_antal == before
