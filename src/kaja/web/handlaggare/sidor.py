"""The caseworker's pages, named for their addresses."""

from __future__ import annotations

from functools import partial

from kaja.access.sidor import Sida

sida = partial(Sida, "kaja.web.handlaggare")
