"""Economic support of a youth: the decisions, and making, changing and taking back one."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kaja.access.vyer import Begaran, kraver
from kaja.insatser.actions.stod import decide_support, take_back_support
from kaja.insatser.actions.stodfel import StodfelError
from kaja.insatser.models import Stodbeslut, Stodval
from kaja.insatser.queries.atgard import atgarder_of
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.stod import paid_for, support_of
from kaja.ungdom.models import Person
from kaja.web.handlaggare.atgard_rad import Atgardsrad, rad
from kaja.web.handlaggare.person_huvud import huvudet, oppna_person
from kaja.web.handlaggare.stod_form import Stodform
from kaja.web.klocka import nu
from kaja.web.komponenter.text import datum_i_text

FLIK = "person_stod"
EN_DAG = timedelta(days=1)


@kraver("person.se")
def stodet(request: Begaran, pk: int) -> HttpResponse:
    """The decisions about a youth, and what payroll has been told."""
    person = oppna_person(request, pk, "stod")
    alla = [(b, b.till - EN_DAG if b.till else None) for b in support_of(person)]
    namn = {r.atgard.pk: r.slag.namn for r in _med_start(request, person)}
    return render(
        request,
        "handlaggare/stod.html",
        {
            **huvudet(request, person, FLIK),
            "galler": [(b, tom, namn.get(b.atgard_id, "")) for b, tom in alla if not b.ersatt],
            "tidigare": [(b, tom) for b, tom in alla if b.ersatt],
            "utbetalt": paid_for(person),
        },
    )


@kraver("insats.skriva")
def nytt(request: Begaran, pk: int) -> HttpResponse:
    """Decide about support during an åtgärd that has begun or is planned."""
    person = oppna_person(request, pk, "stod")
    rader = _med_start(request, person)
    forst = rader[0].atgard if len(rader) == 1 else None
    borjan = {"fran": forst.fran or forst.planerad_fran} if forst else {}
    form = Stodform(request.POST or None, rader=rader, initial=borjan)
    return _spara(request, person, form, None)


@kraver("insats.skriva")
def andra(request: Begaran, pk: int, nr: int) -> HttpResponse:
    """Change a decision, or take it back."""
    person = oppna_person(request, pk, "stod")
    galler = get_object_or_404(support_of(person), nummer=nr, ersatt__isnull=True)
    if request.method == "POST" and request.POST.get("oppnat") != str(galler.pk):
        messages.error(
            request,
            "Någon annan har ändrat beslutet sedan du öppnade det. Ingenting sparades. Det som "
            "gäller nu står här.",
        )
        return redirect("person_stod_andra", pk, nr)
    if request.POST.get("gor") == "ta_bort":
        return _ta_bort(request, galler, pk)
    borjan = {
        "atgard": str(galler.atgard_id),
        "slag": galler.slag,
        "fran": galler.fran,
        "tom": galler.till - EN_DAG if galler.till else None,
    }
    rader = [r for r in _med_start(request, person) if r.atgard.pk == galler.atgard_id]
    form = Stodform(request.POST or None, rader=rader, initial=borjan)
    return _spara(request, person, form, galler)


def _med_start(request: Begaran, person: Person) -> list[Atgardsrad]:
    """The åtgärder that support can be decided for."""
    katalog = katalogen(request.kommun)
    alla = (rad(a, katalog) for a in atgarder_of(person))
    return [r for r in alla if r.atgard.fran or r.atgard.planerad_fran]


def _ta_bort(request: Begaran, beslut: Stodbeslut, pk: int) -> HttpResponse:
    try:
        take_back_support(beslut=beslut, user=request.user, tid=nu())
        messages.success(
            request, "Beslutet är borttaget. Har lön fått veta något jämnas det ut i nästa fil."
        )
    except StodfelError as fel:
        messages.error(request, str(fel))
    return redirect(FLIK, pk)


def _spara(
    request: Begaran, person: Person, form: Stodform, galler: Stodbeslut | None
) -> HttpResponse:
    if form.is_valid():
        try:
            decide_support(
                kommun=request.kommun,
                atgard=int(form.cleaned_data["atgard"]),
                slag=Stodval(form.cleaned_data["slag"]),
                fran=form.cleaned_data["fran"],
                till=form.till,
                user=request.user,
                tid=nu(),
                i_stallet_for=galler,
            )
        except StodfelError as fel:
            form.add_error(None, datum_i_text(str(fel)))
        else:
            messages.success(request, "Beslutet om stöd är sparat.")
            return redirect(FLIK, person.pk)
    visar = {**huvudet(request, person, FLIK), "form": form, "galler": galler}
    return render(request, "handlaggare/stod_beslut.html", visar)
