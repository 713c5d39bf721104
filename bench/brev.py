"""Letters: 1,000 and 10,000 set from the shipped texts, two parts at once, each opened and counted.

The text that is sent to the most is the reminder, a page; the first letter has a page more, with
what article 14 demands. A worker that has started, and set a first letter, measures itself. Memory
is that of all processes together.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench.matning import Figur, kor

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaja.config.settings")
DAG = date(2026, 11, 23)
FALL = (
    ("brev.1000", "paminnelse", 1_000, 2.0),
    ("brev.10000", "paminnelse", 10_000, 20.0),
    ("brev.forsta", "forsta_kontakt", 1_000, None),
)


def figurer() -> Iterator[Figur]:
    for kod, mall, antal, grans in FALL:
        gick = _matt(mall, antal)
        dubbel = grans and 2 * grans
        yield Figur(f"{kod}.tid", f"{antal:,} brev, {mall}", grans, gick.sekunder, "s")
        yield Figur(f"{kod}.cpu", "  processortid, på två kärnor", dubbel, gick.processortid, "s")
        yield Figur(f"{kod}.minne", "  minne, alla processer", 500, gick.mebibyte, "MiB")


class Matt(NamedTuple):
    """One run: wall time, the time of all processors, and memory."""

    sekunder: float
    processortid: float
    mebibyte: float


def _matt(mall: str, antal: int) -> Matt:
    with tempfile.NamedTemporaryFile() as svar:
        gick = kor([sys.executable, "-m", "bench.brev", mall, str(antal), svar.name])
        sekunder, processortid = json.loads(Path(svar.name).read_text())
        return Matt(sekunder, processortid, gick.mebibyte)


def _processortid() -> float:
    """What this process and those it has waited for have used: the same on a busy machine."""
    alla = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(tid.ru_utime + tid.ru_stime for tid in alla)


def main(mall_namn: str, antal: int, svar: Path) -> None:
    """Set so many letters, as the worker does, count the pages of each part, and write in `svar`
    how long that took: seconds, and seconds of processors."""
    import django

    django.setup()
    from kaja.flows.utskick_brev import PER_FIL
    from kaja.flows.utskick_filer import Pappret, sats
    from kaja.ungdom.models import Person
    from kaja.utskick import brevsats, mallar
    from kaja.utskick.models import Brevavsandare
    from kaja.utskick.slag import Kanal, Mall, Sprak
    from tests.utskick.mottagare import AVSANDARE, FODD

    text = mallar.levererad(Mall(mall_namn), Kanal.BREV, Sprak.SV)
    papper = Pappret(Mall(mall_namn), Sprak.SV, Brevavsandare(**AVSANDARE), text, DAG)
    personer = [
        Person(
            pk=nr, fornamn=f"Namn{nr}", efternamn="Öberg", fodd=FODD, adress=f"Storgatan {nr}",
            postnummer="78170", postort="Borlänge",
        )
        for nr in range(antal)
    ]  # fmt: skip
    brevsats.tryck(sats(papper, personer[:1]))
    start, processortid = time.perf_counter(), _processortid()
    delar = (personer[fran : fran + PER_FIL] for fran in range(0, antal, PER_FIL))
    for del_, tryckt in brevsats.tryck_samtidigt(delar, lambda del_: sats(papper, del_)):
        assert len(tryckt.borjar) == len(del_)
        assert tryckt.pdf.startswith(b"%PDF-")
    tog = time.perf_counter() - start, _processortid() - processortid
    svar.write_text(json.dumps(tog))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
