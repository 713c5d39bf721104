"""The form of what is changed about how a youth is looked after."""

from __future__ import annotations

from typing import Any

from django import forms

from kaja.access.models import User
from kaja.flows.trappa import Andring
from kaja.insatser.models import Anpassningsorsak, Kanalval, Pausorsak
from kaja.regler.uppfoljning import Anpassningssatt, Kanal, Med, Trappsteg
from kaja.regler.uppfoljning.anpassning import LANGST
from kaja.utskick.models.avsandare import SPRAKVAL
from kaja.web.handlaggare.dagord import nasta_sadan
from kaja.web.handlaggare.dagval import Dagfalt

ANPASSA, ATER = tuple(Anpassningssatt), ("rutinen", "angra_trappa")


class Skotselform(forms.Form):
    """What to change, with what that needs."""

    gor = forms.ChoiceField(
        choices=[(g, g) for g in ("agare", "pausa", "vidare", "om", "onskemal", *ANPASSA, *ATER)]
    )
    agare = forms.ModelChoiceField(User.objects.none(), required=False, label="Ägare")
    till = Dagfalt(label="Pausa till", utan_ar=nasta_sadan)
    orsak = forms.ChoiceField(choices=Pausorsak.choices, required=False, label="Varför")
    kanal = forms.ChoiceField(
        choices=[("", ""), *Kanalval.choices], required=False, label="Vill helst"
    )
    sprak = forms.ChoiceField(choices=SPRAKVAL, required=False, label="Språk i brev")
    vag = forms.ChoiceField(choices=Kanalval.choices, required=False, label="Sätt")
    dagar = forms.IntegerField(
        min_value=0,
        max_value=LANGST,
        required=False,
        label="Dagar",
        error_messages={
            "invalid": f"Dagar: skriv ett helt antal, 0 till {LANGST}.",
            "min_value": f"Dagar: skriv ett helt antal, 0 till {LANGST}.",
            "max_value": f"Dagar: skriv ett helt antal, 0 till {LANGST}.",
        },
    )
    version = forms.IntegerField(required=False)
    darfor = forms.ChoiceField(choices=Anpassningsorsak.choices, required=False, label="Därför")

    def clean(self) -> dict[str, object]:
        givet = self.cleaned_data
        if givet.get("gor") == "pausa" and not (givet.get("till") or "till" in self.errors):
            self.add_error("till", "Pausa till: skriv en dag, som 2026-12-01.")
        if givet.get("gor") == "pausa" and not givet.get("orsak"):
            self.add_error("orsak", "Varför: välj ett skäl.")
        if givet.get("gor") in ANPASSA and not givet.get("darfor"):
            self.add_error("darfor", "Därför: välj ett skäl.")
        return givet


def andringen(givet: dict[str, Any]) -> Andring:
    """What a form says of the ladder. Without days the step comes at once."""
    vag, steg = givet["vag"], None
    if vag and givet["gor"] != Anpassningssatt.HOPPA:
        med = Med.SKOLA if vag == Kanalval.SKOLA else Med.UNGDOM
        steg = Trappsteg(givet.get("dagar") or 0, Kanal(vag), med)
    return Andring(Anpassningssatt(givet["gor"]), Anpassningsorsak(givet["darfor"]), steg)
