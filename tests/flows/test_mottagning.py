"""A file is recognised by what stands in it; a person may say otherwise; nothing is lost between
the steps."""

from __future__ import annotations

import pytest

from kaja.access.models import Kommun
from kaja.flows.mottagning import Mottaget, Sant, kolumner_valda, ta_emot_sant, valj_om
from kaja.intake.actions import FilfelError
from kaja.intake.kartlaggning import note_columns
from kaja.intake.models import Kartlaggning, MottagenFil, Rad, Status
from kaja.intake.sources.kalkylblad import Profil
from kaja.tabell import TableError
from tests.flows.kommunen import HEM, LEO, NORA, TOM, boende, elev, fil, minut

pytestmark = pytest.mark.django_db

EGET = (
    f"Elevlista\n\nPnr;Elev;Utbildning;Började;Slutade\n"
    f"{NORA};Nora Åkesson;Gymnasiet;2024-08-19;\n{LEO};Leo Ek;Gymnasiet;2025-08-18;\n"
).encode()
NAVET = b"<?xml version='1.0'?><Folkbokforingsposter></Folkbokforingsposter>"


def emot(
    innehall: bytes, *, nr: int = 0, namn: str = "fil.csv", avsandare: str = "", **val: object
) -> Mottaget:
    return ta_emot_sant(
        kommun=Kommun.objects.get(pk=HEM),
        sant=Sant(namn, innehall, avsandare, TOM),
        user=None,
        tid=minut(nr),
        **val,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("innehall", "kalla", "omfattning"),
    [
        (fil("folkbokforing", boende(NORA)), "folkbokforing", "hel"),
        (fil("elever", elev(NORA)), "elever", "hel"),
        (fil("bevis", f"{NORA};examensbevis;2026-06-10"), "bevis", "del"),
        (fil("kaa_lista", f"{NORA};Nora;Ek;2026-01-01;"), "kaa_lista", "del"),
    ],
    ids=["folkbokforing", "elever", "bevis", "kaa_lista"],
)
def test_canonical_headings_say_what_a_table_is_and_what_such_files_have(
    innehall: bytes, kalla: str, omfattning: str
) -> None:
    found = emot(innehall)
    assert found.igenkand.saker
    assert (found.fil.kalla, found.fil.format) == (kalla, "kanonisk")
    assert (found.fil.omfattning, found.fil.status) == (omfattning, Status.GRANSKAS)


def test_another_sheet_waits_with_its_bytes_for_somebody_to_choose_its_columns() -> None:
    found = emot(EGET, avsandare="Sjöskolan")
    assert not found.igenkand.saker
    kept = MottagenFil.objects.get()
    assert (kept.status, kept.kalla, kept.omfattning) == (Status.KARTLAGGS, "elever", "hel")
    assert bytes(kept.innehall) == EGET
    assert not Rad.objects.exists()


def test_chosen_columns_are_kept_and_the_next_file_is_read_without_asking() -> None:
    kept = emot(EGET, avsandare="Sjöskolan").fil
    fil = kolumner_valda(fil=kept, spara=True, user=None, tid=minut(1))
    assert (fil.status, fil.antal_godkanda, fil.antal_problem) == (Status.GRANSKAS, 2, 0)
    assert [f.pk for f in MottagenFil.objects.all()] == [fil.pk]
    assert Kartlaggning.objects.get().avsandare == "Sjöskolan"
    later = emot(EGET.replace(b"2024-08-19", b"2024-08-20"), avsandare="Sjöskolan", nr=2)
    assert later.igenkand.saker
    assert later.igenkand.varfor == "Rubrikerna är desamma som i en tidigare fil från Sjöskolan."
    assert later.fil.antal_godkanda == 2


def test_columns_that_cannot_be_read_leave_the_file_waiting() -> None:
    kept = emot(EGET).fil
    profil = Profil.ur_json(kept.profil)
    utan = {mal: key for mal, key in profil.kolumner.items() if mal != "startdatum"}
    note_columns(
        fil=kept,
        kalla="elever",
        omfattning="del",
        profil=profil.som_json() | {"kolumner": utan, "datum": {}},
    )
    with pytest.raises(TableError, match="startdatum"):
        kolumner_valda(fil=kept, spara=True, user=None, tid=minut(1))
    assert MottagenFil.objects.get().status == Status.KARTLAGGS
    assert not Kartlaggning.objects.exists()


def test_a_person_may_say_that_it_is_something_else() -> None:
    found = emot(fil("elever", elev(NORA)), kalla="kaa_lista")
    assert (found.fil.status, found.fil.kalla) == (Status.KARTLAGGS, "kaa_lista")
    with pytest.raises(TableError, match="XML"):
        emot(NAVET, kalla="elever")


def test_a_file_that_was_read_wrongly_gets_its_columns_chosen() -> None:
    fil_ = emot(fil("elever", elev(NORA))).fil
    vantar = valj_om(fil=fil_, user=None, tid=minut(1))
    assert bytes(vantar.innehall) == fil("elever", elev(NORA))
    fil_.refresh_from_db()
    assert fil_.status == Status.KASTAD
    with pytest.raises(FilfelError, match="går inte att välja om"):
        valj_om(fil=fil_, user=None, tid=minut(2))


@pytest.mark.parametrize(
    "innehall",
    [b"", b"\x00\x01\x02\x03" * 50, b"%PDF-1.7 ...", f"{NORA};GY;2024-08-19\n".encode()],
    ids=["empty", "binary", "pdf", "no headings"],
)
def test_what_is_no_table_is_said_in_a_sentence_and_nothing_is_kept(innehall: bytes) -> None:
    with pytest.raises(TableError, match=r"\.$"):
        emot(innehall)
    assert not MottagenFil.objects.exists()


def test_a_file_of_absence_is_not_received_and_stored() -> None:
    franvaro = f"personnummer;skolenhetskod;Ogiltig minuter\n{NORA};23456789;300\n".encode()
    for valj in (False, True):
        with pytest.raises(TableError, match="under Anmälningar från skolor"):
            emot(franvaro, valj_kolumner=valj)
    assert not MottagenFil.objects.exists()
