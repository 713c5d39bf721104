"""The lists as files: what the page shows and nobody protected, and that it is written down."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kaja.access.enheter_skriv import open_unit, place
from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse, Visning
from kaja.insatser.actions import assign
from kaja.insatser.models import Arbetsgivare, Atgard, Handlaggning
from kaja.intake.models import MottagenFil
from kaja.korningar.models import Korning, Korningslage, Korningsslag
from kaja.statistik.actions import store_snapshot
from kaja.statistik.tal import Tal
from kaja.tabell import open_table
from kaja.ungdom.models import NO_CONTACT, Person, Skydd
from kaja.utskick.models import Utskick
from tests.ungdom.personerna import PERSON, SAMORDNING
from tests.ungdom.personerna import person as skapa
from tests.web.test_atgard import JA, erbjud, post
from tests.web.varld import DAG, KOMMUN, MORGON, anvandare, las_in_exempel, nycklar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folk")]
PRAKTIK = "Praktik hos arbetsgivare"
SIST = "med skyddade personuppgifter är inte med i filen."


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    las_in_exempel(nycklar(40, var=41))


@pytest.fixture
def amira(folk: None) -> User:
    return anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))


@pytest.fixture
def klient(amira: User) -> Client:
    return inloggad(amira)


@pytest.fixture
def person(folk: None) -> Person:
    rader = Handlaggning.objects.filter(oppen=True, person__skydd="")
    return rader.select_related("person").earliest("person_id").person


def inloggad(user: User) -> Client:
    klient = Client()
    klient.force_login(user, "kaja.access.adapter.Backend")
    return klient


def fil(klient: Client, lista: str, fraga: str = "") -> list[list[str]]:
    """The rows of the file, the titles first."""
    svar = klient.get(reverse(f"{lista}_export", args=["csv"]) + fraga)
    assert svar.status_code == 200
    return list(csv.reader(io.StringIO(svar.content.decode("utf-8-sig")), delimiter=";"))


def skydda(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(skydd=Skydd.SEKRETESSMARKERING, **NO_CONTACT)


def uttaget() -> dict[str, object]:
    """What the log says of the latest list that was taken out."""
    return dict(Handelse.objects.filter(handling="lista.exporterad").latest("nr").uppgifter)


@pytest.mark.parametrize("lista", ["att_gora", "utan_agare"])
def test_a_list_of_youths_has_everyone_but_the_protected_and_says_so_and_who_they_were(
    klient: Client, person: Person, lista: str
) -> None:
    assert str(person) in {rad[0] for rad in fil(klient, lista, "?vems=alla")}
    skydda(person)
    rubriker, *rader, sist = fil(klient, lista, "?vems=alla")
    assert rubriker[:4] == ["Namn", "Nummer", "Ålder", "Dagar till 20"]
    hemliga = {str(p) for p in Person.objects.exclude(skydd="")}
    assert not hemliga & {rad[0] for rad in rader}
    assert sist[0].endswith(SIST)
    med = set(Visning.objects.latest("nr").person_ids)
    assert len(med) == uttaget()["antal"] == len({rad[1] for rad in rader})
    assert str(person.pk) not in med
    assert int(sist[0].split()[0]) == uttaget()["skyddade_utan"]


def test_what_to_do_is_of_the_tab_and_of_the_part_that_is_shown(
    klient: Client, amira: User, person: Person
) -> None:
    assert {rad[0] for rad in fil(klient, "att_gora")[1:] if SIST not in rad[0]} == set()
    skott = Handlaggning.objects.get(person=person)
    assign(kommun=skott.kommun, personer=[person.pk], agare=amira, user=amira, tid=MORGON)
    mina = fil(klient, "att_gora")[1:]
    assert {rad[0] for rad in mina} == {str(person)}
    assert {rad[8] for rad in mina} == {"Amira Lund"}
    alla = fil(klient, "att_gora", "?vems=alla")
    nya = fil(klient, "att_gora", "?vems=alla&visa=nya")
    assert {rad[4] for rad in nya[1:] if rad[4]} == {"Nya och oklara"}
    assert [rad for rad in alla if rad[4] == "Nya och oklara"] == [rad for rad in nya[1:] if rad[4]]


@pytest.mark.parametrize("lista", ["register", "malgrupp"])
def test_the_way_to_the_file_has_what_the_page_has_chosen_and_nothing_of_the_program(
    lista: str, klient: Client
) -> None:
    sida = klient.get(reverse(lista), {"sok": "a"}).content.decode()
    assert f'{reverse(f"{lista}_export", args=["csv"])}?sok=a"' in sida


def test_who_may_see_a_list_but_take_out_none_is_refused_and_sees_no_button(
    klient: Client,
) -> None:
    syv = inloggad(anvandare("Sol Ek", (KOMMUN, Roll.SYV)))
    for lista in ("att_gora", "utan_agare", "stod"):
        assert syv.get(reverse(f"{lista}_export", args=["csv"])).status_code == 403
        assert "export.csv" not in syv.get(reverse(lista)).content.decode()
    assert syv.get("/praktik/export.csv?tabell=unga").status_code == 403
    assert not Handelse.objects.filter(handling="lista.exporterad").exists()
    assert '"/att-gora/export.csv?vems=alla"' in klient.get("/att-gora?vems=alla").content.decode()


def test_the_catalogue_says_what_is_offered_and_how_many_places(klient: Client) -> None:
    rubriker, *rader = fil(klient, "atgarder")
    assert rubriker[:2] == ["Åtgärd", "Rapporteras som"]
    praktik = next(rad for rad in rader if rad[0] == PRAKTIK)
    assert praktik[2:] == ["0", "", "", "0", "ja", ""]
    assert uttaget() == {"format": "csv", "antal": len(rader)}


def test_the_places_are_taken_out_and_those_who_have_one_by_themselves(
    klient: Client, person: Person
) -> None:
    post(klient, "/praktik/ny", namn="Bageriet", platser="2", telefon="08-123 45 67")
    hos = Arbetsgivare.objects.get()
    erbjud(klient, person, **JA, arbetsgivare=str(hos.pk))
    (rad,) = fil(klient, "praktik")[1:]
    assert rad == ["Bageriet", "", hos.telefon, "", "1", "2", "0", ""]
    (ung,) = fil(klient, "praktik", "?tabell=unga")[1:]
    assert (ung[0], *ung[4:]) == (str(person), PRAKTIK, "Bageriet", "ja", "")
    assert Visning.objects.latest("nr").person_ids == [str(person.pk)]
    skydda(person)
    (sist,) = fil(klient, "praktik", "?tabell=unga")[1:]
    assert sist[0] == f"1 person {SIST}"


def test_the_batches_are_taken_out_without_those_who_got_them(klient: Client) -> None:
    Utskick.objects.create(
        kommun_id=KOMMUN, kanal="sms", mall="paminnelse", sprak="sv", version="Kajas 1",
        text="Hej {fornamn}", lage="skickas", begard=MORGON, brevdag=DAG,
    )  # fmt: skip
    (rad,) = fil(klient, "utskick")[1:]
    assert rad[2:] == ["Sms", "Svenska", "Skickas", "0 av 0 skickade", "2026-11-23 08:00", "Kaja"]


def test_a_months_attendance_and_a_years_costs_are_taken_out(
    klient: Client, person: Person
) -> None:
    belopp = {"belopp": "1 250", "regel": "narvaro", "fran": "2026-11-01"}
    post(klient, "/stod/belopp/studiebidrag", **belopp)
    erbjud(klient, person, **JA, fran="2026-11-09")
    pk = Atgard.objects.get(person=person).pk
    beslut = {"atgard": str(pk), "slag": "studiebidrag", "fran": "2026-11-09"}
    post(klient, f"/person/{person.pk}/stod/nytt", **beslut)
    post(klient, "/stod?manad=2026-11", **{f"dagar_{pk}": "12", f"planerade_{pk}": "16"})
    klient.post("/stod/underlag?manad=2026-11", {"skal": "utbetalning"})

    (rad,) = fil(klient, "stod", "?manad=2026-11")[1:]
    assert (rad[0], *rad[4:]) == (str(person), "2026-11", PRAKTIK, "12", "16")
    assert fil(klient, "stod", "?manad=2026-10")[1:] == []
    (rad,) = fil(klient, "stod_kostnader", "?ar=2026")[1:]
    assert rad == [PRAKTIK, "Belopp som motsvarar studiebidrag", "1", "937,50"]
    (ung,) = fil(klient, "stod_kostnader", "?ar=2026&tabell=unga")[1:]
    assert (ung[0], *ung[4:]) == (str(person), PRAKTIK, "937,50")
    chef = inloggad(anvandare("Ceci Ek", (KOMMUN, Roll.CHEF)))
    assert fil(chef, "stod_kostnader", "?ar=2026")[1] == [*rad[:2], "< 5", "visas inte"]
    assert chef.get("/stod/kostnader/export.csv?tabell=unga").status_code == 403

    skydda(person)
    for lista, fraga in (("stod", "?manad=2026-11"), ("stod_kostnader", "?ar=2026&tabell=unga")):
        (sist,) = fil(klient, lista, fraga)[1:]
        assert sist[0] == f"1 person {SIST}"


def test_of_who_is_who_a_proposal_about_a_protected_person_is_left_out_whole(
    klient: Client,
) -> None:
    ena, andra = (skapa(nr, kommun=KOMMUN) for nr in (PERSON, SAMORDNING))
    (rad,) = fil(klient, "identitet")[1:]
    assert rad[:2] == ["Två rader", "Amina Nur"]
    assert set(Visning.objects.latest("nr").person_ids) == {str(ena.pk), str(andra.pk)}
    skydda(andra)
    (sist,) = fil(klient, "identitet")[1:]
    assert sist[0] == f"1 person {SIST}"
    assert Visning.objects.latest("nr").person_ids == []


def test_the_runs_and_the_received_files_are_all_there(klient: Client) -> None:
    fil_ = MottagenFil.objects.earliest("pk")
    Korning.objects.create(
        kommun_id=KOMMUN, slag=Korningsslag.FIL, lage=Korningslage.KLAR, dag=DAG, begard=MORGON,
        startad=MORGON, puls=MORGON, slutad=MORGON + timedelta(minutes=4), gjort=1240, fil=fil_,
    )  # fmt: skip
    (forst, *_) = (rad for rad in fil(klient, "korningar")[1:] if rad[8] == "1240")
    assert forst[1:8] == [
        *(fil_.namn, "2026-11-23", "Klar", "", "2026-11-23 08:00", "Kaja", "4 minuter")
    ]
    drift = inloggad(anvandare("Dag Ros", (KOMMUN, Roll.SYSTEMFORVALTARE)))
    assert fil(drift, "korningar")[1][1] == ""
    filer = fil(klient, "las_in")[1:]
    assert {rad[0] for rad in filer} == set(MottagenFil.objects.values_list("namn", flat=True))
    assert {rad[7] for rad in filer} == {"Inläst"}


def test_a_unit_has_a_line_for_each_who_works_in_it(klient: Client, amira: User) -> None:
    kommun = Kommun.objects.get(pk=KOMMUN)
    norr, _ = (
        open_unit(kommun=kommun, namn=namn, fran=DAG, user=amira, tid=MORGON)
        for namn in ("Norr", "Syd")
    )
    place(enhet=norr, vem=amira, fran=DAG, user=amira, tid=MORGON)
    assert fil(klient, "enheter")[1:] == [
        ["Norr", "2026-11-23", "", "Amira Lund", "Samordnare", "2026-11-23"],
        ["Syd", "2026-11-23", "", "", "", ""],
    ]


def test_each_table_of_the_completeness_has_the_numbers_that_the_page_shows(
    klient: Client,
) -> None:
    kommun = Kommun.objects.get(pk=KOMMUN)
    tal = Tal(1930, 40, 1, 4, 20, 5)
    store_snapshot(kommun=kommun, dag=DAG - timedelta(weeks=1), tal=tal, aktor="prov", tid=MORGON)
    delar = {rad[0]: rad[2] for rad in fil(klient, "fullstandighet")[1:]}
    assert set(delar) >= {"Omfattas", "Oklara"}
    per_ar = fil(klient, "fullstandighet", "?tabell=ar")[1:]
    assert sum(int(rad[1]) for rad in per_ar) == sum(int(antal) for antal in delar.values())
    veckor = fil(klient, "fullstandighet", "?tabell=veckor")[1:]
    assert veckor[0] == ["2026-11-16", "2000", "25", "98,7 %"]
    assert [rad[0] for rad in veckor] == ["2026-11-16", "2026-11-23"]
    assert fil(klient, "fullstandighet", "?tabell=kallor")[0][-1] == "Väntar på källan"
    assert klient.get("/fullstandighet/export.csv?tabell=annan").status_code == 404

    chef = inloggad(anvandare("Ceci Ek", (KOMMUN, Roll.CHEF)))
    visade = chef.get("/fullstandighet").context["ar"]
    masken = [rad[1:] for rad in fil(chef, "fullstandighet", "?tabell=ar")[1:]]
    assert masken == [[str(n) for n in (en.kohort, en.forklarade, en.oforklarade)] for en in visade]
    assert masken != [rad[1:] for rad in per_ar]
    assert fil(chef, "fullstandighet", "?tabell=kallor")[0][-1] == "Dagar sen"


@pytest.mark.parametrize("lista", ["att_gora", "las_in"])
def test_a_list_opens_as_a_workbook_too_and_no_other_format_exists(
    klient: Client, lista: str
) -> None:
    vag = f"{reverse(lista)}/export"
    tabell = open_table(klient.get(f"{vag}.xlsx?vems=alla").content, name="fil.xlsx")
    assert len(list(tabell.rows())) == len(fil(klient, lista, "?vems=alla")) - 1
    assert klient.get(f"{vag}.pdf").status_code == 404
