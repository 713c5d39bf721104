"""One text that is sent: its words changed, a Word template in its place, or Kaja's own again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.utskick import artikel14, falt, mallar
from kaja.utskick.actions.texter import Textnyckel, Wordfil, save_text, save_word, use_shipped
from kaja.utskick.models import Form
from kaja.utskick.queries import own_text
from kaja.utskick.slag import KANALER, MALLAR, SPRAKEN, Kanal
from kaja.web.handlaggare.brev_form import Textform, Wordform
from kaja.web.handlaggare.brev_texter import alla_texter
from kaja.web.klocka import nu

EN_DEL = 160
"""So many signs are one text message; a longer one is paid for as several."""


@kraver("utskick.texter")
def text(request: Begaran, val: str) -> HttpResponse:
    """Change the words of a text. A new version holds from now; those sent are as they were."""
    nyckel = _nyckel(val)
    egen = own_text(request.kommun, nyckel)
    nuvarande = egen.text if egen and egen.form == Form.TEXT else mallar.levererad(*nyckel)
    form = Textform(request.POST or None, initial={"text": nuvarande}, kanal=nyckel.kanal)
    if request.method == "POST" and form.is_valid():
        save_text(
            kommun=request.kommun,
            nyckel=nyckel,
            text=form.cleaned_data["text"],
            user=request.user,
            tid=nu(),
        )
        messages.success(request, "Texten är sparad, och används från och med nu.")
        if utan := artikel14.saknas(nyckel.mall, nyckel.kanal, form.cleaned_data["text"]):
            messages.warning(
                request,
                "Det första brevet ska också berätta (artikel 14 i dataskyddsförordningen): "
                f"{'; '.join(utan)}. Kontrollera att det står i brevet.",
            )
        return redirect("brevtexter")
    return _visa(request, val, form=form, word=Wordform())


@kraver("utskick.texter")
@require_POST
def word(request: Begaran, val: str) -> HttpResponse:
    """Use a Word template for a letter."""
    nyckel = _nyckel(val)
    if nyckel.kanal != Kanal.BREV:
        raise Http404
    form = Wordform(request.POST, request.FILES)
    if not form.is_valid():
        return _visa(
            request,
            val,
            form=Textform(initial={"text": mallar.levererad(*nyckel)}, kanal=nyckel.kanal),
            word=form,
        )
    fil = form.cleaned_data["fil"]
    save_word(
        kommun=request.kommun,
        nyckel=nyckel,
        fil=Wordfil(fil.name, fil.read()),
        user=request.user,
        tid=nu(),
    )
    messages.success(request, "Wordmallen är sparad, och används från och med nu.")
    return redirect("brevtexter")


@kraver("utskick.texter")
@require_POST
def ater(request: Begaran, val: str) -> HttpResponse:
    """Go back to the text that comes with Kaja."""
    use_shipped(kommun=request.kommun, nyckel=_nyckel(val), user=request.user, tid=nu())
    messages.success(request, "Nu används texten som följer med Kaja.")
    return redirect("brevtexter")


def _nyckel(val: str) -> Textnyckel:
    funnen = next((nyckel for nyckel in alla_texter() if "-".join(nyckel) == val), None)
    if funnen is None:
        raise Http404
    return funnen


def _visa(request: Begaran, val: str, *, form: Textform, word: Wordform) -> HttpResponse:
    nyckel = _nyckel(val)
    far = falt.OM_PERSONEN[nyckel.kanal]
    om_personen = {namn: vad for namn, vad in falt.PERSONFALT.items() if namn in far}
    return render(
        request,
        "handlaggare/brevtext.html",
        {
            "avdelning": "utskick",
            "val": val,
            "namn": f"{MALLAR[nyckel.mall]}, {KANALER[nyckel.kanal].lower()}",
            "sprak": SPRAKEN[nyckel.sprak],
            "form": form,
            "word": word,
            "felen": word if word.errors else form,
            "egen": own_text(request.kommun, nyckel),
            "falten": [*om_personen.items(), *falt.KOMMUNFALT.items()],
            "brev": nyckel.kanal == Kanal.BREV,
            "sms": nyckel.kanal == Kanal.SMS,
            "en_del": EN_DEL,
        },
    )
