"""The name a person is called by: tilltalsnamn, and the surname as Skatteverket writes it."""

from __future__ import annotations

import re

from kaja.intake.sources.navet.layout import EFTERNAMN, FORNAMN, MARKERING, MELLANNAMN
from kaja.intake.sources.navet.post import Navetpost

_NAMN = re.compile(r"[^\s-]+")


def fornamn(post: Navetpost) -> str:
    return tilltalsnamn(post.text(FORNAMN), post.text(MARKERING))


def efternamn(post: Navetpost) -> str:
    """Middle name first, as in Skatteverket's aviseringsnamn: ”Andersson Grundberg, Svante”."""
    return f"{post.text(MELLANNAMN)} {post.text(EFTERNAMN)}".strip()


def tilltalsnamn(fornamn: str, markering: str) -> str:
    """The given names that the mark picks; all of them when it picks none.

    Each digit is a name's place, and 0 is no name. The parts of a hyphenated name count as names of
    their own: 12 is ”Hans-Emil” of ”Hans-Emil Svante”, and 10 is ”Hans”. Two names that stand
    side by side keep what is between them.
    """
    delar = list(_NAMN.finditer(fornamn))
    platser = [int(siffra) for siffra in markering if siffra in "123456789"]
    if not platser or max(platser) > len(delar) or not (markering.isdigit() and len(markering) < 3):
        return fornamn
    ena, andra = delar[platser[0] - 1], delar[platser[-1] - 1]
    if platser[-1] == platser[0] + 1:
        return fornamn[ena.start() : andra.end()]
    return " ".join(dict.fromkeys((ena[0], andra[0])))
