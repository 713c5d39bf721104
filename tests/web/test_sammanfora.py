"""Two who have changed the same form: what follows along, what collides; nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kaja.web.handlaggare.sammanfora import (
    jamfor,
    sammanfort,
    skillnader,
    valt,
    varden,
)

NAMN = st.sampled_from(["mal", "stod", "1-vad", "ny1-vad"])
VARDEN = st.lists(st.sampled_from(["", "a", "b", " a\r\nb "]), max_size=2)
INNEHALL = st.dictionaries(NAMN, VARDEN)


def test_what_only_one_has_changed_needs_no_choice() -> None:
    fore = {"mal": ["a"], "stod": ["x"], "fran": ["2026-01-01"]}
    sparat = fore | {"stod": ["y", "x"]}
    mitt = fore | {"mal": ["b"]}
    jamfort = jamfor(fore, sparat, mitt)
    assert jamfort.krockar == ()
    assert sammanfort(jamfort, mitt) == {
        "mal": ["b"],
        "stod": ["x", "y"],
        "fran": ["2026-01-01"],
    }


def test_line_ends_spaces_and_the_order_of_ticks_are_no_change() -> None:
    assert varden({"a": ["x\r\ny ", ""]}, "a") == varden({"a": ["x\ny"]}, "a")
    assert skillnader({"a": ["x", "y"]}, {"a": ["y", "x"], "b": [""]}) == ()


def test_the_chosen_side_or_the_third_text_is_what_is_sent() -> None:
    post = {"krock:mal": ["1"], "sparat:mal": ["s"], "mitt:mal": ["m"], "ihop:mal": ["i"]}
    for val, text in (("sparat", "s"), ("mitt", "m"), ("ihop", "i")):
        assert valt(post | {"val:mal": [val], "fran": ["x"]}) == (
            {"mal": [text], "fran": ["x"]},
            [],
        )


def test_what_is_not_chosen_is_asked_again_and_kept_as_typed() -> None:
    post = {"krock:mal": ["1"], "sparat:mal": ["s"], "mitt:mal": ["m"]}
    for fel in ({}, {"val:mal": [""]}, {"val:mal": ["nagot"]}):
        assert valt(post | fel) == ({"mal": ["m"]}, ["mal"])


@given(fore=INNEHALL, sparat=INNEHALL, mitt=INNEHALL)
def test_no_change_of_either_is_lost(
    fore: dict[str, list[str]], sparat: dict[str, list[str]], mitt: dict[str, list[str]]
) -> None:
    jamfort = jamfor(fore, sparat, mitt)
    efter = sammanfort(jamfort, mitt)
    krockar = {en.namn for en in jamfort.krockar}
    for namn in {*fore, *sparat, *mitt}:
        sidor = [varden(i, namn) for i in (sparat, mitt)]
        andrat = [v for v in sidor if v != varden(fore, namn)]
        if namn in krockar:
            assert len(set(andrat)) == 2
        else:
            assert varden(efter, namn) == (andrat[0] if andrat else varden(fore, namn))
