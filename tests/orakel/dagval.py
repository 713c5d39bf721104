"""The days of a random life: its boundaries, and days on or next to those already chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

LAGENS_DAGAR = (date(2015, 1, 1), date(2018, 7, 1))
STEG = (0, 0, 0, 0, 1, 1, -1, -1, 2, -2, 7, 13, 14, 15, -14, -15, 29, 30, 45, 59, 60, 61, -60, -61)


@dataclass
class Dagar:
    """The days that matter so far in one life; `nara` picks one, or one close by, and keeps it."""

    slump: Random
    ar: int
    kanda: list[date] = field(default_factory=list)

    def nara(self) -> date:
        if self.slump.random() < 0.12:
            dag = date(self.ar + 15, 7, 1) + timedelta(days=self.slump.randrange(5 * 365))
        else:
            dag = self.slump.choice(self.kanda) + timedelta(days=self.slump.choice(STEG))
        self.kanda.append(dag)
        return dag

    def efter(self, dag: date) -> date:
        """A day after the given one: soon, after a term or some years, or one of the known."""
        senare = [d for d in self.kanda if d > dag]
        if senare and self.slump.random() < 0.5:
            return self.slump.choice(senare)
        vald = dag + timedelta(days=self.slump.choice((1, 2, 15, 60, 150, 300, 664, 1030)))
        self.kanda.append(vald)
        return vald

    def efter_eller_inget(self, dag: date, andel: float) -> date | None:
        return self.efter(dag) if self.slump.random() < andel else None


def fodelsedag(slump: Random) -> date:
    ar = slump.choice((1995, 1996, 1998, 2000, 2002, 2004, slump.randrange(1995, 2013)))
    val = slump.randrange(6)
    if val == 0:
        return date(ar - ar % 4, 2, 29)
    if val == 1:
        return date(ar, *slump.choice(((1, 1), (12, 31), (7, 1), (6, 30), (7, 2), (3, 1), (2, 28))))
    return date(ar, 1, 1) + timedelta(days=slump.randrange(365))


def livets_dagar(fodd: date) -> list[date]:
    ar = fodd.year
    skolar = [date(ar + n, *md) for n in (16, 17, 18, 19) for md in ((8, 16), (6, 12), (1, 1))]
    fyller = [date(ar + 16, fodd.month, fodd.day), date(ar + 20, fodd.month, fodd.day)]
    skolplikt = [date(ar + 16, 7, 1)] * 3 + [date(ar + 17, 7, 1)]
    return [*skolar, *fyller, *skolplikt, *LAGENS_DAGAR]


def dagen(slump: Random, dagar: Dagar) -> date:
    """Mostly a day in the years that the law is about, else anywhere."""
    if slump.random() < 0.35:
        return dagar.nara()
    if slump.random() < 0.5:
        return date(dagar.ar + 16, 7, 1) + timedelta(days=slump.randrange(4 * 365))
    mitt_i = [d for d in dagar.kanda if date(dagar.ar + 16, 6, 25) <= d <= dagar.kanda[13]]
    return slump.choice(mitt_i) + timedelta(days=slump.choice(STEG))
