"""The menu of the caseworker's pages: what is opened each day, and the rest under "Mer"."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from kaja.access.queries import may
from kaja.access.vyer import Begaran
from kaja.web.handlaggare.urval import antal_oklara

DAGLIGEN = (
    ("malgrupp.se", "Att göra", "att_gora", "gora"),
    ("malgrupp.se", "Register", "register", "person"),
    ("malgrupp.se", "Målgrupp", "malgrupp", "lista"),
    ("andring.se", "Ändrat", "andrat", "kalender"),
    ("malgrupp.se", "Oklart", "oklart", "fraga"),
    ("fil.se", "Läs in", "las_in", "in"),
    ("fullstandighet.se", "Fullständighet", "fullstandighet", "diagram"),
)
MER = {
    "Med de unga": (
        ("skolsignal.tal", "Anmälningar från skolor", "skolanmalningar"),
        ("malgrupp.se", "Åtgärder", "atgarder"),
        ("malgrupp.se", "Praktikplatser", "praktik"),
        ("insats.skriva", "Ekonomiskt stöd", "stod"),
        ("stod.kostnad", "Kostnader för stöd", "stod_kostnader"),
        ("utskick.se", "Brev och sms", "utskick"),
    ),
    "Uppgifterna": (
        ("fil.se", "Läs in", "las_in"),
        ("fullstandighet.se", "Fullständighet", "fullstandighet"),
        ("identitet.hantera", "Identitet", "identitet"),
        ("korning.se", "Körningar", "korningar"),
    ),
    "Kommunen": (
        ("installning.se", "Inställningar", "installningar"),
        ("text.granska", "Pröva en text", "skydd_prova"),
        ("logg.se", "Överskrivna varningar", "overskrivna"),
    ),
}
BARA_BRED = frozenset(("fullstandighet", "las_in"))
"""A phone has no room for these beside the others: there they stand under "Mer" instead."""


class Val(NamedTuple):
    """A page to go to. `bara` is where it is shown, if not everywhere: "bred" or "smal"."""

    text: str
    url: str
    ikon: str
    vald: bool
    antal: int | None = None
    bara: str = ""


class Grupp(NamedTuple):
    """A heading under "Mer" and its pages."""

    rubrik: str
    val: list[Val]
    bara: str


class Meny(NamedTuple):
    val: list[Val]
    mer: list[Grupp]
    mer_bara: str
    mer_vald: str
    """Where the open page is one of those under "Mer": "alltid", "smal", or nowhere."""


def menyn(request: Begaran, har: str) -> Meny:
    """What the user may open in the chosen municipality; `har` is the part that is open now."""
    far = [val for val in DAGLIGEN if may(request.user, val[0], request.kommun)]
    fler_an_en = len(far) > 1
    dagligen = [_dagligen(request, *val[1:], har=har, fler_an_en=fler_an_en) for val in far]
    grupper = (_grupp(request, *en, har=har, fler_an_en=fler_an_en) for en in MER.items())
    mer = [grupp for grupp in grupper if grupp.val]
    vald = next((val for grupp in mer for val in grupp.val if val.vald), None)
    return Meny(dagligen, mer, _bara(mer), (vald.bara or "alltid") if vald else "")


def _dagligen(
    request: Begaran, text: str, vy: str, bild: str, *, har: str, fler_an_en: bool
) -> Val:
    antal = antal_oklara(request) if vy == "oklart" else None
    bara = "bred" if vy in BARA_BRED and fler_an_en else ""
    return Val(text, reverse(vy), bild, vy == har, antal, bara)


def _grupp(
    request: Begaran,
    rubrik: str,
    sidor: tuple[tuple[str, str, str], ...],
    *,
    har: str,
    fler_an_en: bool,
) -> Grupp:
    val = [
        Val(text, reverse(vy), "", vy == har, bara="smal" if vy in BARA_BRED else "")
        for behorighet, text, vy in sidor
        if may(request.user, behorighet, request.kommun) and (fler_an_en or vy not in BARA_BRED)
    ]
    return Grupp(rubrik, val, _bara(val))


def _bara(delar: list[Val] | list[Grupp]) -> str:
    """Where what holds these parts is shown: not where none of them is."""
    return "smal" if all(en.bara == "smal" for en in delar) else ""
