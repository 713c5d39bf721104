"""Words and codes of spreadsheets, beside those that canonical tables take."""

from __future__ import annotations

import pytest

from kaja.access import kommuner
from kaja.intake.sources.bevis.layout import TYPER
from kaja.intake.sources.elever.layout import SKOLFORMER
from kaja.intake.sources.kalkylblad.kommunkoder import kommunkod
from kaja.intake.sources.kalkylblad.ord import ORD, ar_tom, studievag


@pytest.mark.parametrize(
    ("text", "kod"),
    [
        ("Karlstad", "1780"),
        ("KARLSTADS KOMMUN", "1780"),
        ("Stockholms stad", "0180"),
        ("Falu kommun", "2080"),
        ("1780 Karlstad", "1780"),
        ("Karlstad (1780)", "1780"),
        ("1780 - Karlstads kommun", "1780"),
        ("178003", "1780"),
        ("Håbo kommun", "0305"),
        ("Habo kommun", "0643"),
        ("Vaxjo", "0780"),
        ("180", "0180"),
        ("1780 Arvika", None),
        ("Värmland", None),
        ("9999", None),
        ("99", None),
        ("", None),
        ("²", None),
    ],
)
def test_a_municipality_is_known_by_name_or_code(text: str, kod: str | None) -> None:
    assert kommunkod(text) == kod


def test_every_municipality_is_known_by_its_name_in_the_common_forms() -> None:
    for kod, namn in kommuner.read():
        assert kommunkod(namn) == kommunkod(f"{namn} kommun") == kommunkod(f"{kod} {namn}") == kod


@pytest.mark.parametrize("text", ["Introduktionsprogram", "IM", "Komvux", "Vux", "Särskola", ""])
def test_words_that_leave_the_school_form_open_are_not_guessed(text: str) -> None:
    assert ORD["skolform"](text) is None


def test_the_words_give_codes_that_the_canonical_tables_have() -> None:
    skolformer = {
        ORD["skolform"](text) for text in ("Gymnasiet", "Komvux gymnasial", "Universitet")
    }
    typer = {ORD["typ"](text) for text in ("Yrkesexamen", "IB Diploma", "Examen komvux")}
    assert skolformer == {"GY", "KOMVUX_GY", "HS"} <= set(SKOLFORMER.values())
    assert typer == {"examensbevis", "ib_diplom", "examensbevis_komvux"} <= set(TYPER.values())


@pytest.mark.parametrize(
    ("text", "kod"),
    [
        ("Språkintroduktion", "IMS"),
        ("Introduktionsprogrammet individuellt alternativ", "IMA"),
        ("IM Yrkesintroduktion", "IMY"),
        ("Programinriktat val, el", "IMV"),
        ("Introduktionsprogram", "IM"),
        ("Naturvetenskapsprogrammet", None),
    ],
)
def test_an_introduction_programme_is_known_by_its_name(text: str, kod: str | None) -> None:
    assert studievag(text) == kod


def test_what_programs_write_for_nothing_is_nothing() -> None:
    assert all(map(ar_tom, ["-", " – ", "NULL", "#N/A", "Saknas"]))
    assert not any(map(ar_tom, ["", "0", "nej", "ingen"]))
