"""Rows with problems go back to the sender, with nothing in them that may not be seen."""

from __future__ import annotations

import io

import pytest
from django.test import Client

from kaja.access.models import User
from kaja.access.roller import Roll
from kaja.tabell import open_table, write_xlsx
from tests.flows.kommunen import LEO, NORA, boende, fil
from tests.web.inlasningen import inloggad, senaste, skicka
from tests.web.varld import KOMMUN, anvandare

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]


@pytest.fixture
def amira() -> User:
    return anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))


@pytest.fixture
def klient(amira: User) -> Client:
    return inloggad(amira)


MED_FEL = (
    "personnummer,skolform,startdatum,adress\n"
    f"{NORA},GY,2024-08-19,Storgatan 1\n{LEO},GY,2024-02-30,Storgatan 2\n"
).encode("cp1252")


def test_problems_go_back_in_the_senders_own_format(klient: Client) -> None:
    skicka(klient, MED_FEL.replace(b"GY,2024-02", "Gymnåsiet,2024-02".encode("cp1252")))
    svar = klient.get(f"/las-in/{senaste().pk}/problem")
    assert svar["Content-Disposition"].endswith('filename="fil - problem.csv"')
    rader = svar.content.decode("cp1252").splitlines()
    assert rader[0] == "Rad i filen,personnummer,skolform,startdatum,adress,Problem enligt Kaja"
    assert len(rader) == 2
    assert rader[1].startswith(f"3,{LEO},Gymnåsiet,2024-02-30,,")
    assert "Skolformen är okänd" in rader[1]
    alla = klient.get(f"/las-in/{senaste().pk}/problem?rader=alla").content.decode("cp1252")
    assert len(alla.splitlines()) == 3
    assert "Storgatan" not in alla


def test_problems_of_a_workbook_go_back_as_a_workbook(klient: Client) -> None:
    huvud, *rader = (rad.split(",") for rad in MED_FEL.decode("cp1252").splitlines())
    ut = io.BytesIO()
    write_xlsx(ut, huvud, rader)
    skicka(klient, ut.getvalue(), "fil.xlsx")
    svar = klient.get(f"/las-in/{senaste().pk}/problem")
    bladet = open_table(svar.content)
    assert bladet.kind == "xlsx"
    assert bladet.header[0] == "Rad i filen"
    ((_, rad),) = bladet.rows()
    assert rad[:2] == ["3", LEO]
    assert rad[3:5] == ["2024-02-30", ""]
    assert "finns inte" in rad[-1]


def test_a_protected_persons_row_goes_back_without_what_stands_in_it(klient: Client) -> None:
    skydd = boende(NORA, kommun=KOMMUN, skydd="sekretessmarkering")
    skicka(klient, fil("folkbokforing", skydd, boende(LEO, kommun=KOMMUN, fran="2024-02-30")))
    svar = klient.get(f"/las-in/{senaste().pk}/problem?rader=alla").content.decode("utf-8-sig")
    assert NORA not in svar
    assert "2;;;;;;;;;;;Uppgifterna visas inte här." in svar
    assert LEO in svar


def test_a_row_that_says_not_whose_it_is_goes_back_empty_from_who_may_not_see_all(
    klient: Client,
) -> None:
    skicka(klient, fil("folkbokforing", boende("2OO80101-2386", kommun=KOMMUN), boende(LEO)))
    adress = f"/las-in/{senaste().pk}/problem"
    imre = inloggad(anvandare("Imre Ek", (KOMMUN, Roll.IMPORTOR)))
    assert "Nora" not in imre.get(adress).content.decode("utf-8-sig")
    assert "Nora" in klient.get(adress).content.decode("utf-8-sig")
