"""The form of a decision: what, why, from when, and the case it stands in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django import forms

from kaja.flows.beslut import SKAL, Nytt
from kaja.register.models import Beslutsskal, Beslutsslag
from kaja.regler.skollagen_29_9 import LAGEN_GALLER_FRAN
from kaja.web.handlaggare.dagval import Dagfalt
from kaja.web.komponenter.text import datum_langt

ARENDE = re.compile(r"(?:[A-ZÅÄÖ]{1,6}[ -]?)?(?:(?:19|20)?\d\d[-/:])\d{1,6}(?:[.:-]\d{1,3})?")
"""A case number as registers write it: KS 2026/123. An identity number is none."""
FRAMAT = timedelta(days=366)
SKALVAL = [
    ("", "Välj"),
    *((slag.label, [(s.value, s.label) for s in skal]) for slag, skal in SKAL.items()),
]


class Beslutsform(forms.Form):
    """A decision about a person's place in the register."""

    slag = forms.ChoiceField(label="Beslut", choices=[("", "Välj"), *Beslutsslag.choices])
    skal = forms.ChoiceField(label="Skäl", choices=SKALVAL)
    fran = Dagfalt(label="Gäller från", required=True)
    arende = forms.CharField(label="Ärendenummer, om det finns", max_length=40, required=False)

    def __init__(self, *args: Any, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dag, self.initial = dag, {"fran": dag}

    def clean_fran(self) -> date:
        fran: date = self.cleaned_data["fran"]
        if not LAGEN_GALLER_FRAN <= fran <= self.dag + FRAMAT:
            raise forms.ValidationError(
                f"Gäller från: välj en dag från {datum_langt(LAGEN_GALLER_FRAN)} till och med "
                f"{datum_langt(self.dag + FRAMAT)}."
            )
        return fran

    def clean_arende(self) -> str:
        arende: str = self.cleaned_data["arende"].upper()
        if arende and not ARENDE.fullmatch(arende):
            raise forms.ValidationError(
                "Ärendenummer: skriv bara numret i diariet, som KS 2026/123. Inga namn och inga "
                "personnummer."
            )
        return arende

    def clean(self) -> dict[str, Any]:
        slag, skal = self.cleaned_data.get("slag"), self.cleaned_data.get("skal")
        if slag and skal and Beslutsskal(skal) not in SKAL[Beslutsslag(slag)]:
            passar = ", ".join(ett.label for ett in SKAL[Beslutsslag(slag)])
            self.add_error("skal", f"Skäl: det valda passar inte till beslutet. Välj: {passar}.")
        return self.cleaned_data

    @property
    def nytt(self) -> Nytt:
        """The decision that a right form makes."""
        data = self.cleaned_data
        slag, skal = Beslutsslag(data["slag"]), Beslutsskal(data["skal"])
        return Nytt(slag, skal, data["fran"], data["arende"])
