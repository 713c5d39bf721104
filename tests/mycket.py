"""How much is tried at random: little in an ordinary run, and as much as one likes when asked for.

`KAJA_TEST_MYCKET=50` tries fifty times as many examples, seeds, files and points to fail at.
"""

from __future__ import annotations

import os

GANGER = int(os.environ.get("KAJA_TEST_MYCKET", "1"))


def mycket(antal: int) -> int:
    """So many in an ordinary run of the tests."""
    return antal * GANGER


def glest(steg: int) -> int:
    """Every so manieth place in an ordinary run, and closer when more is asked for."""
    return max(1, steg // GANGER)
