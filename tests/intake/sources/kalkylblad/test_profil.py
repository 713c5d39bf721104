"""A profile is kept as JSON, and recognises the next file from the same sender."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kaja.intake.sources.kalkylblad import Profil, Profilfel, gissa, passar
from kaja.tabell import open_table
from tests.intake.sources.kalkylblad.blad import BLAD, A

PROFIL = Profil(
    "elever",
    {"pnr": "Pnr", "in": "In", "form": "Form", "klass": "Klass"},
    {"personnummer": "pnr", "startdatum": "in", "skolform": "form"},
    {"startdatum": ("dmy", "serie")},
    {"huvudman": "Karlstads kommun"},
    {"skolform": {"Gy-klass": "GY"}},
    efternamn_forst=True,
)


def tabell(text: str) -> Any:
    return open_table(text.encode(), name="f")


def test_a_profile_comes_back_from_json_as_it_was() -> None:
    assert Profil.ur_json(json.loads(json.dumps(PROFIL.som_json()))) == PROFIL


@pytest.mark.parametrize(
    "andring",
    [
        {"slag": "franvaro"},
        {"slag": None},
        {"kolumner": {"okand": "pnr"}},
        {"kolumner": {"personnummer": 3}},
        {"kolumner": []},
        {"datum": {"startdatum": ["kinesiska"]}},
        {"datum": None},
        {"fasta": {"skolform": None}},
        {"varden": {"skolform": "GY"}},
    ],
)
def test_what_is_no_profile_is_refused_with_a_sentence(andring: dict[str, Any]) -> None:
    with pytest.raises(Profilfel, match=r"Gör om mappningen av kolumnerna\."):
        Profil.ur_json(PROFIL.som_json() | andring)


@pytest.mark.parametrize("lagrat", [None, [], "x", {}])
def test_something_else_is_no_profile(lagrat: object) -> None:
    with pytest.raises(Profilfel):
        Profil.ur_json(lagrat)


def test_the_same_headings_fit_in_any_order_and_below_any_title() -> None:
    for text in ("Pnr;In;Form;Klass\n", "Klass;FORM;pnr;In\n", "Elever\n\nIn;Pnr;Klass;Form\n"):
        svar = passar(PROFIL, tabell(text + f"{A};x;y;z\n"))
        assert (svar.grad, svar.duger, svar.saknas, svar.nya) == (1.0, True, (), ())


def test_an_added_column_and_one_that_was_not_used_matter_little() -> None:
    svar = passar(PROFIL, tabell("Pnr;In;Form;Mentor\n"))
    assert svar.duger
    assert 0.8 < svar.grad < 1
    assert (svar.saknas, svar.nya) == ((), ("Mentor",))


def test_a_column_that_is_needed_is_missed() -> None:
    svar = passar(PROFIL, tabell("Pnr;Form;Klass\n"))
    assert not svar.duger
    assert svar.grad < 0.8
    assert svar.saknas == ("In",)


def test_another_table_does_not_fit() -> None:
    assert passar(PROFIL, tabell("Artikel;Pris\nx;1\n"))[:2] == (0.0, False)


@pytest.mark.parametrize("namn", BLAD)
def test_each_sheet_fits_its_own_profile_best(namn: str) -> None:
    profiler = {
        annan: gissa(open_table(blad.som_csv(), name="f")).profil(fasta=blad.fasta)
        for annan, blad in BLAD.items()
    }
    table = open_table(BLAD[namn].som_csv(), name="f")
    svar = {annan: passar(profil, table) for annan, profil in profiler.items()}
    assert svar[namn][:3] == (1.0, True, BLAD[namn].rubrikrad)
    assert max(svar, key=lambda annan: svar[annan].grad) == namn


def test_headings_that_come_back_are_told_apart() -> None:
    profil = gissa(tabell(f"Pnr;Datum;Datum;\n{A};x;2026-06-10;\n"), "bevis").profil()
    assert list(profil.rubriker) == ["pnr", "datum", "datum#2"]
    assert profil.kolumner["datum"] == "datum#2"
