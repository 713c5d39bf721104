"""The form that receives a file."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile

from kaja.intake.models import Kallnamn
from kaja.web.handlaggare.slagform import Tackningsfalt, avsandarfalt, omfattningsfalt

STORST = 300 * 2**20
KOLUMNER = "kolumner"
"""The choice of one who wants to say herself what the columns are."""
VANLIG = "Som sådana filer brukar vara"


class Uppladdning(forms.Form):
    """Which file, what it is if Kaja is not to see for itself, how far it reports, who sent it, and
    what it means that somebody is missing."""

    fil = forms.FileField(
        label="Fil",
        error_messages={
            "empty": "Fil: filen är tom. Spara den på nytt i programmet den kommer från.",
            "missing": "Fil: ingen fil följde med. Välj filen igen.",
        },
    )
    kalla = forms.ChoiceField(
        label="Vad det är för fil",
        required=False,
        choices=[
            ("", "Känn igen filen"),
            *Kallnamn.choices,
            (KOLUMNER, "Kalkylblad: jag väljer kolumnerna"),
        ],
        error_messages={"invalid_choice": "Vad det är för fil: välj något i listan."},
    )
    avsandare = avsandarfalt()
    tackning_tom = Tackningsfalt()
    omfattning = omfattningsfalt(vanlig=VANLIG)

    def clean_fil(self) -> UploadedFile[bytes]:
        fil: UploadedFile[bytes] = self.cleaned_data["fil"]
        if fil.size is not None and fil.size > STORST:
            raise forms.ValidationError(
                "Fil: filen är större än 300 MB. Dela den i flera filer och läs in dem var för sig."
            )
        return fil
