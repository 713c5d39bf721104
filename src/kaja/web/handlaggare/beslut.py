"""Making one of the municipality's own decisions, seen before it is made, and lifting it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows import beslut as flode
from kaja.flows.beslut import BeslutsfelError, Verkan
from kaja.register import orsaker
from kaja.register.models import Beslut
from kaja.regler.register import Atgard, Forslag
from kaja.ungdom.models import Person
from kaja.web.handlaggare.beslut_form import Beslutsform
from kaja.web.handlaggare.oklart_svar import blev
from kaja.web.handlaggare.oklart_uppgift import synlig
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_i_text, datum_langt


@kraver("beslut.fatta")
def beslut(request: Begaran, pk: int) -> HttpResponse:
    """Choose, see what it would do to the register, confirm. Showing it is logged."""
    person = synlig(request, pk)
    form = Beslutsform(request.POST or None, dag=i_dag())
    verkan = None
    if form.is_valid():
        try:
            verkan = flode.verkan(person, form.nytt, dag=i_dag())
            if "bekrafta" in request.POST:
                return _besluta(request, person, form)
        except BeslutsfelError as fel:
            form.add_error("slag", datum_i_text(str(fel)))
    logga_visning(request, "beslut", [person.pk])
    gallande = Beslut.objects.filter(person=person, ersatt__isnull=True)
    return render(
        request,
        "handlaggare/beslut.html",
        {
            "avdelning": "malgrupp",
            "person": person,
            "i_dag": i_dag(),
            "form": form,
            "verkan": verkan if form.is_valid() else None,
            "mening": _i_ord(verkan) if verkan else "",
            "lagen": datum_i_text(verkan.svar.motivering) if verkan else "",
            "nytt": form.nytt if form.is_valid() else None,
            "gallande": gallande.select_related("beslutad_av").first(),
        },
    )


def _besluta(request: Begaran, person: Person, form: Beslutsform) -> HttpResponse:
    svar = flode.besluta(person=person, nytt=form.nytt, user=request.user, dag=i_dag(), tid=nu())
    messages.success(request, f"Beslutet är fattat: {form.nytt.slag.label.lower()}. {blev(svar)}")
    return redirect("person_historik", person.pk)


def _i_ord(verkan: Verkan) -> str:
    """What the register does, in a sentence."""
    forslag, nar = verkan.forslag, datum_langt(verkan.forslag.dag)
    if forslag.atgard is Atgard.INGEN:
        return "Registret ändras inte."
    if forslag.atgard is Atgard.OPPNA:
        return f"Ungdomen förs in i registret från {nar}.{_orsak(forslag)}"
    if forslag.atgard is Atgard.AVSLUTA:
        return f"Ungdomen lämnar registret {nar}.{_orsak(forslag)}"
    return "Registret väntar på ett klart svar."


def _orsak(forslag: Forslag) -> str:
    return f" Orsak: {orsaker.i_meningen(forslag.orsak)}." if forslag.orsak else ""


@kraver("beslut.fatta")
@require_POST
def upphav(request: Begaran, pk: int) -> HttpResponse:
    """Lift a decision: the law's answer decides again."""
    alla = Beslut.objects.filter(kommun=request.kommun).select_related("person__kommun")
    ett = get_object_or_404(alla, pk=pk)
    person = synlig(request, ett.person_id)
    try:
        svar = flode.upphav(beslut=ett, user=request.user, dag=i_dag(), tid=nu())
        messages.success(request, f"Beslutet är upphävt. {blev(svar)}")
    except BeslutsfelError as fel:
        messages.error(request, str(fel))
    return redirect("person_historik", person.pk)
