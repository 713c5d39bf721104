"""A person's whole name in one cell, taken apart."""

from __future__ import annotations

from kaja.intake.sources.celler import fri_text

_FORLED = frozenset(
    {"af", "al", "da", "de", "del", "della", "der", "di", "el", "la", "ter", "van", "von"}
)


def dela(text: str, *, efternamn_forst: bool = False) -> tuple[str, str]:
    """First names and last name: of "Ek, Åsa Maria" as of "Åsa Maria Ek".

    A comma says that the last name comes first; without one, `efternamn_forst` does. A single word
    is a first name.
    """
    text = " ".join(fri_text(text).split())
    fore, komma, efter = text.partition(",")
    if komma:
        return efter.strip(), fore.strip()
    delar = text.split()
    if len(delar) < 2:
        return text, ""
    if efternamn_forst:
        slut = _ordinarie(delar) + 1
        return " ".join(delar[slut:]), " ".join(delar[:slut])
    borjan = len(delar) - 1
    while borjan > 1 and delar[borjan - 1].casefold() in _FORLED:
        borjan -= 1
    return " ".join(delar[:borjan]), " ".join(delar[borjan:])


def _ordinarie(delar: list[str]) -> int:
    """Where the first word stands that is no particle, leaving a word for the first name."""
    plats = 0
    while plats < len(delar) - 2 and delar[plats].casefold() in _FORLED:
        plats += 1
    return plats
