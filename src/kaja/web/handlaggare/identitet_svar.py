"""Answers about who is who, and taking them back. Those concerned are judged anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows import identitet as flode
from kaja.flows import skolnummer
from kaja.flows.bedom import bedom
from kaja.ungdom import actions as ungdom
from kaja.ungdom.dubbletter import ordered
from kaja.ungdom.models import Alias, Avvisat, Person, Sammanslagning
from kaja.web.handlaggare.identitet import person_ur
from kaja.web.klocka import i_dag, nu

Vy = Callable[..., str]


def _svar(vy: Vy) -> Callable[..., HttpResponse]:
    """A view that answers with a sentence of what was done, or of why it could not be."""

    @kraver("identitet.hantera")
    @require_POST
    @wraps(vy)
    def svara(request: Begaran, *args: object, **kwargs: object) -> HttpResponse:
        try:
            messages.success(request, vy(request, *args, **kwargs))
        except ungdom.BekraftaError as fel:
            messages.error(request, str(fel))
            personer = [("person", pk) for pk in request.POST.getlist("person")]
            fraga = urlencode([*personer, ("bekrafta", "1")])
            return redirect(f"{reverse('identitet_jamfor')}?{fraga}")
        except ungdom.IdentitetsfelError as fel:
            messages.error(request, str(fel))
        return _tillbaka(request)

    return svara


def _tillbaka(request: Begaran) -> HttpResponse:
    """To the person's page, if the answer was given there; otherwise to the list."""
    fran_sida = request.POST.get("fran_sida", "")
    return (
        redirect("person_historik", int(fran_sida))
        if fran_sida.isdecimal()
        else redirect("identitet")
    )


@_svar
def sla_ihop(request: Begaran) -> str:
    """Two persons are one: the one in `behall` is kept, the other is put under her."""
    ena, andra = _tva(request)
    behall = request.POST.get("behall", str(ena.pk))
    till, fran = (andra, ena) if behall == str(andra.pk) else (ena, andra)
    flode.sla_ihop(
        kommun=request.kommun,
        fran=fran,
        till=till,
        user=request.user,
        tid=nu(),
        bekraftat=bool(request.POST.get("bekraftat")),
    )
    _bedom(request, fran, till)
    return f"{till} är en och samma person. Svaret är prövat om. Du kan föra isär dem igen."


@_svar
def inte_samma(request: Begaran) -> str:
    """The two are not one, or the school's number is not the person's: not proposed again."""
    if nummer := request.POST.get("nummer", ""):
        person = person_ur(request, request.POST.get("person", ""))
    else:
        person, andra = ordered(*_tva(request))
        nummer = andra.nummer
    ungdom.reject(
        kommun=request.kommun, person=person, nummer=nummer[:12], user=request.user, tid=nu()
    )
    return "Noterat: inte samma person. Förslaget kommer inte igen."


@_svar
def skolans(request: Begaran) -> str:
    """The school's number means the person: what the school has said becomes her facts."""
    person = person_ur(request, request.POST.get("person", ""))
    skolnummer.bekrafta(
        kommun=request.kommun,
        nummer=request.POST.get("nummer", "")[:12],
        person=person,
        user=request.user,
        tid=nu(),
    )
    _bedom(request, person)
    return f"Skolans nummer hör nu till {person}. Svaret är prövat om."


@_svar
def isar(request: Begaran, pk: int) -> str:
    """Take a merger back."""
    rad = get_object_or_404(
        Sammanslagning.objects.select_related("fran", "till"), kommun=request.kommun, pk=pk
    )
    fran, till = (person_ur(request, person.pk) for person in (rad.fran, rad.till))
    flode.for_isar(kommun=request.kommun, sammanslagning=rad, user=request.user, tid=nu())
    _bedom(request, fran, till)
    return f"{till} och {fran} är två personer igen. Svaren är prövade om."


@_svar
def alias_ater(request: Begaran, pk: int) -> str:
    """Take back that a school's number means someone."""
    alias = get_object_or_404(Alias, kommun=request.kommun, pk=pk)
    person = person_ur(request, alias.person_id)
    skolnummer.ta_tillbaka(kommun=request.kommun, alias=alias, user=request.user, tid=nu())
    _bedom(request, person)
    return f"Skolans nummer hör inte längre till {person}. Raderna väntar igen."


@_svar
def avvisat_ater(request: Begaran, pk: int) -> str:
    """Let a proposal that was turned down come back."""
    avvisat = get_object_or_404(Avvisat, kommun=request.kommun, pk=pk)
    person_ur(request, avvisat.person_id)
    ungdom.reconsider(kommun=request.kommun, avvisat=avvisat, user=request.user, tid=nu())
    return "Förslaget finns i listan igen."


def _tva(request: Begaran) -> tuple[Person, Person]:
    valda = [person_ur(request, pk) for pk in request.POST.getlist("person")]
    if len(valda) != 2:
        raise Http404
    return valda[0], valda[1]


def _bedom(request: Begaran, *personer: Person) -> None:
    bedom(
        kommun=request.kommun,
        personer=[person.pk for person in personer],
        dag=i_dag(),
        tid=nu(),
        aktor=request.user.aktor,
    )
