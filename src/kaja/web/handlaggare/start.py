"""Coming in: which page to begin on, which municipality to work in, and one's own account."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme

from kaja.access.enheter import units_of
from kaja.access.middleware import KOMMUN_IN_SESSION
from kaja.access.models import Kommun, User
from kaja.access.queries import may, memberships, visible_kommuner
from kaja.access.vyer import kraver_inloggning
from kaja.web.handlaggare.andrat_sist import sedan_sist
from kaja.web.klocka import i_dag

ERBJUDEN = "tvastegs_erbjuden"
BORJA_PA = (
    ("malgrupp.se", "att_gora"),
    ("fil.se", "las_in"),
    ("fullstandighet.se", "fullstandighet"),
    ("korning.se", "korningar"),
    ("logg.se", "overskrivna"),
)


class Inloggad(HttpRequest):
    """The request of a logged-in user, who may not have chosen a municipality yet."""

    user: User
    kommun: Kommun | None


@kraver_inloggning
def start(request: Inloggad) -> HttpResponse:
    """The first page that the user may open; who has no role anywhere is told so."""
    _erbjud_tva_steg(request)
    if request.kommun is None:
        return redirect("valj_kommun")
    _beratta_om_andringar(request, request.kommun)
    return redirect(_forsta(request) or "konto")


def _forsta(request: Inloggad) -> str | None:
    """The page to begin on; None for who has roles here that open none."""
    return next(
        (vy for ratt, vy in BORJA_PA if may(request.user, ratt, request.kommun)),
        None,
    )


def _erbjud_tva_steg(request: Inloggad) -> None:
    """Once a session, to the one who logs in with only a password."""
    if request.session.get(ERBJUDEN) or is_mfa_enabled(request.user):
        return
    request.session[ERBJUDEN] = True
    lank = reverse("mfa_activate_totp")
    text = 'Du loggar in med bara lösenord. <a href="{}">Slå på tvåstegsinloggning</a>'
    messages.info(request, format_html(text, lank))


def _beratta_om_andringar(request: Inloggad, kommun: Kommun) -> None:
    """ "12 nya, 3 borta och 5 ändrade sedan du sist tittade", to the one who may see them."""
    if not may(request.user, "andring.se", kommun):
        return
    if mening := sedan_sist(request.user, kommun):
        lank = reverse("andrat")
        messages.info(request, format_html('{} <a href="{}">Se vad och varför</a>', mening, lank))


@kraver_inloggning
def valj_kommun(request: Inloggad) -> HttpResponse:
    """Choose which municipality to work in, and go on to where one was heading."""
    kommuner = visible_kommuner(request.user)
    vidare = _vidare(request)
    if request.method != "POST":
        return render(
            request, "handlaggare/valj_kommun.html", {"kommuner": kommuner, "vidare": vidare}
        )
    vald = kommuner.filter(pk=request.POST.get("kommun", "")).first()
    if vald is None:
        return HttpResponseBadRequest("Kommunen finns inte bland dina. Gå tillbaka och välj igen.")
    request.session[KOMMUN_IN_SESSION] = vald.kod
    request.session.pop("lista", None)
    return redirect(vidare)


def _vidare(request: HttpRequest) -> str:
    vidare = request.POST.get("next") or request.GET.get("next") or ""
    har = {request.get_host()}
    trygg = url_has_allowed_host_and_scheme(vidare, har, require_https=request.is_secure())
    return vidare if trygg else reverse("start")


@kraver_inloggning
def konto(request: Inloggad) -> HttpResponse:
    """One's own account: name, roles, password and the second step."""
    return render(
        request,
        "handlaggare/konto.html",
        {
            "roller": memberships(request.user).select_related("kommun").order_by("kommun__namn"),
            "enheter": units_of(request.user, i_dag()).select_related("kommun"),
            "far_kalender": may(request.user, "uppgift.gora", request.kommun),
            "tva_steg": is_mfa_enabled(request.user),
            "utan_sidor": request.kommun is not None and _forsta(request) is None,
        },
    )
