"""The words of the law and the rules belong together, and the pages are made from both."""

from __future__ import annotations

import re
import runpy
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from kaja.regler import Installningar, Villkor, lagsidor
from kaja.regler.byggstenar import TILLATNA_VAL
from kaja.regler.lagsidor import LAGRUM, LAGTEXT, Tabell, main, sidor, tabeller
from kaja.regler.skollagen_29_9 import VILLKOR, skal

ROT = Path(__file__).parents[2]
LAGENS = [t for t in tabeller(LAGTEXT.read_text("utf-8")) if t.kolumner[1] == "lagens ord"]
INSTALLNINGAR = next(t for t in tabeller(LAGTEXT.read_text("utf-8")) if t.rubrik == "Inställningar")
RADER = [(tabell.rubrik, *rad) for tabell in LAGENS for rad in tabell.rader]


def regler(text: str) -> list[str]:
    return re.findall(r"`(kaa\.[^`]+)`", text)


@pytest.mark.parametrize(("rubrik", "stalle", "ord_", "kodas"), RADER)
def test_a_sentence_is_a_rule_or_says_why_not(
    rubrik: str, stalle: str, ord_: str, kodas: str
) -> None:
    assert stalle
    assert ord_
    skal_till_att_inte = re.fullmatch(r"kodas inte: .{20,}\.", kodas)
    assert bool(regler(kodas)) is not bool(skal_till_att_inte)
    assert set(regler(kodas)) <= {villkor.id for villkor in VILLKOR}


@pytest.mark.parametrize("villkor", VILLKOR, ids=lambda v: v.id)
def test_a_rule_is_tied_to_the_words_of_its_own_paragraph(villkor: Villkor) -> None:
    rubriker = [rubrik for rubrik, _, _, kodas in RADER if villkor.id in regler(kodas)]
    paragrafen = villkor.lagrum.stalle.partition("§")[0]
    assert any(rubrik.startswith(paragrafen) for rubrik in rubriker)


@pytest.mark.parametrize("ar", ["2015", "2018"])
def test_a_wording_is_tied_only_to_rules_in_force_in_it(ar: str) -> None:
    (lydelse,) = (t for t in LAGENS if re.search(rf"9 § .* (från )?{ar}-", t.rubrik))
    andra = {"2015": "2018", "2018": "2015"}[ar]
    kodade = {regel for rad in lydelse.rader for regel in regler(rad[2])}
    assert kodade == {villkor.id for villkor in VILLKOR if not villkor.id.endswith(andra)}


def test_the_settings_of_the_page_are_those_of_the_program() -> None:
    skrivna = {rad[0].strip("`"): rad[2] for rad in INSTALLNINGAR.rader}
    assert skrivna == {namn: str(forval) for namn, forval in asdict(Installningar()).items()}
    for namn, tillatna in TILLATNA_VAL.items():
        rad = next(r for r in INSTALLNINGAR.rader if r[0] == f"`{namn}`")
        assert {rad[2], *rad[3].split(", ")} == set(tillatna)


@pytest.mark.parametrize("filnamn", LAGRUM.values())
def test_a_page_is_as_the_rules_are_now(filnamn: str) -> None:
    pa_disk = (ROT / "docs" / "regler" / filnamn).read_text("utf-8")
    assert pa_disk == sidor()[filnamn], "skriv om sidorna: make docs"


def test_every_rule_answer_and_setting_is_on_a_page() -> None:
    text = "".join(sidor().values())
    namn = [v.id for v in VILLKOR] + [s.id for s in skal.ALLA] + [*asdict(Installningar())]
    assert [ett for ett in namn if f"`{ett}`" not in text] == []


def test_the_pages_are_written_where_they_are_asked_for(tmp_path: Path) -> None:
    mapp = tmp_path / "ny" / "mapp"
    main([str(mapp)])
    assert {fil.name: fil.read_text("utf-8") for fil in mapp.iterdir()} == sidor()


def test_the_pages_are_written_to_docs_when_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["lagsidor"])
    runpy.run_path(lagsidor.__file__, run_name="__main__")
    assert {fil.name for fil in (tmp_path / "docs" / "regler").iterdir()} == set(LAGRUM.values())


def test_a_table_is_read_as_it_is_written() -> None:
    tabell = Tabell("Rubrik", ("a", "b", "c"), (("1", "", "3"), ("", "", "")))
    assert tabeller(f"# Först\n\n## Rubrik\n\nText.\n\n{tabell}\n") == [tabell]


TOLKNINGAR = (ROT / "docs" / "tolkningar.md").read_text("utf-8")


@pytest.mark.parametrize(
    "ord_",
    [
        "motsvarande utbildning",
        "med godkänt resultat",
        "i betydande utsträckning",
        "utan giltigt skäl",
        "snarast",
        "löpande under året",
        "lämpliga individuella åtgärder",
    ],
)
def test_what_is_left_to_people_is_among_the_readings(ord_: str) -> None:
    oversatts_inte = tabeller(TOLKNINGAR)[0]
    assert any(rad[0].startswith(ord_) for rad in oversatts_inte.rader)


@pytest.mark.parametrize(("namn", "forval"), asdict(Installningar()).items())
def test_every_setting_is_a_reading_with_its_default(namn: str, forval: object) -> None:
    assert re.search(rf"Inställning `{namn}`: förval `?{forval}`?\.", TOLKNINGAR)
