"""A person's page: the answer, each point with its ground, the timeline and the facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kaja import regler
from kaja.access.vyer import Begaran, kraver
from kaja.audit.actions import record_view
from kaja.intake.models import Kallnamn
from kaja.register.kvitto import columns
from kaja.register.models import Bedomning, Utfall
from kaja.regler.skollagen_29_9 import LAGEN_GALLER_FRAN
from kaja.regler.tidslinje import tidslinje
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person
from kaja.ungdom.queries import visible_to
from kaja.web.handlaggare.dagval import Dagform, Tidslage, tidslage
from kaja.web.handlaggare.fakta import faktatabeller
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.tidslinje_bild import Bild, rita
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum, datum_i_text, datum_langt, tjugo_ar


@dataclass(frozen=True, slots=True)
class Punkt:
    """One point of the answer, as it is read."""

    villkor: str
    rubrik: str
    lagrum: str
    utfall: str
    mening: str
    fraga: str
    till: str
    belagg: list[str]


@kraver("person.se")
def person(request: Begaran, pk: int) -> HttpResponse:
    """The page of one person, now or as it was another day. Opening it is logged."""
    ungdom = get_object_or_404(visible_to(request.user, request.kommun), pk=pk)
    if ar_dold(ungdom, ser=ser_skyddade(request)):
        raise PermissionDenied
    form = Dagform(request.GET or None)
    tid = tidslage(form)
    underlag = underlag_for([ungdom], kand=tid.kand)[ungdom.pk]
    bedomning = _bedomning(ungdom, underlag, tid)
    record_view(
        kommun=request.kommun.kod,
        anvandare=request.user.aktor,
        vy="person",
        personer=[ungdom.pk],
        tid=nu(),
    )
    return render(
        request,
        "handlaggare/person.html",
        {
            "avdelning": "malgrupp",
            "person": ungdom,
            "bedomning": bedomning,
            "sammanfattning": _sammanfattning(bedomning),
            "punkter": [_punkt(svar) for svar in bedomning.svar],
            "tid": tid,
            "form": form,
            "i_dag": i_dag(),
            "bild": _bild(underlag, bedomning, request.kommun.kod, tid),
            "tabeller": faktatabeller(ungdom, kand=tid.kand),
            "lista": _i_listan(request, ungdom.pk),
        },
    )


def _bedomning(ungdom: Person, underlag: regler.Underlag, tid: Tidslage) -> Bedomning:
    """The stored answer when it is about now, else the answer of the chosen day, unsaved."""
    if tid.nu:
        lagrad = Bedomning.objects.filter(
            kommun=ungdom.kommun_id, person=ungdom, ersatt__isnull=True
        ).first()
        if lagrad is not None:
            return lagrad
    besked = regler.besked(underlag, regler.Fraga(ungdom.kommun_id, tid.dag))
    return Bedomning(person=ungdom, dag=tid.dag, **columns(besked))


def _sammanfattning(bedomning: Bedomning) -> SafeString:
    """The answer in one breath: the outcome, and the sentences that decide."""
    if bedomning.utfall == Utfall.OMFATTAS:
        gar = next(svar for svar in bedomning.svar if svar["villkor"].startswith("kaa.p3"))
        sedan = datum_langt(bedomning.omfattas_fran)
        return format_html("<b>Omfattas sedan {}.</b> {}", sedan, datum_i_text(gar["mening"]))
    text = datum_i_text(bedomning.motivering)
    return format_html("<b>{}.</b> {}", bedomning.get_utfall_display(), text)


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
    """ "Elever: elever_nov.xlsx, rad 88, mottagen 20 nov", or what else the answer rests on."""
    if not belagg["fil"]:
        return "" if _fel_ord(belagg, villkor) else datum_i_text(belagg["text"])
    kalla = dict(Kallnamn.choices).get(belagg["kalla"], belagg["kalla"])
    text = f"{kalla}: {belagg['fil']}, rad {belagg['rad']}"
    mottagen = belagg["mottagen"] and date.fromisoformat(belagg["mottagen"])
    return f"{text}, mottagen {datum(mottagen)}" if mottagen else text


def _fel_ord(belagg: dict[str, Any], villkor: str) -> bool:
    """Answers stored by the first version call every day under point 2 a birth date."""
    return villkor.startswith("kaa.p2") and belagg["slag"] == "fodd" and "-" in belagg["text"]


def _bild(underlag: regler.Underlag, bedomning: Bedomning, kommun: str, tid: Tidslage) -> Bild:
    fodd = underlag.fodd
    fran = max(LAGEN_GALLER_FRAN, date(fodd.year + 15, 1, 1) if fodd else LAGEN_GALLER_FRAN)
    till = max(tid.dag, fran) + timedelta(days=1)
    return rita(
        studier=sorted(underlag.studier, key=lambda s: (s.fran, s.till or date.max)),
        perioder=tidslinje(underlag, regler.Fraga(kommun, tid.dag), fran, till),
        dag=tid.dag,
        tjugo=tjugo_ar(fodd) if fodd else None,
        galler_till_och_med=bedomning.galler_till_och_med,
        i_dag="i dag" if tid.dag == i_dag() else "vald dag",
    )


def _i_listan(request: Begaran, pk: int) -> dict[str, object]:
    """Where the person stands in the list one came from, and who is before and after."""
    lista = request.session.get("lista") or {}
    personer: list[int] = lista.get("personer", [])
    if pk not in personer:
        return {"namn": "Målgrupp", "url": reverse("malgrupp")}
    plats = personer.index(pk)
    return {
        "namn": "Oklart" if lista["vy"] == "oklart" else "Målgrupp",
        "url": f"{reverse(lista['vy'])}?{lista['fraga']}",
        "plats": lista["fore"] + plats + 1,
        "antal": lista["antal"],
        **dict(_grannar(personer, plats)),
    }


def _grannar(personer: list[int], plats: int) -> Iterator[tuple[str, int]]:
    if plats > 0:
        yield "fore", personer[plats - 1]
    if plats + 1 < len(personer):
        yield "efter", personer[plats + 1]
