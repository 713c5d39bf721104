"""A follow-up of the plan, its end, and leaving a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows import plan as flode
from kaja.insatser.models import Planslut
from kaja.insatser.planinnehall import PlanfelError
from kaja.insatser.queries import plans_of
from kaja.insatser.samtidigt import AndratUnderTidenError
from kaja.ungdom.models import Person
from kaja.web.handlaggare.konflikt import inskickat
from kaja.web.handlaggare.person_huvud import oppna_person
from kaja.web.handlaggare.plan_sida import FLIK, Avslutsform, Uppfoljningsform, plansida
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_i_text, tidpunkt


@kraver("insats.skriva")
@require_POST
def folj_upp(request: Begaran, pk: int) -> HttpResponse:
    """The plan was followed up."""
    person, form = oppna_person(request, pk, "plan"), Uppfoljningsform(request.POST)

    def gor(**vem_och_nar: Any) -> None:
        flode.folj_upp(person=person, **form.cleaned_data, **vem_och_nar)

    if form.is_valid() and _gjort(request, person, gor, "Uppföljningen är antecknad."):
        return redirect(FLIK, pk)
    return plansida(request, person, uppfoljning=form, status=_status(form))


@kraver("insats.skriva")
@require_POST
def avsluta(request: Begaran, pk: int) -> HttpResponse:
    """The plan ends, with a day and a reason."""
    person, form = oppna_person(request, pk, "plan"), Avslutsform(request.POST)

    def gor(**vem_och_nar: Any) -> None:
        sagt = form.cleaned_data
        orsak = Planslut(sagt["orsak"])
        flode.avsluta(person=person, sista=sagt["sista"], orsak=orsak, **vem_och_nar)

    if form.is_valid() and _gjort(request, person, gor, "Planen är avslutad."):
        return redirect(FLIK, pk)
    return plansida(request, person, avslut=form, status=_status(form))


@kraver("insats.skriva")
@require_POST
def kasta(request: Begaran, pk: int) -> HttpResponse:
    """The draft is left; it can still be read among the versions."""
    person = oppna_person(request, pk, "plan")

    def gor(**vem_och_nar: Any) -> None:
        flode.kasta_utkast(person=person, **vem_och_nar)

    _gjort(request, person, gor, "Utkastet är kastat.")
    return redirect(FLIK, pk)


def _gjort(request: Begaran, person: Person, gor: Callable[..., None], klart: str) -> bool:
    """Whether it could be done; otherwise it is said why, and that nothing was."""
    version = inskickat(request.POST).version
    try:
        gor(pa_version=version, dag=i_dag(), user=request.user, tid=nu())
    except AndratUnderTidenError:
        messages.error(request, _under_tiden(person))
    except PlanfelError as fel:
        messages.error(request, datum_i_text(str(fel)))
    else:
        messages.success(request, klart)
        return True
    return False


def _under_tiden(person: Person) -> str:
    senast = plans_of(person).first()
    vem = f"{senast.av} sparade {tidpunkt(senast.kand_fran)}" if senast else "Någon sparade"
    return f"Inget är gjort: {vem}, medan du läste. Läs planen som den är nu och gör om."


def _status(form: Uppfoljningsform | Avslutsform) -> int:
    return 409 if form.is_valid() else 200
