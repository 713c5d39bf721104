"""Nobody can be picked out of numbers that are shared."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.statistik.maskering import DOLT, FA, maskera


@pytest.mark.parametrize(
    ("antal", "visat"),
    [
        ([900, 60, 25], [900, 60, 25]),
        ([900, 60, 0], [900, 60, 0]),
        ([900, 60, 3], [900, DOLT, FA]),
        ([900, 3, 2, 12], [900, FA, FA, DOLT]),
        ([900, 3, 2, 10], [DOLT, FA, FA, 10]),
        ([6, 3, 0], [DOLT, DOLT, DOLT]),
    ],
)
def test_below_five_is_few_and_one_more_is_hidden(antal: list[int], visat: list[object]) -> None:
    assert maskera(antal) == visat


def test_what_must_be_shown_is_not_the_one_that_is_hidden() -> None:
    assert maskera([900, 60, 3], far_doljas=[0]) == [DOLT, 60, FA]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=6))
def test_with_the_sum_known_each_of_the_few_can_still_be_any_of_one_to_four(
    antal: list[int],
) -> None:
    visat = maskera(antal)
    if set(visat) == {DOLT} or FA not in visat:
        return
    fa = [i for i, v in enumerate(visat) if v == FA]
    (dolt,) = [i for i, v in enumerate(visat) if v == DOLT]
    dold_summa = antal[dolt] + sum(antal[i] for i in fa)
    # What a reader can think: any few that leave the hidden one at five or more.
    tankbara = [f for f in product(range(1, 5), repeat=len(fa)) if dold_summa - sum(f) >= 5]
    for plats in range(len(fa)):
        assert {f[plats] for f in tankbara} == {1, 2, 3, 4}
