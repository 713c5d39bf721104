"""A row that cannot be read says nothing of the youth: neither what stands in it, nor that she is
missing."""

from __future__ import annotations

from datetime import date

import pytest

from kaja.flows.forhandsvisning import skulle
from kaja.flows.las_in import las_in
from kaja.intake.models import MottagenFil
from kaja.underlag.models import Folkbokforingsfaktum, Studiefaktum
from tests.flows.kommunen import DAG, EVA, HEM, LEO, NORA, boende, elev, emot, in_i_registret, minut

pytestmark = pytest.mark.django_db

OMOJLIG = "2024-13-45"


def las(kalla: str, *rader: str, nr: int, tom: date) -> MottagenFil:
    fil = emot(kalla, *rader, nr=nr, tom=tom, omfattning="hel").fil
    las_in(fil=fil, user=None, tid=minut(nr), dag=DAG)
    return fil


def studier(nummer: str) -> list[tuple[str, str]]:
    rows = Studiefaktum.objects.filter(ersatt=None, person__nummer=nummer).order_by("fran")
    return [(str(rad.fran), str(rad.till)) for rad in rows]


def test_who_stands_in_a_row_that_cannot_be_read_has_not_ended() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    las("elever", elev(NORA), elev(LEO), nr=1, tom=date(2026, 11, 6))

    fil = emot("elever", elev(NORA, OMOJLIG), elev(LEO), nr=2, omfattning="hel").fil
    assert not skulle(fil).slutar
    assert las_in(fil=fil, user=None, tid=minut(2), dag=DAG).slutade == 0

    assert studier(NORA) == [("2024-08-19", "None")]


def test_one_row_of_many_that_cannot_be_read_takes_nothing_else_with_it() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    before = elev(NORA, "2023-08-14", "2024-06-10")
    las("elever", before, elev(NORA), nr=1, tom=date(2026, 11, 6))

    las("elever", before, elev(NORA, OMOJLIG), nr=2, tom=date(2026, 11, 20))

    assert studier(NORA) == [("2023-08-14", "2024-06-11"), ("2024-08-19", "None")]


def test_nobody_has_moved_because_the_day_of_a_row_cannot_be_read() -> None:
    las("folkbokforing", boende(NORA), boende(LEO), boende(EVA), nr=0, tom=date(2026, 11, 6))

    las("folkbokforing", boende(NORA, fran=OMOJLIG), boende(LEO), boende(EVA), nr=1, tom=DAG)

    nora = Folkbokforingsfaktum.objects.get(ersatt=None, person__nummer=NORA)
    assert (nora.kommunkod, nora.till) == (HEM, None)
