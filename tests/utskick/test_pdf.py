"""Every letter is a tagged PDF in Swedish with a title, and its address shows in the window."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from kaja.flows.utskick_filer import Del, Pappret, sats, tryckt_fil
from kaja.ungdom.models import Person
from kaja.utskick import brevsats, mallar
from kaja.utskick.brevsats import TryckfelError
from kaja.utskick.models import Brevavsandare
from kaja.utskick.slag import Kanal, Mall, Sprak
from tests.utskick import mottagare as m

ALLA = [(a, s) for a in Mall for s in Sprak if mallar.finns(a, Kanal.BREV, s)]
MM = 72 / 25.4
FONSTER = (20, 110, 55, 90)
"""Millimetres from the left and from the top in which a C5 envelope's left window may look."""


def brev(mall: Mall, sprak: Sprak, personer: list[Person], text: str = "") -> brevsats.Tryckt:
    papper = Pappret(
        mall, sprak, Brevavsandare(**m.AVSANDARE),
        text or mallar.levererad(mall, Kanal.BREV, sprak), m.DAG,
    )  # fmt: skip
    return brevsats.tryck(sats(papper, personer))


def ungdom(nr: int = 1, **varden: Any) -> Person:
    grund = {
        "fornamn": "Åsa", "efternamn": "Öberg", "fodd": m.FODD, "adress": "Storgatan 1 lgh 1101",
        "postnummer": "78170", "postort": "Borlänge",
    }  # fmt: skip
    return Person(pk=nr, **grund | varden)


@pytest.fixture(scope="module")
def lasta() -> dict[tuple[Mall, Sprak], PdfReader]:
    return {
        (mall, sprak): PdfReader(io.BytesIO(brev(mall, sprak, [ungdom()]).pdf))
        for mall, sprak in ALLA
    }


@pytest.mark.parametrize(("mall", "sprak"), ALLA)
def test_a_letter_is_tagged_and_has_language_and_title(
    lasta: dict[tuple[Mall, Sprak], PdfReader], mall: Mall, sprak: Sprak
) -> None:
    pdf = lasta[mall, sprak]
    rot: Any = pdf.root_object
    assert rot["/Lang"] == "sv"
    assert rot["/MarkInfo"]["/Marked"]
    assert rot["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title
    assert "pdfuaid" in rot["/Metadata"].get_data().decode()
    tags = list(taggar(rot["/StructTreeRoot"]))
    assert tags.count("/H1") == 1
    assert "/P" in tags
    assert all(b"/MCID" in innehall(sida) for sida in pdf.pages)


def innehall(sida: Any) -> bytes:
    data: bytes = sida.get_contents().get_data()
    return data


def taggar(nod: Any) -> Any:
    """The structure of a PDF in reading order, as names."""
    nod = nod.get_object() if isinstance(nod, IndirectObject) else nod
    if not isinstance(nod, DictionaryObject):
        return
    if "/S" in nod:
        yield nod["/S"]
    barn = nod.get("/K", [])
    barn = barn.get_object() if isinstance(barn, IndirectObject) else barn
    for ett in barn if isinstance(barn, list) else [barn]:
        yield from taggar(ett)


@pytest.mark.parametrize(("mall", "sprak"), ALLA)
def test_a_letter_is_at_most_one_sheet(
    lasta: dict[tuple[Mall, Sprak], PdfReader], mall: Mall, sprak: Sprak
) -> None:
    assert len(lasta[mall, sprak].pages) <= 2


def test_the_headings_come_in_order_and_the_reading_follows_the_page() -> None:
    pdf = PdfReader(io.BytesIO(brev(Mall.FORSTA_KONTAKT, Sprak.SV, [ungdom()]).pdf))
    rubriker = [tag for tag in taggar(pdf.root_object["/StructTreeRoot"]) if tag[1] == "H"]
    assert rubriker[0] == "/H1"
    assert set(rubriker[1:]) == {"/H2"}
    text = pdf.pages[0].extract_text()
    ordning = ["Röda vägen 50", "Storgatan 1", "Hej Åsa", "Hör av dig", "Hälsningar"]
    assert [text.index(ett) for ett in ordning] == sorted(text.index(ett) for ett in ordning)


def test_the_whole_address_and_nothing_else_shows_in_the_window() -> None:
    pdf = PdfReader(io.BytesIO(brev(Mall.FORSTA_KONTAKT, Sprak.SV, [ungdom()]).pdf))
    assert texter_i_fonstret(pdf.pages[0]) == [
        "Åsa Öberg",
        "Storgatan 1 lgh 1101",
        "781 70 Borlänge",
    ]
    assert texter_i_fonstret(pdf.pages[0], luft=0) == texter_i_fonstret(pdf.pages[0])


def texter_i_fonstret(sida: Any, luft: int = 3) -> list[str]:
    vanster, hoger, topp, botten = FONSTER
    hojd = float(sida.mediabox.height)
    funna: list[str] = []

    def se(text: str, cm: list[float], _tm: Any, _font: Any, _storlek: float) -> None:
        x, y = cm[4] / MM, (hojd - cm[5]) / MM
        if text.strip() and vanster <= x <= hoger and topp + luft <= y <= botten - luft:
            funna.append(text.strip())

    sida.extract_text(visitor_text=se)
    return funna


def test_the_page_with_the_rights_has_no_address() -> None:
    pdf = PdfReader(io.BytesIO(brev(Mall.FORSTA_KONTAKT, Sprak.SV, [ungdom()]).pdf))
    andra = pdf.pages[1].extract_text()
    assert "Öberg" not in andra
    assert "Storgatan" not in andra
    assert "31 december 2029" in andra


def test_each_letter_of_a_batch_begins_on_a_sheet_of_its_own() -> None:
    personer = [ungdom(nr, fornamn=f"Namn{nr}") for nr in (1, 2, 3)]
    tryckt = brev(Mall.PAMINNELSE, Sprak.SV, personer)
    fil = tryckt_fil(Del(1, personer), tryckt)
    assert fil.personer == [(1, 1), (2, 3), (3, 5)]
    sidor = PdfReader(io.BytesIO(fil.innehall)).pages
    assert len(sidor) == fil.sidor == 5
    assert [f"Namn{nr}" in sidor[sida - 1].extract_text() for nr, sida in fil.personer] == [
        True
    ] * 3


@pytest.mark.parametrize(
    "text",
    [
        '#include "/etc/passwd"',
        '#read("brev.typ")',
        "$ x^2 $",
        "*fet* _kursiv_ `kod`",
        "@ref <label>",
    ],
)
def test_what_people_write_is_text_and_never_markup(text: str) -> None:
    tryckt = brev(
        Mall.PAMINNELSE, Sprak.SV, [ungdom(fornamn=text)], f"# Hej\n{{fornamn}}\n\n{text}"
    )
    sida = PdfReader(io.BytesIO(tryckt.pdf)).pages[0].extract_text()
    assert sida.replace("\n", "").replace(" ", "").count(text.replace(" ", "")) >= 2


def test_a_name_in_signs_that_the_letters_lack_stops_no_batch() -> None:
    tryckt = brev(Mall.PAMINNELSE, Sprak.SV, [ungdom(), ungdom(2, fornamn="سارة")])
    assert tryckt.borjar == [1, 3]


def test_a_fault_of_the_printer_is_a_sentence() -> None:
    with pytest.raises(TryckfelError, match="Breven gick inte att skriva ut"):
        brevsats.tryck({})
