"""A list as a file, CSV or XLSX: the rows that are given, who they are, and that it is logged.

Protected persons are never in a file, whoever takes it out; the last line says how many they are.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.audit.actions import record
from kaja.tabell.write import write_csv, write_xlsx
from kaja.ungdom.models import Person
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import SMALT, antal, ar_fyllda, personnummer, tjugo_ar

FORMAT = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class OmPerson(Protocol):
    """A row of a list: it is about a person."""

    @property
    def person(self) -> Person: ...

    @property
    def person_id(self) -> int: ...


Rad = TypeVar("Rad", bound=OmPerson)


def oskyddade(rader: Iterable[Rad]) -> Iterator[Rad]:
    """Those that may stand in a file."""
    return (rad for rad in rader if not rad.person.skyddad)


def listfil(
    request: Begaran,
    format: str,
    namn: str,
    rubriker: Sequence[str],
    valda: Sequence[OmPerson],
    rader: Iterable[Sequence[object]],
) -> HttpResponse:
    """The file, logged: who was in it, and how many protected were left out. A list of persons is
    taken out only by those who may, whoever sees it."""
    if not may(request.user, "export.gora", request.kommun):
        raise PermissionDenied
    if format not in FORMAT:
        raise Http404
    personer = {rad.person_id: rad.person.skyddad for rad in valda}
    med = [pk for pk, skyddad in personer.items() if not skyddad]
    utan = len(personer) - len(med)
    logga_visning(request, f"{namn}.{format}", med)
    _logga(request, namn, {"format": format, "antal": len(med), "skyddade_utan": utan})
    return filsvar(format, namn, rubriker, [*rader, *_rad_om_skyddade(utan, len(rubriker))])


def tabellfil(
    request: Begaran,
    format: str,
    namn: str,
    rubriker: Sequence[str],
    rader: Iterable[Sequence[object]],
) -> HttpResponse:
    """A table without persons as a file, logged. Who may see it may take it out."""
    if format not in FORMAT:
        raise Http404
    alla = list(rader)
    _logga(request, namn, {"format": format, "antal": len(alla)})
    return filsvar(format, namn, rubriker, alla)


def filsvar(
    format: str, namn: str, rubriker: Sequence[str], rader: list[Sequence[object]]
) -> HttpResponse:
    """The rows as a file to save, named after the list and the day; the caller has logged it."""
    svar = HttpResponse(_skriv(format, rubriker, rader))
    svar["Content-Type"] = FORMAT[format]
    svar["Content-Disposition"] = f'attachment; filename="{namn}-{i_dag()}.{format}"'
    return svar


def _rad_om_skyddade(utan: int, bredd: int) -> list[list[str]]:
    if not utan:
        return []
    personer = antal(utan, "person", "personer").replace(SMALT, " ")
    mening = f"{personer} med skyddade personuppgifter är inte med i filen."
    return [[mening, *[""] * (bredd - 1)]]


def _logga(request: Begaran, namn: str, detaljer: dict[str, object]) -> None:
    record(
        kommun=request.kommun.kod,
        aktor=request.user.aktor,
        handling="lista.exporterad",
        objekt=f"lista:{namn}",
        detaljer=detaljer,
        tid=nu(),
    )


def _skriv(format: str, rubriker: Sequence[str], rader: list[Sequence[Any]]) -> bytes:
    if format == "csv":
        text = io.StringIO(newline="")
        write_csv(text, rubriker, rader, bom=True)
        return text.getvalue().encode()
    fil = io.BytesIO()
    write_xlsx(fil, rubriker, rader, sheet="Kaja")
    return fil.getvalue()


def vem(rad: OmPerson, dag: date) -> tuple[object, ...]:
    """Name, number, age and days to 20."""
    person = rad.person
    if person.fodd is None:
        return str(person), personnummer(person.nummer), None, None
    kvar = max((tjugo_ar(person.fodd) - dag).days, 0)
    return str(person), personnummer(person.nummer), ar_fyllda(person.fodd, dag), kvar
