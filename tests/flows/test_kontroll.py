"""Corruption of each kind, planted behind the program's back: the nightly run is stopped, or the
database had already refused it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kaja.access.models import Kommun
from kaja.flows.invarianter import ALLA
from kaja.flows.invarianter.fraga import forsta
from kaja.flows.kontroll import kontrollera_allt
from kaja.flows.natt import natt
from kaja.insatser.actions import raise_task
from kaja.insatser.models import Uppgiftsslag
from kaja.korningar.models import Korning, Korningslage
from kaja.register.handelser import Anteckning, append_events
from kaja.register.laget import Hande
from kaja.register.models import Bedomning, Handelseslag, Registerhandelse, Registerpost
from tests.flows.kommunen import (
    ALI,
    ANNAN,
    DAG,
    EVA,
    HEM,
    LEO,
    NORA,
    NYTT,
    boende,
    elev,
    in_i_registret,
    minut,
    personen,
)
from tests.plan import plan_of
from tests.rollbesattning import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hem")]

SENARE = DAG + timedelta(days=2)


@pytest.fixture(scope="module")
def hem(modulens_db: None) -> Kommun:
    """Nora goes to school, Leo until the day after, Ali and Eva never; Eva's identity is protected,
    and Ali has been in the register before."""
    in_i_registret(
        "folkbokforing",
        boende(NORA),
        boende(LEO),
        boende(ALI, fran="2026-11-01"),
        boende(EVA, skydd="sekretessmarkering"),
    )
    kommun = Kommun.objects.get(pk=HEM)
    ali = personen(ALI)
    for slag, dag, orsak in (
        (S.OPPNAD, date(2025, 7, 1), "avbrott"),
        (S.AVSLUTAD, FORRA, "flyttat"),
    ):
        poster = Registerpost.objects.filter(person=ali, avslutad=None, oppnad=date(2025, 7, 1))
        en = Anteckning(ali.pk, Hande(slag, dag, orsak), poster.first())
        append_events(kommun=kommun, anteckningar=[en], aktor="prov", tid=minut(1))
    in_i_registret("elever", elev(NORA), elev(LEO, "2024-08-19", "2026-11-22"), nr=2)
    in_i_registret("bevis", f"{NORA};studiebevis;2026-01-01", nr=3)
    in_i_registret("folkbokforing", boende(NORA, kommun=ANNAN), nr=4, kommun=ANNAN)
    raise_task(
        kommun=kommun,
        slag=Uppgiftsslag.OKLART,
        nyckel="oklart",
        person=ali,
        aktor="prov",
        tid=minut(5),
    )
    natt(kommun=kommun, dag=DAG, tid=minut(10))
    return kommun


S = Handelseslag
FORRA = date(2025, 9, 1)


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def pk(nummer: str, kommun: str = HEM) -> int:
    return personen(nummer, kommun).pk


def svar(nummer: str) -> int:
    return Bedomning.objects.get(person=pk(nummer), ersatt=None).pk


def post(nummer: str) -> Registerpost:
    return Registerpost.objects.filter(person=pk(nummer)).order_by("-pk")[0]


def copy(table: str, row: int, **changed: object) -> None:
    """A row once more, with some columns changed."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE id = %s", [row])
        names = [column[0] for column in cursor.description if column[0] != "id"]
    same = ", ".join("%s" if name in changed else name for name in names)
    values = [changed[name] for name in names if name in changed]
    sql(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {same} FROM {table} WHERE id = %s",
        *values,
        row,
    )


def fact(kind: str, nummer: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM underlag_{kind}faktum WHERE person_id = %s AND ersatt IS NULL",
            [pk(nummer)],
        )
        return int(cursor.fetchone()[0])


def beslut(nummer: str) -> int:
    user = make_user("beslutare")
    sql(
        "INSERT INTO register_beslut (kommun_id, person_id, slag, fran, skal, arende, vilar_pa,"
        " kand_fran, beslutad_av_id) VALUES (%s, %s, 'omfattas_anda', %s, 'kallan_fel', '', 'x',"
        " %s, %s)",
        *(HEM, pk(nummer), date(2099, 1, 1), minut(11), user.pk),
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM register_beslut")
        return int(cursor.fetchone()[0])


def hop(fran: int, till: int) -> None:
    sql(
        "INSERT INTO ungdom_sammanslagning (kommun_id, fran_id, till_id, kand_fran)"
        " VALUES (%s, %s, %s, %s)",
        *(HEM, fran, till, minut(11)),
    )


def change(table: str, row: int, **columns: object) -> None:
    sets = ", ".join(f"{name} = %s" for name in columns)
    sql(f"UPDATE {table} SET {sets} WHERE id = %s", *columns.values(), row)


def _no_post() -> None:
    sql("DELETE FROM register_registerhandelse WHERE post_id = %s", post(ALI).pk)
    sql("DELETE FROM register_registerpost WHERE id = %s", post(ALI).pk)


def _last_event(nummer: str) -> int:
    return Registerhandelse.objects.filter(post=post(nummer)).order_by("-nr")[0].pk


def _closed() -> int:
    return Registerpost.objects.get(person=pk(ALI), lage="avslutad").pk


def _leo_waits() -> Registerpost:
    """Leo gets a post, so that the register has something of the one whose day comes."""
    en = Anteckning(pk(LEO), Hande(S.UTREDS, DAG))
    kommun = Kommun.objects.get(pk=HEM)
    sql("UPDATE register_bedomning SET utfall = 'oklart' WHERE id = %s", svar(LEO))
    return append_events(kommun=kommun, anteckningar=[en], aktor="prov", tid=minut(12))[0]


UTAN_BELAGG = '[{"villkor": "kaa.p3.2018", "utfall": "inte_uppfyllt", "skal": "x", "fraga": "",'
UTAN_BELAGG += ' "belagg": []}]'

PLANTERA: dict[str, Callable[[], object]] = {
    "en_post": lambda: copy("register_registerpost", post(ALI).pk),
    "handelser_i_foljd": lambda: sql(
        "DELETE FROM register_registerhandelse WHERE id = %s", _last_event(ALI)
    ),
    "sista_handelsen": lambda: change("register_registerpost", post(ALI).pk, lage="utreds"),
    "posten_ur_handelserna": lambda: change(
        "register_registerpost", _leo_waits().pk, ingangsorsak="avbrott"
    ),
    "oppen_har_dag": lambda: change("register_registerpost", post(ALI).pk, oppnad=None),
    "avslutad_har_orsak": lambda: change("register_registerpost", _closed(), avslutsorsak=""),
    "slut_efter_borjan": lambda: change(
        "register_registerpost", _closed(), avslutad=date(2025, 1, 1)
    ),
    "poster_overlappar_inte": lambda: change("register_registerpost", _closed(), avslutad=SENARE),
    "post_har_grund": lambda: change("register_bedomning", svar(ALI), utfall="omfattas_inte"),
    "omfattas_ar_i_registret": _no_post,
    "handelsens_svar": lambda: change(
        "register_registerhandelse",
        Registerhandelse.objects.get(post=_leo_waits()).pk,
        bedomning_id=svar(ALI),
    ),
    "handelsens_beslut": lambda: change(
        "register_registerhandelse", _last_event(ALI), beslut_id=beslut(LEO)
    ),
    "ett_svar": lambda: copy("register_bedomning", svar(LEO)),
    "alla_har_svar": lambda: change("register_bedomning", svar(NORA), ersatt=minut(20)),
    "undanlagd_utan_svar": lambda: hop(pk(NORA), pk(LEO)),
    "antalen_ar_summan": lambda: change("register_bedomning", svar(NORA), utfall="kanske"),
    "svarets_klocka": lambda: sql(
        "UPDATE register_bedomning SET ersatt = %s WHERE person_id = %s AND ersatt IS NOT NULL",
        minut(-9),
        pk(LEO),
    ),
    "svaret_hanger_ihop": lambda: change("register_bedomning", svar(ALI), omfattas_fran=None),
    "skal_har_belagg": lambda: change("register_bedomning", svar(LEO), svar=UTAN_BELAGG),
    "perioden_framat": lambda: change(
        "underlag_studiefaktum", fact("studie", LEO), fran=date(2027, 1, 1)
    ),
    "faktumets_klocka": lambda: change(
        "underlag_studiefaktum", fact("studie", LEO), ersatt=minut(-9)
    ),
    "rattar_samma_person": lambda: change(
        "underlag_studiefaktum", fact("studie", LEO), rattar_id=fact("studie", NORA)
    ),
    "faktum_en_gang": lambda: copy("underlag_studiefaktum", fact("studie", LEO)),
    "en_tackning": lambda: sql(
        "INSERT INTO underlag_tackning (kommun_id, kalla, avsandare, tom, kand_fran)"
        " SELECT kommun_id, kalla, avsandare, tom, kand_fran FROM underlag_tackning"
    ),
    "tackningens_klocka": lambda: sql(
        "UPDATE underlag_tackning SET ersatt = %s WHERE kalla = 'bevis'", minut(-9)
    ),
    "kons_kommun": lambda: sql(
        "INSERT INTO underlag_omprovning (kommun_id, person_id, sedan) VALUES (%s, %s, %s)",
        *(HEM, pk(NORA, ANNAN), minut(11)),
    ),
    "skyddad_utan_kontakt": lambda: change("ungdom_person", pk(EVA), adress="Storgatan 1"),
    "svarets_kommun": lambda: change("register_bedomning", svar(LEO), kommun_id=ANNAN),
    "postens_kommun": lambda: change("register_registerpost", post(ALI).pk, kommun_id=ANNAN),
    "beslutets_kommun": lambda: change("register_beslut", beslut(ALI), kommun_id=ANNAN),
    "uppgiftens_kommun": lambda: sql("UPDATE insatser_uppgift SET kommun_id = %s", ANNAN),
    "faktumets_kommun": lambda: change(
        "underlag_folkbokforingsfaktum", fact("folkbokforings", LEO), kommun_id=ANNAN
    ),
    "hopslagna_i_kommunen": lambda: hop(pk(NORA, ANNAN), pk(LEO)),
    "loggens_slut": lambda: sql(
        "DELETE FROM audit_handelse WHERE kommun = %s AND nr ="
        " (SELECT max(nr) FROM audit_handelse WHERE kommun = %s)",
        *(HEM, HEM),
    ),
    "uppgiftens_ansvariga": lambda: sql(
        "UPDATE insatser_uppgift SET ansvarig_id = %s WHERE person_id = %s",
        *(make_user("fel").pk, pk(ALI)),
    ),
}


def plant(name: str) -> bool:
    """Plant the corruption, past the checks where the database lets one; False: it refused."""
    if connection.vendor == "sqlite":
        sql("PRAGMA ignore_check_constraints = ON")
    try:
        with transaction.atomic():
            PLANTERA[name]()
    except DatabaseError:
        return False
    finally:
        if connection.vendor == "sqlite":
            sql("PRAGMA ignore_check_constraints = OFF")
    return True


def later(kommun: Kommun) -> Korning:
    """The night when Leo's school has ended."""
    return natt(kommun=kommun, dag=SENARE, tid=minut(40))


def test_nothing_is_stopped_when_nothing_is_wrong(hem: Kommun) -> None:
    assert kontrollera_allt(hem) == []
    assert (later(hem).lage, kontrollera_allt(hem)) == (Korningslage.KLAR, [])


@pytest.mark.parametrize("name", [en.namn for en in ALLA])
def test_planted_corruption_stops_the_run(name: str, hem: Kommun) -> None:
    if not plant(name):
        return
    before = list(Bedomning.objects.order_by("pk").values())

    korning = later(hem)

    assert korning.lage == Korningslage.STOPPAD
    assert f"Kontrollen {name} stoppade" in korning.fel
    assert list(Bedomning.objects.order_by("pk").values()) == before


def test_an_answer_of_the_neighbours_person_stops_the_run(hem: Kommun) -> None:
    grannens = Bedomning.objects.get(person=pk(NORA, ANNAN), ersatt=None)
    change("register_bedomning", grannens.pk, kommun_id=HEM)

    assert "Kontrollen svarets_kommun stoppade" in later(hem).fel


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("antalen_ar_summan", "bedomning_annat_utfall"),
        ("svaret_hanger_ihop", "bedomning_motsagd"),
        ("skyddad_utan_kontakt", "person_skydd_och_kontakt"),
    ],
)
def test_what_must_never_be_is_looked_for_where_nothing_is(
    name: str, index: str, hem: Kommun
) -> None:
    """In an index of nothing else, whatever the number of people."""
    en = next(en for en in ALLA if en.namn == name)
    with CaptureQueriesContext(connection) as asked:
        assert forsta(en, hem.pk, None) is None
    if connection.vendor == "postgresql":  # had it been large enough to be worth an index
        sql("ANALYZE register_bedomning")
        sql("SET LOCAL enable_seqscan = off")
    assert index in plan_of(asked[0]["sql"])


def test_a_stopped_run_leaves_everyone_in_the_queue(hem: Kommun) -> None:
    wrong = post(ALI).pk
    assert plant("sista_handelsen")
    assert later(hem).lage == Korningslage.STOPPAD
    change("register_registerpost", wrong, lage="oppen")

    done = natt(kommun=hem, dag=SENARE, tid=minut(50))

    assert (done.lage, done.andrade_svar) == (Korningslage.KLAR, 1)


def test_at_least_twenty_are_asked() -> None:
    assert len({en.namn for en in ALLA}) == len(ALLA) > 20


def test_a_post_that_was_never_opened_is_in_nobodys_way(hem: Kommun) -> None:
    """She waited for a start, which came; then the school says that she begins next year."""
    in_i_registret("elever", elev(NYTT, "2026-11-25"), nr=10)
    in_i_registret("folkbokforing", boende(NYTT), nr=11)
    natt(kommun=hem, dag=date(2026, 11, 26), tid=minut(12))
    assert (post(NYTT).oppnad, post(NYTT).avslutsorsak) == (None, "borjat_utbildning")

    in_i_registret("elever", elev(NYTT, "2027-08-20"), nr=13)
    korning = natt(kommun=hem, dag=date(2026, 11, 27), tid=minut(14))

    assert (korning.fel, post(NYTT).lage) == ("", "oppen")
