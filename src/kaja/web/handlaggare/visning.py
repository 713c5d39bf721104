"""That a page showed persons is written down: who looked, at whom, on which page, and when."""

from __future__ import annotations

from collections.abc import Iterable

from kaja.access.vyer import Begaran
from kaja.audit.actions import record_view
from kaja.web.klocka import nu


def logga_visning(request: Begaran, vy: str, personer: Iterable[int]) -> None:
    """The user was shown these persons (ids) on the page `vy`. One row, also for a list that turned
    out empty: that someone looked for them is known."""
    record_view(
        kommun=request.kommun.kod,
        anvandare=request.user.aktor,
        vy=vy,
        personer=dict.fromkeys(personer),
        tid=nu(),
    )
