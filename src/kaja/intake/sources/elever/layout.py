"""Columns of `elever`: one row per enrolment."""

from __future__ import annotations

from kaja.intake.sources.celler import fri_text, ja_nej, kod, kravt_datum, siffror, till_och_med
from kaja.intake.sources.layout import NUMMER, Kolumn

# Spellings of SS 12000 and of Skolverket's profile of it (DNP), and the plain words. Komvux som
# anpassad utbildning (formerly särvux) has been part of komvux since 2 July 2020.
SKOLFORMER = {
    "GR": "GR",
    "grundskola": "GR",
    "GRS": "GRS",
    "TR": "GRS",  # träningsskola, a part of anpassad grundskola
    "anpassad grundskola": "GRS",
    "SP": "SP",
    "specialskola": "SP",
    "SAM": "SAM",
    "sameskola": "SAM",
    "GY": "GY",
    "gymnasieskola": "GY",
    "GYS": "GYS",
    "anpassad gymnasieskola": "GYS",
    "IB": "IB",
    "INT": "INT",
    "KOMVUX_GRUND": "KOMVUX_GRUND",
    "VUXGR": "KOMVUX_GRUND",
    "VUXSARGR": "KOMVUX_GRUND",
    "SARVUXGR": "KOMVUX_GRUND",
    "VUXSARTR": "KOMVUX_GRUND",
    "SARVUXTR": "KOMVUX_GRUND",
    "KOMVUX_GY": "KOMVUX_GY",
    "VUXGY": "KOMVUX_GY",
    "VUXSARGY": "KOMVUX_GY",
    "SARVUXGY": "KOMVUX_GY",
    "SFI": "SFI",
    "VUXSFI": "SFI",
    "ORIENT": "ORIENT",
    "orienteringskurs": "ORIENT",
    "FHS": "FHS",
    "folkhögskola": "FHS",
    "YH": "YH",
    "yrkeshögskola": "YH",
    "HS": "HS",
    "högskola": "HS",
}
_OKAND = (
    "Skolformen är okänd. Skriv till exempel GR, GRS, GY, GYS, KOMVUX_GRUND, KOMVUX_GY eller SFI."
)
_VILKEN_KOMVUX = "Det framgår inte vilken komvux. Skriv KOMVUX_GRUND, KOMVUX_GY eller SFI."
_BEHOVS_INTE = "Skolformen har ingen betydelse här. Ta bort raden."
TIPS = {
    "": "Skolformen saknas. Fyll i den, till exempel GY.",
    **dict.fromkeys(("KOMVUX", "VUX", "SARVUX"), _VILKEN_KOMVUX),
    **dict.fromkeys(("FS", "FKLASS", "FTH", "OPPFTH", "KU"), _BEHOVS_INTE),
}

LAYOUT = (
    NUMMER,
    Kolumn("skolform", kod(SKOLFORMER, _OKAND, TIPS), kravs=True),
    Kolumn("startdatum", kravt_datum, kravs=True),
    Kolumn("slutdatum", till_och_med),
    Kolumn("avbrott", ja_nej),
    Kolumn("skolenhetskod", siffror(8, "Skolenhetskoden"), umbarlig=True),
    Kolumn("studievag", fri_text, synonymer=("studievägskod",)),
    Kolumn("huvudman", fri_text),
)
