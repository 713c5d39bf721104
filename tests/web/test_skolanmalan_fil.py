"""A file of absence on its pages, without script: looked at, noted, taken back."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.skolsignal.models import Anmalan
from kaja.ungdom.models import NO_CONTACT, Person, Skydd
from kaja.web.handlaggare import skolanmalan_fil_form
from tests.flows.kommunen import LEO, NORA, boende, in_i_registret, personen
from tests.flows.test_franvaro import fil, rad
from tests.web.varld import KOMMUN, inloggad

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.bara("sqlite"),
    pytest.mark.usefixtures("folk"),
]
SIDAN = "/skolanmalningar/fil"


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    """Nora Åkesson and Leo Ek live here."""
    rader = (boende(NORA, kommun=KOMMUN), boende(LEO, kommun=KOMMUN, namn="Leo Ek"))
    in_i_registret("folkbokforing", *rader, nr=0, kommun=KOMMUN)


@pytest.fixture
def klient(folk: None) -> Client:
    return inloggad("Jonas Kvist", Roll.HANDLAGGARE)


def granskad(klient: Client, *rader: str, innehall: bytes | None = None) -> str:
    """The page when the rows have been sent as a file."""
    vald = SimpleUploadedFile("frånvaro.csv", innehall if innehall is not None else fil(*rader))
    svar = klient.post(SIDAN, {"fil": vald})
    assert svar.status_code == 200
    return svar.content.decode()


def sant(sida: str) -> dict[str, str]:
    """What the form of the preview sends."""
    (text,) = re.findall(r'name="anmalningar" value="([^"]+)"', sida)
    return {"anmalningar": text}


ALLT = (
    rad(),
    rad(LEO, minuter=20),
    rad(LEO, giltigt="ja"),
    rad("200806292389"),
    rad(skola="1234"),
    rad(),
)


def test_one_sees_what_becomes_notices_and_why_the_rest_does_not(klient: Client) -> None:
    assert "ogiltig_minuter" in klient.get(SIDAN).content.decode()
    sida = granskad(klient, *ALLT)
    for ord_ in (
        "1 anmälan i filen",
        "6 rader",
        "Nora Åkesson",
        "skolenhet 23456789",
        "till och med 30",
        "senast 26 november 2026",
        "Under gränsen",
        "Giltigt skäl",
        "Hittas inte",
        "Dubblett",
        "åtta siffror",
        "240 minuter på en månad",
    ):
        assert ord_ in sida
    assert "Leo Ek" not in sida
    assert not Anmalan.objects.exists()
    assert Visning.objects.get(vy="skolanmalan_fil").person_ids == [str(personen(NORA, KOMMUN).pk)]


def test_accepted_it_is_noted_with_a_receipt_and_undone_with_one_press(klient: Client) -> None:
    svar = klient.post(SIDAN, sant(granskad(klient, rad(), rad(LEO))))
    en = Anmalan.objects.earliest("pk")
    assert svar.headers["Location"] == f"{SIDAN}/{en.pk}"
    kvitto = klient.get(svar.headers["Location"]).content.decode()
    assert "2 väntar" in kvitto
    assert "Leo Ek" in kvitto
    andra = Anmalan.objects.latest("pk")
    assert (
        f'href="{SIDAN}/{andra.pk}"' in klient.get(f"/skolanmalningar/{andra.pk}").content.decode()
    )
    assert "2 anmälningar ur filen" in klient.get(f"{SIDAN}/{andra.pk}").content.decode()
    klient.post(f"/skolanmalningar/{en.pk}/hantera", {"utfall": "kontakt"})
    angrad = klient.post(svar.headers["Location"], follow=True).content.decode()
    assert "1 anmälan ur filen är borttagen" in angrad
    assert [a.pk for a in Anmalan.objects.filter(ersatt__isnull=True)] == [en.pk]


def test_the_yes_twice_notes_nothing_twice(klient: Client) -> None:
    form = sant(granskad(klient, rad(), rad(LEO)))
    klient.post(SIDAN, form)
    svar = klient.post(SIDAN, form, follow=True)
    assert "redan antecknat" in svar.content.decode()
    assert Anmalan.objects.count() == 2
    assert "Antecknad redan" in granskad(klient, rad(), rad(LEO))


def test_what_is_accepted_holds_no_minutes_and_cannot_be_made_up(
    klient: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = sant(granskad(klient, rad(minuter=98765)))
    sida = granskad(klient, rad(minuter=98765))
    assert "98765" not in sida
    annan = inloggad("Ulla Norr", Roll.HANDLAGGARE)
    for vem, text in ((annan, form["anmalningar"]), (klient, "x" + form["anmalningar"])):
        svar = vem.post(SIDAN, {"anmalningar": text}, follow=True)
        assert "Välj filen igen" in svar.content.decode()
    monkeypatch.setattr(skolanmalan_fil_form, "GALLER", timedelta(seconds=-1))
    assert "Välj filen igen" in klient.post(SIDAN, form, follow=True).content.decode()
    assert not Anmalan.objects.exists()


@pytest.mark.parametrize(
    ("innehall", "mening"),
    [
        (b"", "filen är tom"),
        (b"%PDF-1.4 x", "ingen tabell"),
        (b"personnummer;namn\n1;2\n", "saknas"),
    ],
)
def test_what_is_no_such_file_says_so(klient: Client, innehall: bytes, mening: str) -> None:
    assert mening in granskad(klient, innehall=innehall)


def test_no_file_at_all_is_said_too(klient: Client) -> None:
    assert "data-fel" in klient.post(SIDAN).content.decode()


def test_a_file_of_too_many_is_to_be_parted(
    klient: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaja.web.handlaggare.skolanmalan_fil.FLEST", 1)
    assert "Dela den" in granskad(klient, rad(), rad(LEO))


def test_nothing_is_told_of_a_protected_youth_but_to_the_coordinator(klient: Client) -> None:
    Person.objects.filter(nummer=NORA).update(skydd=Skydd.SEKRETESSMARKERING, **NO_CONTACT)
    sida = granskad(klient, rad(), rad("200806292389"))
    assert "Nora" not in sida
    assert "2–3" in sida
    assert "Ingen rad blir en ny anmälan" in sida
    sam = inloggad("Amira Lund", Roll.SAMORDNARE)
    svar = sam.post(SIDAN, sant(granskad(sam, rad())), follow=True)
    assert "Nora Åkesson" in svar.content.decode()
    dold = klient.get(f"{SIDAN}/{Anmalan.objects.get().pk}").content.decode()
    assert "Skyddad person" in dold
    assert "Nora" not in dold


def test_one_who_may_not_note_notices_does_not_come_here(folk: None) -> None:
    chef = inloggad("Chris Alm", Roll.CHEF)
    assert chef.get(SIDAN).status_code == 403
    assert SIDAN not in chef.get("/skolanmalningar").content.decode()


def test_one_that_came_in_a_file_is_corrected_as_one_that_did(klient: Client) -> None:
    klient.post(SIDAN, sant(granskad(klient, rad())))
    en = Anmalan.objects.get()
    assert f'href="{SIDAN}"' in klient.get("/skolanmalningar").content.decode()
    sida = klient.get(f"/skolanmalningar/{en.pk}/ratta").content.decode()
    assert '<option value="fil" selected' in sida
