"""Saved views of the register: save, rename, share, remove, and open with one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.styrning.actions import VyfelError, choose_view, remove_view, rename_view, save_view
from kaja.styrning.models import Vy
from kaja.styrning.queries import views
from kaja.web.handlaggare.register_lista import vyfraga
from kaja.web.klocka import nu


@kraver("malgrupp.se")
def vyer(request: Begaran) -> HttpResponse:
    """The views that the user has, and saving one more."""
    if request.method == "POST":
        return _spara(request)
    return render(
        request,
        "handlaggare/register_vyer.html",
        {
            "avdelning": "register",
            "vyer": list(views(request.user, request.kommun)),
            "fraga": vyfraga(request.GET),
            "far_dela": _far_dela(request),
        },
    )


def _spara(request: Begaran) -> HttpResponse:
    fraga = vyfraga(QueryDict(request.POST.get("fraga", "")))
    try:
        vy = save_view(
            kommun=request.kommun,
            user=request.user,
            namn=request.POST.get("namn", ""),
            fraga=fraga,
            delad=_ska_delas(request),
            tid=nu(),
        )
        messages.success(request, f"Vyn {vy} är sparad.")
    except VyfelError as fel:
        messages.error(request, str(fel))
    return redirect(f"{reverse('register')}?{fraga or 'alla=1'}")


def _far_dela(request: Begaran) -> bool:
    """Who only reads keeps views of their own, and gives the others none."""
    return may(request.user, "insats.skriva", request.kommun)


def _ska_delas(request: Begaran) -> bool:
    return "delad" in request.POST and _far_dela(request)


@kraver("malgrupp.se")
@require_POST
def vy(request: Begaran, pk: int) -> HttpResponse:
    """Do one thing with a view. Only who saved it may change or remove it."""
    mina = views(request.user, request.kommun)
    gor = request.POST.get("gor", "")
    if gor not in ("forvald", "inte_forvald"):
        mina = mina.filter(agare=request.user)
    vyn = get_object_or_404(mina, pk=pk)
    try:
        messages.success(request, _gor(request, vyn, gor))
    except VyfelError as fel:
        messages.error(request, str(fel))
    return redirect("register_vyer")


def _gor(request: Begaran, vyn: Vy, gor: str) -> str:
    user, tid = request.user, nu()
    match gor:
        case "spara":
            namn, delad = request.POST.get("namn", ""), _ska_delas(request)
            return (
                f"Vyn {rename_view(vy=vyn, namn=namn, delad=delad, user=user, tid=tid)} är sparad."
            )
        case "ta_bort":
            remove_view(vy=vyn, user=user, tid=tid)
            return f"Vyn {vyn} är borttagen."
        case "forvald":
            choose_view(kommun=request.kommun, user=user, vy=vyn, tid=tid)
            return f"Registret öppnas med vyn {vyn}."
        case "inte_forvald":
            choose_view(kommun=request.kommun, user=user, vy=None, tid=tid)
            return "Registret öppnas med alla."
    raise Http404
