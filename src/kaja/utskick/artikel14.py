"""What the first letter must tell about the register (artikel 14 dataskyddsförordningen)."""

from __future__ import annotations

from kaja.utskick.slag import Kanal, Mall

KRAV = (
    ("{namnd}", "vem som är ansvarig: fältet {namnd} (14.1 a)"),
    ("{dataskyddsombud}", "dataskyddsombudet: fältet {dataskyddsombud} (14.1 b)"),
    ("29 kap. 9 §", "varför och med vilket stöd: 29 kap. 9 § skollagen (14.1 c)"),
    ("{gallras}", "hur länge uppgifterna sparas: fältet {gallras} (14.2 a)"),
    ("rättade", "rätten att få del av uppgifterna och få dem rättade (14.2 c)"),
    ("Integritetsskyddsmyndigheten", "rätten att klaga till Integritetsskyddsmyndigheten (14.2 e)"),
)
"""What stands in the text, and what it tells. The words are those of the shipped texts."""


def saknas(mall: Mall, kanal: Kanal, text: str) -> list[str]:
    """What the text ought to tell and does not, each as words; nothing for another than the first
    letter. The municipality may say it in other words, so this warns and does not refuse."""
    if (mall, kanal) != (Mall.FORSTA_KONTAKT, Kanal.BREV):
        return []
    return [vad for ord_, vad in KRAV if ord_ not in text]
