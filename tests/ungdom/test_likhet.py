"""The same name in other letters, and other names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.ungdom.likhet import LIK, likhet

NAMN = st.tuples(st.text(max_size=20), st.text(max_size=20))


@pytest.mark.parametrize(
    ("ena", "andra"),
    [
        (("Åsa", "Öberg"), ("Asa", "Oberg")),
        (("ÅSA", "ÖBERG"), ("åsa", "öberg")),
        (("Anna-Karin", "Lund"), ("Anna", "Lund")),
        (("Ali Reza", "Hosseini"), ("Reza", "Hosseini")),
        (("Hassan", "Ali"), ("Ali", "Hassan")),
        (("Mohammed", "Al-Hassan"), ("Mohamed", "Al Hassan")),
        (("Mohammed", "Hassan"), ("Mohamad", "Hasan")),
        (("Maria Elisabet", "Svensson Lind"), ("Elisabet Maria", "Lind")),
        (("Kajsa", "Andersson"), ("Kasja", "Anderson")),
        (("Søren", "Kjær"), ("Soren", "Kjar")),
        (("Yusuf", "Abdi"), ("Yousef", "Abdi")),
    ],
)
def test_the_same_name_written_in_another_way_is_alike(
    ena: tuple[str, str], andra: tuple[str, str]
) -> None:
    assert likhet(ena, andra) >= LIK


@pytest.mark.parametrize(
    ("ena", "andra"),
    [
        (("Erik", "Lind"), ("Elin", "Lind")),
        (("Emil", "Berg"), ("Emma", "Berg")),
        (("Sara", "Ek"), ("Sofia", "Ek")),
        (("Sara", "Ek"), ("Sara", "Lindberg")),
        (("Ali", ""), ("Ali", "Hassan")),
        (("", "Hassan"), ("Ali", "Hassan")),
        (("", ""), ("", "")),
        (("-", "?"), ("-", "?")),
    ],
)
def test_another_name_or_half_a_name_or_none_is_not(
    ena: tuple[str, str], andra: tuple[str, str]
) -> None:
    assert likhet(ena, andra) < LIK


@given(NAMN, NAMN)
def test_any_two_names_can_be_compared_in_either_order(
    ena: tuple[str, str], andra: tuple[str, str]
) -> None:
    assert 0 <= likhet(ena, andra) == likhet(andra, ena) <= 100
