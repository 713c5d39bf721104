"""A school's notice: noted, waiting as a task, handled, undone, and made a fact."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse
from kaja.flows import svar
from kaja.flows.skolsignal import angra, anmal, for_in, hantera, ta_tillbaka
from kaja.flows.skolsignal_uppgift import nyckel
from kaja.insatser.actions import postpone
from kaja.insatser.models import Skjutskal, Uppgift
from kaja.insatser.queries import frister
from kaja.insatser.queries.uppgift import oppna
from kaja.regler.uppfoljning import Rutin
from kaja.skolsignal.actions import AnmalansfelError, NyAnmalan
from kaja.skolsignal.models import (
    Anmalan,
    Anmalningssatt,
    Anmalningsslag,
    Hantering,
    Hanteringsutfall,
)
from kaja.skolsignal.queries import history_of, numbers, visible_to, waits
from kaja.styrning.actions import set_installning
from kaja.underlag.models import Studiefaktum
from tests.flows.kommunen import (
    ANNAN,
    DAG,
    HEM,
    LEO,
    NORA,
    START,
    boende,
    elev,
    in_i_registret,
    minut,
    personen,
    svaret,
)
from tests.web.varld import anvandare

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folk")]

MANDAG = date(2026, 11, 23)


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    """Nora goes to school, and Leo does not."""
    in_i_registret("folkbokforing", boende(NORA), boende(LEO, namn="Leo Ek"), nr=0)
    in_i_registret("elever", elev(NORA), nr=1)
    in_i_registret("bevis", nr=2)


@pytest.fixture
def kommun(folk: None) -> Kommun:
    return Kommun.objects.get(pk=HEM)


@pytest.fixture
def user(folk: None) -> User:
    return anvandare("Hanna Läggare", (HEM, Roll.HANDLAGGARE))


def ny(nummer: str = NORA, slag: Anmalningsslag = Anmalningsslag.SLUTADE) -> NyAnmalan:
    """The Lind school tells, on paper, the Friday before the day."""
    return NyAnmalan(
        personen(nummer).pk,
        slag,
        dag=date(2026, 11, 16),
        mottagen=date(2026, 11, 20),
        satt=Anmalningssatt.SKRIFTLIGT,
        skola="Lindskolan",
        skolenhetskod="23456789",
    )


@pytest.fixture
def anmalan(kommun: Kommun, user: User) -> Anmalan:
    return anmal(kommun=kommun, ny=ny(), user=user, tid=minut(10))


def gor(
    anmalan: Anmalan,
    user: User,
    utfall: Hanteringsutfall = Hanteringsutfall.KAND,
    *,
    dag: date = DAG,
    nr: int = 20,
) -> None:
    """Someone handles the notice at minute `nr`."""
    hantera(anmalan=anmalan, utfall=utfall, dag=dag, user=user, tid=minut(nr))


def oppen_uppgift(anmalan: Anmalan) -> Uppgift | None:
    return Uppgift.objects.filter(nyckel=nyckel(anmalan.pk), klar__isnull=True).first()


def test_it_is_due_three_working_days_after_it_came(anmalan: Anmalan) -> None:
    assert anmalan.senast == date(2026, 11, 25)  # a Wednesday; the notice came on a Friday
    uppgift = oppen_uppgift(anmalan)
    assert uppgift
    assert uppgift.dag == anmalan.senast
    assert uppgift.person == anmalan.person


def test_the_days_are_the_municipalitys_setting(kommun: Kommun, user: User) -> None:
    set_installning(
        kommun=kommun,
        namn="skolanmalan_arbetsdagar",
        varde="1",
        fran=date(2026, 11, 20),
        dag=date(2026, 11, 20),
        user=user,
        aktor=user.aktor,
        tid=minut(9),
    )
    assert anmal(kommun=kommun, ny=ny(), user=user, tid=minut(10)).senast == MANDAG
    assert Rutin().skolanmalan_arbetsdagar == 3


def test_a_pupil_who_is_not_in_the_register_has_the_task_too(
    anmalan: Anmalan, kommun: Kommun, user: User
) -> None:
    assert svaret(NORA).utfall == "omfattas_inte"
    assert [u.nyckel for u in frister(user, kommun).filter(person=anmalan.person)] == [
        nyckel(anmalan.pk)
    ]
    assert not oppna(user, kommun).filter(person=anmalan.person).exists()


def test_the_task_does_not_say_what_the_notice_says(anmalan: Anmalan) -> None:
    uppgift = oppen_uppgift(anmalan)
    assert uppgift
    assert "Lindskolan" not in uppgift.fraga
    assert "slut" not in uppgift.fraga.replace("senast", "")


def test_who_may_not_see_notices_sees_neither_them_nor_the_task(
    anmalan: Anmalan, kommun: Kommun
) -> None:
    for roll in (Roll.SYV, Roll.INSPEKTOR, Roll.CHEF):
        en = anvandare(f"{roll} Ek", (HEM, roll))
        assert not visible_to(en, kommun).exists()
        assert not history_of(en, kommun, anmalan.person_id).exists()
        assert not frister(en, kommun).filter(nyckel=nyckel(anmalan.pk)).exists()


def test_nothing_is_seen_from_another_municipality(anmalan: Anmalan) -> None:
    granne = anvandare("Siv Örn", (ANNAN, Roll.SAMORDNARE))
    for kod in (HEM, ANNAN):
        there = Kommun.objects.get(pk=kod)
        assert not visible_to(granne, there).exists()
        assert not any(numbers(granne, there, DAG).values())


def test_a_notice_changes_nothing_by_itself(anmalan: Anmalan) -> None:
    fore = svaret(NORA)
    assert fore.utfall == "omfattas_inte"
    assert Studiefaktum.objects.get(person=anmalan.person, ersatt__isnull=True).till is None


@pytest.mark.parametrize("utfall", list(Hanteringsutfall))
def test_handled_the_task_is_gone_and_it_says_how(
    anmalan: Anmalan, kommun: Kommun, user: User, utfall: Hanteringsutfall
) -> None:
    gor(anmalan, user, utfall)
    assert oppen_uppgift(anmalan) is None
    rad = visible_to(user, kommun).get()
    assert (rad.utfall, rad.handlagd, rad.handlagd_av) == (utfall, DAG, "Hanna Läggare")  # type: ignore[attr-defined]
    assert not waits(anmalan)
    assert Handelse.objects.filter(objekt=f"anmalan:{anmalan.pk}").count() == 2


def test_it_is_handled_once(anmalan: Anmalan, user: User) -> None:
    gor(anmalan, user)
    with pytest.raises(AnmalansfelError, match="redan handlagd"):
        gor(anmalan, user, Hanteringsutfall.SKOLAN, nr=21)
    assert Hantering.objects.get().utfall == Hanteringsutfall.KAND


def test_undone_it_waits_again_and_nothing_is_lost(anmalan: Anmalan, user: User) -> None:
    for nr in (20, 30):
        gor(anmalan, user, nr=nr)
        angra(anmalan=anmalan, user=user, tid=minut(nr + 1))
        assert waits(anmalan)
        assert oppen_uppgift(anmalan)
    assert Hantering.objects.filter(ersatt_av=user).count() == 2
    with pytest.raises(AnmalansfelError, match="väntar redan"):
        angra(anmalan=anmalan, user=user, tid=minut(40))


def test_the_same_notice_twice_is_one(anmalan: Anmalan, kommun: Kommun, user: User) -> None:
    with pytest.raises(AnmalansfelError, match="finns redan"):
        anmal(kommun=kommun, ny=ny(), user=user, tid=minut(11))
    anmal(kommun=kommun, ny=ny(slag=Anmalningsslag.FRANVARO), user=user, tid=minut(12))
    assert visible_to(user, kommun).count() == 2


def test_a_notice_that_has_not_come_is_refused(kommun: Kommun, user: User) -> None:
    i_morgon = ny()._replace(mottagen=START.date() + timedelta(days=1))
    with pytest.raises(AnmalansfelError, match="har inte varit än"):
        anmal(kommun=kommun, ny=i_morgon, user=user, tid=START)


def test_a_correction_supersedes_and_its_task_takes_over(
    anmalan: Anmalan, kommun: Kommun, user: User
) -> None:
    ratt = ny()._replace(dag=date(2026, 11, 18))
    nya = anmal(kommun=kommun, ny=ratt, user=user, tid=minut(20), rattar=anmalan)
    assert [rad.pk for rad in visible_to(user, kommun)] == [nya.pk]
    assert {rad.pk for rad in history_of(user, kommun, nya.person_id)} == {anmalan.pk, nya.pk}
    assert oppen_uppgift(anmalan) is None
    assert oppen_uppgift(nya)
    with pytest.raises(AnmalansfelError, match="rättad eller borttagen"):
        anmal(kommun=kommun, ny=ny(), user=user, tid=minut(21), rattar=anmalan)


def test_noted_by_mistake_it_goes_with_its_task(
    anmalan: Anmalan, kommun: Kommun, user: User
) -> None:
    ta_tillbaka(anmalan=anmalan, user=user, tid=minut(20))
    assert oppen_uppgift(anmalan) is None
    assert not visible_to(user, kommun).exists()
    assert history_of(user, kommun, anmalan.person_id).get().ersatt_av == user
    anmal(kommun=kommun, ny=ny(), user=user, tid=minut(21))


def test_the_end_that_the_school_told_becomes_a_fact_and_the_youth_is_covered(
    anmalan: Anmalan, user: User
) -> None:
    studie = Studiefaktum.objects.get(person=anmalan.person, ersatt__isnull=True)
    slut = svar.Slutdag(studie.pk, anmalan.dag, True)
    blev = for_in(anmalan=anmalan, uppgift=slut, dag=DAG, user=user, tid=minut(20))
    assert blev
    assert blev.utfall == "omfattas"
    nu = Studiefaktum.objects.get(person=anmalan.person, rattar=studie)
    assert (nu.till, nu.uppgiven_av) == (anmalan.dag + timedelta(days=1), "skola")
    assert Hantering.objects.get().utfall == Hanteringsutfall.INFORD
    assert oppen_uppgift(anmalan) is None
    with pytest.raises(AnmalansfelError, match="redan handlagd"):
        for_in(anmalan=anmalan, uppgift=slut, dag=DAG, user=user, tid=minut(21))


def test_a_start_that_the_school_told_takes_the_youth_out(kommun: Kommun, user: User) -> None:
    assert svaret(LEO).utfall == "omfattas"
    anmalan = anmal(kommun=kommun, ny=ny(LEO, Anmalningsslag.BORJADE), user=user, tid=minut(10))
    studier = svar.Studier("GY", anmalan.dag, None)
    blev = for_in(anmalan=anmalan, uppgift=studier, dag=DAG, user=user, tid=minut(20))
    assert blev
    assert blev.utfall == "omfattas_inte"


def test_absence_is_never_a_fact_about_studies(kommun: Kommun, user: User) -> None:
    anmalan = anmal(kommun=kommun, ny=ny(slag=Anmalningsslag.FRANVARO), user=user, tid=minut(10))
    with pytest.raises(AnmalansfelError, match="fortfarande elev"):
        for_in(
            anmalan=anmalan, uppgift=svar.Slutdag(0, DAG, False), dag=DAG, user=user, tid=minut(20)
        )


def test_a_fact_that_cannot_be_true_leaves_the_notice_waiting(anmalan: Anmalan, user: User) -> None:
    with pytest.raises(svar.SvarsfelError):
        for_in(
            anmalan=anmalan, uppgift=svar.Slutdag(0, DAG, False), dag=DAG, user=user, tid=minut(20)
        )
    assert waits(anmalan)
    assert oppen_uppgift(anmalan)


def test_the_task_can_wait_but_the_day_of_the_notice_stands(anmalan: Anmalan, user: User) -> None:
    uppgift = oppen_uppgift(anmalan)
    assert uppgift
    till = DAG + timedelta(days=14)
    postpone(
        uppgift=uppgift, till=till, skal=Skjutskal.VANTAR_SVAR, dag=DAG, user=user, tid=minut(20)
    )
    uppgift.refresh_from_db()
    anmalan.refresh_from_db()
    assert (uppgift.dag, anmalan.senast) == (till, date(2026, 11, 25))


def test_the_numbers_say_what_waits_and_what_was_in_time(kommun: Kommun, user: User) -> None:
    def en(dag: int) -> Anmalan:
        return anmal(
            kommun=kommun, ny=ny()._replace(dag=date(2026, 11, dag)), user=user, tid=minut(dag)
        )

    i_tid, for_sent, _ = en(1), en(2), en(3)
    gor(i_tid, user, dag=date(2026, 11, 25), nr=40)
    gor(for_sent, user, dag=date(2026, 11, 26), nr=40)
    tal = numbers(user, kommun, date(2026, 11, 26))
    assert tal == {"vantar": 1, "sena": 1, "aret": 3, "i_tid": 1, "for_sent": 1}
    chefen = anvandare("Chris Chefsson", (HEM, Roll.CHEF))
    assert numbers(chefen, kommun, date(2026, 11, 26)) == tal
    assert not any(numbers(anvandare("Syv Ek", (HEM, Roll.SYV)), kommun, MANDAG).values())
