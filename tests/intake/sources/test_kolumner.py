"""The column reader gives the same records and problems as the row reader, whatever the file."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from types import ModuleType
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.exempel import testnummer
from kaja.intake.sources import bevis, elever, folkbokforing, franvaro
from kaja.intake.sources.celler import Minne, datum, kravt_datum, till_och_med
from kaja.intake.sources.koder import Koder
from kaja.intake.sources.kodkolumn import Kodkolumn
from kaja.intake.sources.kolumner import Kolumnlasare
from kaja.intake.sources.lasare import Lasare
from kaja.intake.sources.layout import Kolumn
from kaja.intake.sources.nummerkolumn import Nummerkolumn
from kaja.intake.sources.poster import Poster
from kaja.tabell import RowProblem, Table, delimited, open_table
from kaja.ungdom.identitet import Nummerbok, Nummerfel
from tests.mycket import mycket

NUMMER = [
    *testnummer.testpersonnummer()[2008][:4],
    *[*testnummer.testsamordningsnummer().values()][:2],
]
SKRIVSATT = (
    "{0}",
    "{0}",
    "{0}",
    "{1}-{2}",
    " {0} ",
    "{0}\u200b",
    "{0}0",
    "1{0}",
    "{1}",
    "+{0}",
    "",
)
DAGAR = ("2024-08-19", "20240819", "2024-02-30", "9999-12-31", "2026-06-10", "1700-01-01", "")
CELLER = {
    "kommunkod": ("1780", "0180", "780", "1780 ", ""),
    "skolform": ("GY", "gy", "VUXGY", "GX", "GR", ""),
    "avbrott": ("ja", "nej", "", "kanske", "JA"),
    "skydd": ("", "sekretessmarkering", "hemligt"),
    "avregistrering": ("", "GN", "AV", "?"),
    "nytt_personnummer": ("", NUMMER[0], NUMMER[1][2:8], "okänt"),
    "skolenhetskod": ("", "10000001", "1"),
    "studievag": ("", "NA", "IMA", "na", "\u00a0NA"),
    "typ": ("examensbevis", "studiebevis", "betyg", ""),
    "utfardare": ("Skolan", "Åsö\0", "", "\ufeffx", "\u2028"),
    "ogiltig_minuter": ("10", "x"),
}
SNEDA: tuple[Callable[[list[str]], list[str]], ...] = (
    lambda _: [],
    lambda rad: rad[:-1],
    lambda rad: [*rad, ""],
    lambda rad: [*rad, "x"],
)
KOLUMNER = {
    folkbokforing: (
        *("personnummer", "kommunkod", "i_kommunen_fran", "i_kommunen_till_och_med"),
        *("folkbokford_fran", "skydd", "avregistrering", "avregistrerad_fran"),
        *("skolplikt_upphor", "nytt_personnummer"),
    ),
    elever: (
        *("personnummer", "skolform", "startdatum", "slutdatum", "avbrott", "skolenhetskod"),
        "studievag",
    ),
    bevis: ("typ", "datum", "utfardare", "personnummer"),
    franvaro: (
        *("personnummer", "skolenhetskod", "period_fran", "period_till_och_med"),
        "ogiltig_minuter",
    ),
}


def text(kalla: ModuleType, slump: Random) -> str:
    """Mostly good rows, some repeated, some with a cell too many or too few."""
    rader = [[cell(namn, slump) for namn in KOLUMNER[kalla]] for _ in range(slump.randrange(40))]
    rader += slump.sample(rader, len(rader) // 4)
    rader = [rad if slump.random() < 0.9 else slump.choice(SNEDA)(rad) for rad in rader]
    return "\n".join(";".join(rad) for rad in (KOLUMNER[kalla], *rader)) + "\n"


def cell(namn: str, slump: Random) -> str:
    if namn == "personnummer":
        nummer = slump.choice(NUMMER)
        return slump.choice(SKRIVSATT).format(nummer, nummer[:8], nummer[8:])
    alla = CELLER.get(namn, DAGAR)
    return alla[0] if slump.random() < 0.8 else slump.choice(alla)


def radvis(lasare: Lasare[Any]) -> tuple[list[Any], list[RowProblem]]:
    return list(lasare.records()), i_radordning(lasare.problems)


def kolumnvis(lasare: Lasare[Any], tabell: Table) -> tuple[list[Any], list[RowProblem]]:
    poster = Poster({})
    Kolumnlasare(lasare, tabell, poster).las()
    falt = lasare.post._fields[2 : len(lasare.layout) + 1]
    alla = poster.tabell(("rad", *falt)).sort("rad")
    varden = [koder.varden(alla[namn]) for namn, koder in poster.koder.items()]
    nummer = alla["nummer"].cast(pl.String)
    return list(map(lasare.post, nummer, alla["rad"], *varden)), i_radordning(lasare.problems)


def i_radordning(problem: list[RowProblem]) -> list[RowProblem]:
    return sorted(problem, key=lambda problem: problem.rad)


def lasare(kalla: ModuleType, tabell: Table) -> Lasare[Any]:
    val = {"kontakt": False} if kalla is folkbokforing else {}
    las: Lasare[Any] = kalla.reader(tabell, **val)
    return las


@pytest.mark.parametrize("block", [100, 1 << 22])
@pytest.mark.parametrize("kalla", KOLUMNER, ids=lambda kalla: kalla.__name__)
def test_random_files_are_read_alike(
    kalla: ModuleType, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "_BLOCK", block)
    slump = Random(29)
    for nr in range(mycket(15)):
        innehall = text(kalla, slump).encode(slump.choice(("utf-8", "cp1252", "utf-16")), "replace")
        tabell = open_table(innehall, name="fil.csv")
        radernas = radvis(lasare(kalla, open_table(innehall, name="fil.csv")))
        assert kolumnvis(lasare(kalla, tabell), tabell) == radernas, f"fil {nr}"


DAGTEXTER = st.one_of(
    st.builds("{:04d}-{:02d}-{:02d}".format, *map(st.integers, (1848, 0, 0), (2202, 13, 32))),
    st.sampled_from(
        ["", " 2024-06-10", "20240610", "2024-06-10T00:00:00", "9999-12-31", "٢٠٢٤-٠٦-١٠"]
    ),
)


@given(texter=st.lists(DAGTEXTER), tolka=st.sampled_from([datum, kravt_datum, till_och_med]))
def test_days_are_read_as_by_their_conversion(texter: list[str], tolka: Any) -> None:
    koder, minne = Koder(), Minne(tolka)
    kategorier = pl.Categorical(pl.Categories.random())
    kolumn = Kodkolumn(Kolumn("dag", tolka), minne, koder)
    lasta = kolumn.las(pl.Series([text or None for text in texter], dtype=kategorier))
    assert lasta.to_list() == [koder.las(text, minne) for text in texter]


@given(st.lists(st.one_of(st.sampled_from(NUMMER), st.from_regex("[0-9]{11,13}", fullmatch=True))))
def test_numbers_are_read_as_by_the_book(texter: list[str]) -> None:
    lasta = Nummerkolumn(Nummerbok()).las(pl.Series(texter, dtype=pl.String))
    assert [str(tal or "") for tal in lasta] == [ur_boken(text) for text in texter]


def ur_boken(text: str) -> str:
    try:
        return Nummerbok()[text]
    except Nummerfel:
        return ""


def test_the_progress_is_told() -> None:
    tabell = open_table(f"personnummer;typ;datum\n{NUMMER[0]};studiebevis;2024-06-10\n".encode())
    sagt: list[int] = []
    Kolumnlasare(bevis.reader(tabell), tabell, Poster({})).las(sagt.append)
    assert sagt == [1]
