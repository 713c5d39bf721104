"""The keys that names are sorted by."""

from __future__ import annotations

import pytest

from kaja.ungdom.sortering import SORT_KEY_LENGTH, sort_key


def test_the_swedish_alphabet_ends_with_a_ring_a_and_o_dots() -> None:
    names = ["Adam", "Ek", "Yngve", "Zorn", "Åberg", "Ärlig", "Öst"]
    shuffled = ["Öst", "Zorn", "Åberg", "Adam", "Ärlig", "Yngve", "Ek"]
    assert sorted(shuffled, key=lambda name: sort_key("A", name)) == names


@pytest.mark.parametrize(
    "first, then",
    [
        (("Bo", "Al"), ("Bo", "Ala")),
        (("Anna", "Berg"), ("Åsa", "Berg")),
        (("Erik", "von Dahl"), ("Erik", "Vondahl")),
        (("A", "Zz"), ("A", "Åberg")),
        (("A", "Muller"), ("A", "Müller")),
    ],
)
def test_one_name_comes_before_another(first: tuple[str, str], then: tuple[str, str]) -> None:
    assert sort_key(*first) < sort_key(*then)


@pytest.mark.parametrize("one, other", [("Idén", "Iden"), ("LIND", "lind"), ("Ærlig", "Ärlig")])
def test_accents_and_case_do_not_sort(one: str, other: str) -> None:
    assert sort_key("A", one) == sort_key("A", other)


def test_a_decomposed_letter_is_the_same_letter() -> None:
    assert sort_key("A", "A\u030aberg") == sort_key("A", "Åberg")


def test_endless_names_fit_in_an_index() -> None:
    assert len(sort_key("Å" * 9999, "Ö" * 9999)) == SORT_KEY_LENGTH
