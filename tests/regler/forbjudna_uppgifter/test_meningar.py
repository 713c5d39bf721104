"""The guard on the sentences that it is built for. The held-out half is only measured (bench)."""

from __future__ import annotations

from collections import Counter

from kaja.regler.forbjudna_uppgifter import Slag
from tests.regler.forbjudna_uppgifter.meningar import UNDANHALLNA, UTVECKLING, las, mat

MINST = 0.95


def test_of_the_sentences_it_is_built_for_it_finds_nearly_all_and_warns_of_few_others() -> None:
    matt = mat(list(las(UTVECKLING)))
    assert matt.traff >= MINST, matt.missade
    assert matt.sakerhet >= MINST, matt.falska


def test_there_are_enough_sentences_of_every_kind_and_none_in_both_halves() -> None:
    halvor = [list(las(del_)) for del_ in (UTVECKLING, UNDANHALLNA)]
    alla = [mening for halva in halvor for mening in halva]
    assert len({mening.text for mening in alla}) == len(alla)
    for halva in halvor:
        slag = Counter(mening.slag for mening in halva)
        assert set(slag) == {"", *Slag}
        assert slag[""] >= 100
        assert len(halva) - slag[""] >= 100
