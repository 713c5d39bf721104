"""Somebody protected in a post from Navet: no address, and no word of what is wrong with it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.intake.sources.navet.navetfil import (
    avvisad,
    en,
    las,
    post,
    tidigare,
)

D = date


@pytest.mark.parametrize(
    "marken, skydd",
    [
        ("<Sekretessmarkering>J</Sekretessmarkering>", "sekretessmarkering"),
        ("<SkyddadFolkbokforing>J</SkyddadFolkbokforing>", "skyddad_folkbokforing"),
        (
            "<Sekretessmarkering>J</Sekretessmarkering><SkyddadFolkbokforing>J</SkyddadFolkbokforing>",
            "skyddad_folkbokforing",
        ),
        ("<Sekretessmarkering>okänt tecken</Sekretessmarkering>", "sekretessmarkering"),
        (
            "<Sekretessmarkering>N</Sekretessmarkering><Sekretessmarkering>J</Sekretessmarkering>",
            "sekretessmarkering",
        ),
    ],
)
def test_a_protected_person_has_no_address_even_if_the_file_has_one(
    marken: str, skydd: str
) -> None:
    rad = en(
        fore=marken,
        adress="<CareOf>X</CareOf><Utdelningsadress2>HEMLIGA GATAN 1</Utdelningsadress2>"
        "<PostNr>65224</PostNr><Postort>HEMORT</Postort>",
    )
    assert rad.skydd == skydd
    assert (rad.adress, rad.postnummer, rad.postort) == ("", "", "")


@pytest.mark.parametrize("mark", ["Sekretessmarkering", "SkyddadFolkbokforing"])
def test_a_mark_inside_the_person_protects_too(mark: str) -> None:
    assert en(person=f"<{mark}>J</{mark}>").skydd != ""


@pytest.mark.parametrize("mark", ["", "N", "nej", "false", "0"])
def test_a_mark_that_says_no_does_not_protect(mark: str) -> None:
    assert en(fore=f"<Sekretessmarkering>{mark}</Sekretessmarkering>").skydd == ""


def test_the_protection_stands_also_on_where_the_person_lived_before() -> None:
    records, _ = las(
        post(
            fore="<Sekretessmarkering>J</Sekretessmarkering>", historik=tidigare("0180", "20100101")
        )
    )
    assert [r.skydd for r in records] == ["sekretessmarkering"] * 2


def test_nothing_but_the_place_in_the_file_is_told_of_a_bad_post_of_somebody_protected() -> None:
    skyddad = "<SkyddadFolkbokforing>J</SkyddadFolkbokforing>"
    _, varde, _ = avvisad("20070101239X", fore=skyddad)
    assert varde == ""
