"""The municipality's åtgärder: which there are, how they are reported, and changing them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.actions.atgardskatalog import KatalogfelError, add_kind, choose_kind
from kaja.insatser.models import Atgardsslag
from kaja.insatser.queries.atgardskatalog import katalogen, katalogens_historik
from kaja.insatser.queries.plats import Platser, belaggning
from kaja.regler.atgarder import RAPPORTKODER, Kontroll, Rapportkod, Slag
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum_i_text, datum_langt

KONTROLLERAT = {
    Kontroll.BENAMNING: "Benämningen är sedd i en offentlig källa",
    Kontroll.INGET: "Inte kontrollerad",
}


class Katalograd(NamedTuple):
    """A kind of åtgärd on the page, with its places and every choice made about it."""

    slag: Slag
    platser: Platser
    kommande: list[Atgardsslag]
    historik: list[Atgardsslag]


class Slagform(forms.Form):
    """How a kind of åtgärd is to be, and from when."""

    namn = forms.CharField(label="Namn", max_length=60)
    rapportkod = forms.ChoiceField(
        label="Rapporteras som",
        choices=[("", "Välj"), *((k.id, k.ord) for k in RAPPORTKODER.values())],
    )
    platser = forms.IntegerField(
        label="Antal platser", required=False, min_value=0, max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Antal platser: skriv ett heltal, eller lämna tomt."},
    )  # fmt: skip
    praktik = forms.BooleanField(label="Sker på en plats hos en arbetsgivare", required=False)
    oppen = forms.BooleanField(label="Erbjuds", required=False)
    fran = Dagfalt(label="Gäller från", required=True)

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        return self.cleaned_data

    def slag(self, nyckel: str) -> Slag:
        """What a valid form says of the kind with this key."""
        data = self.cleaned_data
        return Slag(
            nyckel,
            " ".join(data["namn"].split()),
            data["rapportkod"],
            data["praktik"],
            data["platser"],
            data["oppen"],
        )


@kraver("malgrupp.se")
def katalog(request: Begaran) -> HttpResponse:
    """Every kind of åtgärd, and the list of reporting codes with how sure each is."""
    alla = katalograder(request)
    return render(
        request,
        "handlaggare/atgardskatalog.html",
        {
            "avdelning": "atgarder",
            "oppna": [rad for rad in alla if rad.slag.oppen],
            "stangda": [rad for rad in alla if not rad.slag.oppen],
            "koder": [_kod(kod) for kod in RAPPORTKODER.values()],
            "far_andra": may(request.user, "installning.andra", request.kommun),
        },
    )


def katalograder(request: Begaran) -> list[Katalograd]:
    """Every kind, as it is today."""
    historik: dict[str, list[Atgardsslag]] = defaultdict(list)
    for rad in katalogens_historik(request.user, request.kommun):
        historik[rad.nyckel].append(rad)
    upptaget = belaggning(request.kommun)
    return [
        Katalograd(
            slag,
            upptaget.platser(slag.nyckel, slag.platser),
            [h for h in historik[slag.nyckel] if h.ersatt is None and h.galler_fran > i_dag()],
            historik[slag.nyckel],
        )
        for slag in katalogen(request.kommun).alla(i_dag())
    ]


def _kod(kod: Rapportkod) -> dict[str, Any]:
    return {"kod": kod, "kontrollerat": KONTROLLERAT[kod.kontroll]}


@kraver("installning.andra")
def nytt(request: Begaran) -> HttpResponse:
    """Add a kind of the municipality's own."""
    form = Slagform(request.POST or None, initial={"fran": i_dag(), "oppen": True})
    return _spara(request, form, None)


@kraver("installning.andra")
def andra(request: Begaran, val: str) -> HttpResponse:
    """Rename, close, or change how a kind is reported, from a day."""
    try:
        nu_ar = katalogen(request.kommun).slag(val, i_dag())
    except KeyError as fel:
        raise Http404 from fel
    initial = {**nu_ar._asdict(), "fran": i_dag()}
    return _spara(request, Slagform(request.POST or None, initial=initial), nu_ar)


def _spara(request: Begaran, form: Slagform, nu_ar: Slag | None) -> HttpResponse:
    if form.is_valid():
        fran: date = form.cleaned_data["fran"]
        slag = form.slag(nu_ar.nyckel if nu_ar else "")
        valj = choose_kind if nu_ar else add_kind
        try:
            valj(
                kommun=request.kommun,
                slag=slag,
                fran=fran,
                dag=i_dag(),
                user=request.user,
                tid=nu(),
            )
        except KatalogfelError as fel:
            form.add_error(None, datum_i_text(str(fel)))
        else:
            messages.success(request, f"{slag.namn}: gäller från {datum_langt(fran)}.")
            return redirect("atgarder")
    visar = {"avdelning": "atgarder", "form": form, "slag": nu_ar}
    return render(request, "handlaggare/atgardsslag.html", visar)
