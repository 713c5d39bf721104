"""An answer to what was unclear becomes a fact, and the question is gone: from files."""

from __future__ import annotations

from datetime import date

import pytest

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows.bedom import besked_som_kant
from kaja.flows.oklarheter import ALLAS, Urval, fragor, oklart_sedan, uppgiften, uppgifter
from kaja.flows.svar import (
    Bevis,
    Folkbokford,
    InteMotsvarande,
    Skolplikt,
    Slutdag,
    Studier,
    SvarsfelError,
    Utreds,
    svara,
    ta_tillbaka,
)
from kaja.insatser.actions import postpone, take
from kaja.insatser.models import Skjutskal
from kaja.register.models import Bedomning, Handelseslag, Registerhandelse
from kaja.underlag.models import Bevisfaktum, Motsvarandefaktum, Studiefaktum, Uppgiftslamnare
from tests.flows.kommunen import (
    DAG,
    EVA,
    HEM,
    LEO,
    NORA,
    boende,
    elev,
    in_i_registret,
    minut,
    personen,
    svaret,
)
from tests.rollbesattning import make_member
from tests.vackta import vackta

pytestmark = pytest.mark.django_db

SKOLAN = Uppgiftslamnare.SKOLA
AVBROTT = elev(LEO, "2024-08-19", "", "ja")


@pytest.fixture(scope="module")
def amira(modulens_db: None) -> User:
    """A caseworker; Leo has interrupted his studies on a day that nobody has told."""
    in_i_registret("folkbokforing", boende(LEO), boende(NORA), boende(EVA), nr=0)
    in_i_registret("elever", AVBROTT, elev(NORA), nr=1)
    in_i_registret("bevis", nr=2)
    return make_member("amira", HEM, Roll.HANDLAGGARE)


def slutade(sista: date = date(2026, 10, 1)) -> Slutdag:
    return Slutdag(Studiefaktum.objects.get(avbrott=True, fil__isnull=False).pk, sista, True)


def svar(amira: User, vad: object, nr: int = 10, *, vem: str = LEO) -> Bedomning:
    nu = svara(
        person=personen(vem),
        svar=vad,  # type: ignore[arg-type]
        uppgiven_av=SKOLAN,
        user=amira,
        dag=DAG,
        tid=minut(nr),
    )
    assert nu is not None
    return nu


def att_fraga(amira: User, urval: Urval = ALLAS) -> list[str]:
    return [b.person.nummer for b in fragor(amira, Kommun.objects.get(pk=HEM), DAG, urval)]


def test_the_day_of_an_interruption_answers_the_question_at_once(amira: User) -> None:
    assert svaret(LEO).fraga == "p3.avbrott_utan_datum"
    assert att_fraga(amira) == [LEO]

    nu = svar(amira, slutade())

    assert (nu.utfall, nu.ingangsorsak, nu.omfattas_fran) == (
        "omfattas",
        "avbrott",
        date(2026, 10, 2),
    )
    assert att_fraga(amira) == []
    uppgift = vackta().get()
    assert (uppgift.utfall, uppgift.klar_av, uppgift.klar) == ("svar", amira, minut(10))
    handelser = Registerhandelse.objects.filter(post__person=nu.person)
    slag = handelser.order_by("nr").values_list("slag", flat=True)
    assert list(slag) == [Handelseslag.UTREDS, Handelseslag.OPPNAD]


def test_the_evidence_says_who_told_it_and_who_noted_it_when(amira: User) -> None:
    svar(amira, slutade())
    (belagg,) = [b for s in svaret(LEO).svar for b in s["belagg"] if b["slag"] == "studie"]
    assert (belagg["kalla"], belagg["av"], belagg["mottagen"]) == ("skola", "Amira", "2026-11-21")
    assert belagg["fil"] == ""


def test_an_answer_that_is_taken_back_brings_the_question_again(amira: User) -> None:
    svar(amira, slutade())
    rattelse = Studiefaktum.objects.get(fil__isnull=True)
    nu = ta_tillbaka(faktum=rattelse, user=amira, dag=DAG, tid=minut(12))

    assert nu is not None
    assert nu.utfall == "oklart"
    assert att_fraga(amira) == [LEO]
    assert oklart_sedan(Kommun.objects.get(pk=HEM), [nu.person_id])[nu.person_id] == nu.kand_fran
    som_da = besked_som_kant(personen(LEO), DAG, minut(11))
    assert str(som_da.bedomning.utfall) == "omfattas"
    with pytest.raises(SvarsfelError, match="redan"):
        ta_tillbaka(faktum=rattelse, user=amira, dag=DAG, tid=minut(13))


def test_an_answer_stands_when_the_school_says_the_same_again_and_falls_when_it_says_something_else(
    amira: User,
) -> None:
    svar(amira, slutade())
    in_i_registret("elever", AVBROTT, elev(NORA), elev(EVA), nr=20)
    assert svaret(LEO).utfall == "omfattas"

    annat = elev(LEO, "2024-08-26", "", "ja")
    in_i_registret("elever", annat, elev(NORA), elev(EVA), nr=30)
    assert svaret(LEO).fraga == "p3.avbrott_utan_datum"
    assert att_fraga(amira) == [LEO]
    assert not Studiefaktum.objects.filter(fil__isnull=True, ersatt__isnull=True).exists()


def test_a_task_that_someone_took_is_finished_when_the_source_answers(amira: User) -> None:
    uppgift = uppgiften(personen(LEO), user=amira, tid=minut(5))
    take(uppgift=uppgift, user=amira, tid=minut(6))
    in_i_registret("elever", elev(LEO, "2024-08-19", "2026-10-01", "ja"), elev(NORA), nr=20)

    uppgift.refresh_from_db()
    assert (uppgift.utfall, uppgift.klar_av) == ("svaret_kom", None)


def test_a_second_answer_to_the_same_takes_the_place_of_the_first(amira: User) -> None:
    svar(amira, slutade())
    nu = svar(amira, slutade(date(2026, 9, 1)), nr=15)
    assert nu.omfattas_fran == date(2026, 9, 2)
    assert Studiefaktum.objects.filter(person=nu.person, ersatt__isnull=True).count() == 2


@pytest.mark.parametrize(
    ("vad", "utfall", "punkt"),
    [
        (Studier("GY", date(2026, 8, 17)), "omfattas_inte", "kaa.p3"),
        (Bevis("examensbevis", date(2026, 6, 10)), "omfattas_inte", "kaa.p4"),
        (Skolplikt(date(2027, 6, 30)), "omfattas_inte", "kaa.p2"),
        (Utreds(date(2026, 11, 1)), "oklart", "kaa.p6"),
    ],
)
def test_each_kind_of_answer_is_a_fact_that_the_law_reads(
    amira: User, vad: object, utfall: str, punkt: str
) -> None:
    nu = svar(amira, vad, vem=EVA)
    assert (nu.utfall, nu.avgorande_punkt) == (utfall, punkt)


def test_that_an_education_does_not_correspond_ends_the_question(amira: User) -> None:
    assert svar(amira, Utreds(date(2026, 11, 1)), vem=EVA).fraga == "p6.utreds"
    nu = svar(amira, InteMotsvarande(), nr=11, vem=EVA)
    assert nu.utfall == "omfattas"
    assert not Motsvarandefaktum.objects.filter(ersatt__isnull=True).exists()
    with pytest.raises(SvarsfelError, match="Ingen utbildning"):
        svar(amira, InteMotsvarande(), nr=12, vem=EVA)


def test_where_the_person_is_registered_can_be_looked_up_and_noted(amira: User) -> None:
    in_i_registret("folkbokforing", boende(EVA, fran="2027-03-01"), nr=20)
    assert svaret(EVA).fraga == "hemkommun.ingen_uppgift"
    nu = svar(amira, Folkbokford(HEM, date(2020, 1, 1)), nr=21, vem=EVA)
    assert nu.utfall == "omfattas"


@pytest.mark.parametrize(
    ("vad", "mening"),
    [
        (Slutdag(0, date(2026, 10, 1), True), "har ändrats"),
        (Studier("GY", date(2026, 8, 17), date(2026, 8, 1)), "kan inte vara före"),
        (Studier("XX", date(2026, 8, 17)), "Välj en skolform"),
        (Bevis("examensbevis", date(2026, 11, 22)), "har inte varit än"),
    ],
)
def test_an_answer_that_cannot_be_true_is_refused_and_leaves_nothing(
    amira: User, vad: object, mening: str
) -> None:
    fore = Studiefaktum.objects.count(), Bevisfaktum.objects.count()
    with pytest.raises(SvarsfelError, match=mening):
        svar(amira, vad)
    assert (Studiefaktum.objects.count(), Bevisfaktum.objects.count()) == fore
    assert att_fraga(amira) == [LEO]
    with pytest.raises(SvarsfelError, match="2024-08-19"):
        svar(amira, slutade(date(2024, 8, 1)))


def test_questions_are_chosen_by_whose_they_are_and_whom_to_ask(amira: User) -> None:
    svar(amira, Utreds(date(2026, 11, 1)), vem=EVA)
    assert set(att_fraga(amira)) == {LEO, EVA}
    assert att_fraga(amira, Urval(till="skolan")) == [LEO]
    assert att_fraga(amira, Urval(fraga="p6.utreds")) == [EVA]
    uppgift = uppgiften(personen(LEO), user=amira, tid=minut(12))
    take(uppgift=uppgift, user=amira, tid=minut(13))
    assert att_fraga(amira, Urval("mina")) == [LEO]
    assert att_fraga(amira, Urval("ingens")) == [EVA]
    postpone(
        uppgift=uppgift,
        till=date(2026, 12, 1),
        skal=Skjutskal.VANTAR_SVAR,
        dag=DAG,
        user=amira,
        tid=minut(14),
    )
    assert att_fraga(amira) == [EVA]
    assert att_fraga(amira, Urval("uppskjutna")) == [LEO]
    assert list(uppgifter(Kommun.objects.get(pk=HEM), [uppgift.person_id or 0])) == [
        uppgift.person_id
    ]


def test_the_one_who_is_soonest_twenty_comes_first_and_strangers_see_nothing(amira: User) -> None:
    svar(amira, Utreds(date(2026, 11, 1)), vem=EVA)
    assert att_fraga(amira) == [LEO, EVA]  # born in March and September
    annan = make_member("annan", "0114", Roll.HANDLAGGARE)
    assert att_fraga(annan) == []
