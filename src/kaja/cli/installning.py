"""`--installning NAMN=VÄRDE`: kommunens val där lagen lämnar rum."""

from __future__ import annotations

import re
from dataclasses import fields

from kaja.regler import Installningar
from kaja.regler.byggstenar import TILLATNA_VAL

_FORVAL = {f.name: f.default for f in fields(Installningar)}


class Argumentfel(ValueError):
    """Ett argument går inte att använda. Meddelandet är en svensk mening."""


def las_installningar(par: list[str]) -> Installningar:
    """`NAMN=VÄRDE` till inställningar. Argumentfel säger vilka namn och värden som finns."""
    valda: dict[str, str | int] = {}
    for text in par:
        namn, likhet, varde = (del_.strip() for del_ in text.partition("="))
        if not likhet or namn not in _FORVAL:
            raise Argumentfel(
                f"--installning {text}: skriv NAMN=VÄRDE med något av namnen {', '.join(_FORVAL)}."
            )
        valda[namn] = _varde(namn, varde)
    return Installningar(**valda)  # type: ignore[arg-type]  # _varde ger rätt sort för namnet


def _varde(namn: str, varde: str) -> str | int:
    if namn in TILLATNA_VAL:
        if varde not in TILLATNA_VAL[namn]:
            val = " eller ".join(TILLATNA_VAL[namn])
            raise Argumentfel(f"--installning {namn}={varde}: värdet ska vara {val}.")
        return varde
    if not re.fullmatch(r"\d{1,4}", varde, re.ASCII):
        raise Argumentfel(f"--installning {namn}={varde}: värdet ska vara ett antal dagar, 0-9999.")
    return int(varde)


def namnen() -> str:
    """Alla inställningar med sina förval, för hjälpen."""
    return "; ".join(f"{namn}={varde}" for namn, varde in _FORVAL.items()) + " (förval)"
