"""Files read and checked, each problem with its row and column: a workbook and a csv of 50,000
rows.
What is read is compared with openpyxl, which reads the same workbook in its quickest way and checks
nothing.
"""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable, Iterator

from bench import befolkning
from bench.matning import Figur

RADER = 50_000
HUVUD = ("personnummer", "skolform", "startdatum", "slutdatum", "avbrott", "studievag", "huvudman")


def figurer() -> Iterator[Figur]:
    csv_, xlsx = _filer()
    kalkyl, problem = _bast(lambda: _las(xlsx, "elever.xlsx"))
    text, _ = _bast(lambda: _las(csv_, "elever.csv"))
    openpyxl, _ = _bast(lambda: _openpyxl(xlsx))
    vad = f"{RADER:,} rader"
    yield Figur("inlasning.problem", f"{vad}: rader med problem", None, problem, "st")
    yield Figur("inlasning.xlsx", f"{vad} ur en arbetsbok, prövade", 2, kalkyl, "s")
    yield Figur("inlasning.csv", f"{vad} ur csv, prövade", 1, text, "s")
    yield Figur("inlasning.openpyxl", f"{vad}: openpyxl läser bara", None, openpyxl, "s")
    yield Figur("inlasning.kvot", "arbetsboken mot openpyxl", 0.35, kalkyl / openpyxl, "ggr")


def _bast(gor: Callable[[], int]) -> tuple[float, int]:
    """The shortest of three: the others waited for something else on the machine."""
    tider, gav = [], 0
    for _ in range(3):
        start = time.perf_counter()
        gav = gor()
        tider.append(time.perf_counter() - start)
    return min(tider), gav


def _las(innehall: bytes, namn: str) -> int:
    """All good rows, and how many problems there were with the others."""
    from kaja.intake.models import Kallnamn
    from kaja.intake.oppna import oppna

    lasning = oppna(innehall, namn=namn, kalla=Kallnamn.ELEVER, ar=befolkning.DAG.year)
    bra = sum(1 for _ in lasning.records())
    assert bra > 0.9 * RADER
    return len(lasning.problems)


def _openpyxl(innehall: bytes) -> int:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(innehall), read_only=True, data_only=True)
    return sum(1 for _ in book.active.iter_rows(values_only=True))


def _filer() -> tuple[bytes, bytes]:
    """The same rows as csv and as a workbook; two in a hundred have something wrong."""
    from kaja.cli.start import prepare_database
    from kaja.tabell.write import write_csv, write_xlsx

    _egen_mapp()
    prepare_database()
    rader = list(_rader(random.Random(1)))
    text, bok = io.StringIO(), io.BytesIO()
    write_csv(text, HUVUD, rader)
    write_xlsx(bok, HUVUD, rader)
    return text.getvalue().encode(), bok.getvalue()


def _egen_mapp() -> None:
    import tempfile
    from pathlib import Path

    from bench import stad

    stad.valj_mapp(Path(tempfile.mkdtemp(prefix="kaja-bench-")))


def _rader(slump: random.Random) -> Iterator[tuple[str, ...]]:
    for nummer, fodd in befolkning.nummer_och_fodelsedag(RADER):
        start = f"{fodd.year + 16}-08-{slump.randrange(15, 25)}"
        fel = slump.random()
        skolform = "GYMN" if fel < 0.01 else "GY"
        vem = nummer[:-1] + "X" if fel > 0.99 else nummer
        yield vem, skolform, start, "", "", slump.choice(("NA", "SA", "EK")), "Kommunen"
