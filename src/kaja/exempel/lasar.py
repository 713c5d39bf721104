"""The school year: when terms begin and end. The same pattern every year, so that it is certain."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

MANDAG, FREDAG = 0, 4


def hoststart(ar: int) -> date:
    """The first Monday from 17 August."""
    return _nasta(date(ar, 8, 17), MANDAG)


def hostslut(ar: int) -> date:
    """The first Friday from 18 December."""
    return _nasta(date(ar, 12, 18), FREDAG)


def varstart(ar: int) -> date:
    """The first Monday from 7 January."""
    return _nasta(date(ar, 1, 7), MANDAG)


def varslut(ar: int) -> date:
    """The first Friday from 8 June."""
    return _nasta(date(ar, 6, 8), FREDAG)


def slumpdag(slump: Random, fran: date, till_och_med: date) -> date:
    """Any day from `fran` to `till_och_med`; `fran` if the interval is empty."""
    dagar = max((till_och_med - fran).days, 0)
    return fran + timedelta(days=slump.randint(0, dagar))


def skoldag(dag: date) -> date:
    """The day itself, or the next one that is no weekend and no summer or Christmas holiday."""
    if varslut(dag.year) < dag < hoststart(dag.year):
        return hoststart(dag.year)
    if dag > hostslut(dag.year):
        return varstart(dag.year + 1)
    if dag < varstart(dag.year):
        return varstart(dag.year)
    return dag if dag.weekday() <= FREDAG else _nasta(dag, MANDAG)


def _nasta(dag: date, veckodag: int) -> date:
    return dag + timedelta(days=(veckodag - dag.weekday()) % 7)
