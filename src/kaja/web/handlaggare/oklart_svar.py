"""The place for an answer: the question, a text that asks it, and a form that makes it a fact."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows import svar as flode
from kaja.flows.oklarheter import FRAGOR, nyckel, uppgifter
from kaja.register.models import Bedomning
from kaja.underlag.models import (
    Bevisfaktum,
    Faktum,
    Folkbokforingsfaktum,
    Motsvarandefaktum,
    Studiefaktum,
    Uppgiftslamnare,
)
from kaja.ungdom.models import Person
from kaja.web.handlaggare.oklart import oklara_punkter
from kaja.web.handlaggare.oklart_falt import Svarsform
from kaja.web.handlaggare.oklart_form import FORM_FOR, FORMER
from kaja.web.handlaggare.oklart_text import Text, fardig_text
from kaja.web.handlaggare.oklart_uppgift import synlig
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_i_text

SLAG: dict[str, type[Faktum]] = {
    "studie": Studiefaktum,
    "bevis": Bevisfaktum,
    "folkbokforing": Folkbokforingsfaktum,
    "motsvarande": Motsvarandefaktum,
}
"""The facts that can be noted, as they are called in an address."""


@kraver("uppgift.gora")
def svara(request: Begaran, pk: int) -> HttpResponse:
    """Read what to ask, and note the answer; showing it is logged."""
    person = synlig(request, pk)
    bedomning = Bedomning.objects.filter(person=person, ersatt__isnull=True).first()
    oklara = oklara_punkter(bedomning) if bedomning else []
    former = {slag: form for slag, form in FORMER.items() if form.fits(person)}
    vald = _vald(request, [punkt["skal"] for punkt in oklara], former)
    form = former[vald](request.POST or None, person=person, kommun=request.kommun.kod)
    if form.is_valid() and _anteckna(request, person, form):
        return redirect("person_historik", person.pk)
    logga_visning(request, "svara", [person.pk])
    return render(
        request,
        "handlaggare/svara.html",
        {
            "avdelning": "oklart",
            "person": person,
            "i_dag": i_dag(),
            "fragor": [{**punkt, "mening": datum_i_text(punkt["mening"])} for punkt in oklara],
            "text": _text(request, person, oklara),
            "form": form,
            "vald": vald,
            "andra": [(slag, en.rubrik) for slag, en in former.items() if slag != vald],
            "uppgift": uppgifter(request.kommun, [person.pk]).get(person.pk),
            "nyckel": nyckel(person.pk),
            "tillbaka": f"person_svara:{person.pk}",
            "har_fraga": bool(bedomning and bedomning.fraga),
            "far_besluta": may(request.user, "beslut.fatta", request.kommun),
        },
    )


def _vald(request: Begaran, skal: list[str], former: dict[str, type[Svarsform]]) -> str:
    """The form that is asked for, or that answers the question, or the first."""
    onskad = request.GET.get("slag") or next((FORM_FOR[s] for s in skal if s in FORM_FOR), "")
    return onskad if onskad in former else next(iter(former))


def _text(request: Begaran, person: Person, oklara: list[dict[str, object]]) -> Text | None:
    """The letter that asks the first question about the person."""
    for punkt in oklara:
        if (skal := FRAGOR.get(str(punkt["skal"]))) is not None:
            return fardig_text(
                person, skal, punkt, fran=request.user.namn, kommun=request.kommun.namn
            )
    return None


def _anteckna(request: Begaran, person: Person, form: Svarsform) -> bool:
    """Note the answer; False, with the fault in the form, when it cannot be true."""
    try:
        svar = flode.svara(
            person=person,
            svar=form.svar(),
            uppgiven_av=Uppgiftslamnare(form.cleaned_data["uppgiven_av"]),
            user=request.user,
            dag=i_dag(),
            tid=nu(),
        )
    except flode.SvarsfelError as fel:
        form.add_error(form.dagen, datum_i_text(str(fel)))
        return False
    messages.success(request, f"Antecknat. {blev(svar)}")
    return True


def blev(svar: Bedomning | None) -> str:
    """What the law answers now, in a sentence."""
    if svar is None:
        return "Personen har inget svar."
    return f"Svaret är nu: {svar.get_utfall_display().lower()}. {datum_i_text(svar.motivering)}"


@kraver("uppgift.gora")
@require_POST
def ta_tillbaka(request: Begaran, val: str, pk: int) -> HttpResponse:
    """Take back what a caseworker has noted: the question comes again."""
    if val not in SLAG:
        raise Http404
    noterade = SLAG[val].objects.filter(kommun=request.kommun, fil__isnull=True)
    faktum = get_object_or_404(noterade.exclude(uppgiven_av=""), pk=pk)
    person = synlig(request, faktum.person_id)
    try:
        svar = flode.ta_tillbaka(faktum=faktum, user=request.user, dag=i_dag(), tid=nu())
        messages.success(request, f"Anteckningen är borttagen. {blev(svar)}")
    except flode.SvarsfelError as fel:
        messages.error(request, str(fel))
    return redirect("person_historik", person.pk)
