"""Schools' own numbers are kept in twelve characters; other numbers are read as always."""

from __future__ import annotations

import pytest

from kaja.intake.sources.tfbok import TFBok, ar_tf
from kaja.ungdom.identitet import Nummerfel, las_tf


@pytest.mark.parametrize(
    "text", ["20080304TF12", "20080304-tf12", "080304TF12", "080304-TF12", " 20080304 TF12 "]
)
def test_a_tf_number_is_kept_in_twelve_characters(text: str) -> None:
    assert TFBok(2026)[text] == "20080304TF12"
    assert ar_tf(TFBok(2026)[text])


def test_a_personnummer_is_no_tf_number() -> None:
    nummer = TFBok(2026)["070101-2395"]
    assert (nummer, ar_tf(nummer)) == ("200701012395", False)
    with pytest.raises(Nummerfel):
        las_tf("200701012395")


@pytest.mark.parametrize("text", ["20081304TF12", "TF12", "", "200701012396"])
def test_what_is_no_number_at_all_is_refused(text: str) -> None:
    with pytest.raises(Nummerfel):
        TFBok(2026)[text]
