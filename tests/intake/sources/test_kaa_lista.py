"""A municipality's own list: words are read when they are plain, and several rows become one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.intake.sources import kaa_lista
from kaja.intake.sources.kaa_lista import KaaRad
from kaja.intake.sources.kaa_lista.orsaker import avslutsorsak, ingangsorsak
from kaja.intake.sources.namn import dela
from kaja.regler.avslut import AVSLUTSORSAK
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER
from kaja.tabell import RowProblem, TableError, open_table

A, B = "200701012395", "200701022386"
RUBRIK = "personnummer;registrerad;orsak;avregistrerad;avslutsorsak;senaste_kontakt"


def las(text: str) -> tuple[list[KaaRad], list[RowProblem]]:
    lasare = kaa_lista.reader(open_table(text.encode(), name="lista.csv"))
    return list(lasare.records()), lasare.problems


def test_the_example_is_read_without_remarks() -> None:
    fil = Path(kaa_lista.__file__).with_name("exempel.csv")
    poster, problem = las(fil.read_text("utf-8"))
    assert problem == []
    assert poster[1] == KaaRad(
        B, 3, "Björn", "Ek", date(2024, 11, 4), "avbrott", date(2025, 8, 18),
        "borjat_utbildning", date(2025, 5, 6),
    )  # fmt: skip
    assert [post.ingangsorsak for post in poster] == ["borjade_inte", "avbrott", "utan_examen"]


def test_the_names_of_the_variables_at_scb_are_columns() -> None:
    text = (
        "PERSONNUMMER;Rkom;DatumReg;SysInnan;DatumKontakt;SysKontakt;DatumAvreg\n"
        f"{A};1780;20250701;Avbrott;20260312;arbetar;20260401\n"
    )
    [post], [problem] = las(text)
    assert post == KaaRad(
        A, 2, "", "", date(2025, 7, 1), "avbrott", date(2026, 4, 1), "", date(2026, 3, 12)
    )
    assert problem.information
    assert problem.problem == "Används inte: Rkom, SysKontakt."


@pytest.mark.parametrize(
    ("text", "orsak"),
    [
        ("avbrott", "avbrott"),
        ("Avbrott, teknikprogrammet", "avbrott"),
        ("Studiebevis", "utan_examen"),
        ("studiebevis 2026", "utan_examen"),
        ("Aldrig börjat", "borjade_inte"),
        ("inflyttad från Arvika", "inflyttad"),
        ("NYANLÄND", "nyanlad_folkbokford"),
        ("borjade_inte", "borjade_inte"),
        ("  ", ""),
    ],
)
def test_plain_words_for_why_somebody_came_onto_the_list_are_read(text: str, orsak: str) -> None:
    assert ingangsorsak(text) == orsak


@pytest.mark.parametrize(
    "text", ["02", "3", "A1", "inget avbrott", "avbrott eller studiebevis", "se journal", "²"]
)
def test_codes_and_doubtful_words_are_left_blank_as_information(text: str) -> None:
    [post], [problem] = las(f"{RUBRIK}\n{A};2025-07-01;{text};;;\n")
    assert post.ingangsorsak == ""
    assert (problem.rad, problem.kolumn, problem.information) == (2, "orsak", True)


def test_what_is_written_about_a_youth_is_kept_nowhere() -> None:
    hemligt = "Mår inte bra, pappa ringde"
    text = (
        "personnummer;orsak;avslutsorsak;senaste_kontakt;Anteckning\n"
        f"{A};{hemligt};{hemligt};{hemligt};{hemligt}\n"
    )
    poster, problem = las(text)
    assert len(problem) == 4
    assert "pappa" not in f"{poster}{problem}"


def test_every_reason_is_one_that_the_rules_or_the_register_know() -> None:
    from kaja.intake.sources.kaa_lista.orsaker import AVSLUT, INGANG

    assert INGANG.keys() == INGANGSORSAKER.keys()
    assert set(AVSLUTSORSAK.values()) <= AVSLUT.keys()
    for fraser, las_orsak in ((INGANG, ingangsorsak), (AVSLUT, avslutsorsak)):
        for id_, alla in fraser.items():
            assert {las_orsak(fras) for fras in alla} == {id_}


def test_several_rows_become_one_with_first_registration_and_last_contact() -> None:
    rader = [
        f"{A};2025-07-01;avbrott;;;2025-09-01",
        f"{B};2025-07-02;;;;",
        f"{A};2025-08-15;;;;2026-02-01",
        f"{A};2025-08-15;;;;2025-12-01",
    ]
    poster, [problem] = las("\n".join([RUBRIK, *rader]))
    assert poster[0] == KaaRad(
        A, 5, "", "", date(2025, 7, 1), "avbrott", None, "", date(2026, 2, 1)
    )
    assert [post.nummer for post in poster] == [A, B]
    assert (problem.rad, problem.information) == (5, True)
    assert problem.problem == "Personen står på 3 rader (2, 4, 5). De har slagits ihop till en."


def test_a_person_is_closed_only_if_the_last_row_says_so() -> None:
    oppen, stangd = f"{A};2025-07-01;;;;", f"{A};2025-07-01;;2026-01-08;fyllt 20;"
    [sist_stangd], _ = las(f"{RUBRIK}\n{oppen}\n{stangd}")
    [sist_oppen], _ = las(f"{RUBRIK}\n{stangd}\n{oppen}")
    assert (sist_stangd.avslutad, sist_stangd.avslutsorsak) == (date(2026, 1, 8), "fyllt_20")
    assert (sist_oppen.avslutad, sist_oppen.avslutsorsak) == (None, "")


def test_one_who_came_back_is_registered_from_the_day_of_coming_back() -> None:
    rader = [
        f"{A};2025-07-01;studiebevis;;;",
        f"{A};2023-09-01;avbrott;2024-08-19;examen;2024-01-09",
    ]
    [post], [problem] = las("\n".join([RUBRIK, *rader]))
    assert (post.registrerad, post.ingangsorsak) == (date(2025, 7, 1), "utan_examen")
    assert (post.avslutad, post.senaste_kontakt) == (None, date(2024, 1, 9))
    assert "tidigare avslutad tid" in problem.problem


def test_a_reason_to_close_without_a_day_does_not_close() -> None:
    [post], [problem] = las(f"{RUBRIK}\n{A};2025-07-01;;;fyllt 20;\n")
    assert (post.avslutad, post.avslutsorsak) == (None, "")
    assert "utan datum" in problem.problem


def test_a_row_that_closes_before_it_opens_is_left_out() -> None:
    poster, [problem] = las(f"{RUBRIK}\n{A};2025-07-01;;2025-06-30;;\n")
    assert poster == []
    assert (problem.kolumn, problem.information) == ("avregistrerad", False)


def test_a_list_without_numbers_is_no_list() -> None:
    with pytest.raises(TableError, match="personnummer saknas"):
        las("namn;orsak\nEk;avbrott\n")


@pytest.mark.parametrize(
    ("text", "namn"),
    [
        ("Ek, Åsa Maria", ("Åsa Maria", "Ek")),
        ("Åsa Maria Ek", ("Åsa Maria", "Ek")),
        ("Åsa von der Ek", ("Åsa", "von der Ek")),
        ("Von Ek", ("Von", "Ek")),
        ("Åsa", ("Åsa", "")),
        ("", ("", "")),
        (" Ek ,  Åsa", ("Åsa", "Ek")),
    ],
)
def test_a_whole_name_is_taken_apart(text: str, namn: tuple[str, str]) -> None:
    assert dela(text) == namn


def test_a_whole_name_may_have_its_last_name_first() -> None:
    assert dela("Ek Åsa Maria", efternamn_forst=True) == ("Åsa Maria", "Ek")
    assert dela("von Ek Åsa", efternamn_forst=True) == ("Åsa", "von Ek")


def test_a_name_in_one_column_is_read() -> None:
    [post], _ = las(f'personnummer;namn\n{A};"Ek, Åsa"\n')
    assert (post.fornamn, post.efternamn) == ("Åsa", "Ek")


DAGAR = st.dates(date(2024, 1, 1), date(2026, 12, 31))
HANDELSER = st.lists(
    st.tuples(st.sampled_from([A, B]), DAGAR, st.none() | st.integers(0, 400)), min_size=1
)


@given(HANDELSER)
def test_any_list_gives_each_person_once_and_accounts_for_every_row(
    handelser: list[tuple[str, date, int | None]],
) -> None:
    rader = [
        f"{nummer};{dag};;{'' if antal is None else dag + timedelta(antal)};;{dag}"
        for nummer, dag, antal in handelser
    ]
    poster, problem = las("\n".join([RUBRIK, *rader]))
    assert [post.nummer for post in poster] == list(dict.fromkeys(h[0] for h in handelser))
    assert all(p.information for p in problem)
    for post in poster:
        egna = [dag for nummer, dag, _ in handelser if nummer == post.nummer]
        assert post.senaste_kontakt == max(egna)
        assert post.registrerad in egna
        assert post.avslutad is None or post.registrerad <= post.avslutad
