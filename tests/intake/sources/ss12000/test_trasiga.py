"""Whatever is put into a file, or done to it, it is read or refused in sentences; nothing else."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kaja.intake.sources import ss12000
from kaja.intake.sources.elever import ElevRad
from kaja.intake.sources.lasare import DUBBLETT
from kaja.intake.sources.ss12000 import oppna
from kaja.tabell import TableError

EXEMPEL = Path(str(ss12000.__file__)).with_name("exempel.json").read_text("utf-8")
ELAKA: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        -1,
        10**400,
        1e308,
        float("nan"),
        float("inf"),
        "",
        " ",
        "\0",
        "\ud800",
    ),
    *([], {}, [[]], [{}], {"a": {"b": [None]}}, "x" * 5000, "²", "９", "2024-02-30", "9999-12-31"),
    *("20080304TF12", "TF", "200801012386", "GY", "KOMVUX", "FS", "Sekretessmarkering", "null"),
]
JSON_VARDEN = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inre: st.lists(inre, max_size=4) | st.dictionaries(st.text(), inre, max_size=4),
    max_leaves=10,
)


def provad(innehall: bytes) -> int:
    """How many enrolments were used. Fails unless every row is accounted for once, in sentences."""
    try:
        lasning = oppna(innehall, "x.json", ar=2026)
    except TableError as fel:
        ar_mening(str(fel))
        return 0
    records = list(lasning.records())
    assert all(isinstance(record, ElevRad) for record in records)
    avvisade = [p.rad for p in lasning.problems if p.rad and not p.information]
    lika = [p.rad for p in lasning.problems if p.problem == DUBBLETT]
    rader = [*(record.rad for record in records), *avvisade, *lika]
    assert len(rader) == len(set(rader))
    for problem in lasning.problems:
        ar_mening(problem.problem)
        assert len(problem.varde) <= 120
    lasning.forsta(5)
    return len(records)


def ar_mening(text: str) -> None:
    assert text[:1].isupper()
    assert text.endswith((".", "?"))


def platser(varde: Any) -> list[tuple[Any, Any]]:
    """Every place in the value where something stands."""
    nycklar: list[Any] = []
    if isinstance(varde, dict):
        nycklar = list(varde)
    elif isinstance(varde, list):
        nycklar = list(range(len(varde)))
    har = [(varde, nyckel) for nyckel in nycklar]
    return har + [plats for nyckel in nycklar for plats in platser(varde[nyckel])]


def test_an_evil_value_at_any_place_is_told_or_makes_no_difference() -> None:
    exempel = json.loads(EXEMPEL)
    for plats in range(len(platser(exempel))):
        for elak in ELAKA:
            spolierad = deepcopy(exempel)
            var, nyckel = platser(spolierad)[plats]
            var[nyckel] = elak
            provad(json.dumps(spolierad).encode())


def test_a_file_damaged_anywhere_is_read_or_refused() -> None:
    slump = random.Random(1)
    anvanda = 0
    filer = [EXEMPEL, "\n".join(json.dumps(p) for p in json.loads(EXEMPEL)["persons"])]
    for varv in range(3000):
        innehall = filer[varv % 2].encode()
        plats = slump.randrange(len(innehall))
        elakt = slump.choice([b"", b"\0", b'"', b"{", b"]", b"\xff", b"\\", b"\n", b",", b"[" * 9])
        bort = slump.choice([0, 1, 5, len(innehall)])
        anvanda += provad(innehall[:plats] + elakt + innehall[plats + bort :])
    assert anvanda > 1000


@given(JSON_VARDEN)
def test_any_json_at_all_is_read_or_refused(varde: Any) -> None:
    provad(json.dumps(varde).encode())


@given(st.lists(JSON_VARDEN, max_size=3), JSON_VARDEN)
def test_any_json_where_persons_should_be_is_read_or_refused(
    personer: list[Any], annat: Any
) -> None:
    post = {"persons": personer, "organisations": [annat], "deletedEntities": annat}
    provad(json.dumps(post).encode())
    provad(json.dumps([{"id": "p", "civicNo": annat, "enrolments": personer}]).encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(innehall: bytes) -> None:
    provad(innehall)
