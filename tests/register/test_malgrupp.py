"""The target group as a list: who may see it, in what order, and how it is found."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.register.queries import answers, counts, malgrupp
from kaja.ungdom.models import Person
from kaja.ungdom.queries import few_matching, matching, visible_to
from tests.flows.kommunen import ALI, ANNAN, EVA, HEM, LEO, NORA, boende, elev, in_i_registret
from tests.rollbesattning import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def hem(modulens_db: None) -> Kommun:
    in_i_registret(
        "folkbokforing",
        boende(NORA, namn="Nora Öberg"),
        boende(LEO, namn="Leo Zander"),
        boende(ALI, namn="Ali Åkesson"),
        boende(EVA, namn="Eva Ärlig", skydd="sekretessmarkering"),
    )
    in_i_registret("elever", elev(NORA), nr=1)
    in_i_registret("folkbokforing", boende(LEO, kommun=ANNAN), nr=2, kommun=ANNAN)
    return Kommun.objects.get(pk=HEM)


@pytest.fixture
def handlaggare() -> User:
    return make_member("egen", HEM, Roll.HANDLAGGARE)


def test_names_stand_in_swedish_order(hem: Kommun, handlaggare: User) -> None:
    rader = malgrupp(handlaggare, hem).order_by("person__sortnamn")
    assert [rad.person.efternamn for rad in rader] == ["Zander", "Åkesson", "Ärlig", "Öberg"]


@pytest.mark.parametrize(
    "text, found",
    [
        ("öberg", [NORA]),
        ("NORA ÖBERG", [NORA]),
        ("öberg nora", [NORA]),
        ("080331-23", [LEO]),
        ("20080331", [LEO]),
        ("nora zander", []),
        ("oeberg", [NORA]),
        ("akes al", [ALI]),
        ("aerlig eva", [EVA]),
        ("berg", []),
        ("%", []),
        ("", [LEO, ALI, EVA, NORA]),
    ],
)
def test_a_search_finds_name_and_number(
    text: str, found: list[str], hem: Kommun, handlaggare: User
) -> None:
    rader = malgrupp(handlaggare, hem).filter(matching(text, prefix="person__"))
    rader = rader.order_by("person__sortnamn")
    assert [rad.person.nummer for rad in rader] == found
    forst = few_matching(hem, text, few=4, also_protected=True)
    assert forst is not None
    assert set(forst) == {rad.person_id for rad in rader}


def test_of_more_hits_than_a_few_none_are_looked_up_first(hem: Kommun) -> None:
    assert few_matching(hem, "", few=3, also_protected=True) is None


def test_a_protected_person_is_not_among_the_hits_of_one_who_may_not_see_who_it_is(
    hem: Kommun,
) -> None:
    eva = Person.objects.get(kommun=hem, nummer=EVA)
    assert few_matching(hem, "ärlig", few=3, also_protected=True) == [eva.pk]
    assert few_matching(hem, "ärlig", few=3, also_protected=False) == []


def test_the_counts_are_one_query(hem: Kommun, handlaggare: User) -> None:
    with CaptureQueriesContext(connection) as seen:
        found = counts(handlaggare, hem)
    assert found == {"omfattas": 3, "oklart": 0, "omfattas_inte": 1}
    assert len([q for q in seen if "register_bedomning" in q["sql"]]) == 1
    assert answers(handlaggare, hem).count() == 4


def test_a_list_page_is_one_query_with_its_persons(hem: Kommun, handlaggare: User) -> None:
    rader = malgrupp(handlaggare, hem).order_by("person__sortnamn")
    with CaptureQueriesContext(connection) as seen:
        assert [rad.person.nummer for rad in rader[:50]]
    assert len(seen) == 1
    assert '"svar"' not in seen[0]["sql"]


@pytest.mark.parametrize("roll", [Roll.CHEF, Roll.IMPORTOR, Roll.DATASKYDD, Roll.SKOLA])
def test_a_role_without_the_right_sees_no_one(roll: Roll, hem: Kommun) -> None:
    user = make_member("nagon", HEM, roll)
    assert not malgrupp(user, hem).exists()
    assert counts(user, hem) == {"omfattas": 0, "oklart": 0, "omfattas_inte": 0}
    assert not visible_to(user, hem).exists()


def test_another_municipality_and_a_stranger_see_no_one(hem: Kommun, handlaggare: User) -> None:
    other = make_member("annan", ANNAN, Roll.HANDLAGGARE)
    for user in (other, AnonymousUser()):
        assert not malgrupp(user, hem).exists()
        assert not visible_to(user, hem).exists()
    annan = Kommun.objects.get(pk=ANNAN)
    assert [rad.person.nummer for rad in malgrupp(other, annan)] == [LEO]
    assert not malgrupp(handlaggare, None).exists()


@pytest.mark.bara("sqlite")  # PostgreSQL plans from its statistics
@pytest.mark.parametrize(
    "order, index", [("sortnamn", "person_sortnamn"), ("fodd", "person_fodd_namn")]
)
def test_sqlite_walks_the_persons_in_order_and_sorts_nothing(
    order: str, index: str, hem: Kommun, handlaggare: User
) -> None:
    rader = malgrupp(handlaggare, hem).filter(utfall="omfattas").order_by(f"person__{order}")
    plan = rader[:50].explain()
    assert f"INDEX {index} (kommun_id=?)" in plan
    assert "bedomning_lista" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.bara("sqlite")  # PostgreSQL plans from its statistics
def test_sqlite_counts_in_an_index_without_reading_the_answers(
    hem: Kommun, handlaggare: User
) -> None:
    rows = answers(handlaggare, hem).values_list("utfall", "avgorande_punkt").distinct()
    assert "COVERING INDEX bedomning_antal (kommun_id=?)" in rows.explain()


def test_the_contact_of_a_protected_person_is_not_there_to_show(
    hem: Kommun, handlaggare: User
) -> None:
    eva = visible_to(handlaggare, hem).get(nummer=EVA)
    assert (eva.skyddad, eva.adress, eva.fodd) == (True, "", date(2008, 9, 27))
