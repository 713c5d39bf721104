"""The form of a mapping: what can be chosen is chosen, the rest is the youth's own words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import TextChoices

from kaja.insatser.actions import Kartlagt
from kaja.insatser.models import (
    AnnanAktor,
    Kartlaggning,
    Oavslutat,
    Saknas,
    Samtycke,
    Stodbehov,
    Sysselsattningsval,
    Vill,
)
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagord import senaste_sadan
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar
from kaja.web.handlaggare.jamforbar import Jamforbar
from kaja.web.handlaggare.sammanfora import Innehall
from kaja.web.komponenter.skyddad_text import SkyddadText, galler

LANGD = 1000


def _ett(label: str, val: type[TextChoices]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "Inte sagt"), *val.choices], required=False)


def _flera(label: str, val: type[TextChoices]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=val.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def _egna_ord(namn: str, label: str) -> SkyddadText:
    return SkyddadText(
        namn=f"kartlaggning.{namn}",
        label=label,
        max_length=LANGD,
        required=False,
        far_skrivas_over=True,
    )


class Kartlaggningsform(Jamforbar):
    """What was said at the conversation."""

    dag = Dagfalt(label="Samtalet hölls", required=True, utan_ar=senaste_sadan)
    oavslutat = _ett("Oavslutat i skolan", Oavslutat)
    saknas = _flera("Det som saknas", Saknas)
    gor_nu = _ett("Gör nu", Sysselsattningsval)
    vill_3 = _ett("Vill om tre månader", Vill)
    vill_3_ord = _egna_ord("vill_3_ord", "Om tre månader, med den unges ord")
    vill_12 = _ett("Vill om ett år", Vill)
    vill_12_ord = _egna_ord("vill_12_ord", "Om ett år, med den unges ord")
    stod = _flera("Stöd som behövs", Stodbehov)
    stod_ord = _egna_ord("stod_ord", "Stödet, med den unges ord")
    intressen_ord = _egna_ord("intressen_ord", "Intressen, med den unges ord")
    andra_aktorer = _flera("Andra som är med", AnnanAktor)
    samtycke_av = _ett("Samtycke av", Samtycke)
    samtycke_dag = Dagfalt(label="Samtycket gavs", utan_ar=senaste_sadan)
    klar = forms.BooleanField(label="Kartläggningen är klar", required=False)

    def __init__(self, *args: Any, person: Person, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.i_dag = dag
        galler(self, person=person.pk, egna_nummer={person.nummer})

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        for namn in ("dag", "samtycke_dag"):
            valt = self.cleaned_data.get(namn)
            if valt is not None and valt > self.i_dag:
                mening = f"{self[namn].label}: dagen har inte varit än."
                self.add_error(namn, f"{mening} Välj i dag eller tidigare.")
        if self.cleaned_data.get("andra_aktorer"):
            self._samtycke()
        return self.cleaned_data

    def _samtycke(self) -> None:
        for namn in ("samtycke_av", "samtycke_dag"):
            if not self.cleaned_data.get(namn) and namn not in self.errors:
                vad = f"{self[namn].label}: fyll i, eller ta bort de andra som är med."
                self.add_error(namn, f"{vad} De antecknas bara med samtycke.")

    @property
    def kartlagt(self) -> Kartlagt:
        """What a valid form says, but for what the youth does now."""
        sagt = {k: self.cleaned_data[k] for k in Kartlagt._fields if k in self.cleaned_data}
        return Kartlagt(**{k: _fryst(v) for k, v in sagt.items()})


def _fryst(varde: Any) -> Any:
    if isinstance(varde, list):
        return tuple(varde)
    return varde.replace("\r\n", "\n") if isinstance(varde, str) else varde


def innehallet(rad: Kartlaggning) -> Innehall:
    """A saved version as its form would send it."""
    ut = {namn: _skickat(getattr(rad, namn, None)) for namn in Kartlaggningsform.base_fields}
    ut["gor_nu"] = [rad.sysselsattning.slag] if rad.sysselsattning else []
    return ut


def _skickat(varde: Any) -> list[str]:
    if isinstance(varde, list):
        return varde
    if isinstance(varde, bool):
        return ["on"] if varde else []
    return [str(varde)] if varde else []
