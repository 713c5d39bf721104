"""Records on their way through the staged rows."""

from __future__ import annotations

import json

import pytest

from kaja.intake.models import Kallnamn
from kaja.intake.oppna import READERS, oppna
from kaja.intake.poster import RECORDS, as_json, from_json
from kaja.intake.sources.lasning import Namn
from tests.flows.kommunen import LEO, NORA, boende, elev, fil

RADER = {
    "folkbokforing": (boende(NORA, fran="2020-01-01"), boende(LEO, ersatt_av=NORA)),
    "elever": (elev(NORA), elev(LEO, "2024-08-19", "2025-02-03", "ja")),
    "bevis": (f"{NORA};studiebevis;2026-06-10",),
    "kaa_lista": (f"{NORA};Nora;Åkesson;2026-08-20;avbrott",),
}


@pytest.mark.parametrize("kalla", Kallnamn.values)
def test_a_record_comes_back_from_json_as_it_was(kalla: str) -> None:
    innehall = fil(kalla, *RADER[kalla])
    records = list(oppna(innehall, namn="fil.csv", kalla=Kallnamn(kalla), ar=2026).records())

    assert len(records) == len(RADER[kalla])
    assert [from_json(kalla, json.loads(json.dumps(as_json(r)))) for r in records] == records


def test_every_source_of_the_register_has_a_reader() -> None:
    assert set(READERS) == set(RECORDS) == set(Kallnamn)


def test_the_name_of_a_pupil_without_identity_number_lies_beside_the_record() -> None:
    innehall = fil("elever", elev(NORA))
    (post,) = oppna(innehall, namn="fil.csv", kalla=Kallnamn.ELEVER, ar=2026).records()
    stored = as_json(post, Namn("Åsa", "Öst"))

    assert stored["namn"] == {"fornamn": "Åsa", "efternamn": "Öst"}
    assert from_json("elever", stored) == post
