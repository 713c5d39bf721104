"""What cannot all be true: found whatever order it is told in, and never where nothing differs."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja import regler
from kaja.regler.skollagen_29_9 import skolformer
from kaja.underlag.motsagelser import BORTA, SLAG, motsagelser
from kaja.underlag.queries import contradictions
from tests.flows.kommunen import ALI, DAG, LEO, NORA, boende, elev, in_i_registret, personen

IDAG = date(2026, 11, 21)
FODD = date(2008, 1, 1)
SJO = regler.Kalla("elever", "sjoskolan.csv", 2, date(2026, 11, 1))
BERG = regler.Kalla("elever", "bergskolan.csv", 9, date(2026, 11, 2))
REGISTRET = regler.Kalla("folkbokforing", "folkbokforing.csv", 4, date(2026, 11, 2))
HOST, NASTA = date(2025, 8, 18), date(2026, 8, 17)

dagar = st.integers(0, 900).map(lambda n: date(2024, 6, 1) + timedelta(days=n))
kallor = st.sampled_from([SJO, BERG, None])
studier = st.builds(
    lambda form, fran, langd, avbrott, vag, kalla: regler.Studie(
        form, fran, fran + timedelta(days=langd) if langd else None, avbrott, vag, kalla
    ),
    st.sampled_from(sorted(skolformer.ALLA)),
    dagar,
    st.integers(0, 700),
    st.booleans(),
    st.sampled_from(["", "NA", "IMS"]),
    kallor,
)
bevis = st.builds(
    regler.Bevis, st.sampled_from(["examensbevis", "studiebevis"]), dagar, st.just(REGISTRET)
)
rader = st.builds(
    regler.Folkbokforing,
    st.just("1780"),
    st.none() | dagar,
    avregistrering=st.sampled_from(["", "AV", "UV", "OB", "GN"]),
    avregistrerad=st.none() | dagar,
    ordning=st.integers(0, 3),
    kalla=st.just(REGISTRET),
)
underlag = st.builds(
    regler.Underlag,
    st.just(FODD),
    st.none(),
    studier=st.lists(studier, max_size=5).map(tuple),
    bevis=st.lists(bevis, max_size=3).map(tuple),
    folkbokforing=st.lists(rader, max_size=3).map(tuple),
)


def om(*studier: regler.Studie, **fakta: object) -> list[str]:
    """The kinds that are found of somebody with these enrolments."""
    said = regler.Underlag(FODD, None, studier=studier, **fakta)  # type: ignore[arg-type]
    return [found.slag for found in motsagelser(said, IDAG)]


def test_two_schools_that_both_say_that_she_goes_there() -> None:
    sjo = regler.Studie("GY", HOST, studievag="NA", kalla=SJO)
    berg = regler.Studie("GY", NASTA, studievag="TE", kalla=BERG)
    (found,) = motsagelser(regler.Underlag(FODD, None, studier=(berg, sjo)), IDAG)
    assert found.mening == (
        "Två inskrivningar pågår samtidigt: gymnasieskola (NA) från 2025-08-18 och gymnasieskola "
        "(TE) från 2026-08-17."
    )
    assert found.fakta == (sjo, berg)


@pytest.mark.parametrize(
    "annan",
    [
        regler.Studie("GY", NASTA, studievag="TE", kalla=SJO),
        regler.Studie("KOMVUX_GY", NASTA, kalla=BERG),
        regler.Studie("GY", date(2027, 1, 11), kalla=BERG),
        regler.Studie("GY", HOST, studievag="NA", kalla=BERG),
    ],
    ids=["same sender", "beside komvux", "not begun", "the same enrolment told twice"],
)
def test_what_can_be_true_is_no_contradiction(annan: regler.Studie) -> None:
    assert om(regler.Studie("GY", HOST, studievag="NA", kalla=SJO), annan) == []


def test_one_source_says_ended_another_says_going_on() -> None:
    sjo = regler.Studie("GY", HOST, studievag="NA", kalla=SJO)
    assert om(sjo, sjo._replace(till=date(2026, 10, 1), kalla=BERG)) == ["olika_slut"]


@pytest.mark.parametrize("kod", sorted(BORTA))
def test_one_who_is_gone_goes_to_school(kod: str) -> None:
    rad = regler.Folkbokforing(
        "1780", avregistrering=kod, avregistrerad=date(2026, 9, 1), kalla=REGISTRET
    )
    gar = regler.Studie("GY", HOST, kalla=SJO)
    assert om(gar, folkbokforing=(rad,)) == ["inskriven_avregistrerad"]
    assert om(gar, folkbokforing=(rad._replace(avregistrerad=date(2027, 9, 1)),)) == []
    hemma = regler.Folkbokforing("1780", date(2026, 10, 1), ordning=1, kalla=REGISTRET)
    assert om(gar, folkbokforing=(rad, hemma)) == []


def test_examen_and_then_gymnasieskola_anew() -> None:
    examen = regler.Bevis("examensbevis", date(2026, 6, 10), REGISTRET)
    assert om(regler.Studie("GY", NASTA, kalla=SJO), bevis=(examen,)) == ["examen_fore_inskrivning"]
    assert om(regler.Studie("GY", HOST, kalla=SJO), bevis=(examen,)) == []
    studiebevis = examen._replace(typ="studiebevis")
    assert om(regler.Studie("GY", NASTA, kalla=SJO), bevis=(studiebevis,)) == []


@given(underlag, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_came_says_nothing(said: regler.Underlag, slump: Random) -> None:
    mixed = said._replace(
        studier=tuple(slump.sample(said.studier, len(said.studier))),
        bevis=tuple(slump.sample(said.bevis, len(said.bevis))),
    )
    assert [m.mening for m in motsagelser(said, IDAG)] == [
        m.mening for m in motsagelser(mixed, IDAG)
    ]


@given(underlag)
def test_a_contradiction_is_between_facts_that_are_there_and_one_of_them_goes_on(
    said: regler.Underlag,
) -> None:
    known = {*said.studier, *said.bevis, *said.folkbokforing}
    for found in motsagelser(said, IDAG):
        assert found.slag in SLAG
        assert len(found.fakta) == 2
        assert known.issuperset(found.fakta)
        assert any(isinstance(f, regler.Studie) and skolformer.pagar(f, IDAG) for f in found.fakta)


@given(underlag)
def test_one_source_alone_never_disagrees_about_schools(said: regler.Underlag) -> None:
    one = said._replace(studier=tuple(s._replace(kalla=SJO) for s in said.studier))
    assert not {"tva_skolor", "olika_slut"} & {m.slag for m in motsagelser(one, IDAG)}


@pytest.mark.django_db
def test_of_many_persons_only_those_with_something_are_given() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), boende(ALI))
    in_i_registret("elever", elev(NORA), elev(LEO), nr=1, avsandare="Sjöskolan")
    in_i_registret("elever", elev(NORA, "2026-08-17"), nr=2, avsandare="Bergskolan")
    everyone = [personen(nummer) for nummer in (NORA, LEO, ALI)]
    assert [m.slag for m in contradictions(everyone, DAG)[personen(NORA).pk]] == ["tva_skolor"]
    assert set(contradictions(everyone, DAG)) == {personen(NORA).pk}
