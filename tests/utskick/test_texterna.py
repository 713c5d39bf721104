"""The texts that come with Kaja: every field exists, article 14 is kept, easy Swedish is easy."""

from __future__ import annotations

import hashlib
import re

import pytest

from kaja.utskick import brevtext, falt, mallar
from kaja.utskick.slag import TILL_SKOLAN, Kanal, Mall, Sprak

ALLA = [
    pytest.param(mall, kanal, sprak, id=f"{mall}-{kanal}-{sprak}")
    for mall in Mall
    for kanal in Kanal
    for sprak in Sprak
    if mallar.finns(mall, kanal, sprak)
]
LATT = 30
SMS_DELAR = 2 * 153


@pytest.mark.parametrize(("mall", "kanal", "sprak"), ALLA)
def test_every_text_has_only_fields_that_exist_and_may_go_that_way(
    mall: Mall, kanal: Kanal, sprak: Sprak
) -> None:
    text = mallar.levererad(mall, kanal, sprak)
    falt.granska(text, kanal)
    assert (brevtext.rubrik(text) != "") == (kanal != Kanal.SMS)
    assert "{fornamn}" in text or mall in TILL_SKOLAN


@pytest.mark.parametrize("kanal", list(Kanal))
def test_what_is_written_in_swedish_is_written_in_easy_swedish_too(kanal: Kanal) -> None:
    for mall in mallar.i_kanalen(kanal):
        assert mallar.finns(mall, kanal, Sprak.LATT_SV), mall


def test_a_first_contact_is_never_a_text_message() -> None:
    assert Mall.FORSTA_KONTAKT not in mallar.i_kanalen(Kanal.SMS)


@pytest.mark.parametrize("sprak", list(Sprak))
@pytest.mark.parametrize(
    ("krav", "ord_"),
    [
        ("the controller", ["{namnd}", "{kommun}"]),
        ("the data protection officer", ["{dataskyddsombud}"]),
        ("the purpose", ["kommunen ska"]),
        ("the legal basis", ["29 kap. 9 §", "förordning (2006:39)", "artikel 6.1 c och e"]),
        ("the categories", ["personnummer", "telefon", "e-post"]),
        ("the sources", ["folkbokföringen", "skolor"]),
        ("the receivers", ["skolverket"]),
        ("no transfer to third countries", ["länder utanför eu"]),
        ("how long", ["{gallras}", "21"]),
        ("access and rectification", ["få veta vad", "få fel rättade"]),
        ("erasure and restriction", ["borttag"]),
        ("no right to object", ["2 b § i förordningen"]),
        ("no automated decisions", ["dator"]),
        ("the complaint", ["integritetsskyddsmyndigheten", "www.imy.se"]),
        ("that the help is voluntary", ["väljer själv"]),
    ],
)
def test_the_first_letter_has_what_article_14_demands(
    sprak: Sprak, krav: str, ord_: list[str]
) -> None:
    text = mallar.levererad(Mall.FORSTA_KONTAKT, Kanal.BREV, sprak).casefold()
    assert [ett for ett in ord_ if ett.casefold() not in text] == [], krav


@pytest.mark.parametrize("mall", [m for m in Mall if m not in TILL_SKOLAN])
def test_easy_swedish_is_easy(mall: Mall) -> None:
    text = mallar.levererad(mall, Kanal.BREV, Sprak.LATT_SV)
    assert lix(text) <= LATT


def lix(text: str) -> float:
    """Björnsson's readability: words a sentence, and the share of words longer than six."""
    plain = re.sub(r"^(#+|-{1,3}) ?", "", text, flags=re.MULTILINE)
    meningar = [m for m in re.split(r"[.!?:]\s|\n", plain) if re.search(r"\w", m)]
    ord_ = re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", "Anna", plain))
    langa = [ett for ett in ord_ if len(ett) > 6]
    return len(ord_) / len(meningar) + 100 * len(langa) / len(ord_)


@pytest.mark.parametrize("sprak", list(Sprak))
@pytest.mark.parametrize("mall", mallar.i_kanalen(Kanal.SMS))
def test_a_text_message_is_short(mall: Mall, sprak: Sprak) -> None:
    assert len(mallar.levererad(mall, Kanal.SMS, sprak)) <= SMS_DELAR


def test_the_typeface_is_the_one_that_the_page_beside_it_says() -> None:
    mapp = mallar.MAPP.parent / "typsnitt"
    sagt = (mapp / "VENDOR.md").read_text("utf-8")
    for fil in mapp.glob("*.ttf"):
        assert f"`{fil.name}`" in sagt
        assert hashlib.sha256(fil.read_bytes()).hexdigest() in sagt
