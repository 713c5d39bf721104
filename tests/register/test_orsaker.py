"""Reasons in words."""

from __future__ import annotations

import pytest

from kaja.register.orsaker import INGANG, i_meningen


@pytest.mark.parametrize("orsak", INGANG)
def test_within_a_sentence_only_the_first_letter_is_small(orsak: str) -> None:
    assert i_meningen(orsak)[0].islower()
    assert i_meningen(orsak)[1:] == INGANG[orsak][1:]


def test_a_name_keeps_its_capital() -> None:
    assert any("Sverige" in i_meningen(orsak) for orsak in INGANG)
