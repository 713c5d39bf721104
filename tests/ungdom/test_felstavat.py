"""Words that are nearly the one that was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaja.ungdom.felstavat import near, parts, slips
from tests.mycket import mycket


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("eric", "erik"), ("zara", "sara"), ("kajsa", "kasja"), ("anderson", "andersson")),
        *(("christina", "kristina"), ("soderbarj", "soderberg"), ("sodarb", "soderberg")),
        ("200801012387", "200801012386"),
    ],
)
def test_a_letter_or_two_may_be_wrong(typed: str, meant: str) -> None:
    assert list(near(typed, [meant, "olsson"])) == [meant]


@pytest.mark.parametrize(
    ("typed", "other"), [("bo", "ba"), ("eva", "ena"), ("erik", "elin"), ("20080101", "20090102")]
)
def test_of_a_short_word_little_or_nothing(typed: str, other: str) -> None:
    assert near(typed, [other]) == {}


LETTER = st.sampled_from("abcdefgh")


@settings(max_examples=mycket(50))
@given(st.text(LETTER, min_size=1, max_size=14), st.data())
def test_with_a_wrong_letter_or_one_too_many_or_few_a_part_is_right(
    word: str, data: st.DataObject
) -> None:
    typed = word
    for _ in range(slips(word)):
        at = data.draw(st.integers(0, len(typed)))
        typed = typed[:at] + data.draw(st.text(LETTER, max_size=1)) + typed[at + 1 :]
    if slips(typed) < slips(word):
        return
    first, *others = parts(typed)
    assert word.startswith(first) or any(part in word for part in others)
    assert "".join(parts(typed)) == typed
    assert word in near(typed, [word])
