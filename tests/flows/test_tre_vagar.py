"""The oracle, the law one person at a time and the law by columns: one answer to the last byte.

A thousand municipalities and more: `python -m tests.flows.tre_vagar`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import polars as pl
import pytest

from kaja.exempel import testnummer
from kaja.flows.bedom_filer import Uppdrag
from kaja.flows.filunderlag import Filer, Lasning
from kaja.flows.kolumnvis import dagar, likhet
from kaja.flows.kolumnvis.fakta import las_kolumner
from kaja.regler import Fraga, Tackning
from kaja.tabell import TableError
from tests.flows.slumpkommun import uppdrag
from tests.flows.tre_vagar import Bedomt, bedomt, kommun, skillnad
from tests.mycket import mycket

KOMMUNER = 12
FRO = "prov"


@pytest.mark.parametrize("nr", range(KOMMUNER))
def test_random_municipalities_get_one_answer_in_three_ways(nr: int) -> None:
    assert not skillnad(f"{FRO}:{nr}")


def test_a_fresh_random_municipality_gets_one_answer_in_three_ways() -> None:
    assert not skillnad(f"nytt:{Random().randrange(10**9)}")


def grupper(vad: Uppdrag) -> pl.DataFrame:
    fakta = las_kolumner(vad.filer, Lasning(vad.filer, None))
    return likhet.i_grupper(fakta, vad.fraga, vad.tackning)


def test_families_are_put_together(tmp_path: Path) -> None:
    alla = grupper(uppdrag(Random(3), tmp_path, syskon=9))
    assert alla["person"].to_list() == list(range(alla.height))
    assert alla["grupp"].n_unique() < alla.height * 0.7


def nagot_skiljer(mapp: Path, antal: int = 20) -> bool:
    """Whether any of some families get another answer by columns than one by one."""
    slump = Random(29)
    return any(_skiljer(uppdrag(slump, mapp, syskon=20)) for _ in range(antal))


def _skiljer(vad: Uppdrag) -> bool:
    try:
        return bedomt(vad, kolumnvis=False) != bedomt(vad, kolumnvis=True)
    except AssertionError as stopp:
        return "okänd dag" in str(stopp)


@pytest.mark.parametrize(
    ("var", "namn", "fel"),
    [
        (dagar, "gemensamma_dagar", lambda *_: ()),
        (dagar, "fodelsens_dagar", lambda *_: (None, None, None)),
        (dagar, "_ISAR", 0),
        (dagar, "_bevisen_har_kommit", lambda fakta, _: fakta.studier["till"]),
        (likhet, "_ett_tal", lambda _: pl.lit(0)),
        (likhet, "_kommuner", lambda *_: pl.lit(0)),
        (likhet, "_ar_im", lambda _: False),
    ],
)
def test_a_mistake_in_what_is_alike_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, var: ModuleType, namn: str, fel: Any
) -> None:
    monkeypatch.setattr(var, namn, fel)
    assert nagot_skiljer(tmp_path)


def test_one_with_very_many_facts_is_judged_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likhet, "FLEST_FAKTA", 2)
    assert not nagot_skiljer(tmp_path)
    assert grupper(kommun(f"{FRO}:1", tmp_path))["dagar"].null_count()


def test_what_two_files_say_alike_gets_the_answer_of_one(tmp_path: Path) -> None:
    slump = Random(31)
    for _ in range(mycket(4)):
        vad = uppdrag(slump, tmp_path, syskon=2)
        igen = [tmp_path / f"igen-{fil.name}" for fil in (*vad.filer.elever, *vad.filer.bevis)]
        for fil, kopia in zip((*vad.filer.elever, *vad.filer.bevis), igen, strict=True):
            kopia.write_bytes(fil.read_bytes())
        elever, bevis = igen[: len(vad.filer.elever)], igen[len(vad.filer.elever) :]
        filer = vad.filer._replace(
            elever=(*vad.filer.elever, *elever), bevis=(*vad.filer.bevis, *bevis)
        )
        dubbelt = vad._replace(filer=filer)
        assert bedomt(dubbelt, kolumnvis=True) == bedomt(dubbelt, kolumnvis=False)
        assert bedomt(dubbelt, kolumnvis=True).svar == bedomt(vad, kolumnvis=True).svar


def test_coverage_at_the_end_of_time_is_no_obstacle(tmp_path: Path) -> None:
    slump = Random(8)
    for sist in (date.min, date(9999, 12, 31)):
        vad = uppdrag(slump, tmp_path)._replace(tackning=Tackning(sist, sist, sist))
        assert bedomt(vad, kolumnvis=True) == bedomt(vad, kolumnvis=False)


def byt_byte(slump: Random, data: bytearray) -> None:
    data[slump.randrange(len(data))] = slump.randrange(256)


def ta_bort(slump: Random, data: bytearray) -> None:
    start = slump.randrange(len(data))
    del data[start : start + slump.choice((1, 1, 5, 60))]


def skjut_in(slump: Random, data: bytearray) -> None:
    start = slump.randrange(len(data))
    data[start:start] = slump.choice(
        (b'"', b"\0", b"\r", b"\n\n", b";;", b"\xff\xfe", b"\xc3", b"\xef\xbb\xbf", b"\x1a", b"\t")
    )


def dubblera(_: Random, data: bytearray) -> None:
    data += data[len(data) // 2 :]


SKADOR: tuple[Callable[[Random, bytearray], None], ...] = (byt_byte, ta_bort, skjut_in, dubblera)


def svar_eller_fel(vad: Uppdrag, *, kolumnvis: bool) -> Bedomt | str:
    try:
        return bedomt(vad, kolumnvis=kolumnvis)
    except TableError as fel:
        return str(fel)


def test_damaged_files_get_one_answer_too(tmp_path: Path) -> None:
    slump = Random(29)
    for nr in range(mycket(20)):
        vad = uppdrag(slump, tmp_path)
        for fil in vad.filer.alla:
            data = bytearray(fil.read_bytes())
            for _ in range(slump.choice((0, 1, 3))):
                slump.choice(SKADOR)(slump, data)
            fil.write_bytes(data)
        radvis, kolumnernas = (svar_eller_fel(vad, kolumnvis=k) for k in (False, True))
        assert kolumnernas == radvis, f"nr {nr}"


@pytest.mark.parametrize("rader", ["", "{0};1780\n", "{0};1780\n{0};1780\n", "{0};x\n"])
def test_next_to_nothing_gets_one_answer_too(tmp_path: Path, rader: str) -> None:
    folk = tmp_path / "folk.csv"
    folk.write_text(
        "personnummer;kommunkod\n" + rader.format(testnummer.testpersonnummer()[2008][0])
    )
    dag = date(2026, 11, 21)
    for tackning in (Tackning(), Tackning(dag, dag, dag)):
        vad = Uppdrag(Filer(folk), tackning, Fraga("1780", dag))
        assert bedomt(vad, kolumnvis=True) == bedomt(vad, kolumnvis=False)
