"""The form that receives a file."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.files.uploadedfile import UploadedFile

from kaja.intake.models import Kallnamn
from kaja.web.handlaggare.dagval import Dagfalt
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import datum_langt

STORST = 300 * 2**20
FORST = date(2010, 1, 1)


class Uppladdning(forms.Form):
    """Which source, which file, how far it reports, and who sent it."""

    kalla = forms.ChoiceField(
        label="Källa",
        choices=[("", "Välj källa"), *Kallnamn.choices],
        error_messages={"invalid_choice": "Källa: välj en av dem i listan."},
    )
    fil = forms.FileField(
        label="Fil",
        error_messages={
            "empty": "Fil: filen är tom. Spara den på nytt i programmet den kommer från.",
            "missing": "Fil: ingen fil följde med. Välj filen igen.",
        },
    )
    tackning_tom = Dagfalt(label="Uppgifterna går till och med")
    avsandare = forms.CharField(
        label="Avsändare",
        required=False,
        max_length=200,
        error_messages={"max_length": "Avsändare: högst 200 tecken. Korta namnet."},
    )

    def clean_fil(self) -> UploadedFile[bytes]:
        fil: UploadedFile[bytes] = self.cleaned_data["fil"]
        if fil.size is not None and fil.size > STORST:
            raise forms.ValidationError(
                "Fil: filen är större än 300 MB. Dela den i flera filer och läs in dem var för sig."
            )
        return fil

    def clean_tackning_tom(self) -> date | None:
        dag: date | None = self.cleaned_data["tackning_tom"]
        if dag is not None and not FORST <= dag <= i_dag():
            raise forms.ValidationError(
                f"Uppgifterna går till och med: {datum_langt(dag)} kan inte stämma. "
                f"Välj en dag från {FORST} till och med i dag, {i_dag()}."
            )
        return dag
