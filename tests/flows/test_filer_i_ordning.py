"""Files in any order, taken back and read again: what is known is what the files in force say.

A few random orders; `KAJA_TEST_MYCKET=250` for a thousand.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from kaja.access.models import Kommun
from kaja.flows.angra import angra
from kaja.flows.forhandsvisning import forhandsvisa
from kaja.flows.las_in import Mottagning, las_in, ta_emot
from kaja.flows.tystnad import MangaSlutar
from kaja.intake.models import MottagenFil, Rad, Status
from kaja.register.models import Bedomning
from kaja.underlag.models import Folkbokforingsfaktum, Studiefaktum, Tackning
from tests.flows.kommunen import (
    ALI,
    ANNAN,
    DAG,
    EVA,
    GAMMALT,
    HEM,
    LEO,
    NORA,
    NYTT,
    boende,
    elev,
    emot,
    fil,
    in_i_registret,
    minut,
    personen,
    svaret,
)
from tests.mycket import mycket

pytestmark = pytest.mark.django_db

ALLA = (NORA, LEO, ALI, EVA)
FORSTA = date(2026, 9, 1)
FORST_AV_ALLT = date(2026, 8, 1)


def las(kalla: str, *rader: str, nr: int, tom: date, omfattning: str = "hel") -> MottagenFil:
    mottagen = emot(kalla, *rader, nr=nr, tom=tom, omfattning=omfattning).fil
    las_in(fil=mottagen, user=None, tid=minut(nr), dag=DAG, bekraftat=True)
    return MottagenFil.objects.get(pk=mottagen.pk)


def fakta(kommun: str = HEM) -> list[list[Any]]:
    """What is known now, without when it came to be known, and in which of the files."""
    names = ("person__nummer", "fran", "till")
    # Those that only a file taken back told of are not in the register any more.
    registered = Folkbokforingsfaktum.objects.filter(ersatt=None, kommun=kommun)
    kanda = registered.values_list("person", flat=True)
    return [
        sorted(model.objects.filter(ersatt=None, person__in=kanda).values_list(*names), key=str)
        for model in (Folkbokforingsfaktum, Studiefaktum)
    ]


def svar(kommun: str = HEM) -> list[tuple[Any, ...]]:
    rows = Bedomning.objects.filter(ersatt=None, kommun=kommun)
    return sorted(rows.values_list("person__nummer", "utfall", "avgorande_punkt", "omfattas_fran"))


def tackning(kommun: str = HEM) -> list[Any]:
    return sorted(Tackning.objects.filter(ersatt=None, kommun=kommun).values_list("kalla", "tom"))


def koade() -> list[Any]:
    return sorted(Rad.objects.values_list("nummer", "fil__namn", "vantar"))


def test_who_is_missing_in_a_full_extract_has_ended() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    las("elever", elev(NORA), elev(LEO), nr=1, tom=date(2026, 11, 6))

    las("elever", elev(NORA), nr=2, tom=date(2026, 11, 20))

    kvar = Studiefaktum.objects.get(ersatt=None, person__nummer=LEO)
    assert (kvar.till, kvar.fil and kvar.fil.namn, kvar.rad) == (
        date(2026, 11, 20),
        "elever-2.csv",
        0,
    )
    assert ("200803312388", "oklart", "kaa.p4", None) in svar()


def test_who_is_missing_in_a_file_with_some_is_as_before() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    las("elever", elev(NORA), elev(LEO), nr=1, tom=date(2026, 11, 6))

    las("elever", elev(NORA), nr=2, tom=date(2026, 11, 20), omfattning="del")

    assert Studiefaktum.objects.get(ersatt=None, person__nummer=LEO).till is None


def test_a_file_of_changes_says_only_what_stands_in_it() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    las("elever", elev(NORA, "2023-08-20", "2024-06-10"), elev(NORA), nr=1, tom=date(2026, 11, 6))

    las(
        "elever",
        elev(NORA, till="2026-11-10", avbrott="ja"),
        nr=2,
        tom=date(2026, 11, 20),
        omfattning="andring",
    )

    rows = Studiefaktum.objects.filter(ersatt=None).order_by("fran")
    assert list(rows.values_list("fran", "till", "avbrott")) == [
        (date(2023, 8, 20), date(2024, 6, 11), False),
        (date(2024, 8, 19), date(2026, 11, 11), True),
    ]


def test_a_full_extract_with_half_the_rows_must_be_confirmed() -> None:
    in_i_registret("folkbokforing", *map(boende, ALLA), nr=0)
    las("elever", *map(elev, ALLA), nr=1, tom=date(2026, 11, 6))
    half = emot("elever", elev(NORA), elev(LEO), nr=2, omfattning="hel").fil

    with pytest.raises(MangaSlutar, match="2 av 4 som pågick saknas i filen"):
        las_in(fil=half, user=None, tid=minut(2), dag=DAG)

    assert MottagenFil.objects.get(pk=half.pk).status == Status.GRANSKAS
    assert Studiefaktum.objects.filter(ersatt=None, till=None).count() == 4


def test_whose_number_is_replaced_has_not_ended_in_a_full_extract_that_has_the_new_one() -> None:
    in_i_registret("folkbokforing", boende(GAMMALT), boende(NORA), boende(LEO), nr=0)
    las("elever", *map(elev, (GAMMALT, NORA, LEO)), nr=1, tom=date(2026, 11, 6))
    bytt = boende(GAMMALT, ersatt_av=NYTT)
    in_i_registret("folkbokforing", bytt, boende(NYTT), boende(NORA), boende(LEO), nr=2)
    hel = emot("elever", elev(NYTT), elev(NORA), nr=3, omfattning="hel").fil

    seen = forhandsvisa(fil=hel).skulle
    inlast = las_in(fil=hel, user=None, tid=minut(3), dag=DAG, bekraftat=True)

    assert [seen.slutar, inlast.slutade] == [(personen(LEO).pk,), 1]
    assert svaret(NYTT).avgorande_punkt == "kaa.p3"


def test_a_file_that_is_taken_back_leaves_no_trace_in_the_answers() -> None:
    in_i_registret("folkbokforing", *map(boende, ALLA), nr=0)
    las("elever", *map(elev, ALLA), nr=1, tom=date(2026, 11, 6))
    before = fakta(), svar(), koade(), tackning()
    inlast = las(
        "elever",
        elev(NORA),
        elev(LEO, till="2026-11-01", avbrott="ja"),
        nr=2,
        tom=date(2026, 11, 20),
    )
    assert svar() != before[1]

    angra(fil=inlast, user=None, tid=minut(3), dag=DAG)

    assert (fakta(), svar(), koade(), tackning()) == before
    assert MottagenFil.objects.get(pk=inlast.pk).status == Status.ANGRAD


def test_a_person_that_only_the_file_told_of_is_judged_no_more() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    inlast = las("folkbokforing", boende(NORA), boende(LEO), nr=1, tom=DAG)

    angra(fil=inlast, user=None, tid=minut(2), dag=DAG)

    assert [nummer for nummer, *_ in svar()] == [NORA]


def test_a_file_that_is_taken_back_can_be_read_again() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    inlast = las("elever", elev(NORA), nr=1, tom=DAG)
    after = fakta(), svar()
    angra(fil=inlast, user=None, tid=minut(2), dag=DAG)

    again = emot("elever", elev(NORA), nr=1, tom=DAG, omfattning="hel")
    las_in(fil=again.fil, user=None, tid=minut(3), dag=DAG)

    assert again.ny
    assert (fakta(), svar()) == after


def test_a_file_that_comes_late_does_not_take_the_place_of_a_later_one_that_waits() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    las("elever", elev(LEO, "2025-08-18"), nr=1, tom=date(2026, 11, 13), omfattning="del")
    las("elever", elev(LEO, "2024-08-19"), nr=2, tom=date(2026, 11, 6), omfattning="del")

    las("folkbokforing", boende(LEO), nr=3, tom=DAG, omfattning="del")

    assert Studiefaktum.objects.get(ersatt=None, person__nummer=LEO).fran == date(2025, 8, 18)


def test_what_a_full_extract_left_nothing_of_is_known_again_when_it_is_taken_back() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    hel = las("elever", elev(LEO, "2025-08-18"), nr=1, tom=date(2026, 9, 8))
    forst = elev(NORA, "2026-09-15")  # begins after the day of the full extract, which has it not
    las("elever", forst, nr=2, tom=date(2026, 9, 1), omfattning="andring")
    assert not Studiefaktum.objects.filter(ersatt=None, person__nummer=NORA).exists()

    angra(fil=hel, user=None, tid=minut(4), dag=DAG)

    assert Studiefaktum.objects.get(ersatt=None, person__nummer=NORA).fran == date(2026, 9, 15)


def test_who_became_known_since_keeps_what_waited_when_a_later_file_is_taken_back() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    las("elever", elev(LEO, "2025-08-18"), nr=1, tom=date(2026, 11, 6), omfattning="del")
    senare = las("elever", elev(NORA), nr=2, tom=date(2026, 11, 13), omfattning="del")
    las("folkbokforing", boende(LEO), nr=3, tom=DAG, omfattning="del")

    angra(fil=senare, user=None, tid=minut(4), dag=DAG)

    assert Studiefaktum.objects.get(ersatt=None, person__nummer=LEO).fran == date(2025, 8, 18)


def test_what_another_file_took_the_place_of_is_known_again_by_who_became_known_since() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    las("elever", elev(LEO, "2024-08-19"), nr=1, tom=date(2026, 11, 6), omfattning="del")
    senare = las("elever", elev(LEO, "2025-08-18"), nr=2, tom=date(2026, 11, 13), omfattning="del")
    las("folkbokforing", boende(LEO), nr=3, tom=DAG, omfattning="del")

    angra(fil=senare, user=None, tid=minut(4), dag=DAG)

    assert Studiefaktum.objects.get(ersatt=None, person__nummer=LEO).fran == date(2024, 8, 19)


def test_the_same_file_for_an_earlier_day_says_that_it_was_so_then_too() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    senare = las("elever", elev(NORA), nr=1, tom=date(2026, 11, 13))
    las("elever", elev(NORA), nr=2, tom=date(2026, 11, 6))
    assert not emot("elever", elev(NORA), nr=3, tom=date(2026, 11, 13)).ny

    angra(fil=senare, user=None, tid=minut(4), dag=DAG)

    assert Studiefaktum.objects.get(ersatt=None).fran == date(2024, 8, 19)
    assert [rad[-1] for rad in tackning() if "elever" in rad] == [date(2026, 11, 6)]


def veckor(slump: random.Random) -> list[tuple[str, tuple[str, ...], date, str]]:
    """A handful of files from one school and the register, each for a week of its own."""
    filer = []
    for vecka in range(slump.randrange(2, 6)):
        kalla = slump.choice(("elever", "elever", "folkbokforing"))
        vilka = slump.sample(ALLA, slump.randrange(1, 5))
        make = _elev if kalla == "elever" else _boende
        rader = tuple(make(slump, nummer) for nummer in vilka)
        omfattning = slump.choice(("hel", "del", "andring"))
        filer.append((kalla, rader, FORSTA + timedelta(weeks=vecka), omfattning))
    return filer


def _elev(slump: random.Random, nummer: str) -> str:
    start = slump.choice(("2024-08-19", "2025-08-18", "2026-09-15"))
    return elev(
        nummer, start, slump.choice(("", "2026-09-20", "2026-10-10")), slump.choice(("", "ja"))
    )


def _boende(slump: random.Random, nummer: str) -> str:
    return boende(nummer, fran=slump.choice(("", "2020-01-01", "2026-09-10")))


@pytest.mark.parametrize("fro", range(mycket(4)))
def test_files_in_any_order_with_some_taken_back_end_as_those_in_force_read_in_order(
    fro: int,
) -> None:
    slump = random.Random(fro)
    filer = dict(enumerate(veckor(slump), 1))
    order = slump.sample(sorted(filer), len(filer))
    bort = {nr for nr in order if slump.random() < 0.3}

    shuffled, straight = Brevlada(HEM), Brevlada(ANNAN)
    for nr in order:
        shuffled.las(nr, *filer[nr])
        if nr in bort and slump.random() < 0.5:
            shuffled.angra(nr)
    for nr in bort & shuffled.filer.keys():
        shuffled.angra(nr)
    for nr in sorted(filer.keys() - bort):
        straight.las(nr, *filer[nr])

    assert shuffled.vet() == straight.vet()


class Brevlada:
    """One of two municipalities that get the same files."""

    def __init__(self, kommun: str) -> None:
        self.kommun, self.steg = Kommun.objects.get(pk=kommun), 10
        self.filer: dict[int, MottagenFil] = {}
        self.las(0, "folkbokforing", (boende(NORA), boende(LEO)), FORST_AV_ALLT, "del")

    def las(self, nr: int, kalla: str, rader: tuple[str, ...], tom: date, omfattning: str) -> None:
        mottagen = self.emot(nr, kalla, rader, tom, omfattning)
        las_in(fil=mottagen.fil, user=None, tid=minut(self.steg), dag=DAG, bekraftat=True)
        self.filer[nr] = mottagen.fil

    def emot(
        self, nr: int, kalla: str, rader: tuple[str, ...], tom: date, omfattning: str
    ) -> Mottagning:
        self.steg += 1
        egna = tuple(rad.replace(f";{HEM};", f";{self.kommun.pk};") for rad in rader)
        return ta_emot(
            kommun=self.kommun,
            kalla=kalla,
            namn=f"vecka-{nr}.csv",
            innehall=fil(kalla, *egna),
            tackning_tom=tom,
            user=None,
            tid=minut(self.steg),
            omfattning=omfattning,
        )

    def angra(self, nr: int) -> None:
        self.steg += 1
        angra(fil=self.filer.pop(nr), user=None, tid=minut(self.steg), dag=DAG)

    def vet(self) -> tuple[Any, ...]:
        return fakta(self.kommun.pk), svar(self.kommun.pk), tackning(self.kommun.pk)
