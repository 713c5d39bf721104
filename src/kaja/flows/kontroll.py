"""The checks of the nightly run: something that must always be true is not, and the run is stopped.

Those that are cheap are asked of the whole municipality before a nightly run does anything. Of
everyone whom a chunk changes, all are asked: what answers rest on before anything is written, each
answer as it is read and as it is to be stored, and the rest in the transaction that has written. So
what is wrong is never stored, and whoever waits to save waits for as little as can be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kaja.access.models import Kommun
from kaja.flows.invarianter import ALLA
from kaja.flows.invarianter.fraga import forsta
from kaja.flows.invarianter.grund import Invariant, Provas
from kaja.flows.invarianter.svar import SKAL_HAR_BELAGG, brister
from kaja.register.models import Bedomning


class BrutenInvariantError(Exception):
    """Something that is always true is not. The message is Swedish sentences to the samordnare."""

    def __init__(self, invariant: Invariant, exempel: object) -> None:
        self.namn = invariant.namn
        rad = getattr(exempel, "pk", exempel) or exempel
        super().__init__(
            f"Kontrollen {invariant.namn} stoppade körningen: {invariant.mening} (till exempel "
            f"{rad}). Det som inte var genomgånget är som förut. Säg till den som sköter Kaja."
        )


def kontrollera_kommunen(kommun: Kommun) -> None:
    """Ask the cheap invariants of the whole municipality. BrutenInvariantError at the first."""
    _ask([en for en in ALLA if en.billig], kommun, None)


def kontrollera_fore(kommun: Kommun, personer: Collection[int]) -> None:
    """Ask what the answers of these persons (ids) rest on. BrutenInvariantError at the first
    broken."""
    if personer:
        _ask([en for en in ALLA if en.provas is Provas.FORE], kommun, personer)


def kontrollera_efter(kommun: Kommun, personer: Collection[int]) -> None:
    """Ask, in the transaction that has written, what is now stored of these persons (ids).
    BrutenInvariantError at the first broken."""
    if personer:
        _ask([en for en in ALLA if en.provas is Provas.EFTER], kommun, personer)


def kontrollera_svar(rader: Iterable[Bedomning]) -> None:
    """Ask of answers, as they were read or as they are to be stored, whether what they say has
    reasons. BrutenInvariantError at the first that does not."""
    for rad in rader:
        if any(brister(rad)):
            raise BrutenInvariantError(SKAL_HAR_BELAGG, rad)


def kontrollera_allt(kommun: Kommun) -> list[str]:
    """Ask every invariant of the whole municipality; gives the sentences of all that are broken."""
    found = ((en, forsta(en, kommun.pk, None)) for en in ALLA)
    return [str(BrutenInvariantError(en, rad)) for en, rad in found if rad is not None]


def _ask(
    invarianter: Collection[Invariant], kommun: Kommun, personer: Collection[int] | None
) -> None:
    for en in invarianter:
        if (rad := forsta(en, kommun.pk, personer)) is not None:
            raise BrutenInvariantError(en, rad)
