"""What a file tells of, and what it means that somebody is not in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from kaja.intake.models import Kallnamn, MottagenFil, Omfattning
from kaja.web.handlaggare.dagord import senaste_sadan
from kaja.web.handlaggare.dagval import Dagfalt
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import datum_langt

FORST = date(2010, 1, 1)
OMFATTNINGAR = (
    (Omfattning.HEL, "Alla: den som saknas i filen har slutat"),
    (Omfattning.DEL, "Några: om den som saknas säger filen ingenting"),
    (Omfattning.ANDRING, "Ändringar: bara det som står i filen är nytt"),
)


class Tackningsfalt(Dagfalt):
    """How far the file reports: a day that has been."""

    def __init__(self) -> None:
        super().__init__(label="Uppgifterna går till och med", utan_ar=senaste_sadan)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not FORST <= value <= i_dag():
            raise forms.ValidationError(
                f"Uppgifterna går till och med: {datum_langt(value)} kan inte stämma. "
                f"Välj en dag från {FORST} till och med i dag, {i_dag()}."
            )


def omfattningsfalt(*, vanlig: str = "") -> forms.ChoiceField:
    """Everyone, some or changes; with `vanlig` also what such files usually have."""
    return forms.ChoiceField(
        label="Vilka finns i filen",
        choices=[("", vanlig), *OMFATTNINGAR] if vanlig else OMFATTNINGAR,
        required=not vanlig,
        error_messages={"invalid_choice": "Vilka finns i filen: välj något i listan."},
    )


def avsandarfalt() -> forms.CharField:
    """Who sent the file."""
    return forms.CharField(
        label="Avsändare",
        required=False,
        max_length=200,
        error_messages={"max_length": "Avsändare: högst 200 tecken. Korta namnet."},
    )


class Slagform(forms.Form):
    """Of a sheet that waits for its columns: what it tells of, and who is in it."""

    kalla = forms.ChoiceField(
        label="Filen berättar om",
        choices=Kallnamn.choices,
        error_messages={"invalid_choice": "Filen berättar om: välj något i listan."},
    )
    omfattning = omfattningsfalt()

    def __init__(self, data: Any, *, fil: MottagenFil) -> None:
        super().__init__(data, initial={"kalla": fil.kalla, "omfattning": fil.omfattning})


class Villkorsform(forms.Form):
    """Of a file that waits to be looked at: what was said when it came, to be put right."""

    omfattning = omfattningsfalt()
    tackning_tom = Tackningsfalt()
    avsandare = avsandarfalt()

    def __init__(self, data: Any, *, fil: MottagenFil) -> None:
        super().__init__(
            data,
            initial={
                "omfattning": fil.omfattning,
                "tackning_tom": fil.tackning_tom,
                "avsandare": fil.avsandare,
            },
        )
        if fil.kalla == Kallnamn.FOLKBOKFORING:
            del self.fields["avsandare"]  # There is one population register.
        if fil.kalla == Kallnamn.KAA_LISTA:
            del self.fields["omfattning"]  # Nobody leaves the register by a list's silence.
