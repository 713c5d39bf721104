"""Every test of the pages is on the same day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.stilla import stillastaende_dag


@pytest.fixture(scope="module", autouse=True)
def _dagen_star_still() -> Iterator[None]:
    with stillastaende_dag():
        yield
