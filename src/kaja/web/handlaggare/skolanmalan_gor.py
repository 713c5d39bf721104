"""Handling a notice: with one press, by entering what the school told, undone, or taken away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows import skolsignal, svar
from kaja.skolsignal.actions import AnmalansfelError
from kaja.skolsignal.models import Anmalan, Anmalningsslag, Hanteringsutfall
from kaja.web.handlaggare.oklart_falt import Svarsform
from kaja.web.handlaggare.oklart_form import Slutdagsform, Studieform
from kaja.web.handlaggare.oklart_svar import blev
from kaja.web.handlaggare.skolanmalan import oppna
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_i_text


@kraver("skolsignal.skriva")
@require_POST
def hantera(request: Begaran, pk: int) -> HttpResponse:
    """Say with one press what was done."""
    en = oppna(request, pk, "skolanmalan")
    utfall = request.POST.get("utfall", "")
    if utfall not in skolsignal.MED_ETT_TRYCK:
        raise Http404
    gjort = Hanteringsutfall(utfall)
    try:
        skolsignal.hantera(anmalan=en, utfall=gjort, dag=i_dag(), user=request.user, tid=nu())
    except AnmalansfelError as fel:
        messages.error(request, str(fel))
    return _tillbaka(request, en, handlagd=en.pk)


@kraver("skolsignal.skriva")
@require_POST
def angra(request: Begaran, pk: int) -> HttpResponse:
    """It waits again."""
    en = oppna(request, pk, "skolanmalan")
    try:
        skolsignal.angra(anmalan=en, user=request.user, tid=nu())
        messages.success(request, "Anmälan väntar igen.")
    except AnmalansfelError as fel:
        messages.error(request, str(fel))
    return _tillbaka(request, en)


def _tillbaka(request: Begaran, en: Anmalan, **fraga: int) -> HttpResponse:
    """To where it was asked for: what to do, or the page of the notice, which says how it is."""
    vems = request.POST.get("vems", "")
    if vems.isalpha():
        return redirect(reverse("att_gora", query={"vems": vems, **fraga}))
    return redirect("skolanmalan", en.pk)


@kraver("skolsignal.skriva")
@require_POST
def ta_tillbaka(request: Begaran, pk: int) -> HttpResponse:
    """It was noted by mistake."""
    en = oppna(request, pk, "skolanmalan")
    try:
        skolsignal.ta_tillbaka(anmalan=en, user=request.user, tid=nu())
    except AnmalansfelError as fel:
        messages.error(request, str(fel))
        return redirect("skolanmalan", pk)
    messages.success(request, "Anmälan är borttagen. Den står kvar i den unges historik.")
    return redirect("skolanmalningar")


FORMER: dict[str, tuple[type[Svarsform], str]] = {
    Anmalningsslag.BORJADE: (Studieform, "fran"),
    Anmalningsslag.SLUTADE: (Slutdagsform, "sista"),
}
"""The form that makes a fact of each kind of notice, and its field for the notice's day."""


@kraver("skolsignal.skriva")
def for_in(request: Begaran, pk: int) -> HttpResponse:
    """What the school told is right: enter it, and the notice is handled."""
    en = oppna(request, pk, "skolanmalan_for_in")
    if en.slag not in FORMER:
        raise Http404
    form = _form(request, en)
    if form is not None and form.is_valid() and _for_in(request, en, form):
        return redirect("skolanmalan", pk)
    return render(
        request,
        "handlaggare/skolanmalan_for_in.html",
        {"avdelning": "skolanmalningar", "en": en, "form": form, "i_dag": i_dag()},
    )


def _form(request: Begaran, en: Anmalan) -> Svarsform | None:
    """The form; None where nothing is known that could end."""
    slag, dagen = FORMER[en.slag]
    if not slag.fits(en.person):
        return None
    kommun = request.kommun.kod
    form = slag(request.POST or None, initial={dagen: en.dag}, person=en.person, kommun=kommun)
    del form.fields["uppgiven_av"]  # the school has: nobody needs to say so again
    return form


def _for_in(request: Begaran, en: Anmalan, form: Svarsform) -> bool:
    uppgift = form.svar()
    assert isinstance(uppgift, svar.Studier | svar.Slutdag)
    try:
        nu_galler = skolsignal.for_in(
            anmalan=en, uppgift=uppgift, dag=i_dag(), user=request.user, tid=nu()
        )
    except (svar.SvarsfelError, AnmalansfelError) as fel:
        form.add_error(form.dagen, datum_i_text(str(fel)))
        return False
    messages.success(request, f"Infört, och anmälan är handlagd. {blev(nu_galler)}")
    return True
