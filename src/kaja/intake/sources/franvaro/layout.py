"""Columns of `franvaro`: one row per notice or month."""

from __future__ import annotations

from kaja.intake.sources.celler import (
    ja_nej,
    kravda_minuter,
    kravt_datum,
    kravt_till_och_med,
    minuter,
    siffror,
)
from kaja.intake.sources.layout import NUMMER, Kolumn

MINUTER = "ogiltig_minuter"
LAYOUT = (
    NUMMER,
    Kolumn("skolenhetskod", siffror(8, "Skolenhetskoden", kravs=True), kravs=True),
    Kolumn("period_fran", kravt_datum, kravs=True),
    Kolumn("period_till_och_med", kravt_till_och_med, kravs=True),
    Kolumn(MINUTER, kravda_minuter, kravs=True),
    Kolumn("schemalagd_minuter", minuter),
    Kolumn("csn_rapporterad", ja_nej),
    Kolumn("giltigt_skal", ja_nej),
)
