"""A server with ten pupils, and someone who fetches them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.sources.ss12000 import skolserver
from tests.intake.sources.ss12000.hamtare import (
    ENHET,
    Hamtare,
    person,
)
from tests.intake.sources.ss12000.skolserver import Skola


@pytest.fixture
def skola() -> Iterator[Skola]:
    with skolserver.oppen(Skola([person(nr) for nr in range(10)], [ENHET])) as oppen:
        yield oppen


@pytest.fixture
def hamtare(skola: Skola, tmp_path: Path) -> Hamtare:
    return Hamtare(skola, tmp_path / "hamtat")
