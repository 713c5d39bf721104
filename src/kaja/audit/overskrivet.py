"""An override as it is handed over to be recorded: a text was warned for and saved all the same."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import TextChoices


class Overskrivningsskal(TextChoices):
    """Why a text may stand although it was warned for. Chosen: one's own words could be worse."""

    UTBILDNINGENS_NAMN = "utbildningens_namn", "Det är namnet på en utbildning"
    ANNAN_BETYDELSE = "annan_betydelse", "Ordet betyder något annat här"
    DATASKYDDSOMBUDET = "dataskyddsombudet", "Annat, enligt dataskyddsombudet"


class Overskriven(NamedTuple):
    """Which field (its stable name), which kinds and rules were hit, and why: never the text."""

    falt: str
    slag: tuple[str, ...]
    regler: tuple[str, ...]
    skal: Overskrivningsskal
