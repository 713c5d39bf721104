"""How days, numbers and ages are written, and what day the web says it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.conf import LazySettings

from kaja.web import klocka
from kaja.web.komponenter import markup, text
from tests.web.varld import DAG


def test_a_day_this_year_has_no_year_and_another_has() -> None:
    assert text.datum(date(2026, 3, 1)) == "1\xa0mars"
    assert text.datum(date(2025, 3, 1)) == "1\xa0mars\xa02025"
    assert text.datum(None) == ""


def test_a_moment_is_written_in_swedish_time() -> None:
    assert text.tidpunkt(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "2\xa0juli kl.\xa000.30"


def test_days_in_a_sentence_are_written_out_and_what_is_no_day_is_left() -> None:
    assert text.datum_i_text("Slutade 2026-09-14.") == "Slutade 14 september 2026."
    assert text.datum_i_text("Står 2026-02-30.") == "Står 2026-02-30."


@pytest.mark.parametrize(("n", "skrivet"), [(0, "0 rader"), (1, "1 rad"), (1842, "1\xa0842 rader")])
def test_numbers_agree_with_their_word(n: int, skrivet: str) -> None:
    assert text.antal(n, "rad", "rader") == skrivet


@pytest.mark.parametrize(
    ("fodd", "skrivet"),
    [
        (date(2006, 11, 24), "19 år, 1 dag till 20"),
        (date(2006, 11, 23), "20 år"),
        (date(2008, 2, 29), "18 år, 463 dagar till 20"),
    ],
)
def test_age_and_days_to_twenty(fodd: date, skrivet: str) -> None:
    assert text.alder_text(fodd, None, DAG) == skrivet


def test_the_hourglass_stands_the_last_sixty_days() -> None:
    assert 'data-frist="snart"' in markup.alder(date(2007, 1, 22), None, DAG)
    assert 'data-frist="snart"' not in markup.alder(date(2007, 1, 23), None, DAG)


def test_a_state_is_a_word_a_shape_and_a_colour() -> None:
    for namn, (farg, figur, ord_) in markup.LAGEN.items():
        html = markup.lage(namn)
        assert ord_ in html
        assert f"#f-{figur}" in html
        assert f'data-lage="{farg}"' in html


def test_initials_are_of_the_first_and_the_last_name() -> None:
    assert [text.initialer(n) for n in ("Amira Sara Lund", "Åsa", "")] == ["AL", "Å", ""]


def test_without_a_set_day_the_day_is_the_one_in_sweden(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Kvall:
        @staticmethod
        def now() -> datetime:
            return datetime(2026, 12, 31, 23, 30, tzinfo=UTC)

    settings.KAJA_DAG = ""
    monkeypatch.setattr(klocka, "timezone", Kvall)
    assert klocka.i_dag() == date(2027, 1, 1)
    assert klocka.nu().date() == date(2027, 1, 1)
