"""`kaja bedom`: files as people have them. Any kind of table gives the same answer, a bad row never
stops a file, and a file that is no table is one Swedish line.
"""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.cli.bedomning import (
    ALLA_2008,
    ANNA,
    BO,
    CILLA,
    DAN,
    KOMMUN,
    PROBLEMRUBRIK,
    TACKNING,
    Verkstad,
)

FOLK = "--folkbokforing"
TABELL = [
    ["Efternamn", "Kommunkod", "Personnummer", "skydd"],
    ["Åkerö", KOMMUN, ANNA, ""],
    ["Öst; berg", KOMMUN, BO, "skyddad_folkbokforing"],
    ["Ek", "1781", CILLA, ""],
]
SVARET = {ANNA: "omfattas", BO: "oklart", CILLA: "omfattas_inte"}
Tabell = list[list[str]]


def csv_med(skiljetecken: str, kodning: str = "utf-8", radslut: str = "\n") -> Callable[..., bytes]:
    def gor(tabell: Tabell) -> bytes:
        rader = (skiljetecken.join(f'"{cell}"' for cell in rad) for rad in tabell)
        return "".join(rad + radslut for rad in rader).encode(kodning)

    return gor


def xlsx(tabell: Tabell) -> bytes:
    strom = io.BytesIO()
    with Workbook(strom) as bok:
        blad = bok.add_worksheet("Befolkning")
        for nr, rad in enumerate(tabell):
            blad.write_row(nr, 0, [int(cell) if cell.isdigit() else cell for cell in rad])
    return strom.getvalue()


ODS = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
 <office:body><office:spreadsheet><table:table table:name="Blad1">{}</table:table>
 </office:spreadsheet></office:body></office:document-content>"""
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def ods(tabell: Tabell) -> bytes:
    rader = ("".join(CELL.format(cell) for cell in rad) for rad in tabell)
    innehall = ODS.format("".join(f"<table:table-row>{rad}</table:table-row>" for rad in rader))
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w") as arkiv:
        arkiv.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        arkiv.writestr("content.xml", innehall)
        arkiv.writestr("META-INF/manifest.xml", "<manifest/>")
    return strom.getvalue()


@pytest.mark.parametrize(
    "gor",
    [
        csv_med(";"),
        csv_med(","),
        csv_med("\t"),
        csv_med(";", "utf-8-sig"),
        csv_med(";", "cp1252"),
        csv_med("\t", "utf-16"),
        csv_med(";", "utf-16-be"),
        csv_med(";", radslut="\r\n"),
        csv_med(";", radslut="\r"),
        csv_med(";", radslut="\n\n"),
        lambda tabell: b"sep=,\r\n" + csv_med(",")(tabell),
        lambda tabell: codecs.BOM_UTF16_BE + csv_med(";", "utf-16-be")(tabell),
        xlsx,
        ods,
    ],
)
def test_every_kind_of_table_gives_the_same_answer(
    verkstad: Verkstad, gor: Callable[[Tabell], bytes]
) -> None:
    utgang = verkstad.kor(FOLK, verkstad.bytes("befolkning", gor(TABELL)), *TACKNING)
    assert (utgang.status, utgang.utfall, utgang.problem) == (0, SVARET, [])


@pytest.mark.parametrize(
    "rubrik",
    [
        "personnummer;kommunkod;i_kommunen_fran",
        "PERSONNUMMER;KOMMUNKOD;I_KOMMUNEN_FRAN",
        "Person-nummer;Kommun kod;I kommunen från",
        " personNummer ;kommun_kod;I-kommunen-från",
        "\ufeffPersonnr;Kommunkod;ikommunenfran",
    ],
)
def test_a_header_is_known_however_it_is_written(verkstad: Verkstad, rubrik: str) -> None:
    folk = verkstad.fil("f.csv", rubrik, f"{ANNA};{KOMMUN};2025-01-07")
    utgang = verkstad.kor(FOLK, folk, *TACKNING)
    assert "sedan 2025-01-07" in utgang.per_nummer[ANNA]["motivering"]
    assert utgang.problem == []


def test_other_columns_come_in_any_order_with_any_spelling(verkstad: Verkstad) -> None:
    elever = verkstad.fil(
        "e.csv", "Slut datum;SKOLFORM;Start-datum;personnummer", f"2026-11-30;gy;20240819;{ANNA}"
    )
    filer = (FOLK, verkstad.folkbokforing(ANNA), "--elever", elever)
    (svar,) = verkstad.kor(*filer, *TACKNING).svar
    assert (svar["avgorande_punkt"], svar["galler_till_och_med"]) == ("kaa.p3", "2026-11-30")


FEL = [  # row, column, value, the sentence says
    ("{0};GX;2024-08-19;;", "skolform", "GX", "Skolformen är okänd."),
    ("{0};;2024-08-19;;", "skolform", "", "Skolformen saknas."),
    ("{0};GY;2024-02-30;;", "startdatum", "2024-02-30", "Dagen finns inte."),
    ("{0};GY;i höstas;;", "startdatum", "i höstas", "Det är inget datum."),
    ("{0};GY;;;", "startdatum", "", "Datumet saknas."),
    ("{0};GY;2024-08-19;2024-08-01;", "slutdatum", "2024-08-01", "Slutdatum ligger före"),
    ("{0};GY;2024-08-19;;kanske", "avbrott", "kanske", "Skriv ja eller nej"),
    ("{1};GY;2024-08-19;;", "personnummer", "{1}", "Kontrollsiffran stämmer inte."),
    ("20080113TF12;GY;2024-08-19;;", "personnummer", "20080113TF12", "TF-nummer går inte att"),
    ("{2};GY;2024-08-19;;", "personnummer", "{2}", "vilket århundrade"),
    (";GY;2024-08-19;;", "personnummer", "", "Personnumret saknas."),
    ("{0}\0;GY;2024-08-19;;", "personnummer", "{0}\0", "Det är inget personnummer."),
    ("{0};GY;2024-08-19;;;x", "", "{0};GY;2024-08-19;;;x", "Raden har fler celler än"),
]


@pytest.mark.parametrize(("rad", "kolumn", "varde", "mening"), FEL)
def test_a_bad_row_is_left_out_and_reported_and_the_others_count(
    verkstad: Verkstad, rad: str, kolumn: str, varde: str, mening: str
) -> None:
    fel_siffra = ANNA[:11] + str((int(ANNA[11]) + 1) % 10)
    rad, varde = (text.format(ANNA, fel_siffra, ANNA[2:]) for text in (rad, varde))
    elever = verkstad.elever("", f"{BO};GY;2024-08-19;;", rad, f"{CILLA};GY;2024-08-19;;")
    filer = (FOLK, verkstad.folkbokforing(ANNA, BO, CILLA), "--elever", elever)
    utgang = verkstad.kor(*filer, *TACKNING)
    assert utgang.utfall == {ANNA: "omfattas", BO: "omfattas_inte", CILLA: "omfattas_inte"}
    (problem,) = utgang.problem
    assert (problem["fil"], problem["rad"], problem["kolumn"]) == ("elever.csv", "4", kolumn)
    assert problem["varde"] == varde
    assert mening in problem["problem"]
    assert utgang.fel.splitlines()[1] == "1 rad med problem, 0 upplysningar."


def test_a_row_with_several_faults_is_one_row_with_problems(verkstad: Verkstad) -> None:
    elever = verkstad.elever(f"{ANNA};GX;i höstas;;kanske")
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(ANNA), "--elever", elever, *TACKNING)
    assert [p["kolumn"] for p in utgang.problem] == ["skolform", "startdatum", "avbrott"]
    assert utgang.fel.splitlines()[1] == "1 rad med problem, 0 upplysningar."


def test_what_needs_nothing_done_is_information(verkstad: Verkstad) -> None:
    folk = verkstad.fil(
        "f.csv",
        "personnummer;kommunkod;skostorlek;betyg",
        f"{ANNA};{KOMMUN};41;",
        f"{ANNA[:8]}-{ANNA[8:]};{KOMMUN};41;",
        f"{BO};{KOMMUN};38;A",
    )
    utgang = verkstad.kor(FOLK, folk, *TACKNING)
    assert utgang.utfall == {ANNA: "omfattas", BO: "omfattas"}
    assert [(p["rad"], p["kolumn"]) for p in utgang.problem] == [
        ("", "skostorlek, betyg"),
        ("3", ""),
    ]
    assert utgang.fel.splitlines()[1] == "0 rader med problem, 2 upplysningar."


def test_a_short_row_is_used_and_reported_as_information(verkstad: Verkstad) -> None:
    elever = verkstad.elever(f"{ANNA};GY;2024-08-19")
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(ANNA), "--elever", elever, *TACKNING)
    assert utgang.utfall == {ANNA: "omfattas_inte"}
    assert "Raden har 3 av rubrikradens 5 celler." in utgang.problem[0]["problem"]
    assert utgang.fel.splitlines()[1] == "0 rader med problem, 1 upplysning."


def test_the_problem_file_has_the_decided_columns_and_is_written_when_empty(
    verkstad: Verkstad,
) -> None:
    verkstad.kor(FOLK, verkstad.folkbokforing(ANNA))
    assert (verkstad.mapp / "ut/problem.csv").read_text() == f"{PROBLEMRUBRIK}\n"


def test_a_value_that_a_spreadsheet_would_run_is_made_harmless(verkstad: Verkstad) -> None:
    elever = verkstad.elever(f"{ANNA};=HYPERLINK();2024-08-19;;")
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(ANNA), "--elever", elever)
    assert utgang.problem[0]["varde"] == "'=HYPERLINK()"


def test_a_huge_cell_or_an_open_quote_takes_no_other_row_with_it(verkstad: Verkstad) -> None:
    folk = verkstad.fil(
        "f.csv",
        "personnummer;kommunkod;efternamn",
        f"{ANNA};{KOMMUN};Ek",
        f'{DAN};{KOMMUN};"{"x" * 3_000_000}',
        f'{BO};{KOMMUN};"Öppen',
        f"{CILLA};{KOMMUN};Al",
    )
    utgang = verkstad.kor(FOLK, folk, *TACKNING)
    assert set(utgang.utfall) >= {ANNA, BO, CILLA}
    assert {p["rad"] for p in utgang.problem} == {"3", "4"}
    assert all(len(p["varde"]) <= 120 for p in utgang.problem)


OBRUKBARA = {
    "tom": (b"", "är tom"),
    "bara radslut": (b"\n\r\n\n", "är tom"),
    "bara en bom": (codecs.BOM_UTF8, "är tom"),
    "bara NUL": (bytes(2000), "ingen tabell"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "ingen tabell"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "ingen tabell"),
    "slump": (bytes((i * 7919 >> 3) & 255 for i in range(5000)), ""),
    "zip": (b"PK\x03\x04" + bytes(200), "Arbetsboken är skadad"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Arbetsboken är skadad"),
    "en enda rad": (b"x" * 2_000_000, ""),
    "utan kommunkod": (b"personnummer;namn\n1;2\n", "Kolumnen kommunkod saknas."),
    "utan rubrik": (f"{ANNA};{KOMMUN}\n".encode(), "Kolumnerna personnummer, kommunkod saknas."),
    "samma rubrik": (b"personnummer;personnummer;kommunkod\n", "finns flera"),
}


@pytest.mark.parametrize("vad", OBRUKBARA)
def test_an_unusable_file_is_one_line_and_nothing_is_written(verkstad: Verkstad, vad: str) -> None:
    innehall, mening = OBRUKBARA[vad]
    fil = verkstad.bytes("indata.csv", innehall)
    utgang = verkstad.kor(FOLK, fil)
    assert utgang.status == 2
    assert utgang.fel.startswith(f"kaja bedom: {fil}: ")
    assert utgang.fel.count("\n") == 1
    assert mening in utgang.fel
    assert (utgang.ut, verkstad.namn()) == ("", {"indata.csv"})


@pytest.mark.parametrize("kalla", ["folkbokforing", "elever", "bevis"])
def test_the_unusable_file_is_named_whichever_it_is(verkstad: Verkstad, kalla: str) -> None:
    filer = {
        "folkbokforing": verkstad.folkbokforing(ANNA),
        "elever": verkstad.elever(),
        "bevis": verkstad.bevis(),
    }
    for plats, mening in (
        (verkstad.mapp / "finns inte.csv", "Filen finns inte."),
        (verkstad.mapp, "Det är en mapp."),
        (verkstad.fil("annat.csv", "a;b", "1;2"), "Kolumnerna personnummer, "),
    ):
        argument = [a for k, fil in {**filer, kalla: plats}.items() for a in (f"--{k}", str(fil))]
        utgang = verkstad.kor(*argument)
        assert (utgang.status, utgang.svar, utgang.problem) == (2, [], [])
        assert utgang.fel.startswith(f"kaja bedom: {plats}: {mening}")
        assert utgang.fel.count("\n") == 1


def test_a_file_name_of_strange_bytes_can_be_read_and_reported(verkstad: Verkstad) -> None:
    namn = verkstad.mapp / b"elever-g\xf6teborg.csv".decode("utf-8", "surrogateescape")
    namn.write_text("personnummer;skolform;startdatum\nfel;GY;2024-08-19\n")
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(ANNA), "--elever", namn)
    assert (utgang.status, len(utgang.problem)) == (0, 1)


def test_the_kinds_may_be_mixed_and_dates_of_a_spreadsheet_are_dates(verkstad: Verkstad) -> None:
    strom = io.BytesIO()
    with Workbook(strom) as bok:
        datum = bok.add_format({"num_format": "yyyy-mm-dd"})
        blad = bok.add_worksheet()
        blad.write_row(0, 0, ["personnummer", "skolform", "startdatum", "slutdatum"])
        for nr, nummer in enumerate(ALLA_2008[:3], 1):
            blad.write_row(nr, 0, [int(nummer), "GY"])
            blad.write_number(nr, 2, 45523, datum)  # 2024-08-19
            blad.write_string(nr, 3, "2026-11-30")
    elever = verkstad.bytes("elever.xlsx", strom.getvalue())
    filer = (FOLK, verkstad.folkbokforing(*ALLA_2008[:3]), "--elever", elever)
    utgang = verkstad.kor(*filer, "--bevis", verkstad.bevis(), *TACKNING)
    meningar = {rad["motivering"] for rad in utgang.svar}
    assert meningar == {"Går i gymnasieskola sedan 2024-08-19, till och med 2026-11-30."}


def test_an_old_workbook_is_read_as_the_same_table(verkstad: Verkstad) -> None:
    fil = Path(__file__).parent / "folkbokforing.xls"
    utgang = verkstad.kor(FOLK, fil, *TACKNING)
    assert (utgang.status, utgang.utfall, utgang.problem) == (0, SVARET, [])
