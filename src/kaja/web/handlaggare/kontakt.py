"""Logging a contact with one press, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows.kontakt import logga_kontakt
from kaja.flows.kontakt_angra import angra_kontakt
from kaja.insatser.actions import HandlaggningsfelError, KontaktfelError, NyKontakt
from kaja.insatser.models import Kanalval, Kontakt, Medval, Sysselsattningsval, Utfallval
from kaja.ungdom.models import Person
from kaja.web.handlaggare.kontaktform import Gestform, Kontaktform
from kaja.web.handlaggare.loggat import NYCKEL
from kaja.web.handlaggare.oklart_uppgift import synlig
from kaja.web.klocka import i_dag, nu


@kraver("insats.skriva")
@require_POST
def logga(request: Begaran, pk: int) -> HttpResponse:
    """Note the contact and set the next day; back to the person, with a way to undo."""
    person = synlig(request, pk)
    gest = Gestform(request.POST)
    if not gest.is_valid():
        raise Http404
    form = Kontaktform(request.POST, dag=i_dag(), vardnadshavare=True)
    if not form.is_valid():
        fel = " ".join(str(f) for falt in form.errors.values() for f in falt)
        messages.error(request, f"{fel} Inget är antecknat.")
    else:
        try:
            kontakt = _logga(request, person, gest, form)
        except (KontaktfelError, HandlaggningsfelError) as fel_:
            messages.error(request, str(fel_))
        else:
            return redirect(f"{reverse('person', args=[pk])}?{NYCKEL}={kontakt}")
    return redirect("person", pk)


def _logga(request: Begaran, person: Person, gest: Gestform, form: Kontaktform) -> int:
    kanal, utfall = Kanalval(gest.cleaned_data["kanal"]), Utfallval(gest.cleaned_data["utfall"])
    sagt = form.cleaned_data
    med = Medval.SKOLA if kanal == Kanalval.SKOLA else Medval(sagt["med"] or Medval.UNGDOM)
    ny = NyKontakt(person.pk, form.tid(), kanal, utfall, med, sagt["inkommande"])
    foljd = logga_kontakt(
        kommun=request.kommun,
        nya=[ny],
        dag=i_dag(),
        tid=nu(),
        user=request.user,
        gor=Sysselsattningsval(sagt["gor"]) if sagt["gor"] else None,
        datum=sagt["datum"],
    )
    return foljd.kontakter[0]


@kraver("insats.skriva")
@require_POST
def angra(request: Begaran) -> HttpResponse:
    """Take back contacts that were noted, all that were noted at once."""
    ids = [int(pk[:18]) for pk in request.POST.getlist("kontakt") if pk.isdecimal()][:1000]
    rader = Kontakt.objects.filter(kommun=request.kommun, pk__in=ids)
    personer = {synlig(request, rad.person_id).pk for rad in rader}
    if not personer:
        raise Http404
    try:
        angra_kontakt(
            kommun=request.kommun, kontakter=ids, dag=i_dag(), tid=nu(), user=request.user
        )
        messages.success(request, "Ångrat. Det är som innan.")
    except KontaktfelError as fel:
        messages.error(request, str(fel))
    return redirect("person", personer.pop()) if len(personer) == 1 else redirect("att_gora")
