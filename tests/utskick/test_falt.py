"""Merge fields: a wrong one is told with the right one, and what is put in stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.utskick import brevtext, falt
from kaja.utskick.brevtext import Del, Delslag
from kaja.utskick.nummer import mobilnummer
from kaja.utskick.slag import Kanal


@pytest.mark.parametrize(
    ("namn", "menat"),
    [("fornman", "fornamn"), ("förnamn", "fornamn"), ("Telefonnr", "telefon"), ("eepost", "epost")],
)
def test_a_wrong_field_is_told_with_the_one_that_was_meant(namn: str, menat: str) -> None:
    with pytest.raises(falt.FaltfelError) as fel:
        falt.granska(f"Hej!\nJag är {{{namn}}}.", Kanal.BREV)
    assert str(fel.value) == f"Rad 2: fältet {{{namn}}} finns inte. Menade du {{{menat}}}?"


def test_a_field_like_no_other_gets_no_guess() -> None:
    with pytest.raises(falt.FaltfelError, match="Fälten som finns står bredvid texten"):
        falt.granska("{xyzzy}", Kanal.BREV)


@pytest.mark.parametrize(("kanal", "namn"), [(Kanal.EPOST, "namn"), (Kanal.SMS, "efternamn")])
def test_an_open_way_carries_no_more_than_the_first_name(kanal: Kanal, namn: str) -> None:
    with pytest.raises(falt.FaltfelError, match="får inte stå i"):
        falt.granska(f"Hej {{{namn}}}", kanal)


@given(st.text())
def test_a_name_is_put_in_as_it_stands(namn: str) -> None:
    assert falt.satt_in("Hej {fornamn}!", {"fornamn": namn}) == f"Hej {namn}!"


@given(st.text(), st.dictionaries(st.sampled_from(sorted(falt.ALLA)), st.text(max_size=9)))
def test_the_pieces_are_the_text_whatever_it_holds(text: str, varden: dict[str, str]) -> None:
    gemensamt = {namn: v for namn, v in varden.items() if namn not in falt.PERSONFALT}
    bitar = falt.bitar(text, gemensamt)
    alla = [bitar] if isinstance(bitar, str) else bitar
    ihop = "".join(en if isinstance(en, str) else varden.get(en["falt"], "?") for en in alla)
    if not set(falt.falt_i(text)) & set(falt.PERSONFALT):
        assert ihop == falt.satt_in(text, gemensamt)


@given(st.text())
def test_every_text_can_be_read_and_no_word_is_lost(text: str) -> None:
    delar = brevtext.las(text)
    kvar = [ord_ for del_ in delar for rad in del_.rader for ord_ in rad.split()]
    tecken = {"#", "##", "-", "---"}
    assert [o for o in kvar if o not in tecken] == [o for o in text.split() if o not in tecken]


def test_the_signs_of_a_letter_are_read() -> None:
    text = "# Hej\nEtt\ntvå\n\nTre\n- a\n- b\n\n- c\n---\n## Mer\n#inte rubrik"
    assert brevtext.las(text) == (
        Del(Delslag.RUBRIK, ("Hej",)),
        Del(Delslag.STYCKE, ("Ett", "två")),
        Del(Delslag.STYCKE, ("Tre",)),
        Del(Delslag.PUNKTER, ("a", "b")),
        Del(Delslag.PUNKTER, ("c",)),
        Del(Delslag.SIDA, ("",)),
        Del(Delslag.UNDERRUBRIK, ("Mer",)),
        Del(Delslag.STYCKE, ("#inte rubrik",)),
    )
    assert brevtext.som_vanlig_text(text).startswith("Ett\ntvå\n\nTre\n\n- a\n- b")


@pytest.mark.parametrize(
    ("text", "nummer"),
    [
        ("070-174 06 05", "+46701740605"),
        ("0046 70 174 06 05", "+46701740605"),
        ("+46701740605", "+46701740605"),
        ("08-465 004 00", ""),
        ("0243-740 00", ""),
        ("112", ""),
        ("ring mamma", ""),
        ("", ""),
        ("070-174 06 05 eller 070-174 06 06", ""),
    ],
)
def test_only_a_mobile_number_can_get_a_text_message(text: str, nummer: str) -> None:
    assert mobilnummer(text) == nummer
