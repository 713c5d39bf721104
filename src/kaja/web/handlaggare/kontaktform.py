"""What is said of a contact besides the outcome: all of it optional."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms

from kaja.insatser.models import Kanalval, Medval, Sysselsattningsval, Utfallval
from kaja.web.handlaggare.dagord import nasta_sadan, senaste_sadan
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar
from kaja.web.klocka import SVERIGE, nu


def kanalen(vald: str, foreslagen: str) -> Kanalval:
    """The way of contact that the page shows: the chosen one, the routine's, or the telephone."""
    for namn in (vald, foreslagen):
        if namn in Kanalval.values:
            return Kanalval(namn)
    return Kanalval.TELEFON


class Kontaktform(forms.Form):
    """A contact as it is told. Without a day it was now; without a next day the routine says it.
    Whether a guardian may be contacted is asked again when it is noted."""

    gor = forms.ChoiceField(label="Vad gör den unge nu?", required=False)
    datum = Dagfalt(label="Nästa datum", utan_ar=nasta_sadan)
    dag = Dagfalt(label="Kontakten var", utan_ar=senaste_sadan)
    med = forms.ChoiceField(label="Med vem", required=False)
    inkommande = forms.BooleanField(label="Den unge hörde av sig", required=False)

    def __init__(self, data: Any = None, *, dag: date, vardnadshavare: bool) -> None:
        super().__init__(data)
        self.i_dag = dag
        self._val("gor", [("", "Inte sagt"), *Sysselsattningsval.choices])
        vem = [m for m in Medval if m != Medval.VARDNADSHAVARE or vardnadshavare]
        self._val("med", [(m.value, m.label) for m in vem])

    def _val(self, namn: str, val: list[tuple[str, Any]]) -> None:
        falt = self.fields[namn]
        assert isinstance(falt, forms.ChoiceField)
        falt.choices = val

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        return self.cleaned_data

    def clean_datum(self) -> date | None:
        datum: date | None = self.cleaned_data["datum"]
        if datum is not None and datum < self.i_dag:
            raise forms.ValidationError(
                f"Nästa datum: {datum} har redan varit. Välj {self.i_dag} eller senare."
            )
        return datum

    def clean_dag(self) -> date | None:
        dag: date | None = self.cleaned_data["dag"]
        if dag is not None and dag > self.i_dag:
            raise forms.ValidationError("Kontakten var: dagen har inte varit än.")
        return dag

    def tid(self) -> datetime:
        """When the contact was: now, or noon of the day that was told."""
        dag: date | None = self.cleaned_data["dag"]
        if dag is None or dag == self.i_dag:
            return nu()
        return datetime.combine(dag, time(12), SVERIGE)


class Gestform(forms.Form):
    """The press itself."""

    kanal = forms.ChoiceField(choices=Kanalval.choices)
    utfall = forms.ChoiceField(choices=Utfallval.choices)
