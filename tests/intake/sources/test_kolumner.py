"""The column reader gives the same records and problems as the row reader, whatever the file."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from types import ModuleType
from typing import Any

import pytest

from kaja.exempel import testnummer
from kaja.intake.sources import bevis, elever, folkbokforing, franvaro
from kaja.intake.sources.koder import Koder
from kaja.intake.sources.kolumner import Kolumnlasare
from kaja.intake.sources.lasare import Lasare
from kaja.tabell import RowProblem, Table, delimited, open_table
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
    koder: dict[str, Koder] = {}
    poster = []
    for nummer, rad, *falt in Kolumnlasare(lasare, tabell, koder).las().iter_rows():
        varden = [k.varde(kod) for k, kod in zip(koder.values(), falt, strict=True)]
        poster.append(lasare.post(str(nummer), rad, *varden))
    return poster, i_radordning(lasare.problems)


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


def test_the_progress_is_told() -> None:
    tabell = open_table(f"personnummer;typ;datum\n{NUMMER[0]};studiebevis;2024-06-10\n".encode())
    sagt: list[int] = []
    Kolumnlasare(bevis.reader(tabell), tabell, {}).las(sagt.append)
    assert sagt == [1]
