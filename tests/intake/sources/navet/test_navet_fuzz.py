"""Spoilt files from Navet: never anything but TableError, and every post accounted for."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from kaja.intake.sources.navet import oppna
from kaja.intake.sources.navet.parse import ERSATT
from kaja.tabell import TableError
from tests.intake.sources.navet.navetfil import AR, MAPP, A, B, C, element, fil, post, tidigare
from tests.mycket import mycket

FILER = [(MAPP / namn).read_bytes() for namn in ("exempel.xml", "exempel-andring.xml")]
TAGGAR = sorted(set(re.findall(rb"</?[\w:]+[^>]*>", b"".join(FILER))))
ELEMENT = re.compile(rb"<(\w+)>([^<]*)</\1>")
ELAKT = [
    b"", b"<", b">", b"&", b"&#0;", b"&#55296;", b"&lt;", b"\0", b"\xff", b"\xe5", b"]]>",
    b"<![CDATA[", b"<!--", b"<?x?>", b"<!DOCTYPE a>", b"0", b"20240230", b"9" * 20, b"-1", b"JJ",
    "٣²½\N{RIGHT-TO-LEFT OVERRIDE}".encode(), b'xmlns="urn:x"', b"<a/>" * 70, b"<a>" * 70,
]  # fmt: skip
TEXTER = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=14) | st.sampled_from(
    ["", "0", "00000000", "20190815", "20240230", "2024", "9999-12-31", "00010101", "J", "12", "1"]
)


def som_xml(text: str) -> str:
    return text.translate({ord("<"): "&lt;", ord("&"): "&amp;", ord('"'): "&quot;"})


@st.composite
def poster(draw: st.DrawFn) -> str:
    """A well-formed post with anything in its elements."""
    text = TEXTER.map(som_xml)
    markering, fornamn = draw(text), draw(text)
    return post(
        draw(st.sampled_from([A, B, C]) | text),
        tid=draw(st.sampled_from(["", "20261101101500", "20261102101500", "x"])),
        sedan=draw(text),
        kommun=draw(st.sampled_from(["1780", "0180", "17", "17xx"])),
        orsak=draw(st.sampled_from(["", "AV", "GN", "TA", "FI", "ZZ"])),
        slut=draw(text),
        namn=element("Tilltalsnamnsmarkering", markering) + element("Fornamn", fornamn),
        historik=tidigare(draw(st.sampled_from(["1780", "0180", "x"])), draw(text)),
    )


@st.composite
def skadade(draw: st.DrawFn) -> bytes:
    """An example damaged in some places: by the byte, or with its elements left whole."""
    innehall = draw(st.sampled_from(FILER))
    skada = draw(st.sampled_from([byteskada, elementskada, elementskada]))
    for _ in range(draw(st.integers(1, 6))):
        innehall = skada(draw, innehall)
    return innehall


def byteskada(draw: st.DrawFn, innehall: bytes) -> bytes:
    """Some bytes cut out or put in anywhere."""
    fran = draw(st.integers(0, len(innehall)))
    till = min(len(innehall), fran + draw(st.sampled_from([0, 0, 1, 8, 200])))
    nytt = draw(st.sampled_from(ELAKT) | st.sampled_from(TAGGAR) | st.binary(max_size=6))
    return innehall[:fran] + nytt + innehall[till:]


def elementskada(draw: st.DrawFn, innehall: bytes) -> bytes:
    """One element gone, doubled, moved into another, renamed or with another text."""
    alla = list(ELEMENT.finditer(innehall))
    if not alla:
        return innehall
    ett = draw(st.sampled_from(alla))
    namn, text = ett[1], draw(TEXTER.map(som_xml)).encode()
    nytt = draw(
        st.sampled_from(
            [
                b"",
                ett[0] * 2,
                draw(st.sampled_from(alla))[0],
                b"<Relationer>" + ett[0] + b"</Relationer>",
                b"<x>" + ett[2] + b"</x>",
                b"<" + namn + b">" + text + b"</" + namn + b">",
            ]
        )
    )
    return innehall[: ett.start()] + nytt + innehall[ett.end() :]


def kontrollera_mening(text: str) -> None:
    assert text[:1].isupper()
    assert text.endswith(".")


def kontrollera(innehall: bytes) -> tuple[set[int], set[int], set[int]]:
    """The posts accepted, rejected and replaced; every one is one of them, and only one."""
    lasning = oppna(innehall, "navet.xml", ar=AR)
    antal = len(lasning.forsta(10_000))
    godtagna = {rad.rad for rad in lasning.records()}
    avvisade = {p.rad for p in lasning.problems if not p.information}
    lika = {p.rad for p in lasning.problems if p.problem == ERSATT}
    assert sorted([*godtagna, *avvisade, *lika]) == list(range(1, antal + 1))
    for problem in lasning.problems:
        kontrollera_mening(problem.problem)
    return godtagna, avvisade, lika


@settings(max_examples=mycket(80), deadline=None)
@given(skadade())
def test_a_damaged_file_is_refused_or_all_its_posts_are_accounted_for(innehall: bytes) -> None:
    try:
        kontrollera(innehall)
    except TableError as fel:
        kontrollera_mening(str(fel))


@settings(max_examples=mycket(60), deadline=None)
@given(st.lists(poster(), max_size=6))
def test_posts_of_any_content_are_all_accounted_for(skrivna: list[str]) -> None:
    godtagna, avvisade, lika = kontrollera(fil(*skrivna))
    assert len(godtagna) + len(avvisade) + len(lika) == len(skrivna)


def test_some_damage_leaves_posts_that_are_accepted_and_some_that_are_not() -> None:
    """The fuzz would prove nothing if every file were refused whole."""
    utfall = Counter[str]()

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(skadade())
    def rakna(innehall: bytes) -> None:
        try:
            godtagna, avvisade, _ = kontrollera(innehall)
        except TableError:
            utfall["nekad"] += 1
        else:
            utfall.update(godtagen=len(godtagna), avvisad=len(avvisade))

    rakna()
    assert min(utfall["nekad"], utfall["godtagen"], utfall["avvisad"]) > 10, utfall
