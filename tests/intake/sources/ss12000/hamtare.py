"""Pupils at a school server, and someone who fetches them without waiting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kaja.intake.sources.ss12000 import oppna
from kaja.intake.sources.ss12000.klient import Anslutning, Hamtfel, Hamtning, hamta
from tests.intake.sources.ss12000.skolserver import NYCKEL, Skola

NUMMER = [
    rad.split(";")[0]
    for rad in (Path(__file__).parents[4] / "src/kaja/exempel/data/testpersonnummer.csv")
    .read_text("utf-8")
    .splitlines()[1:]
    if rad.startswith("2008")
]
ENHET = {
    "id": "o1",
    "displayName": "Norrskolan",
    "organisationType": "Skolenhet",
    "schoolUnitCode": "12345678",
}
GAMMAL, NY = "2026-01-10T00:00:00Z", "2026-02-10T00:00:00Z"
KANARIE = "KANARIEFÅGEL"
KVAR = "Det som redan är hämtat finns kvar till nästa försök."


def person(nr: int, *, nummer: str = "", studier: bool = True) -> dict[str, Any]:
    inskrivning = {"enroledAt": {"id": "o1"}, "schoolType": "GY", "startDate": "2024-08-19"}
    return {
        "id": f"p{nr}",
        "meta": {"modified": NY if nr % 3 == 0 else GAMMAL},
        "givenName": KANARIE,
        "familyName": KANARIE,
        "civicNo": {"value": nummer or NUMMER[nr]},
        "emails": [{"value": KANARIE}],
        "responsibles": [{"person": {"id": KANARIE}}],
        "enrolments": [{**inskrivning, "specification": KANARIE}] if studier else [],
    }


class Hamtare:
    """Fetches with three posts a page, and remembers its pauses instead of making them."""

    def __init__(self, skola: Skola, mapp: Path) -> None:
        self.anslutning = Anslutning(skola.adress, NYCKEL, poster_per_sida=3)
        self.mapp, self.pauser = mapp, list[float]()
        self.nu: datetime | None = None

    def __call__(self, *, sedan: datetime | None = None, **val: Any) -> Hamtning:
        return hamta(
            replace(self.anslutning, **val),
            sedan=sedan,
            spara=self.mapp,
            klocka=lambda: self.nu or datetime.now(UTC),
            sov=self.pauser.append,
            slump=lambda: 0.5,
        )

    def fel(self, **val: Any) -> str:
        with pytest.raises(Hamtfel) as fel:
            self(**val)
        assert NYCKEL not in repr(fel.value)
        return str(fel.value)

    def sidor(self, vad: str = "*") -> int:
        return len(list(self.mapp.glob(f"{vad}-*.sida")))


def nummer(hamtning: Hamtning) -> list[str]:
    lasning = oppna(hamtning.fil.read_bytes(), "ss12000.json", ar=2026)
    funna = [rad.nummer for rad in lasning.records()]
    assert lasning.problems == []
    return funna
