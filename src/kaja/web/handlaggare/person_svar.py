"""The answer on a person's page: in one breath, and point by point with its ground."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString

from kaja import regler
from kaja.intake.models import Kallnamn
from kaja.register.kvitto import columns
from kaja.register.models import Bedomning, Utfall
from kaja.underlag.rattelser import told_by
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagval import Tidslage
from kaja.web.komponenter.text import datum, datum_i_text, datum_langt


class Punkt(NamedTuple):
    """One point of the answer, as it is read."""

    villkor: str
    rubrik: str
    lagrum: str
    utfall: str
    mening: str
    fraga: str
    till: str
    belagg: list[str]


def svaret(
    ungdom: Person, underlag: regler.Underlag, fraga: regler.Fraga, tid: Tidslage
) -> Bedomning:
    """The stored answer when it is about now, else the answer of the chosen day, unsaved."""
    if tid.nu:
        lagrad = Bedomning.objects.filter(
            kommun=ungdom.kommun_id, person=ungdom, ersatt__isnull=True
        ).first()
        if lagrad is not None:
            return lagrad
    besked = regler.besked(underlag, fraga)
    return Bedomning(person=ungdom, dag=tid.dag, **columns(besked))


def sammanfattning(bedomning: Bedomning) -> SafeString:
    """The answer in one breath: the outcome, and the sentences that decide."""
    if bedomning.utfall == Utfall.OMFATTAS:
        gar = next(svar for svar in bedomning.svar if svar["villkor"].startswith("kaa.p3"))
        sedan = datum_langt(bedomning.omfattas_fran)
        return format_html("<b>Omfattas sedan {}.</b> {}", sedan, datum_i_text(gar["mening"]))
    text = datum_i_text(bedomning.motivering)
    return format_html("<b>{}.</b> {}", bedomning.get_utfall_display(), text)


def punkter(bedomning: Bedomning) -> list[Punkt]:
    """Every point, in the order of the law."""
    return [_punkt(svar) for svar in bedomning.svar]


def _punkt(svar: dict[str, Any]) -> Punkt:
    nummer = svar["villkor"].split(".")[1].removeprefix("p")
    belagg = (_belagg(b, svar["villkor"]) for b in svar["belagg"])
    fore = f"{nummer}. " if nummer.isdigit() else ""
    return Punkt(
        villkor=svar["villkor"],
        rubrik=f"{fore}{svar['rubrik']}",
        lagrum=svar["lagrum"].replace("första stycket", "p.").removesuffix(" skollagen (2010:800)"),
        utfall=svar["utfall"],
        mening=datum_i_text(svar["mening"]),
        fraga=svar["fraga"],
        till=svar["till"],
        belagg=[rad for rad in belagg if rad],
    )


def _belagg(belagg: dict[str, Any], villkor: str) -> str:
    """ "Elever: elever_nov.xlsx, rad 88, mottagen 20 nov", or who told it, or what else it is."""
    if belagg.get("av"):
        return _antecknat(belagg)
    if not belagg["fil"]:
        return "" if _fel_ord(belagg, villkor) else datum_i_text(belagg["text"])
    kalla = dict(Kallnamn.choices).get(belagg["kalla"], belagg["kalla"])
    text = f"{kalla}: {belagg['fil']}, rad {belagg['rad']}"
    mottagen = _dag(belagg)
    return f"{text}, mottagen {datum(mottagen)}" if mottagen else text


def _antecknat(belagg: dict[str, Any]) -> str:
    """ "Enligt skolan, antecknat av Amira Lund 21 nov"."""
    uppgiven_av = "" if belagg["kalla"] == "beslut" else belagg["kalla"]
    return f"{told_by(uppgiven_av, belagg['av'])} {datum(_dag(belagg))}".rstrip()


def _dag(belagg: dict[str, Any]) -> date | None:
    return date.fromisoformat(belagg["mottagen"]) if belagg["mottagen"] else None


def _fel_ord(belagg: dict[str, Any], villkor: str) -> bool:
    """Answers stored by the first version call every day under point 2 a birth date."""
    return villkor.startswith("kaa.p2") and belagg["slag"] == "fodd" and "-" in belagg["text"]
