"""The drawn timeline of a person: school, covered periods, today and the 20th birthday.

Pure: facts and periods in, coordinates and texts out. A template draws them, lying down on a wide
screen and upright on a narrow one, and writes the same thing as a table.
"""

from kaja.web.handlaggare.tidslinje.former import Bild
from kaja.web.handlaggare.tidslinje.rita import rita

__all__ = ["Bild", "rita"]
