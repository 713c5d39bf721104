"""The four canonical sources: good rows become records, other rows are told why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kaja.intake.sources import bevis, elever, folkbokforing, franvaro
from kaja.intake.sources.bevis import BevisRad
from kaja.intake.sources.elever import ElevRad
from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.intake.sources.franvaro import FranvaroRad
from kaja.intake.sources.lasare import DUBBLETT
from kaja.tabell import RowProblem, TableError, open_table
from kaja.ungdom.identitet import Nummerbok

KALLOR = {
    "folkbokforing": folkbokforing,
    "elever": elever,
    "bevis": bevis,
    "franvaro": franvaro,
}
A, B = "200701012395", "200701022386"
START = date(2024, 8, 19)


def las(kalla: Any, text: str, **val: Any) -> tuple[list[Any], list[RowProblem]]:
    reader = kalla.reader(open_table(text.encode(), name="fil.csv"), **val)
    return list(reader.records()), reader.problems


def sagt(kalla: Any, rubrik: str, rad: str) -> tuple[str, str, str]:
    """What is said of the only row, which is left out."""
    records, [problem] = las(kalla, f"{rubrik}\n{rad}\n")
    assert records == []
    assert (problem.fil, problem.rad, problem.information) == ("fil.csv", 2, False)
    return problem.kolumn, problem.varde, problem.problem


@pytest.mark.parametrize("namn", KALLOR)
def test_the_example_of_each_source_is_read_without_remarks(namn: str) -> None:
    modul = KALLOR[namn]
    fil = Path(str(modul.__file__)).with_name("exempel.csv")
    reader = modul.reader(open_table(fil))
    assert len(list(reader.records())) == len(fil.read_text("utf-8").splitlines()) - 1
    assert reader.problems == []


def test_a_row_of_the_population_register_becomes_a_record() -> None:
    text = (
        "personnummer;kommunkod;i_kommunen_fran;i_kommunen_till_och_med;folkbokford_fran;skydd;"
        "avregistrering;avregistrerad_fran;skolplikt_upphor;nytt_personnummer;fornamn;efternamn;"
        "adress;postnummer;postort;epost;telefon\n"
        "20070101-2395;1780;2024-08-19;2025-06-30;20100101;Skyddad folkbokföring;gn;2025-07-01;"
        "2023-06-30;070102-2386;Åsa;Öst; Gatan 1 ;652 24;Karlstad;a@b.se;070\n"
    )
    med, _ = las(folkbokforing, text)
    utan, _ = las(folkbokforing, text, kontakt=False)
    grund = FolkbokforingRad(
        A, 2, "1780", START, date(2025, 7, 1), date(2010, 1, 1), "skyddad_folkbokforing",
        "GN", date(2025, 7, 1), date(2023, 6, 30), B,
    )  # fmt: skip
    assert utan == [grund]
    kontakt = ("Åsa", "Öst", "Gatan 1", "652 24", "Karlstad", "a@b.se", "070")
    assert med == [FolkbokforingRad(*grund[:11], *kontakt)]
    assert isinstance(med[0], FolkbokforingRad)


def test_a_row_of_enrolment_becomes_a_record_with_a_half_open_period() -> None:
    text = (
        "huvudman;personnummer;skolform;startdatum;slutdatum;avbrott;skolenhetskod;studievag\n"
        f"Kommunen;{A};vuxgy;2024-08-19;2024-08-19;JA;12345678;IMA\n"
    )
    assert las(elever, text)[0] == [
        ElevRad(A, 2, "KOMVUX_GY", START, date(2024, 8, 20), True, "12345678", "IMA", "Kommunen")
    ]


def test_a_row_of_certificate_becomes_a_record() -> None:
    text = f"Typ;Datum;Personnummer\nIB-diplom;2024-08-19;{A}\n"
    assert las(bevis, text)[0] == [BevisRad(A, 2, "ib_diplom", START, "")]


def test_a_row_of_absence_becomes_a_record_with_a_half_open_period() -> None:
    text = (
        "personnummer;skolenhetskod;period_fran;period_till_och_med;ogiltig_minuter;"
        "schemalagd_minuter;csn_rapporterad;giltigt_skal\n"
        f"{A};12345678;2024-08-19;2024-08-31;240;4800;ja;nej\n"
    )
    assert las(franvaro, text)[0] == [
        FranvaroRad(A, 2, "12345678", START, date(2024, 9, 1), 240, 4800, True, False)
    ]


def test_9999_12_31_is_an_open_end() -> None:
    [record], _ = las(
        elever, f"personnummer;skolform;startdatum;slutdatum\n{A};GY;20240819;99991231"
    )
    assert record.till is None


ELEVER = "personnummer;skolform;startdatum;slutdatum;avbrott"
FRANVARO = "personnummer;skolenhetskod;period_fran;period_till_och_med;ogiltig_minuter"


@pytest.mark.parametrize(
    ("rad", "kolumn", "varde", "problem"),
    [
        ("200701012396;GY;2024-08-19;;", "personnummer", "200701012396", "Kontrollsiffran"),
        ("20130101TF01;GY;2024-08-19;;", "personnummer", "20130101TF01", "TF-nummer"),
        (";GY;2024-08-19;;", "personnummer", "", "saknas"),
        (f"{A};KOMVUX;2024-08-19;;", "skolform", "KOMVUX", "Skriv KOMVUX_GRUND, KOMVUX_GY"),
        (f"{A};XX;2024-08-19;;", "skolform", "XX", "Skolformen är okänd"),
        (f"{A};;2024-08-19;;", "skolform", "", "Skolformen saknas"),
        (f"{A};²;2024-08-19;;", "skolform", "²", "Skolformen är okänd"),
        (f"{A};FS;2024-08-19;;", "skolform", "FS", "Ta bort raden"),
        (f"{A};GY;;;", "startdatum", "", "Datumet saknas"),
        (f"{A};GY;2027-02-30;;", "startdatum", "2027-02-30", "Menar du 2027-02-28?"),
        (f"{A};GY;9999-12-31;;", "startdatum", "9999-12-31", "orimligt"),
        (f"{A};GY;2024-08-19;2024-08-18;", "slutdatum", "2024-08-18", "före startdatum"),
        (f"{A};GY;2024-08-19;;kanske", "avbrott", "kanske", "Skriv ja eller nej"),
    ],
)
def test_a_bad_row_is_left_out_with_column_value_and_what_to_do(
    rad: str, kolumn: str, varde: str, problem: str
) -> None:
    fick = sagt(elever, ELEVER, rad)
    assert fick[:2] == (kolumn, varde)
    assert problem in fick[2]


@pytest.mark.parametrize(
    ("kalla", "rubrik", "rad", "kolumn"),
    [
        (folkbokforing, "personnummer;kommunkod", f"{A};178", "kommunkod"),
        (folkbokforing, "personnummer;kommunkod;skydd", f"{A};1780;hemlig", "skydd"),
        (folkbokforing, "personnummer;kommunkod;avregistrering", f"{A};1780;X", "avregistrering"),
        (
            folkbokforing,
            "personnummer;kommunkod;i_kommunen_fran;i_kommunen_till_och_med",
            f"{A};1780;2024-08-19;2024-08-18",
            "i_kommunen_till_och_med",
        ),
        (bevis, "personnummer;typ;datum", f"{A};betyg;2024-06-10", "typ"),
        (bevis, "personnummer;typ;datum", f"{A};;2024-06-10", "typ"),
        (
            franvaro,
            FRANVARO,
            f"{A};12345678;2024-08-19;2024-08-18;10",
            "period_till_och_med",
        ),
        (
            franvaro,
            f"{FRANVARO};schemalagd_minuter",
            f"{A};12345678;2024-08-19;2024-08-20;10;9",
            "ogiltig_minuter",
        ),
    ],
)
def test_a_bad_row_of_any_source_is_left_out(
    kalla: Any, rubrik: str, rad: str, kolumn: str
) -> None:
    assert sagt(kalla, rubrik, rad)[0] == kolumn


def test_all_bad_cells_of_a_row_are_told_at_once() -> None:
    _, problem = las(elever, f"{ELEVER}\n{A};XX;nyss;;\n")
    assert [p.kolumn for p in problem] == ["skolform", "startdatum"]


def test_a_bad_row_never_stops_the_file() -> None:
    rader = [f"{A};GY;2024-08-19;;", "x;y;z;;", "1;2", "\0;\0;\0;\0;\0", f"{B};GY;2024-08-19;;"]
    records, problem = las(elever, "\n".join([ELEVER, *rader]))
    assert [r.rad for r in records] == [2, 6]
    assert {p.rad for p in problem} == {3, 4, 5}


def test_a_fault_in_a_column_that_decides_nothing_does_not_cost_the_row() -> None:
    text = f"personnummer;skolform;startdatum;skolenhetskod\n{A};GY;2024-08-19;123\n"
    [record], [problem] = las(elever, text)
    assert record.skolenhetskod == ""
    assert problem.information
    assert "Raden används utan uppgiften" in problem.problem


def test_an_equal_row_counts_once_and_is_reported_as_information() -> None:
    rad = f"{A};GY;2024-08-19;;"
    records, problem = las(elever, "\n".join([ELEVER, rad, f"{B};GY;2024-08-19;;", rad, rad]))
    assert [r.rad for r in records] == [2, 3]
    assert [(p.rad, p.problem, p.information) for p in problem] == [
        (4, DUBBLETT, True),
        (5, DUBBLETT, True),
    ]


def test_rows_that_differ_in_one_cell_are_not_equal() -> None:
    rader = [f"{A};GY;2024-08-19;{slut};" for slut in ("", "2025-06-01", "2025-06-02")]
    assert len(las(elever, "\n".join([ELEVER, *rader, f"{A};GYS;2024-08-19;;"]))[0]) == 4


def test_unknown_columns_are_reported_once_and_stop_nothing() -> None:
    text = f"Personnummer;Skolform;Start-datum;Klass;Mentor\n{A};GY;2024-08-19;Na1;X\n"
    records, [problem] = las(elever, text)
    assert len(records) == 1
    assert (problem.rad, problem.information) == (0, True)
    assert "Klass, Mentor" in problem.problem


@pytest.mark.parametrize("namn", KALLOR)
def test_a_required_column_that_is_missing_stops_the_file_by_name(namn: str) -> None:
    with pytest.raises(TableError, match=r"Kolumne.* saknas\. .*Filen har personnummer, x\."):
        KALLOR[namn].reader(open_table(b"personnummer;x\n", name="f"))


def test_a_column_that_stands_twice_stops_the_file() -> None:
    with pytest.raises(TableError, match="startdatum finns flera gånger"):
        las(elever, "personnummer;skolform;startdatum;Start datum\n")


@pytest.mark.parametrize(
    ("stavning", "skolform"),
    [
        ("gr", "GR"),
        ("TR", "GRS"),
        ("Anpassad grundskola", "GRS"),
        ("VUXGR", "KOMVUX_GRUND"),
        ("VUXSARGY", "KOMVUX_GY"),
        ("SARVUXGR", "KOMVUX_GRUND"),
        ("vuxsfi", "SFI"),
        ("komvux-gy", "KOMVUX_GY"),
        ("Folkhögskola", "FHS"),
        (" IB ", "IB"),
    ],
)
def test_school_forms_are_known_by_their_other_names(stavning: str, skolform: str) -> None:
    [record], _ = las(elever, f"personnummer;skolform;startdatum\n{A};{stavning};2024-08-19")
    assert record.skolform == skolform


def test_two_readers_share_one_book_of_numbers() -> None:
    bok = Nummerbok(2026)
    [elev], _ = las(elever, f"{ELEVER}\n070101-2395;GY;2024-08-19;;\n", nummerbok=bok)
    [ett], _ = las(bevis, f"personnummer;typ;datum\n{A};studiebevis;2024-06-10\n", nummerbok=bok)
    assert elev.nummer is ett.nummer


def test_one_row_can_be_read_by_itself() -> None:
    reader = bevis.reader(open_table(b"personnummer;typ;datum\n", name="f"))
    assert reader.read(7, [A, "studiebevis", "2024-08-19"]) == BevisRad(
        A, 7, "studiebevis", START, ""
    )
    assert reader.read(8, [A, "", ""]) is None
    assert {p.rad for p in reader.problems} == {8}
