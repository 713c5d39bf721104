"""A file of absence: looked at, noted once however often it comes, and taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows.franvaro import Granskad, granska
from kaja.flows.franvaro_in import anteckna, ta_tillbaka_flera
from kaja.flows.franvaro_urval import Skal
from kaja.flows.skolsignal import anmal, hantera
from kaja.insatser.models import Uppgift
from kaja.skolsignal.models import Anmalan, Anmalningssatt, Anmalningsslag, Hanteringsutfall
from kaja.skolsignal.queries import of_file, visible_to
from kaja.styrning.actions import set_installning
from kaja.tabell import TableError
from kaja.ungdom.models import NO_CONTACT, Person, Skydd
from tests.flows.kommunen import (
    ALI,
    ANNAN,
    DAG,
    EVA,
    GAMMALT,
    HEM,
    LEO,
    NORA,
    NYTT,
    boende,
    in_i_registret,
    minut,
    personen,
)
from tests.flows.test_skolsignal import ny
from tests.mycket import mycket
from tests.web.varld import anvandare

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folk")]

RUBRIKER = (
    "personnummer;skolenhetskod;period_fran;period_till_och_med;ogiltig_minuter;"
    "schemalagd_minuter;csn_rapporterad;giltigt_skal"
)
TJUGO = "200611212382"


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    """Nora and Leo live here, Eva has moved, and Ali Ask has had two numbers."""
    in_i_registret("folkbokforing", boende(EVA, namn="Eva By"), nr=0)
    in_i_registret(
        "folkbokforing",
        boende(NORA),
        boende(LEO, namn="Leo Ek"),
        boende(EVA, kommun=ANNAN, namn="Eva By"),
        boende(GAMMALT, ersatt_av=NYTT, namn="Ali Ask"),
        boende(NYTT, namn="Ali Ask"),
        nr=1,
    )


@pytest.fixture
def kommun(folk: None) -> Kommun:
    return Kommun.objects.get(pk=HEM)


@pytest.fixture
def user(folk: None) -> User:
    return anvandare("Hanna Läggare", (HEM, Roll.HANDLAGGARE))


def rad(
    nummer: str = NORA,
    manad: str = "2026-10",
    minuter: int = 300,
    schema: str = "",
    csn: str = "",
    giltigt: str = "",
    skola: str = "23456789",
) -> str:
    """A row about a month (of at most 30 days)."""
    return f"{nummer};{skola};{manad}-01;{manad}-30;{minuter};{schema};{csn};{giltigt}"


def fil(*rader: str) -> bytes:
    return "\n".join((RUBRIKER, *rader, "")).encode()


def las(kommun: Kommun, *rader: str, ser: bool = False) -> Granskad:
    return granska(
        kommun=kommun, namn="franvaro.csv", innehall=fil(*rader), dag=DAG, ser_skyddade=ser
    )


def in_i(kommun: Kommun, *rader: str, user: User | None = None, nr: int = 10) -> list[Anmalan]:
    """Read the rows and note what they say, at minute `nr`."""
    forslag = las(kommun, *rader).forslag
    return anteckna(kommun=kommun, forslag=forslag, mottagen=DAG, user=user, tid=minut(nr))


def skalen(granskad: Granskad) -> dict[int, Skal]:
    return {en.rad: en.skal for en in granskad.nekade}


def test_a_month_of_absence_is_a_notice_with_its_task_and_no_minutes(
    kommun: Kommun, user: User
) -> None:
    (en,) = in_i(kommun, rad(), user=user)
    assert (en.slag, en.satt) == (Anmalningsslag.FRANVARO, Anmalningssatt.FIL)
    assert (en.dag, en.till) == (date(2026, 10, 1), date(2026, 10, 31))
    assert (en.skolenhetskod, en.mottagen, en.senast) == ("23456789", DAG, date(2026, 11, 26))
    uppgift = Uppgift.objects.get(nyckel=f"skolanmalan:{en.pk}")
    assert uppgift.dag == en.senast
    assert not any("minut" in falt.name for falt in Anmalan._meta.get_fields())


def test_why_each_row_is_no_notice(kommun: Kommun) -> None:
    in_i(kommun, rad(LEO, "2026-09"))
    granskad = las(
        kommun,
        rad(minuter=239),
        rad(manad="2026-11", minuter=10),
        rad(giltigt="ja"),
        rad("200806292389"),
        rad(EVA),
        rad(LEO, "2026-09"),
        rad(),
        rad(minuter=250),
    )
    assert skalen(granskad) == {
        2: Skal.UNDER,
        3: Skal.PAGAR,
        4: Skal.GILTIGT,
        5: Skal.OKAND,
        6: Skal.INTE_HAR,
        7: Skal.FINNS,
        9: Skal.OVERLAPPAR,
    }
    assert [en.rad for en in granskad.forslag] == [8]
    assert (granskad.rader, granskad.problem) == (8, [])


def test_a_row_that_is_wrong_says_where_and_stops_no_other(kommun: Kommun) -> None:
    granskad = las(
        kommun,
        rad(csn="ja", giltigt="ja"),
        rad(skola="1234"),
        "200801012385;23456789;2026-10-01;2026-10-31;300;;;",
        f"{LEO};23456789;2027-01-01;2027-01-31;300;;;",
        rad(),
        rad(),
    )
    assert [(p.rad, p.kolumn) for p in granskad.problem] == [
        (2, "giltigt_skal"),
        (3, "skolenhetskod"),
        (4, "personnummer"),
        (5, "period_fran"),
    ]
    assert skalen(granskad) == {7: Skal.DUBBLETT}
    assert (granskad.rader, len(granskad.forslag)) == (6, 1)


def test_what_is_no_such_file_is_said_in_a_sentence(kommun: Kommun) -> None:
    with pytest.raises(TableError, match="ogiltig_minuter saknas"):
        granska(
            kommun=kommun,
            namn="x.csv",
            innehall=b"personnummer;skolenhetskod;period_fran;period_till_och_med\n",
            dag=DAG,
            ser_skyddade=True,
        )


def test_the_threshold_is_the_municipalitys(kommun: Kommun, user: User) -> None:
    for namn, varde in (("franvaro_minuter", "600"), ("franvaro_procent", "20")):
        set_installning(
            kommun=kommun,
            namn=namn,
            varde=varde,
            fran=DAG,
            dag=DAG,
            user=user,
            aktor=user.aktor,
            tid=minut(9),
        )
    granskad = las(kommun, rad(), rad(LEO, schema="1500"), rad(NYTT, minuter=0, csn="ja"))
    assert skalen(granskad) == {2: Skal.UNDER}
    assert len(granskad.forslag) == 2


def test_an_older_number_of_the_school_means_the_person_of_today(kommun: Kommun) -> None:
    granskad = las(kommun, rad(GAMMALT), rad(NYTT))
    assert [en.person for en in granskad.forslag] == [personen(NYTT).pk]
    assert skalen(granskad) == {3: Skal.OVERLAPPAR}


def test_one_who_has_turned_20_is_nobody_of_ours(kommun: Kommun) -> None:
    in_i_registret("folkbokforing", boende(TJUGO, namn="Tove Lo"), nr=1)
    assert skalen(las(kommun, rad(TJUGO))) == {2: Skal.FYLLT_20}


def test_who_may_not_see_the_protected_is_told_nothing_of_them(kommun: Kommun) -> None:
    Person.objects.filter(nummer=NORA).update(skydd=Skydd.SEKRETESSMARKERING, **NO_CONTACT)
    assert skalen(las(kommun, rad(), rad("200806292389"))) == {2: Skal.OKAND, 3: Skal.OKAND}
    assert len(las(kommun, rad(), ser=True).forslag) == 1


def test_the_same_file_again_notes_nothing(kommun: Kommun, user: User) -> None:
    rader = (rad(), rad(LEO), rad(LEO, "2026-09"))
    assert len(in_i(kommun, *rader)) == 3
    assert in_i(kommun, *rader, nr=11) == []
    hantera(
        anmalan=Anmalan.objects.earliest("pk"),
        utfall=Hanteringsutfall.KAND,
        dag=DAG,
        user=user,
        tid=minut(12),
    )
    assert in_i(kommun, *rader, nr=13) == []
    assert Anmalan.objects.count() == 3


def test_two_who_look_at_the_same_file_note_it_once(kommun: Kommun) -> None:
    forslag = las(kommun, rad(), rad(LEO)).forslag
    for nr, antal in ((10, 2), (11, 0)):
        gjorda = anteckna(kommun=kommun, forslag=forslag, mottagen=DAG, user=None, tid=minut(nr))
        assert len(gjorda) == antal


def test_a_corrected_notice_does_not_come_back_with_the_file(kommun: Kommun, user: User) -> None:
    (en,) = in_i(kommun, rad())
    ratt = ny(NORA, Anmalningsslag.FRANVARO)._replace(dag=date(2026, 10, 5), mottagen=DAG)
    anmal(kommun=kommun, ny=ratt, user=user, tid=minut(20), rattar=en)
    assert skalen(las(kommun, rad())) == {2: Skal.FINNS}


def test_a_school_gets_the_name_it_has_given_and_is_the_same_school(
    kommun: Kommun, user: User
) -> None:
    anmal(kommun=kommun, ny=ny(LEO), user=user, tid=minut(10))
    assert {en.skola for en in in_i(kommun, rad(), rad(LEO), nr=11)} == {"Lindskolan"}


def test_undone_those_that_wait_are_gone_and_the_file_can_be_read_again(
    kommun: Kommun, user: User
) -> None:
    rader = (rad(), rad(LEO))
    forsta, andra = in_i(kommun, *rader, user=user)
    in_i(kommun, rad(NYTT), nr=11)
    hantera(anmalan=andra, utfall=Hanteringsutfall.KONTAKT, dag=DAG, user=user, tid=minut(12))
    filens = of_file(user, kommun, forsta.pk)
    assert {en.pk for en in filens} == {forsta.pk, andra.pk}
    assert ta_tillbaka_flera(anmalningar=filens, user=user, tid=minut(13)) == 1
    assert {en.pk for en in of_file(user, kommun, forsta.pk)} == {andra.pk}
    assert visible_to(user, kommun).count() == 2
    assert not Uppgift.objects.filter(nyckel=f"skolanmalan:{forsta.pk}", klar__isnull=True).exists()
    assert [en.person_id for en in in_i(kommun, *rader, nr=14)] == [forsta.person_id]


def test_a_notice_by_hand_is_of_no_file(kommun: Kommun, user: User) -> None:
    en = anmal(kommun=kommun, ny=ny(), user=user, tid=minut(10))
    assert not of_file(user, kommun, en.pk).exists()


perioder = st.tuples(st.dates(date(2026, 8, 15), date(2026, 11, 25)), st.integers(0, 60)).map(
    lambda par: f"{par[0]};{par[0] + timedelta(days=par[1])}"
)
rader = st.lists(
    st.builds(
        "{};{};{};{};;{};{}".format,
        st.sampled_from((NORA, LEO, EVA, ALI, GAMMALT, NYTT)),
        st.sampled_from(("23456789", "12345678", "1234")),
        perioder,
        st.sampled_from(("0", "239", "240", "900", "")),
        st.sampled_from(("", "ja", "nej")),
        st.sampled_from(("", "", "ja", "nej")),
    ),
    max_size=8,
)


def star() -> set[tuple[object, ...]]:
    return set(Anmalan.objects.values_list("person_id", "skolenhetskod", "dag", "till"))


@settings(
    max_examples=mycket(8),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rader, st.data())
def test_any_file_read_twice_in_any_order_is_read_once(
    kommun: Kommun, alla: list[str], data: st.DataObject
) -> None:
    blandade = data.draw(st.permutations(alla))
    dodad = data.draw(st.integers(0, len(alla)))
    with transaction.atomic():
        in_i(kommun, *alla)
        efter = star()
        assert in_i(kommun, *blandade, nr=11) == []
        assert star() == efter
        transaction.set_rollback(True)
    with transaction.atomic():
        forslag = las(kommun, *blandade).forslag[:dodad]
        anteckna(kommun=kommun, forslag=forslag, mottagen=DAG, user=None, tid=minut(10))
        in_i(kommun, *alla, nr=11)
        assert star() == efter
        transaction.set_rollback(True)
