"""To postpone: until which day, and why. The same on every page where a task can wait."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from kaja.insatser.models import Skjutskal
from kaja.web.handlaggare.dagord import nasta_sadan
from kaja.web.handlaggare.dagval import SISTA_DAG, Dagfalt

SKJUT = "skjut"


class Skjutform(forms.Form):
    """A form that among other things (`gor`) can postpone."""

    till = Dagfalt(label="Skjut upp till", utan_ar=nasta_sadan)
    skal = forms.ChoiceField(
        label="Varför det väntar", required=False, choices=[("", "Välj"), *Skjutskal.choices]
    )

    def clean_till(self) -> date | None:
        till: date | None = self.cleaned_data["till"]
        if till is not None and till > SISTA_DAG:
            raise forms.ValidationError(f"Skjut upp till: välj en dag före {SISTA_DAG}.")
        return till

    def clean(self) -> dict[str, Any]:
        givet = self.cleaned_data
        if givet.get("gor") != SKJUT:
            return givet
        if not (givet.get("till") or "till" in self.errors):
            self.add_error("till", "Skjut upp till: skriv en dag, som 2026-12-01.")
        if not givet.get("skal"):
            self.add_error("skal", "Varför det väntar: välj ett skäl i listan.")
        return givet
