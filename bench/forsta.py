"""The first load: from three files to a register in PostgreSQL, with `kaja las-in`.

`KAJA_BENCH_PERSONER=500000 python -m bench forsta` for the whole country's size; without it a tenth
of that. The first two files say that more follow, so everyone is judged once, with the last.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from bench import befolkning
from bench.kluster import kluster
from bench.matning import Figur, kor

SIST = "elever"
PERSONER = int(os.environ.get("KAJA_BENCH_PERSONER", "50000"))


def figurer() -> Iterator[Figur]:
    with kluster() as mapp:
        filer = befolkning.skriv(mapp, PERSONER)
        vad, summa, topp = f"{PERSONER:,} personer", 0.0, 0.0
        for kalla in ("folkbokforing", "bevis", SIST):
            argument = [sys.executable, "-m", "kaja", "las-in", kalla, str(getattr(filer, kalla))]
            argument += ["--kommun", befolkning.KOMMUN, "--tom", befolkning.TOM.isoformat()]
            gick = kor(argument if kalla == SIST else [*argument, "--fler-foljer"])
            summa, topp = summa + gick.sekunder, max(topp, gick.mebibyte)
            yield Figur("forsta.fil", f"{vad}: {kalla}.csv", None, gick.sekunder, "s")
        yield Figur("forsta.tid", f"{vad}: alla filer in i registret", None, summa, "s")
        yield Figur("forsta.person", f"{vad}: per person", 1.8, summa / PERSONER * 1000, "ms")
        yield Figur("forsta.minne", f"{vad}: minne, processen", 600, topp, "MiB")
