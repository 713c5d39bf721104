"""Every row of `andringsskal.md` is a test: why an answer has changed, in a sentence."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kaja import register
from kaja.register.andringsskal import Nyhet, Om, Svarslage, skalet

FALLBOK = Path(register.__file__).with_name("andringsskal.md")
HINDER = re.compile(
    r"(?P<utfall>inte|oklart) (?P<punkt>\w+): (?P<mening>[^[]*)(\[(?P<kalla>.*)\])?"
)
INNE = re.compile(
    r"omfattas(?: \((?P<orsak>[^)]*)\))?(?: sedan (?P<sedan>[\d-]+))?(?: start (?P<start>[\d-]+))?"
    r"(?:; (?P<punkt>\w+): (?P<sagt>.*))?"
)
UTFALL = {"inte": "omfattas_inte", "oklart": "oklart"}


def fall() -> list[dict[str, str]]:
    rader = [rad for rad in FALLBOK.read_text("utf-8").splitlines() if rad.startswith("|")]
    tabell = [[cell.strip() for cell in rad.strip("|").split("|")] for rad in rader]
    start = next(nr for nr, rad in enumerate(tabell) if rad[0] == "fall")
    return [dict(zip(tabell[start], rad, strict=True)) for rad in tabell[start + 2 :]]


def svar(text: str) -> Svarslage | None:
    if text == "inget":
        return None
    if hinder := HINDER.fullmatch(text):
        punkt, mening = f"kaa.{hinder['punkt']}", hinder["mening"].strip()
        return Svarslage(UTFALL[hinder["utfall"]], punkt, mening, hinder["kalla"] or "")
    inne = INNE.fullmatch(text)
    assert inne, text
    return Svarslage(
        "omfattas",
        orsak=inne["orsak"] or "",
        sedan=dagen(inne["sedan"]),
        start=dagen(inne["start"]),
        punkter={f"kaa.{inne['punkt']}": inne["sagt"]} if inne["punkt"] else {},
    )


def dagen(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def nyheter(text: str) -> list[Nyhet]:
    om, _, mening = text.partition(": ")
    return [Nyhet(Om(om), mening)] if text else []


@pytest.mark.parametrize("rad", [pytest.param(rad, id=rad["fall"]) for rad in fall()])
def test_the_sentence_is_the_one_of_the_case(rad: dict[str, str]) -> None:
    daremellan = [svar(rad["däremellan"])] if rad["däremellan"] else []
    skal = skalet(
        svar(rad["före"]), svar(rad["nu"]), nyheter(rad["det som hände"]), daremellan=daremellan
    )
    assert skal == rad["meningen"]


def test_another_protection_is_a_change_of_its_own() -> None:
    omfattas = Svarslage("omfattas", sedan=date(2026, 7, 1))
    assert skalet(omfattas, omfattas, skydd="Har fått sekretessmarkering.") == (
        "Har fått sekretessmarkering."
    )


def test_an_answer_that_rests_on_other_facts_says_so() -> None:
    omfattas = Svarslage("omfattas", sedan=date(2026, 7, 1))
    assert skalet(omfattas, omfattas) == "Svaret vilar på andra uppgifter än förut."


def test_of_several_news_the_one_that_the_answer_rests_on_is_the_reason() -> None:
    inte = Svarslage("omfattas_inte", "kaa.p3", "Går i gymnasieskola.", "elever.csv rad 4")
    grundskola = Nyhet(Om.STUDIE, "Slutade i grundskola 2026-06-12.", "elever.csv rad 3")
    gymnasiet = Nyhet(Om.STUDIE, "Började i gymnasieskola 2026-08-17.", "elever.csv rad 4")
    skal = skalet(Svarslage("oklart", "kaa.p3"), inte, [grundskola, gymnasiet])
    assert skal == "Började i gymnasieskola 2026-08-17."
