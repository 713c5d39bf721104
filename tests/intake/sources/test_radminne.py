"""Files with lines that come again are read as they would be row by row, one file at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaja.intake.sources import elever, radminne
from kaja.intake.sources.kolumner import Kolumnlasare
from kaja.intake.sources.poster import Poster
from kaja.tabell import NotByLinesError, RowProblem, Table, delimited, open_table
from tests.intake.sources.test_kolumner import KOLUMNER, NUMMER, i_radordning, text
from tests.mycket import mycket

GOD = f"{NUMMER[0]};GY;2024-08-19;;nej;10000001;NA"
SAMMA_SAK = (GOD.replace("GY", "gy"), GOD.replace("nej", "NEJ"), f" {GOD}", f"{GOD};")
I_CITATTECKEN = ";".join(f'"{cell}"' for cell in GOD.split(";"))
RADER = [*text(elever, Random(7)).splitlines()[1:], GOD, *SAMMA_SAK, I_CITATTECKEN, "", ";;;;;;"]
BLANDAD = (*KOLUMNER[elever][:2], *KOLUMNER[elever][3:1:-1], *KOLUMNER[elever][4:])
EN_RAD = st.sampled_from([*RADER, *[GOD] * 9, f'{GOD}"', f'{NUMMER[1]};GR;2014-08-19;;;;"x'])


class Fil(NamedTuple):
    rader: list[str]
    kolumner: tuple[str, ...]
    kodning: str

    def tabell(self) -> Table:
        innehall = "".join(f"{rad}\n" for rad in (";".join(self.kolumner), *self.rader))
        return open_table(innehall.encode(self.kodning, "replace"), name="fil.csv")


FILER = st.lists(
    st.builds(
        Fil,
        rader=st.lists(EN_RAD, max_size=20),
        kolumner=st.sampled_from([KOLUMNER[elever], KOLUMNER[elever], BLANDAD]),
        kodning=st.sampled_from(["utf-8", "utf-8", "cp1252", "utf-16"]),
    ),
    min_size=2,
    max_size=4,
)
Last = tuple[Counter[tuple[Any, ...]], list[list[RowProblem]]]


def radvis(filer: list[Fil]) -> Last:
    """How many rows there are of each record, and what there is to say of each file."""
    lasare = [elever.reader(fil.tabell()) for fil in filer]
    poster = [(post[0], *post[2:]) for las in lasare for post in las.records()]
    return Counter(poster), [i_radordning(las.problems) for las in lasare]


def kolumnvis(filer: list[Fil]) -> Last:
    poster = Poster({}, flera_filer=True)
    problem = [i_radordning(last(fil, poster)) for fil in filer]
    alla = poster.tabell(poster.koder)
    varden = [koder.varden(alla[namn]) for namn, koder in poster.koder.items()]
    antal = Counter[tuple[Any, ...]]()
    for nummer, hur_manga, *falt in zip(alla["nummer"], alla["antal"], *varden, strict=True):
        antal[str(nummer), *falt] += hur_manga
    return antal, problem


def last(fil: Fil, poster: Poster) -> list[RowProblem]:
    try:
        return _last(fil.tabell(), poster, radvis=False)
    except NotByLinesError:
        return _last(fil.tabell(), poster, radvis=True)


def _last(tabell: Table, poster: Poster, *, radvis: bool) -> list[RowProblem]:
    Kolumnlasare(elever.reader(tabell), tabell, poster, radvis=radvis).las()
    return tabell.problems


@pytest.fixture(params=[(60, 1), (60, 1 << 20), (1 << 22, 1 << 20)], ids=["en", "nagra", "alla"])
def _i_sma_delar(request: pytest.FixtureRequest) -> Iterator[None]:
    """As if the files were so large that they are read in many parts."""
    with pytest.MonkeyPatch.context() as lapp:
        lapp.setattr(delimited, "_BLOCK", request.param[0])
        lapp.setattr(radminne, "_RADER_I_STYCKE", request.param[1])
        yield


@pytest.mark.usefixtures("_i_sma_delar")
@settings(max_examples=mycket(20), deadline=None)
@given(filer=FILER)
def test_lines_that_come_again_give_the_same_records_problems_and_counts(filer: list[Fil]) -> None:
    assert kolumnvis(filer) == radvis(filer)


def test_a_line_is_parted_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rader = [GOD, f"{NUMMER[1]};GR;2014-08-19;;;;", "x;GR;2014-08-19;;;;"]
    filer = [Fil(rader, KOLUMNER[elever], "utf-8"), Fil(rader, KOLUMNER[elever], "utf-16")]
    assert delade(filer, monkeypatch) == [3, 1]  # the bad one is told of again


def test_a_line_below_another_header_is_another_line(monkeypatch: pytest.MonkeyPatch) -> None:
    filer = [Fil([GOD], KOLUMNER[elever], "utf-8"), Fil([GOD], BLANDAD, "utf-8")]
    assert delade(filer, monkeypatch) == [1, 1]


def delade(filer: list[Fil], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many lines were parted into cells of each file."""
    antal, innan = list[int](), radminne.dela_nya

    def dela(rader: Any, **val: Any) -> radminne.Delade:
        antal.append(rader.height)
        return innan(rader, **val)

    monkeypatch.setattr("kaja.intake.sources.kolumner.dela_nya", dela)
    kolumnvis(filer)
    return antal
