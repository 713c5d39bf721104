"""Records on their way through the staged rows."""

from __future__ import annotations

import json

import pytest

from kaja.intake.models import Kallnamn
from kaja.intake.poster import SOURCES, as_json, from_json, open_reader
from kaja.tabell import open_table
from tests.flows.kommunen import LEO, NORA, boende, elev, fil

RADER = {
    "folkbokforing": (boende(NORA, fran="2020-01-01"), boende(LEO, ersatt_av=NORA)),
    "elever": (elev(NORA), elev(LEO, "2024-08-19", "2025-02-03", "ja")),
    "bevis": (f"{NORA};studiebevis;2026-06-10",),
}


@pytest.mark.parametrize("kalla", Kallnamn.values)
def test_a_record_comes_back_from_json_as_it_was(kalla: str) -> None:
    reader = open_reader(kalla, open_table(fil(kalla, *RADER[kalla])), ar=2026)
    records = list(reader.records())

    assert len(records) == len(RADER[kalla])
    assert [from_json(kalla, json.loads(json.dumps(as_json(r)))) for r in records] == records


def test_every_source_of_the_register_has_a_reader() -> None:
    assert set(SOURCES) == set(Kallnamn)
