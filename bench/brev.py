"""Letters: 1,000 and 10,000 set from the shipped texts, two parts at once, each opened and counted.

The text that is sent to the most is the reminder, a page; the first letter has a page more, with
what article 14 demands. Memory is that of all processes together.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Iterator
from datetime import date
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
    grund = _matt("paminnelse", 0)  # the worker has started already
    for kod, mall, antal, grans in FALL:
        gick = _matt(mall, antal)
        tid, cpu = gick.sekunder - grund.sekunder, gick.processortid - grund.processortid
        yield Figur(f"{kod}.tid", f"{antal:,} brev, {mall}", grans, tid, "s")
        yield Figur(f"{kod}.cpu", "  processortid, på två kärnor", grans and 2 * grans, cpu, "s")
        yield Figur(f"{kod}.minne", "  minne, alla processer", 500, gick.mebibyte, "MiB")


class Matt(NamedTuple):
    """One run: wall time, the time of all processors, and memory."""

    sekunder: float
    processortid: float
    mebibyte: float


def _matt(mall: str, antal: int) -> Matt:
    fore = _processortid()
    gick = kor([sys.executable, "-m", "bench.brev", mall, str(antal)])
    return Matt(gick.sekunder, _processortid() - fore, gick.mebibyte)


def _processortid() -> float:
    """What has been used by all processes that have ended: says the same on a busy machine."""
    tid = resource.getrusage(resource.RUSAGE_CHILDREN)
    return tid.ru_utime + tid.ru_stime


def main(mall_namn: str, antal: int) -> None:
    """Set so many letters, as the worker does, and count the pages of each part."""
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
    delar = [personer[fran : fran + PER_FIL] for fran in range(0, antal, PER_FIL)]
    for fran in range(0, len(delar), brevsats.SAMTIDIGT):
        nagra = delar[fran : fran + brevsats.SAMTIDIGT]
        for del_, tryckt in zip(
            nagra, brevsats.tryck_samtidigt([sats(papper, d) for d in nagra]), strict=True
        ):
            assert len(tryckt.borjar) == len(del_)
            assert tryckt.pdf.startswith(b"%PDF-")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
