"""Pasting from a spreadsheet into the register: what will happen to which, and then doing it."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kaja.access.models import User
from kaja.access.queries import caseworkers
from kaja.access.vyer import Begaran, kraver
from kaja.flows.celler import Cell, Falt, Nar, Sett, klistra
from kaja.insatser.actions import HandlaggningsfelError
from kaja.insatser.models import Handlaggning, Sysselsattningsval
from kaja.web.handlaggare.register_lista_gjort import listans_fraga, minns, till_listan
from kaja.web.handlaggare.register_lista_ord import Cellfel, las_cell
from kaja.web.handlaggare.register_lista_tabell import RUBRIKER
from kaja.web.handlaggare.register_lista_urval import med_kolumner, registret
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal, datum

FLEST = 1000
"""So many rows at once."""


class Andring(NamedTuple):
    """One pasted cell: in what column, how it was and becomes; or why it cannot be."""

    rad: Handlaggning
    kolumn: str
    fore: str
    efter: str
    fel: str
    cell: Cell | None


class Klistrat(NamedTuple):
    """A pasted block: the rows it begins on and goes over, its columns, and the text."""

    personer: list[int]
    falten: list[str]
    text: str

    @classmethod
    def ur(cls, request: Begaran) -> Klistrat:
        """What the script sent. 404 for what it never sends."""
        post = request.POST
        ids = [int(pk[:18]) for pk in post.get("personer", "").split(",") if pk.isdecimal()]
        falten = [kol for kol in post.get("falten", "").split(",") if kol in RUBRIKER]
        if not ids or not falten:
            raise Http404
        return cls(ids[:FLEST], falten, post.get("text", ""))

    def rader(self) -> list[list[str]]:
        """The cells, row by row."""
        text = self.text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
        return [rad.split("\t") for rad in text.split("\n")]


@kraver("insats.skriva")
@require_POST
def klistra_in(request: Begaran) -> HttpResponse:
    """The preview; or, when it is accepted, the act. Those shown are logged."""
    block = Klistrat.ur(request)
    rader = {
        rad.person_id: rad
        for rad in med_kolumner(registret(request)).filter(person__in=block.personer)
    }
    agare = list(caseworkers(request.kommun, i_dag()))
    andringar = _andringar(block, rader, agare)
    if "bekrafta" in request.POST:
        return _gor(request, andringar)
    logga_visning(request, "register_klistra", (en.rad.person_id for en in andringar))
    return _visa(request, block, andringar)


def _andringar(block: Klistrat, rader: dict[int, Handlaggning], agare: list[User]) -> list[Andring]:
    """Each pasted cell that would be another, or cannot be read. One value goes to all the rows."""
    celler = block.rader()
    if len(celler) == 1:
        celler = celler * len(block.personer)
    ut = []
    for pk, varden in zip(block.personer, celler, strict=False):
        if pk in rader:
            par = zip(block.falten, varden, strict=False)
            ut += [_andring(rader[pk], kol, text, agare) for kol, text in par]
    return [en for en in ut if en.fel or en.fore != en.efter]


def _andring(rad: Handlaggning, kol: str, text: str, agare: list[User]) -> Andring:
    kolumn = RUBRIKER[kol]
    if kol not in list(Falt):
        return Andring(rad, kolumn, "", text, f"{kolumn} går inte att ändra här.", None)
    falt = Falt(kol)
    fore = _nu(rad, falt)
    try:
        varde = las_cell(falt, text, agare, i_dag())
    except Cellfel as fel:
        return Andring(rad, kolumn, fore, text, str(fel), None)
    return Andring(rad, kolumn, fore, _ord(varde), "", Cell(rad.person_id, falt, varde))


def _nu(rad: Handlaggning, falt: Falt) -> str:
    gor = getattr(rad, "gor", "")
    varden = {
        Falt.AGARE: rad.agare,
        Falt.DATUM: rad.satt_datum or rad.nasta_datum,
        Falt.GOR: Sysselsattningsval(gor) if gor else None,
    }
    return _ord(varden[falt])


def _ord(varde: object) -> str:
    if isinstance(varde, Sysselsattningsval):
        return str(varde.label)
    return datum(varde) if hasattr(varde, "isoformat") else str(varde or "–")  # type: ignore[arg-type]


def _visa(request: Begaran, block: Klistrat, andringar: list[Andring]) -> HttpResponse:
    blir = [en for en in andringar if not en.fel]
    sett = {en.rad.person_id: (en.rad.version, getattr(en.rad, "gor_pk", None) or 0) for en in blir}
    return render(
        request,
        "handlaggare/register_klistra.html",
        {
            "avdelning": "register",
            "blir": blir,
            "nekas": [en for en in andringar if en.fel],
            "antal_rader": antal(len(sett), "ungdom", "ungdomar"),
            "text": block.text,
            "fraga": listans_fraga(request),
            "personer": ",".join(map(str, block.personer)),
            "falten": ",".join(block.falten),
            "sett": ",".join(f"{pk}:{v}:{g}" for pk, (v, g) in sett.items()),
            "rader": len(block.rader()),
        },
    )


def _gor(request: Begaran, andringar: list[Andring]) -> HttpResponse:
    celler = [en.cell for en in andringar if en.cell]
    try:
        batch, borta = klistra(
            celler=celler,
            sett=_sedda(request.POST.get("sett", "")),
            nar=Nar(request.kommun, i_dag(), nu(), request.user),
        )
    except HandlaggningsfelError as fel:
        messages.error(request, f"{fel} Inget är ändrat.")
        return till_listan(request)
    if borta:
        vilka = antal(len(borta), "ungdom", "ungdomar")
        messages.error(request, f"{vilka} hade någon annan ändrat. De är kvar som de är nu.")
    if batch:
        minns(request, batch, f"Inklistrat för {antal(batch.antal, 'ungdom', 'ungdomar')}.")
    return till_listan(request)


def _sedda(text: str) -> dict[int, Sett]:
    """What the preview showed: person:version:occupation, with commas."""
    delar = [ett.split(":") for ett in text.split(",")]
    hela = [ett for ett in delar if len(ett) == 3 and all(tal.isdecimal() for tal in ett)]
    return {int(pk[:18]): Sett(int(v[:9]), int(gor[:18])) for pk, v, gor in hela}
