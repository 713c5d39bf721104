"""Read again, nothing changes; put right, only what was put right changes.

A few random weeks; `KAJA_TEST_MYCKET=250 pytest tests/flows/test_samma_fil_igen.py
tests/flows/test_filer_i_ordning.py` for a thousand.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from kaja.flows.las_in import las_in
from kaja.intake.models import MottagenFil, Status
from kaja.register.models import Bedomning, Registerhandelse
from kaja.underlag.models import Folkbokforingsfaktum, Studiefaktum
from tests.flows.kommunen import ALI, DAG, EVA, HEM, LEO, NORA, elev, minut
from tests.flows.test_filer_i_ordning import FORST_AV_ALLT, Brevlada, veckor
from tests.mycket import mycket

# PostgreSQL reads random weeks of files in test_filer_i_ordning.py.
pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]

FRON = range(mycket(4))
ALLA = (NORA, LEO, ALI, EVA)


def allt() -> dict[str, list[Any]]:
    """Every row, with its id: a row made anew is another row."""
    return {
        model.__name__: sorted(model.objects.values_list())
        for model in (Folkbokforingsfaktum, Studiefaktum, Bedomning, Registerhandelse)
    }


@pytest.mark.parametrize("fro", FRON)
def test_the_same_file_twice_changes_nothing(fro: int) -> None:
    slump = random.Random(fro)
    filer = dict(enumerate(veckor(slump), 1))
    post = Brevlada(HEM)
    for nr, fil in filer.items():
        post.las(nr, *fil)
    nr = slump.choice(sorted(filer))
    before = allt()

    again = post.emot(nr, *filer[nr])
    # One that a newer file has replaced is read again, in its own place in the order.
    sent = MottagenFil.objects.get(pk=post.filer[nr].pk)
    assert sent.status == Status.ERSATT or not again.ny
    if again.ny:
        las_in(fil=again.fil, user=None, tid=minut(post.steg), dag=DAG, bekraftat=True)

    assert allt() == before


@pytest.mark.parametrize("fro", FRON)
def test_the_same_rows_in_another_order_change_no_fact_and_no_answer(fro: int) -> None:
    slump = random.Random(fro)
    rader = [elev(nummer, f"2024-08-{slump.randrange(15, 25)}") for nummer in ALLA]
    post = Brevlada(HEM)
    post.las(1, "elever", tuple(rader), FORST_AV_ALLT, "hel")
    before = [
        [rad[:5] for rad in sorted(model.objects.values_list("pk", "person", "fran", "till"))]
        for model in (Folkbokforingsfaktum, Studiefaktum)
    ]
    answers = Bedomning.objects.count()

    post.las(2, "elever", tuple(reversed(rader)), FORST_AV_ALLT, "hel")

    after = [
        [rad[:5] for rad in sorted(model.objects.values_list("pk", "person", "fran", "till"))]
        for model in (Folkbokforingsfaktum, Studiefaktum)
    ]
    assert (after, Bedomning.objects.count()) == (before, answers)


@pytest.mark.parametrize("fro", FRON)
def test_a_corrected_file_changes_only_the_corrected_rows(fro: int) -> None:
    slump = random.Random(fro)
    post = Brevlada(HEM)
    kanda = [*ALLA[:2]]
    rader = {nummer: elev(nummer) for nummer in kanda}
    post.las(1, "elever", tuple(rader.values()), FORST_AV_ALLT, "hel")
    before = set(Studiefaktum.objects.values_list("pk", "person__nummer", "ersatt"))
    rattade = set(slump.sample(kanda, slump.randrange(1, 3)))
    rader |= {nummer: elev(nummer, "2024-09-02") for nummer in rattade}

    post.las(2, "elever", tuple(rader.values()), FORST_AV_ALLT, "hel")

    after = set(Studiefaktum.objects.values_list("pk", "person__nummer", "ersatt"))
    assert {nummer for _, nummer, _ in before - after} == rattade
    assert {nummer for _, nummer, _ in after - before} == rattade
    assert len(after) == len(before) + len(rattade)
