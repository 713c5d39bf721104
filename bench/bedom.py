"""`kaja bedom` against a plain csv pass over the same bytes, and one person against the clock."""

from __future__ import annotations

import csv
import os
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from datetime import date
from pathlib import Path

from bench import befolkning
from bench.matning import Figur, Korning, kor
from kaja.regler import (
    Bevis,
    Folkbokforing,
    Fraga,
    Studie,
    Tackning,
    Underlag,
    besked,
)

STOR, LITEN = 500_000, 50_000
KOMMUN = 60_000  # the people of one municipality
NATIONELLT = int(os.environ.get("KAJA_BENCH_NATIONELLT", "0"))  # 500000: takes minutes to write
MINNE = {STOR: 572, LITEN: 190}  # MiB: 600 and 200 MB
GANGER = 3  # the best of so many, taken in turn with the baseline: the machine has others to serve


def figurer() -> Iterator[Figur]:
    yield Figur("bedom.en", "en person bedömd", 1.0, en_person(), "ms")
    liten = yield from _storlek(LITEN)
    stor = yield from _storlek(STOR)
    tillvaxt = stor.sekunder / liten.sekunder
    yield Figur("bedom.tillvaxt", f"tid {STOR:,} mot {LITEN:,}", 11, tillvaxt, "ggr")
    yield from _fran_start("bedom.kommun", KOMMUN, 1.0, befolkning.skriv)
    if NATIONELLT:
        grans = 6.0 if NATIONELLT >= STOR else None  # fewer say nothing of a country
        yield from _fran_start("bedom.nation", NATIONELLT, grans, befolkning.skriv_nationellt)


def _fran_start(
    kod: str, antal: int, grans: float | None, skriv: Callable[[Path, int], befolkning.AllaFiler]
) -> Iterator[Figur]:
    """The whole program, from the start of its process to its end."""
    with tempfile.TemporaryDirectory(prefix="kaja-bench-") as mapp:
        filer = skriv(Path(mapp), antal)
        vad = f"{antal:,} personer, {befolkning.rader(filer):,} rader"
        matt = [jobbet(filer, Path(mapp)) for _ in range(GANGER)]
    yield Figur(kod, f"{vad}: kaja bedom", grans, min(matt).sekunder, "s")
    minne = max(m.mebibyte for m in matt)
    yield Figur(f"{kod}.minne", f"{vad}: minne", MINNE.get(antal), minne, "MiB")


def _storlek(antal: int) -> Generator[Figur, None, Korning]:
    with tempfile.TemporaryDirectory(prefix="kaja-bench-") as mapp:
        filer = befolkning.skriv(Path(mapp), antal)
        matt = [(csv_pass(filer), jobbet(filer, Path(mapp))) for _ in range(GANGER)]
    bara_csv, jobb = (min(alla) for alla in zip(*matt, strict=True))
    vad = f"{antal:,} personer"
    yield Figur("bedom.csv", f"{vad}: csv.reader över samma byte", None, bara_csv, "s")
    yield Figur("bedom.tid", f"{vad}: kaja bedom", None, jobb.sekunder, "s")
    grans = 8 if antal == STOR else None
    yield Figur("bedom.kvot", f"{vad}: kvot", grans, jobb.sekunder / bara_csv, "ggr")
    minne = max(korning.mebibyte for _, korning in matt)
    yield Figur("bedom.minne", f"{vad}: minne, alla processer", MINNE[antal], minne, "MiB")
    return jobb


def csv_pass(filer: befolkning.Filer) -> float:
    """The baseline: every row split by csv.reader, and thrown away."""
    start = time.perf_counter()
    for fil in filer:
        with fil.open(encoding="utf-8", newline="") as text:
            for _ in csv.reader(text, delimiter=";"):
                pass
    return time.perf_counter() - start


def jobbet(filer: befolkning.AllaFiler, mapp: Path) -> Korning:
    argument = [sys.executable, "-m", "kaja", "bedom", "--kommun", befolkning.KOMMUN]
    argument += ["--dag", befolkning.DAG.isoformat()]
    for namn, fil in filer._asdict().items():
        alla = fil if isinstance(fil, list) else [fil]
        argument += [f"--{namn}", *map(str, alla), f"--{namn}-tom", befolkning.TOM.isoformat()]
    argument += ["--ut", str(mapp / "ut.csv"), "--problem", str(mapp / "problem.csv")]
    return kor(argument)


def en_person() -> float:
    """Milliseconds for the whole answer about one who is covered, the dearest kind."""
    underlag = Underlag(
        fodd=date(2008, 3, 13),
        fodelsear=2008,
        folkbokforing=(Folkbokforing("1780", date(2008, 3, 28)),),
        studier=(
            Studie("GR", date(2015, 8, 18), date(2024, 6, 15)),
            Studie("GY", date(2024, 8, 19), date(2026, 9, 15), avbrott=True, studievag="VO"),
        ),
        bevis=(Bevis("studiebevis", date(2026, 9, 20)),),
        tackning=Tackning(befolkning.TOM, befolkning.TOM, befolkning.TOM),
    )
    fraga = Fraga(befolkning.KOMMUN, befolkning.DAG)
    start = time.perf_counter()
    for _ in range(1000):
        assert besked(underlag, fraga).bedomning.motivering
    return time.perf_counter() - start
