"""The form that changes a setting: the value, and the day from which it holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from kaja.regler.skollagen_29_9 import LAGEN_GALLER_FRAN
from kaja.styrning.beskrivning import Beskrivning, Installningsfel, Varde
from kaja.styrning.valda import Val
from kaja.web.handlaggare.dagval import SISTA_DAG, Dagfalt
from kaja.web.komponenter.text import datum_langt


class Installningsform(forms.Form):
    """One setting. A day that has been must be asked for: `bakat`."""

    fran = Dagfalt(label="Gäller från", required=True)
    bakat = forms.BooleanField(label="Ändringen gäller även bakåt i tiden", required=False)

    def __init__(
        self, data: QueryDict | None, *, beskriven: Beskrivning, dag: date, nu: Varde
    ) -> None:
        super().__init__(data, initial={"varde": nu, "fran": dag})
        self.beskriven, self.dag = beskriven, dag
        self.fields = {"varde": _vardefalt(beskriven), **self.fields}

    def clean_varde(self) -> Varde:
        try:
            return self.beskriven.las(self.cleaned_data["varde"])
        except Installningsfel as fel:
            raise forms.ValidationError(str(fel)) from fel

    def clean_fran(self) -> date:
        fran: date = self.cleaned_data["fran"]
        if not LAGEN_GALLER_FRAN <= fran <= SISTA_DAG:
            raise forms.ValidationError(
                f"Gäller från: välj en dag från {LAGEN_GALLER_FRAN} till och med {SISTA_DAG}."
            )
        return fran

    def clean(self) -> dict[str, Any]:
        fran = self.cleaned_data.get("fran")
        if fran and fran < self.dag and not self.cleaned_data.get("bakat"):
            self.add_error(
                "bakat",
                f"{datum_langt(fran)} har varit. Kryssa för att ändringen gäller även bakåt, eller "
                f"välj {self.dag} eller senare.",
            )
        return self.cleaned_data

    @property
    def val(self) -> Val:
        """The choice that a right form makes."""
        return Val(self.cleaned_data["fran"], self.beskriven.namn, self.cleaned_data["varde"])


def _vardefalt(beskriven: Beskrivning) -> forms.Field:
    if beskriven.val:
        return forms.ChoiceField(label=beskriven.etikett, choices=beskriven.val)
    return forms.CharField(
        label=f"{beskriven.etikett}, antal {beskriven.enhet[1]}",
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
