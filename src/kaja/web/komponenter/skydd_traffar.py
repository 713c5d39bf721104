"""What is shown below a guarded text: each hit with its rule, and the reasons one may choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kaja.audit.overskrivet import Overskrivningsskal
from kaja.regler.forbjudna_uppgifter import Traff
from kaja.web.komponenter.text import SMALT

SKAL = "{}_skal"
"""The name of the field where the reason is chosen, from the name of the text's."""


def _lagrum(traff: Traff) -> str:
    return ", ".join(map(str, traff.lagrum)).replace(" §", f"{SMALT}§")


def traffruta(
    text: str, traffar: Sequence[Traff], *, namn: str, far: bool, skal: str = ""
) -> dict[str, Any]:
    """What `kaja/skydd_traffar.html` shows: each hit, and the reasons if one may choose (`far`)."""
    return {
        "namn": namn,
        "skal_namn": SKAL.format(namn),
        "traffar": [
            {"ord": text[traff.start : traff.slut], "traff": traff, "lagrum": _lagrum(traff)}
            for traff in traffar
        ],
        "far_skrivas_over": far,
        "skalval": Overskrivningsskal.choices,
        "skal": skal,
    }
