"""Numbers that can be shared: nobody can be picked out of them. Pure.

Below 5 is shown as "< 5", and where a total is shown one number more is hidden, so that the few can
not be worked out by subtraction. 0 is shown: it is about nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

MINST = 5
FA, DOLT = "< 5", "dolt"
Visat = int | str


def few(antal: int) -> Visat:
    """One number by itself."""
    return FA if 0 < antal < MINST else antal


def maskera(antal: Sequence[int], *, far_doljas: Collection[int] | None = None) -> list[Visat]:
    """Numbers whose sum is known, as they can be shared.

    `far_doljas` are the places where the one more may be hidden; without it, anywhere. Where none
    is large enough to leave the few unknown, all are hidden.
    """
    visade = [few(n) for n in antal]
    fa = visade.count(FA)
    if not fa:
        return visade
    # Each of the few may be 1 to 4, so what is hidden must bear all those sums and not itself
    # become one of the few.
    minst = MINST + fa * (MINST - 2)
    platser = range(len(antal)) if far_doljas is None else far_doljas
    stora = [plats for plats in platser if antal[plats] >= minst]
    if not stora:
        return [DOLT] * len(antal)
    visade[min(stora, key=lambda plats: antal[plats])] = DOLT
    return visade
