"""The rows with problems back to who sent the file: the same sheet, with a column that says what is
wrong.

Addresses are left out, and so is everything of persons with protected identity, but for the number
of the row: the sender has the file, and a copy less is a copy less.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from kaja.intake.models import Format, MottagenFil, Radproblem
from kaja.intake.sources.kalkylblad.profil import Profil, hitta_rubrikrad
from kaja.tabell import Table, fold_header, open_table, write_csv, write_xlsx
from kaja.tabell.delimited import Row
from kaja.web.handlaggare.granskning import utan_hemligt
from kaja.web.handlaggare.granskning_rader import kontaktkolumner
from kaja.web.handlaggare.radskydd import ar_skyddsmarke, nummer_bland
from kaja.web.handlaggare.skydd import personer_bakom

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KOLUMN = "Problem enligt Kaja"
RADNUMMER = "Rad i filen"
DOLD = "Uppgifterna visas inte här. Se raden i er egen fil."


class Blad(NamedTuple):
    """A sheet to be written."""

    rubriker: list[str]
    rader: Iterable[Sequence[object]]


def problemfil(fil: MottagenFil, *, alla_rader: bool, ser_skyddade: bool) -> HttpResponse:
    """The sheet with its problems: all its rows, or only those with something wrong. A file that is
    no sheet gives a list of its problems."""
    if fil.format in (Format.NAVET, Format.SS12000) or not fil.innehall:
        return _som_xlsx(fil, _lista(fil))
    table = _tabellen(fil)
    rader = _rader(fil, table, alla_rader=alla_rader, ser_skyddade=ser_skyddade)
    blad = Blad([RADNUMMER, *table.header, KOLUMN], rader)
    return _som_csv(fil, table, blad) if table.kind == "csv" else _som_xlsx(fil, blad)


def _tabellen(fil: MottagenFil) -> Table:
    table = open_table(bytes(fil.innehall), name=fil.namn)
    if not fil.profil:
        return table
    return table.below(hitta_rubrikrad(Profil.ur_json(fil.profil), table)[0])


def _rader(
    fil: MottagenFil, table: Table, *, alla_rader: bool, ser_skyddade: bool
) -> Iterator[Sequence[object]]:
    problem = _problem_per_rad(fil)
    yield from (["", *_tomma(table), om_filen] for om_filen in problem.pop(0, ()))
    rader = [rad for rad in table.rows() if alla_rader or rad[0] in problem]
    dolda = _dolda(fil, table, rader, ser_skyddade=ser_skyddade)
    kontakt = kontaktkolumner(fil, table.header)
    for nr, celler in rader:
        fel = problem.pop(nr, [])
        if nr in dolda:
            yield [nr, *_tomma(table), " ".join([*fel, DOLD])]
        else:
            kvar = ["" if plats in kontakt else cell for plats, cell in enumerate(celler)]
            yield [nr, *kvar, " ".join(fel)]
    for nr, fel in sorted(problem.items()):  # too broken to be a row of cells
        yield [nr, *_tomma(table), " ".join(fel)]


def _tomma(table: Table) -> list[str]:
    return [""] * len(table.header)


def _problem_per_rad(fil: MottagenFil) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for rad in fil.radproblem.filter(information=False).order_by("rad", "pk"):
        found[rad.rad].append(f"{rad.kolumn}: {rad.problem}" if rad.kolumn else rad.problem)
    return found


def _dolda(fil: MottagenFil, table: Table, rader: Sequence[Row], *, ser_skyddade: bool) -> set[int]:
    """The rows that go back empty: those of protected persons, by the register or by a mark of
    their own; and, from one who may not see who they are, those that do not say whose they are."""
    numren = {nr: nummer_bland(celler) for nr, celler in rader}
    kanda = personer_bakom(fil.kommun, {nummer for alla in numren.values() for nummer in alla})
    skyddade = {nummer for nummer, person in kanda.items() if person.skyddad}
    marken = _skyddskolumner(fil, table)
    return {
        nr
        for nr, celler in rader
        if skyddade & numren[nr]
        or any(ar_skyddsmarke(celler[plats]) for plats in marken)
        or not (numren[nr] or ser_skyddade)
    }


def _skyddskolumner(fil: MottagenFil, table: Table) -> list[int]:
    profil = fil.profil or {}
    vald = profil.get("rubriker", {}).get(profil.get("kolumner", {}).get("skydd"), "skydd")
    namn = {"skydd", fold_header(vald)}
    return [plats for plats, rubrik in enumerate(table.header) if fold_header(rubrik) in namn]


def _lista(fil: MottagenFil) -> Blad:
    rader: Iterable[Radproblem] = fil.radproblem.order_by("rad", "pk").iterator()
    sagda = (utan_hemligt(fil, rad) for rad in rader)
    return Blad(
        ["Rad", "Kolumn", "Står i filen", KOLUMN, "Bara information"],
        ((rad.rad, rad.kolumn, rad.varde, rad.problem, rad.information) for rad in sagda),
    )


def _som_csv(fil: MottagenFil, table: Table, blad: Blad) -> HttpResponse:
    """In the encoding and with the delimiter that the sender uses. What cannot be written in the
    encoding becomes a question mark: the row number tells what it was."""
    ut = io.StringIO()
    write_csv(ut, blad.rubriker, blad.rader, delimiter=table.delimiter)
    kodning = "utf-8-sig" if table.encoding == "utf-8" else table.encoding
    innehall = ut.getvalue().encode(kodning, "replace")
    svar = HttpResponse(innehall, content_type=f"text/csv; charset={kodning}")
    return _med_namn(svar, fil, "csv")


def _som_xlsx(fil: MottagenFil, blad: Blad) -> HttpResponse:
    ut = io.BytesIO()
    write_xlsx(ut, blad.rubriker, blad.rader, sheet="Problem")
    return _med_namn(HttpResponse(ut.getvalue(), content_type=XLSX), fil, "xlsx")


def _med_namn(svar: HttpResponse, fil: MottagenFil, slut: str) -> HttpResponse:
    namn = f"{PurePath(fil.namn).stem} - problem.{slut}"
    bilaga = content_disposition_header(as_attachment=True, filename=namn)
    svar["Content-Disposition"] = bilaga or "attachment"
    return svar
