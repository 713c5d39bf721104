"""Schools' notices on the pages: to find the youth, note, handle, undo, and take a list out."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Handelse, Visning
from kaja.flows.skolsignal import anmal
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.skolsignal.actions import NyAnmalan
from kaja.skolsignal.models import Anmalan, Anmalningssatt, Anmalningsslag
from kaja.underlag.models import Studiefaktum
from kaja.ungdom.models import NO_CONTACT, Person, Skydd
from kaja.utskick.actions.texter import save_sender
from tests.flows.kommunen import LEO, NORA, boende, elev, in_i_registret, personen
from tests.web.varld import KOMMUN, MORGON, anvandare, inloggad

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.bara("sqlite"),
    pytest.mark.usefixtures("folk"),
]


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    """Nora Åkesson goes to school, and Leo Ek does not."""
    rader = (boende(NORA, kommun=KOMMUN), boende(LEO, kommun=KOMMUN, namn="Leo Ek"))
    in_i_registret("folkbokforing", *rader, nr=0, kommun=KOMMUN)
    in_i_registret("elever", elev(NORA), nr=1, kommun=KOMMUN)
    in_i_registret("bevis", nr=2, kommun=KOMMUN)


@pytest.fixture
def user(folk: None) -> User:
    return anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE))


@pytest.fixture
def kollega(folk: None) -> User:
    return anvandare("Maja Ek", (KOMMUN, Roll.HANDLAGGARE))


@pytest.fixture
def klient(user: User) -> Client:
    klient = Client()
    klient.force_login(user)
    return klient


@pytest.fixture
def nora(folk: None) -> Person:
    return personen(NORA, KOMMUN)


def ny(person: Person, slag: Anmalningsslag = Anmalningsslag.SLUTADE) -> Anmalan:
    en = NyAnmalan(
        person.pk,
        slag,
        dag=date(2026, 11, 16),
        mottagen=date(2026, 11, 17),
        satt=Anmalningssatt.TELEFON,
        skola="Lindskolan",
        skolenhetskod="23456789",
    )
    kommun = Kommun.objects.get(pk=KOMMUN)
    return anmal(kommun=kommun, ny=en, user=None, tid=MORGON)


def text(klient: Client, adress: str) -> str:
    svar = klient.get(adress)
    assert svar.status_code == 200
    return svar.content.decode()


RATT = {
    "slag": "franvaro",
    "dag": "2026-10-01",
    "tom": "2026-10-31",
    "skola": "Lindskolan",
    "skolenhetskod": "23456789",
    "mottagen": "2026-11-20",
    "satt": "skriftligt",
}


def test_one_finds_the_youth_and_notes_what_the_school_says(klient: Client, nora: Person) -> None:
    assert "Menade du" in text(klient, "/skolanmalningar/ny?sok=okesson")
    assert f"?person={nora.pk}" in text(klient, "/skolanmalningar/ny?sok=åkesson")
    assert f"?person={nora.pk}" in text(klient, f"/skolanmalningar/ny?sok={NORA}")
    assert f"?person={nora.pk}" in text(klient, "/skolanmalningar/ny?sok=aakesson")
    assert Visning.objects.latest("nr").person_ids == [str(nora.pk)]
    svar = klient.post(f"/skolanmalningar/ny?person={nora.pk}", RATT, follow=True)
    sidan = svar.content.decode()
    assert "Ska vara handlagd senast 25 november" in sidan
    assert "frånvaro i betydande utsträckning, 1 oktober" in sidan
    en = Anmalan.objects.get()
    assert (en.dag, en.till, en.senast) == (
        date(2026, 10, 1), date(2026, 11, 1), date(2026, 11, 25),
    )  # fmt: skip


def test_a_number_that_is_not_ours_gets_a_sentence_and_no_row(klient: Client) -> None:
    antal = Person.objects.count()
    assert "inte folkbokförd här" in text(klient, "/skolanmalningar/ny?sok=200809272388")
    assert Person.objects.count() == antal


@pytest.mark.parametrize(
    ("byte", "mening"),
    [
        ({"skola": "", "skolenhetskod": ""}, "skriv skolans namn eller dess skolenhetskod"),
        ({"skolenhetskod": "1234"}, "skriv åtta siffror"),
        ({"slag": "slutade"}, "gäller bara frånvaro"),
        ({"tom": "2026-09-30"}, "inte är före dagen"),
        ({"dag": "i fjol"}, "Skriv den som"),
        ({"mottagen": "2026-11-24"}, "har inte varit än"),
        ({"slag": ""}, "Vad skolan anmäler"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_noted(
    klient: Client, nora: Person, byte: dict[str, str], mening: str
) -> None:
    svar = klient.post(f"/skolanmalningar/ny?person={nora.pk}", RATT | byte)
    assert mening in svar.content.decode()
    assert not Anmalan.objects.exists()


def test_a_school_that_is_known_needs_only_its_name(klient: Client, nora: Person) -> None:
    ny(nora)
    klient.post(f"/skolanmalningar/ny?person={nora.pk}", RATT | {"skolenhetskod": ""})
    klient.post(f"/skolanmalningar/ny?person={nora.pk}", RATT | {"skola": "", "dag": "2026-10-05"})
    alla = Anmalan.objects.filter(slag="franvaro")
    assert set(alla.values_list("skola", "skolenhetskod")) == {("Lindskolan", "23456789")}
    assert alla.count() == 2


def test_the_list_begins_with_those_that_wait_and_finds_the_handled(
    klient: Client, nora: Person
) -> None:
    en = ny(nora)
    for vag in ("", "?slag=slutade", "?sok=nora", "?lage=alla"):
        assert "har slutat 16 november" in text(klient, f"/skolanmalningar{vag}")
    assert "passar filtret" in text(klient, "/skolanmalningar?slag=franvaro")
    klient.post(f"/skolanmalningar/{en.pk}/hantera", {"utfall": "kand"})
    assert "Ingen anmälan väntar" in text(klient, "/skolanmalningar")
    handlagda = text(klient, "/skolanmalningar?lage=handlagda")
    assert "Redan känt" in handlagda
    assert "Jonas Kvist" in handlagda


def test_the_list_is_put_in_order_by_its_columns_and_never_tells_who_is_hidden(
    klient: Client, nora: Person
) -> None:
    leo = personen(LEO, KOMMUN)
    for person, slag in ((nora, Anmalningsslag.SLUTADE), (leo, Anmalningsslag.BORJADE)):
        ny(person, slag)

    def forst(fraga: str) -> str:
        sidan = text(klient, f"/skolanmalningar{fraga}").split("<tbody", 1)[1]
        return min(("Nora", "Leo", "Skyddad person"), key=lambda namn: sidan.find(namn) % 10**6)

    assert [forst("?sort=namn"), forst("?sort=-namn")] == ["Leo", "Nora"]
    assert [forst("?sort=varfor"), forst("?sort=-varfor")] == ["Leo", "Nora"]
    fil = klient.get("/skolanmalningar/export.csv?sort=-namn").content.decode()
    assert fil.index("Nora") < fil.index("Leo")
    Person.objects.filter(pk=leo.pk).update(skydd=Skydd.SEKRETESSMARKERING, **NO_CONTACT)
    assert [forst("?sort=namn"), forst("?sort=alder")] == ["Nora", "Nora"]


def test_one_press_handles_it_and_one_press_undoes_it(klient: Client, nora: Person) -> None:
    en = ny(nora)
    sidan = text(klient, f"/skolanmalningar/{en.pk}")
    for ord in ("Redan känt", "Kontakt tagen", "Skolan är tillfrågad", "Inte kommunens ungdom"):
        assert ord in sidan
    svar = klient.post(f"/skolanmalningar/{en.pk}/hantera", {"utfall": "skolan"}, follow=True)
    assert "av Jonas Kvist: skolan är tillfrågad" in svar.content.decode()
    igen = klient.post(f"/skolanmalningar/{en.pk}/hantera", {"utfall": "kand"}, follow=True)
    assert "redan handlagd" in igen.content.decode()
    svar = klient.post(f"/skolanmalningar/{en.pk}/angra", follow=True)
    assert "väntar igen" in svar.content.decode()
    assert Uppgift.objects.filter(slag=Uppgiftsslag.SKOLANMALAN, klar__isnull=True).count() == 1


def test_what_the_school_told_is_entered_with_the_school_as_source(
    klient: Client, nora: Person
) -> None:
    en = ny(nora)
    adress = f"/skolanmalningar/{en.pk}/for-in"
    assert 'value="2026-11-16"' in text(klient, adress)
    studie = Studiefaktum.objects.get(person=nora, rattar__isnull=True)
    svar = klient.post(
        adress, {"studie": studie.pk, "sista": "2026-11-16", "avbrott": "on"}, follow=True
    )
    sidan = svar.content.decode()
    assert "Svaret är nu: omfattas" in sidan
    assert "infört i underlaget" in sidan


def test_absence_has_no_way_into_the_facts(klient: Client, nora: Person) -> None:
    en = ny(nora, Anmalningsslag.FRANVARO)
    assert "Stämmer: för in" not in text(klient, f"/skolanmalningar/{en.pk}")
    assert klient.get(f"/skolanmalningar/{en.pk}/for-in").status_code == 404


def test_one_who_goes_nowhere_has_nothing_that_can_end(klient: Client) -> None:
    en = ny(personen(LEO, KOMMUN))
    assert "någon inskrivning som kan sluta" in text(klient, f"/skolanmalningar/{en.pk}/for-in")


def test_a_notice_is_corrected_and_taken_away_but_never_lost(klient: Client, nora: Person) -> None:
    en = ny(nora)
    assert 'value="2026-11-17"' in text(klient, f"/skolanmalningar/{en.pk}/ratta")
    svar = klient.post(f"/skolanmalningar/{en.pk}/ratta", RATT)
    nya = Anmalan.objects.get(ersatt__isnull=True)
    assert svar.headers["Location"] == f"/skolanmalningar/{nya.pk}"
    assert nya.rattar == en
    klient.post(f"/skolanmalningar/{nya.pk}/ta-bort")
    assert Anmalan.objects.count() == 2
    assert klient.get(f"/skolanmalningar/{nya.pk}").status_code == 404


def test_the_receipt_names_the_school_and_not_the_youth(
    klient: Client, nora: Person, user: User
) -> None:
    en = ny(nora)
    assert "inte sagt vem som är avsändare" in text(klient, f"/skolanmalningar/{en.pk}")
    falt = ("kommunnamn", "namnd", "enhet", "kontaktperson", "telefon", "epost")
    uppgifter = {namn: f"x {namn}" for namn in falt} | {"epost": "kaa@example.se"}
    save_sender(kommun=nora.kommun, uppgifter=uppgifter, user=user, tid=MORGON)
    kvitto = text(klient, f"/skolanmalningar/{en.pk}").partition("<textarea")[2]
    kvitto = kvitto.partition("</textarea>")[0]
    assert "Lindskolan har anmält till x kommunnamn" in kvitto
    assert "17 november 2026" in kvitto
    assert "Nora" not in kvitto
    assert "{" not in kvitto
    borjade = ny(nora, Anmalningsslag.BORJADE)
    assert "<textarea" not in text(klient, f"/skolanmalningar/{borjade.pk}")


def test_the_file_has_the_rows_of_the_filter_and_is_logged(klient: Client, nora: Person) -> None:
    ny(nora)
    ny(personen(LEO, KOMMUN), Anmalningsslag.BORJADE)
    fil = klient.get("/skolanmalningar/export.csv?slag=slutade").content.decode("utf-8-sig")
    rubriker, *rader = fil.splitlines()
    assert rubriker.startswith("Namn;Nummer;Ålder;Dagar till 20;Skola;Skolenhetskod;Anmält;Dag")
    assert len(rader) == 1
    assert "Lindskolan;23456789;Har slutat;2026-11-16;;2026-11-17;Telefon;2026-11-20" in rader[0]
    assert Handelse.objects.get(handling="lista.exporterad").uppgifter["antal"] == 1


def test_a_protected_youth_is_seen_and_found_by_the_coordinator_only(
    klient: Client, nora: Person
) -> None:
    en = ny(nora)
    Person.objects.filter(pk=nora.pk).update(skydd=Skydd.SEKRETESSMARKERING, **NO_CONTACT)
    lista = text(klient, "/skolanmalningar")
    assert "Skyddad person" in lista
    assert not any(ord in lista for ord in ("Nora", "Lindskolan", NORA[2:8]))
    assert "passar filtret" in text(klient, "/skolanmalningar?sok=nora")
    assert klient.get(f"/skolanmalningar/{en.pk}").status_code == 403
    assert "har samordnaren hand om" in text(klient, "/skolanmalningar/ny?sok=nora")
    assert klient.get(f"/skolanmalningar/ny?person={nora.pk}").status_code == 403
    fil = klient.get("/skolanmalningar/export.csv").content.decode("utf-8-sig")
    assert "Nora" not in fil
    assert "inte med i filen" in fil
    sam = inloggad("Amira Lund", Roll.SAMORDNARE)
    assert "Nora" in text(sam, "/skolanmalningar")


def test_the_chief_sees_numbers_that_point_at_nobody(nora: Person) -> None:
    ny(nora)
    chef = inloggad("Chris Alm", Roll.CHEF)
    sidan = text(chef, "/skolanmalningar")
    assert "&lt; 5" in sidan
    assert not any(ord in sidan for ord in ("Nora", "Lindskolan", "Registrera en anmälan"))
    assert not Visning.objects.exists()


def test_the_only_caseworker_has_what_is_told_of_who_is_nobodys_and_two_see_that_nobody_has(
    klient: Client, nora: Person
) -> None:
    ny(nora)
    assert "Skolans anmälan väntar" in text(klient, "/att-gora?vems=mina")
    assert "Skolans anmälan väntar" not in text(klient, "/att-gora?vems=utan")
    anvandare("Maja Ek", (KOMMUN, Roll.HANDLAGGARE))
    assert "Skolans anmälan väntar" not in text(klient, "/att-gora?vems=mina")
    assert "Skolans anmälan väntar" in text(klient, "/att-gora?vems=utan")


@pytest.mark.usefixtures("kollega")
def test_it_waits_among_what_to_do_with_the_ways_to_handle_it(klient: Client, nora: Person) -> None:
    en = ny(nora)
    sidan = text(klient, "/att-gora?vems=utan")
    assert "Skolans anmälan väntar" in sidan
    assert "Lindskolan: har slutat 16 november 2026." in sidan
    assert f'href="/skolanmalningar/{en.pk}"' in sidan
    vems = {"utfall": "kontakt", "vems": "utan"}
    svar = klient.post(f"/skolanmalningar/{en.pk}/hantera", vems)
    assert svar.headers["Location"] == f"/att-gora?vems=utan&handlagd={en.pk}"
    efter = text(klient, svar.headers["Location"])
    assert "Nora Åkesson är handlagd: kontakt tagen med den unge" in efter
    assert "Skolans anmälan väntar" not in efter
    angrad = klient.post(f"/skolanmalningar/{en.pk}/angra", {"vems": "utan"})
    assert angrad.headers["Location"] == "/att-gora?vems=utan"
    assert "Skolans anmälan väntar" in text(klient, svar.headers["Location"])
    assert "är handlagd" not in text(klient, svar.headers["Location"])


def test_who_may_not_see_notices_has_no_trace_of_one_in_what_to_do(nora: Person) -> None:
    ny(nora)
    syv = inloggad("Syv Ek", Roll.SYV)
    for vems in ("mina", "utan", "alla"):
        assert "Skolans anmälan" not in text(syv, f"/att-gora?vems={vems}")
    assert "Skolans anmälan" not in text(syv, f"/person/{nora.pk}")


def test_the_task_is_not_said_to_be_done_and_an_owner_is_not_promised(
    klient: Client, nora: Person, user: User
) -> None:
    ny(nora)
    uppgift = Uppgift.objects.get(slag=Uppgiftsslag.SKOLANMALAN)
    valda = {"uppgift": uppgift.pk, "vems": "utan"}
    svar = klient.post("/att-gora/gor", valda | {"gor": "klar"}, follow=True)
    assert "blir klar när det är gjort" in svar.content.decode()
    svar = klient.post("/att-gora/gor", valda | {"gor": "lamna", "agare": user.pk}, follow=True)
    assert "Ta uppgiften i stället" in svar.content.decode()
    klient.post("/att-gora/gor", valda | {"gor": "ta"})
    assert "Skolans anmälan" in text(klient, "/att-gora?vems=mina")
    nyckeln = {"nyckel": uppgift.nyckel, "gor": "klar"}
    klient.post("/uppgift", nyckeln)
    uppgift.refresh_from_db()
    assert uppgift.klar is None


def test_the_persons_history_has_all_there_have_been(klient: Client, nora: Person) -> None:
    en = ny(nora)
    adress = f"/person/{nora.pk}/historik"
    assert "Ska vara handlagd senast 20 november 2026" in text(klient, adress)
    klient.post(f"/skolanmalningar/{en.pk}/ta-bort")
    sidan = text(klient, adress)
    assert "Rättad eller borttagen" in sidan
    assert f'href="/skolanmalningar/{en.pk}"' not in sidan
    assert f"/skolanmalningar/ny?person={nora.pk}" in sidan
    assert "Ingen skola har anmält något" in text(klient, f"{adress}?kand=2026-11-01")
    syv = inloggad("Syv Ek", Roll.SYV)
    assert "Anmälningar från skolor" not in text(syv, adress)


def test_a_waiting_notice_is_the_next_step_of_one_who_is_in_school(
    klient: Client, nora: Person
) -> None:
    en = ny(nora)
    sidan = text(klient, f"/person/{nora.pk}")
    assert "Skolans anmälan väntar" in sidan
    assert f'href="/skolanmalningar/{en.pk}"' in sidan
    assert "Lindskolan" not in sidan
    assert "Boka möte" not in sidan  # that is for one in the register
