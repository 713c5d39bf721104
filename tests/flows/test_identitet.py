"""Two rows said to be one human being: the answers, as known at any moment, and taking it back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaja import regler
from kaja.flows.identitet import for_isar, sla_ihop
from kaja.underlag.models import (
    Bevisfaktum,
    Faktum,
    Folkbokforingsfaktum,
    Omprovning,
    Studiefaktum,
    Tackning,
)
from kaja.underlag.queries import underlag_for
from kaja.ungdom.actions import BekraftaError, IdentitetsfelError
from kaja.ungdom.models import Person, Sammanslagning
from tests.flows.kommunen import DAG, HEM, TOM
from tests.mycket import mycket
from tests.ungdom.personerna import PERSON, SAMORDNING, TVILLING, kommunen, minut, person

pytestmark = pytest.mark.django_db

KONTROLL = ("200804822393", "200804222388")  # a samordningsnummer and a personnummer of one day


def faktum(model: type[Faktum], vem: Person, nr: int = 0, **fields: Any) -> None:
    model.objects.create(kommun_id=HEM, person=vem, kand_fran=minut(nr), **fields)


def folkbokford(vem: Person, nr: int = 0, **fields: Any) -> None:
    faktum(Folkbokforingsfaktum, vem, nr, kommunkod=HEM, fran=date(2020, 1, 1), **fields)


def i_gymnasiet(vem: Person, nr: int = 0, **fields: Any) -> None:
    faktum(Studiefaktum, vem, nr, skolform="GY", fran=date(2024, 8, 19), **fields)


def slas_ihop(fran: Person, till: Person, *, nr: int = 5, bekraftat: bool = False) -> Any:
    return sla_ihop(
        kommun=kommunen(), fran=fran, till=till, user=None, tid=minut(nr), bekraftat=bekraftat
    )


def fors_isar(row: Sammanslagning, *, nr: int = 9) -> Sammanslagning:
    return for_isar(kommun=kommunen(), sammanslagning=row, user=None, tid=minut(nr))


def svar(vem: Person, kand: datetime | None = None) -> regler.Besked:
    underlag = underlag_for([vem], kand=kand)[vem.pk]
    return regler.besked(underlag, regler.Fraga(HEM, DAG))


@pytest.fixture(autouse=True)
def _sources_have_reported(db: None) -> None:
    for kalla in ("folkbokforing", "elever", "bevis"):
        Tackning.objects.create(kommun_id=HEM, kalla=kalla, tom=TOM, kand_fran=minut(-1))


def test_what_is_known_of_either_number_answers_for_the_one_that_is_kept() -> None:
    away, kept = person(SAMORDNING), person(PERSON)
    folkbokford(kept)
    i_gymnasiet(away)
    assert svar(kept).bedomning.utfall is regler.Malgrupp.OMFATTAS

    slas_ihop(away, kept)

    assert svar(kept).bedomning.utfall is regler.Malgrupp.OMFATTAS_INTE
    assert svar(kept, minut(4)).bedomning.utfall is regler.Malgrupp.OMFATTAS


def test_everyone_who_is_the_same_is_tried_again_in_the_same_transaction() -> None:
    one, two, three = person(SAMORDNING), person(PERSON), person(TVILLING)
    first = slas_ihop(one, two)
    assert set(Omprovning.objects.values_list("person_id", flat=True)) == {one.pk, two.pk}
    Omprovning.objects.all().delete()

    slas_ihop(two, three, nr=6)
    everyone = {one.pk, two.pk, three.pk}
    assert set(Omprovning.objects.values_list("person_id", flat=True)) == everyone
    Omprovning.objects.all().delete()

    fors_isar(first, nr=7)
    assert set(Omprovning.objects.values_list("person_id", flat=True)) == everyone


def test_a_refusal_leaves_nothing_behind() -> None:
    one = person(PERSON)
    with pytest.raises(IdentitetsfelError):
        slas_ihop(one, one)
    assert not Omprovning.objects.exists()


def test_the_number_that_is_registered_is_kept() -> None:
    registered, other = person(SAMORDNING), person(PERSON)
    folkbokford(registered)
    with pytest.raises(IdentitetsfelError, match="Behåll det i stället"):
        slas_ihop(registered, other)
    slas_ihop(other, registered)


def test_two_that_are_both_registered_must_be_confirmed() -> None:
    one, other = person(TVILLING), person(PERSON)
    folkbokford(one)
    folkbokford(other)
    with pytest.raises(BekraftaError, match="Båda numren är folkbokförda"):
        slas_ihop(one, other)
    slas_ihop(one, other, bekraftat=True)


def test_who_is_registered_later_under_the_number_put_away_is_still_registered() -> None:
    away, kept = person(SAMORDNING), person(TVILLING)
    slas_ihop(away, kept)
    folkbokford(away, 6)
    assert svar(kept).bedomning.utfall is regler.Malgrupp.OMFATTAS
    folkbokford(kept, 7, avregistrering="UV", avregistrerad=date(2026, 1, 1))
    assert svar(kept).bedomning.utfall is regler.Malgrupp.OMFATTAS_INTE


def test_a_replaced_number_put_away_deregisters_nobody() -> None:
    away, kept = person(SAMORDNING), person(PERSON)
    slas_ihop(away, kept)
    gone = {"avregistrering": "GN", "avregistrerad": date(2026, 1, 1)}
    folkbokford(away, 6, **gone)
    assert underlag_for([kept])[kept.pk].folkbokforing == ()


DAGAR = st.dates(date(2022, 1, 1), date(2027, 1, 1))
SLAG = st.sampled_from(["studie", "bevis", "folkbokforing"])
FAKTA = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 19), SLAG, DAGAR, st.integers(0, 900)), max_size=8
)


def lagra(par: tuple[Person, Person], fakta: list[Any]) -> None:
    for vem, nr, slag, fran, langd in fakta:
        till = fran + timedelta(days=langd) if langd else None
        if slag == "studie":
            faktum(Studiefaktum, par[vem], nr, skolform="GY", fran=fran, till=till)
        elif slag == "bevis":
            faktum(Bevisfaktum, par[vem], nr, typ="examensbevis", fran=fran)
        else:
            kod = HEM if langd % 2 else "1715"
            faktum(Folkbokforingsfaktum, par[vem], nr, kommunkod=kod, fran=fran, till=till)


@pytest.mark.django_db(transaction=False)
@settings(max_examples=mycket(10), suppress_health_check=list(HealthCheck))
@given(FAKTA)
def test_after_taking_it_back_all_is_as_if_they_had_never_been_merged(fakta: list[Any]) -> None:
    """Facts come before, during and after the merger, of both numbers; two others, born on another
    day, get the same ones and are never merged."""
    for model in (Folkbokforingsfaktum, Studiefaktum, Bevisfaktum, Omprovning, Sammanslagning):
        model.objects.all().delete()
    merged = person(SAMORDNING), person(PERSON)
    control = person(KONTROLL[0]), person(KONTROLL[1])
    Person.objects.filter(pk__in=[p.pk for p in control]).update(fodd=merged[0].fodd)
    fakta = sorted(fakta, key=lambda f: f[1])  # as they become known: facts of a day stand so
    lagra(merged, [f for f in fakta if f[1] < 10])
    lagra(control, fakta)

    try:
        row = slas_ihop(*merged, nr=10, bekraftat=True)
    except IdentitetsfelError:  # only the one is registered: the other way around
        row = slas_ihop(*reversed(merged), nr=10, bekraftat=True)
    lagra(merged, [f for f in fakta if f[1] >= 10])
    fors_isar(row, nr=15)

    for one, other in zip(merged, control, strict=True):
        other.refresh_from_db()
        for kand in (None, minut(9), minut(15), minut(19)):
            then = [underlag_for([vem], kand=kand)[vem.pk] for vem in (one, other)]
            assert then[0] == then[1], kand
        assert svar(one) == svar(other)
