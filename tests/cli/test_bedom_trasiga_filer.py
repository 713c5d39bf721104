"""`kaja bedom` on damaged files: never a traceback, never half an answer, never a good row lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaja.cli import main
from tests.cli.bedomning import (
    ALLA_2008,
    ANNA,
    DAG,
    KOMMUN,
    RUBRIK,
    TACKNING,
    Verkstad,
    las,
    rader_i,
)
from tests.mycket import mycket

FOLK = f"personnummer;kommunkod;efternamn\n{ANNA};{KOMMUN};Åkerö\n".encode()
ELEVER = f"personnummer;skolform;startdatum\n{ANNA};GY;2024-08-19\n".encode()
BEVIS = f"personnummer;typ;datum\n{ANNA};studiebevis;2026-06-10\n".encode()
UTFALL = {"omfattas", "omfattas_inte", "oklart"}
UNDERLIGT = st.sampled_from(
    ["", '"', '""', ";", "\t", "\0", "\r", "\ufeff", "=1+1", "\u2028", "²", "٣", "0" * 5000]
)
CELL = st.one_of(
    UNDERLIGT,
    st.text(max_size=20),
    st.sampled_from([ANNA, *ALLA_2008[:5], KOMMUN, "GY", "GN", "ja", "2024-08-19", "9999-12-31"]),
    st.dates().map(str),
    st.integers(0, 10**13).map(str),
)
KOLUMNER = {
    "folkbokforing": (
        *("personnummer", "kommunkod", "i_kommunen_fran", "i_kommunen_till_och_med", "skydd"),
        *("folkbokford_fran", "avregistrering", "avregistrerad_fran", "skolplikt_upphor"),
        "nytt_personnummer",
    ),
    "elever": ("personnummer", "skolform", "startdatum", "slutdatum", "avbrott", "studievag"),
    "bevis": ("personnummer", "typ", "datum"),
}
prov = settings(
    deadline=None,
    max_examples=mycket(20),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def bedom(mapp: Path, folk: bytes, elever: bytes, bevis: bytes) -> int:
    """Run, and hold the answer to what is promised of any answer whatsoever."""
    argument = ["bedom", "--kommun", KOMMUN, "--dag", DAG, *TACKNING]
    for namn, innehall in (("folkbokforing", folk), ("elever", elever), ("bevis", bevis)):
        (mapp / namn).write_bytes(innehall)
        argument += [f"--{namn}", str(mapp / namn)]
    ut, problem = mapp / "ut.csv", mapp / "problem.csv"
    for plats in (ut, problem):
        plats.unlink(missing_ok=True)
    with redirect_stdout(StringIO()) as skarm, redirect_stderr(StringIO()) as fel:
        status = main([*argument, "--ut", str(ut), "--problem", str(problem)])
    assert skarm.getvalue() == ""
    if status == 2:
        assert (fel.getvalue().count("\n"), ut.exists(), problem.exists()) == (1, False, False)
    else:
        assert status == 0
        prova_svaret(ut)
        assert all(rad["problem"] and rad["fil"] for rad in las(problem))
    return status


def prova_svaret(ut: Path) -> None:
    text = ut.read_text(encoding="utf-8")
    svar = rader_i(text)
    assert text.startswith(f"{RUBRIK}\n")
    assert text.count("\n") == len(svar) + 1
    nummer = [rad["personnummer"] for rad in svar]
    assert nummer == sorted(set(nummer))
    for rad in svar:
        assert rad["utfall"] in UTFALL
        assert rad["motivering"].endswith(".")
        assert bool(rad["avgorande_punkt"]) == (rad["utfall"] != "omfattas")
        assert bool(rad["ingangsorsak"]) == (rad["utfall"] == "omfattas")


@prov
@given(folk=st.binary(max_size=300), elever=st.binary(max_size=300), bevis=st.binary(max_size=300))
def test_any_bytes_are_an_answer_or_one_line(
    tmp_path: Path, folk: bytes, elever: bytes, bevis: bytes
) -> None:
    bedom(tmp_path, folk, ELEVER, BEVIS)
    bedom(tmp_path, FOLK, elever, BEVIS)
    bedom(tmp_path, FOLK, ELEVER, bevis)


def tabell(kalla: str) -> st.SearchStrategy[bytes]:
    bredd = len(KOLUMNER[kalla])
    rader = st.lists(st.lists(CELL, min_size=bredd - 1, max_size=bredd + 1), max_size=6)
    rubrik = ";".join(KOLUMNER[kalla])
    return rader.map(
        lambda rader: "\n".join([rubrik, *map(";".join, rader)]).encode("utf-8", "surrogatepass")
    )


@prov
@given(folk=tabell("folkbokforing"), elever=tabell("elever"), bevis=tabell("bevis"))
def test_any_cells_are_an_answer(tmp_path: Path, folk: bytes, elever: bytes, bevis: bytes) -> None:
    bedom(tmp_path, folk, elever, bevis)


def byt_byte(slump: random.Random, data: bytearray) -> None:
    data[slump.randrange(len(data))] = slump.randrange(256)


def ta_bort(slump: random.Random, data: bytearray) -> None:
    start = slump.randrange(len(data))
    del data[start : start + slump.choice((1, 1, 5, 60))]


def skjut_in(slump: random.Random, data: bytearray) -> None:
    start = slump.randrange(len(data))
    data[start:start] = slump.choice(
        (b'"', b"\0", b"\r", b"\n\n", b";;", b"\xff\xfe", b"\xc3", b"\xef\xbb\xbf", b"\x1a", b"\t")
    )


def dubblera(slump: random.Random, data: bytearray) -> None:
    start = slump.randrange(len(data))
    data += data[start : start + 100]


SKADOR: tuple[Callable[[random.Random, bytearray], None], ...] = (
    byt_byte,
    ta_bort,
    skjut_in,
    dubblera,
)


@pytest.mark.parametrize("fro", range(4))
def test_damaged_files_are_an_answer_or_one_line(tmp_path: Path, fro: int) -> None:
    slump = random.Random(fro)
    folk = FOLK + b"".join(f"{n};{KOMMUN};Ek\n".encode() for n in ALLA_2008[1:30])
    for _ in range(75):
        filer = [bytearray(folk), bytearray(ELEVER * 2), bytearray(BEVIS)]
        for _ in range(slump.choice((1, 2, 5))):
            slump.choice(SKADOR)(slump, slump.choice(filer))
        bedom(tmp_path, *map(bytes, filer))


def test_one_bad_row_anywhere_loses_no_good_row(tmp_path: Path) -> None:
    slump = random.Random(29)
    goda = [f"{n};{KOMMUN};Ek".encode() for n in ALLA_2008[:40]]
    for fel in (b'"', b'x;"', b"\0", b";;;;;", b"\xff", b'";"', b"x" * 200_000, b'a"b;c"d;"e"f'):
        plats = slump.randrange(len(goda))
        folk = [FOLK.splitlines()[0], *goda[:plats], fel, *goda[plats:]]
        assert bedom(tmp_path, b"\n".join(folk), ELEVER, BEVIS) == 0
        assert [r["personnummer"] for r in las(tmp_path / "ut.csv")] == sorted(ALLA_2008[:40]), fel


def test_a_row_that_may_hold_an_address_is_not_repeated(verkstad: Verkstad) -> None:
    rader = (
        f"{ANNA};{KOMMUN};sekretessmarkering;Hemliga gatan 1;Ort;x",
        f'{ANNA};{KOMMUN};sekretessmarkering;"Hemliga gatan 2;Ort',
        f"{ANNA};{KOMMUN};sekretessmarkering;Hemliga gatan 3",
    )
    folk = verkstad.fil("f.csv", "personnummer;kommunkod;skydd;adress;postort", *rader)
    rubriker = "personnummer;skolform;startdatum;adress"
    elever = verkstad.fil("e.csv", rubriker, f"{ANNA};GY;2024-08-19;Hemliga gatan 4;x")
    utgang = verkstad.kor("--folkbokforing", folk, "--elever", elever)
    assert {rad["rad"] for rad in utgang.problem if not rad["kolumn"]} == {"2", "3", "4"}
    assert "Hemliga" not in (verkstad.mapp / "ut/problem.csv").read_text()
