"""A sheet is read by its profile: canonical records, and the sheet's own words in problems."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kaja.intake.sources import bevis, elever, folkbokforing, kaa_lista, kalkylblad
from kaja.intake.sources.bevis import BevisRad
from kaja.intake.sources.elever import ElevRad
from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.intake.sources.kaa_lista import KaaRad
from kaja.intake.sources.kalkylblad import Profil, gissa, oppna
from kaja.intake.sources.lasning import Lasning, Namn
from kaja.tabell import TableError, open_table
from tests.intake.sources.kalkylblad.blad import BLAD, A, B, C

KALLOR: dict[str, Any] = {
    "folkbokforing": folkbokforing,
    "elever": elever,
    "bevis": bevis,
    "kaa_lista": kaa_lista,
}
ELEVER = Profil(
    "elever",
    rubriker={"pnr": "Pnr", "form": "Form", "in": "In", "ut": "Ut", "orsak": "Orsak"},
    kolumner={
        "personnummer": "pnr", "skolform": "form", "startdatum": "in", "slutdatum": "ut",
        "avbrott": "orsak",
    },
    datum={"startdatum": ("dmy",), "slutdatum": ("dmy",)},
    varden={"avbrott": {"Bytt skola": "nej"}, "skolform": {"Gy-klass": "GY"}},
)  # fmt: skip


def oppnad(innehall: bytes | str, profil: Profil = ELEVER) -> Lasning:
    data = innehall.encode() if isinstance(innehall, str) else innehall
    return oppna(data, "blad.csv", profil=profil, ar=2026)


def las(innehall: bytes | str, profil: Profil = ELEVER) -> tuple[list[Any], Lasning]:
    lasning = oppnad(innehall, profil)
    return list(lasning.records()), lasning


@pytest.mark.parametrize("namn", BLAD)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_sheet_is_read_whole_by_what_was_guessed(namn: str, form: str) -> None:
    blad = BLAD[namn]
    innehall = blad.som_xlsx() if form == "xlsx" else blad.som_csv(kodning="cp1252")
    profil = gissa(open_table(innehall, name="f")).profil(fasta=blad.fasta)
    poster, lasning = las(innehall, profil)
    assert [post.rad for post in poster] == [
        nr for nr, rad in enumerate(blad.rader, 1) if nr > blad.rubrikrad and any(rad)
    ]
    assert [p for p in lasning.problems if not p.information] == []
    assert lasning.slag == blad.slag
    assert lasning.kodning in {"xlsx", "cp1252", "utf-8"}


def test_a_pupil_of_a_sheet_becomes_a_canonical_record() -> None:
    blad = BLAD["gymnasium med titel"]
    profil = gissa(open_table(blad.som_csv(), name="f")).profil(fasta=blad.fasta)
    poster, lasning = las(blad.som_csv(), profil)
    start = date(2024, 8, 19)
    assert poster[1] == ElevRad(B, 6, "GY", start, date(2025, 11, 4), True, "", "TE", "")
    assert poster[2].nummer == "20080304TF12"
    assert lasning.namn == {"20080304TF12": Namn("Ali", "Berg")}
    assert lasning.rubriker == list(blad.rader[3])


def test_the_other_kinds_become_canonical_records_too() -> None:
    sedda = {}
    for namn in ("befolkning med kommunens namn", "bevis med kalkylprogrammets tal"):
        innehall = BLAD[namn].som_csv()
        sedda[namn] = las(innehall, gissa(open_table(innehall, name="f")).profil())[0]
    person, beviset = sedda["befolkning med kommunens namn"][0], sedda.popitem()[1][1]
    assert isinstance(person, FolkbokforingRad)
    assert (person.kommunkod, person.i_kommunen_fran) == ("1780", date(2015, 8, 1))
    assert beviset == BevisRad(B, 3, "studiebevis", date(2026, 6, 10), "")


def test_a_coordinators_list_becomes_canonical_records() -> None:
    blad = BLAD["samordnarens lista"]
    poster, lasning = las(blad.som_csv(), gissa(open_table(blad.som_csv(), name="f")).profil())
    assert poster[1] == KaaRad(
        B, 4, "Bo", "Öst", date(2025, 7, 1), "borjade_inte", date(2026, 8, 17),
        "borjat_utbildning", date(2026, 2, 1),
    )  # fmt: skip
    assert "vill jobba" not in f"{poster}{lasning.problems}"


def test_rows_of_a_list_that_are_one_person_are_told_with_the_sheets_rows() -> None:
    profil = Profil("kaa_lista", {}, {"personnummer": "pnr", "registrerad": "in"})
    [post], lasning = las(f"Titel\nPnr;In\n{A};2025-01-01\n{A};2026-01-01\n", profil)
    assert (post.rad, post.registrerad) == (4, date(2025, 1, 1))
    assert "(3, 4)" in lasning.problems[-1].problem


@pytest.mark.parametrize(
    ("rad", "kolumn", "varde", "sager"),
    [
        ("200701012396;GY;17.8.2026;;", "Pnr", "200701012396", "Kontrollsiffran"),
        (f"{A};Friskis;17.8.2026;;", "Form", "Friskis", "Eller säg vad ordet betyder"),
        (f"{A};GY;37.8.2026;;", "In", "37.8.2026", "inget datum"),
        (f"{A};GY;;;", "In", "", "Datumet saknas"),
        (f"{A};GY;17.8.2026;16.8.2026;", "Ut", "16.8.2026", "före startdatum"),
        (f"{A};Gy-klass;17.8.2026;;Flyttat", "Orsak", "Flyttat", "Skriv ja eller nej"),
    ],
)
def test_a_problem_has_the_sheets_own_row_column_and_cell(
    rad: str, kolumn: str, varde: str, sager: str
) -> None:
    text = f"Våra elever\n\nPnr;Form;In;Ut;Orsak\n{A};Gy-klass;17.8.2026;;Bytt skola\n{rad}\n"
    poster, lasning = las(text)
    assert poster == [ElevRad(A, 4, "GY", date(2026, 8, 17), None, False, "", "", "")]
    [problem] = lasning.problems
    assert (problem.fil, problem.rad, problem.kolumn) == ("blad.csv", 5, kolumn)
    assert (problem.varde, problem.information) == (varde, False)
    assert sager in problem.problem


def test_what_a_profile_says_that_a_word_means_goes_before_everything() -> None:
    profil = Profil(
        "elever", {}, {"personnummer": "p", "skolform": "s", "startdatum": "d"},
        varden={"skolform": {"GY": "GYS", "": "SFI"}},
    )  # fmt: skip
    poster, _ = las(f"p;s;d\n{A};gy ;2024-08-19\n{B};;2024-08-19\n{C};IB;2024-08-19\n", profil)
    assert [post.skolform for post in poster] == ["GYS", "SFI", "IB"]


def test_common_words_for_nothing_are_nothing() -> None:
    poster, lasning = las(f"Pnr;Form;In;Ut;Orsak\n{A};GY;17.8.2026;-;saknas\n")
    assert (poster[0].till, poster[0].avbrott, lasning.problems) == (None, None, [])


@pytest.mark.parametrize("text", ["0701012395", "070101 2395", "701012395"])
def test_ten_digits_without_hyphen_are_read_in_a_list_of_youths(text: str) -> None:
    [post], _ = las(f"Pnr;Form;In;Ut;Orsak\n{text};GY;17.8.2026;;\n")
    assert post.nummer == A


@pytest.mark.parametrize("text", ["0701012396", "0713012395", "70101239", "07010123951"])
def test_digits_that_are_no_number_are_refused_as_they_stand(text: str) -> None:
    poster, lasning = las(f"Pnr;Form;In;Ut;Orsak\n{text};GY;17.8.2026;;\n")
    assert poster == []
    assert lasning.problems[0].varde == text


def test_the_words_of_an_introduction_programme_become_its_code() -> None:
    profil = Profil(
        "elever", {}, {"personnummer": "p", "studievag": "v", "startdatum": "d"},
        fasta={"skolform": "GY"},
    )  # fmt: skip
    poster, _ = las(
        f"p;v;d\n{A};Introduktionsprogram, yrkesintroduktion;2024-08-19\n{B};NASAM;2024-08-19\n",
        profil,
    )
    assert [post.studievag for post in poster] == ["IMY", "NASAM"]


def test_a_fixed_value_that_cannot_be_used_is_told_before_the_rows() -> None:
    profil = Profil(
        "elever", {}, {"personnummer": "p", "startdatum": "d"}, fasta={"skolform": "skolan"}
    )
    with pytest.raises(TableError, match=r"fasta värdet för skolform.*Skolformen är okänd"):
        oppnad(f"p;d\n{A};2024-08-19\n", profil)


def test_a_needed_column_that_has_gone_is_named_as_the_sheet_named_it() -> None:
    with pytest.raises(TableError, match=r"Kolumnen In saknas.*Filen har Pnr, Form, Ut"):
        oppnad(f"Pnr;Form;Ut\n{A};GY;\n")


def test_a_needed_column_that_nobody_has_mapped_is_asked_for() -> None:
    profil = Profil("elever", {}, {"personnummer": "pnr", "skolform": "form"})
    with pytest.raises(TableError, match="vilken kolumn som har startdatum"):
        oppnad(f"Pnr;Form;In\n{A};GY;\n", profil)


def test_another_column_that_has_gone_is_read_as_blank_and_told() -> None:
    [post], lasning = las(f"Klass;Pnr;Form;In\nNa1;{A};GY;17.8.2026\n")
    assert (post.till, post.avbrott) == (None, None)
    assert [(p.rad, p.kolumn, p.information) for p in lasning.problems] == [
        (0, "Klass", True),
        (0, "Ut", True),
        (0, "Orsak", True),
    ]


def test_names_of_tf_rows_come_from_one_column_or_two() -> None:
    rad = "20080304TF12;GY;2024-08-19"
    grund = {"personnummer": "p", "skolform": "s", "startdatum": "d"}
    ett = Profil("elever", {}, {**grund, "namn": "efternamnfornamn"}, efternamn_forst=True)
    tva = Profil("elever", {}, {**grund, "fornamn": "f", "efternamn": "e"})
    inget = Profil("elever", {}, grund)
    text = f"p;s;d;Efternamn Förnamn;f;e\n{rad};Ek Åsa Maria;Åsa; Ek\n"
    assert las(text, ett)[1].namn == {"20080304TF12": Namn("Åsa Maria", "Ek")}
    assert las(text, tva)[1].namn == {"20080304TF12": Namn("Åsa", "Ek")}
    assert las(text, inget)[1].namn == {"20080304TF12": Namn("", "")}


def test_the_first_rows_can_be_looked_at_as_they_came() -> None:
    text = f"Titel\nPnr;Form;In;Ut;Orsak\n{A};Gy-klass;17.8.2026;;\n{B};x;;;\n"
    lasning = oppnad(text)
    assert lasning.forsta(1) == [(3, [A, "Gy-klass", "17.8.2026", "", ""])]
    assert len(lasning.forsta(9)) == 2
    assert lasning.problems == []


def test_a_row_that_is_equal_to_another_counts_once() -> None:
    poster, lasning = las("Pnr;Form;In;Ut;Orsak\n" + f"{A};GY;17.8.2026;;\n" * 2)
    assert len(poster) == 1
    assert [(p.rad, p.information) for p in lasning.problems] == [(3, True)]


def test_the_example_is_read_without_remarks_but_for_the_column_of_classes() -> None:
    fil = Path(kalkylblad.__file__).with_name("exempel.csv")
    poster, lasning = las(fil.read_bytes(), gissa(open_table(fil)).profil())
    assert poster[1] == ElevRad(
        B, 5, "GY", date(2025, 8, 18), date(2025, 11, 4), True, "", "IMS", ""
    )
    assert [post.nummer for post in poster] == [A, B, "20080304TF12"]
    assert lasning.namn == {"20080304TF12": Namn("Ärla", "Berg")}
    assert [p.problem for p in lasning.problems] == ["Används inte: Klass."]


@pytest.mark.parametrize("slag", KALLOR)
def test_the_canonical_example_mapped_is_the_example_read_directly(slag: str) -> None:
    fil = Path(KALLOR[slag].__file__).with_name("exempel.csv")
    profil = gissa(open_table(fil)).profil()
    poster, lasning = las(fil.read_bytes(), profil)
    direkt = KALLOR[slag].reader(open_table(fil))
    assert (poster, lasning.problems) == (list(direkt.records()), direkt.problems)
