"""A file of absence from a school, looked at before anything is noted.

What the rows say of lessons is the school's own matter (ADR 0017): the file is never stored, nor
are its minutes. What goes on from here is who, at which school, and from when to when. Nobody is
looked up whose row is not a notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kaja.access.models import Kommun
from kaja.flows.franvaro_urval import (
    Forslag,
    Nekad,
    Skal,
    finns,
    radfel,
    skal_pa_raden,
    utan_overlapp,
)
from kaja.flows.franvaro_vilka import delar, personerna, utanfor
from kaja.intake.sources import franvaro
from kaja.intake.sources.franvaro import FranvaroRad
from kaja.intake.sources.lasare import DUBBLETT
from kaja.skolsignal.queries import known_absences, names_of_schools
from kaja.styrning.queries import valda
from kaja.tabell import RowProblem, Table, open_table
from kaja.ungdom.identitet import Nummerbok


class Granskad(NamedTuple):
    """What a file would become. `rader` is how many rows it has; `problem` are of those that cannot
    be used."""

    rader: int
    forslag: list[Forslag]
    nekade: list[Nekad]
    problem: list[RowProblem]


def granska(
    *, kommun: Kommun, namn: str, innehall: bytes, dag: date, ser_skyddade: bool
) -> Granskad:
    """Read the file as on the day, and store nothing. Who may not see whom a protected identity
    hides is told of such a person as of one who is not found. TableError when it is no such file.
    """
    table = open_table(innehall, name=namn)
    poster = _brukbara(table, dag)
    grans = valda(kommun).franvaro(dag)
    skal = {post.rad: skal_pa_raden(post, grans, dag) for post in poster}
    nekade = [Nekad(rad, varfor) for rad, varfor in skal.items() if varfor]
    stora = [post for post in poster if not skal[post.rad]]
    personer = personerna(kommun, {post.nummer for post in stora}, ser_skyddade=ser_skyddade)
    hittade, fler = _hittade(stora, personer, utanfor(kommun, set(personer.values())))
    kvar, overlappar = utan_overlapp(hittade)
    kommer = nya(kommun, kvar)
    kanda = {en.rad for en in kvar} - {en.rad for en in kommer}
    return _granskad(
        table,
        len(poster),
        kommer,
        [*nekade, *fler, *overlappar, *(Nekad(rad, Skal.FINNS) for rad in kanda)],
    )


def _brukbara(table: Table, dag: date) -> list[FranvaroRad]:
    """The rows that can be used on the day; the others are among the problems of the table."""
    lasare = franvaro.reader(table, nummerbok=Nummerbok(dag.year))
    return [post for post in lasare.records() if not _har_fel(table, post, dag)]


def _har_fel(table: Table, post: FranvaroRad, dag: date) -> bool:
    fel = radfel(post, dag)
    if fel is not None:
        varde = "ja" if fel.kolumn == "giltigt_skal" else str(post.fran)
        table.report(post.rad, fel.kolumn, varde, str(fel))
    return fel is not None


def _hittade(
    poster: Iterable[FranvaroRad], personer: Mapping[str, int], ute: Mapping[int, Skal]
) -> tuple[list[Forslag], list[Nekad]]:
    """The rows about persons who are found and not outside, and the other rows."""
    hittade: list[Forslag] = []
    nekade: list[Nekad] = []
    for post in poster:
        person = personer.get(post.nummer)
        if person is None or person in ute:
            nekade.append(Nekad(post.rad, ute[person] if person else Skal.OKAND))
        else:
            hittade.append(Forslag(post.rad, person, post.skolenhetskod, post.fran, post.till))
    return hittade, nekade


def nya(kommun: Kommun, forslag: Sequence[Forslag]) -> list[Forslag]:
    """Those that nobody has noted already."""
    skolor = names_of_schools(kommun)
    found: list[Forslag] = []
    for del_ in delar(forslag):
        kanda = known_absences(kommun, {en.person for en in del_})
        found += [
            en
            for en in del_
            if not finns(en, skolor.get(en.skolenhetskod, ""), kanda.get(en.person, ()))
        ]
    return found


def _granskad(table: Table, brukbara: int, forslag: list[Forslag], nekade: list[Nekad]) -> Granskad:
    problem = sorted(p for p in table.problems if not p.information)
    dubbletter = [Nekad(p.rad, Skal.DUBBLETT) for p in table.problems if p.problem == DUBBLETT]
    rader = brukbara + len({p.rad for p in problem}) + len(dubbletter)
    return Granskad(rader, sorted(forslag), sorted([*nekade, *dubbletter]), problem)
