"""Identity numbers of files in which schools' own numbers are kept, to be matched by name."""

from __future__ import annotations

from kaja.ungdom.identitet import Nummerbok, TFNummer, las_tf


class TFBok(Nummerbok):
    """A book of numbers that also reads TF-numbers: `20080304TF12`."""

    def __missing__(self, text: str) -> str:
        try:
            return super().__missing__(text)
        except TFNummer:
            self[text] = las_tf(text, self.ar)
            return self[text]


def ar_tf(nummer: str) -> bool:
    """Whether a number from the book is a school's own."""
    return not nummer.isdigit()
