"""The form that takes a school's file of absence, and what travels from the preview to the yes.

The file is not stored, so what is accepted travels in the page: who, which school and which period,
signed for the one who looked, and for some hours. Never the minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from kaja.access.vyer import Begaran
from kaja.flows.franvaro_urval import Forslag

STORST = 20 * 2**20
FLEST = 1000
"""So many notices of one file at a time, each with its name on the page."""
GALLER = timedelta(hours=4)


class Filform(forms.Form):
    """Which file."""

    fil = forms.FileField(
        label="Fil",
        error_messages={
            "empty": "Fil: filen är tom. Spara den på nytt i programmet den kommer från.",
            "missing": "Fil: ingen fil följde med. Välj filen igen.",
        },
    )

    def clean_fil(self) -> UploadedFile[bytes]:
        fil: UploadedFile[bytes] = self.cleaned_data["fil"]
        if (fil.size or 0) > STORST:
            raise forms.ValidationError(
                "Fil: filen är större än 20 MB. Dela den i flera filer och läs in dem var för sig."
            )
        return fil


def undertecknade(request: Begaran, forslag: Sequence[Forslag]) -> str:
    """The notices as text that only the same user in the same municipality can send back."""
    rader = [
        (en.rad, en.person, en.skolenhetskod, en.fran.toordinal(), en.till.toordinal())
        for en in forslag
    ]
    return signing.dumps(rader, salt=_salt(request), compress=True)


def ur_undertecknade(request: Begaran, text: str) -> list[Forslag]:
    """The notices of the text. signing.BadSignature when it is too old, or was not made for her."""
    rader = signing.loads(text, salt=_salt(request), max_age=GALLER)
    return [
        Forslag(rad, person, kod, date.fromordinal(fran), date.fromordinal(till))
        for rad, person, kod, fran, till in rader
    ]


def _salt(request: Begaran) -> str:
    return f"skolanmalan_fil:{request.kommun.kod}:{request.user.pk}"
