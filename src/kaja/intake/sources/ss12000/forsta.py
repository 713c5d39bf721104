"""The first rows of a file as they came, for a person to look at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kaja.intake.sources.ss12000.falt import Faltfel, visa
from kaja.intake.sources.ss12000.person import Personpost, personposter, skydd

_FALT = ("schoolType", "startDate", "endDate", "cancelled", "educationCode")
RUBRIKER = ["civicNo", *_FALT]


def forsta(fil: str, antal: int) -> list[tuple[int, list[str]]]:
    """The first enrolments of the file's text by their ordinals. Where a protected person goes to
    school is shown to nobody, nor of whom the protection cannot be read."""
    visade = (rad for person in personposter(fil) if _far_visas(person) for rad in _rader(person))
    return list(islice(visade, antal))


def _rader(person: Personpost) -> Iterator[tuple[int, list[str]]]:
    civic = person.post.get("civicNo")
    nummer = visa(civic.get("value") if isinstance(civic, dict) else civic)
    for nr, varde in enumerate(person.inskrivningar or ()):
        post = varde if isinstance(varde, dict) else {}
        yield person.rad + nr, [nummer, *(visa(post.get(falt)) for falt in _FALT)]


def _far_visas(person: Personpost) -> bool:
    try:
        return not person.fel and not skydd(person.post)
    except Faltfel:
        return False
