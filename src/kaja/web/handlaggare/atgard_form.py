"""The forms of an åtgärd: one for each step of its way, and one that corrects all of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from kaja.insatser.models import (
    Ansvarigval,
    Arbetsgivare,
    Atgard,
    Atgardsversion,
    Gangval,
    Nejval,
    Slutval,
    Svarsval,
    Sysselsattningsval,
)
from kaja.regler.atgarder import Slag
from kaja.web.handlaggare.dagord import nasta_sadan, senaste_sadan
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar
from kaja.web.handlaggare.jamforbar import Jamforbar
from kaja.web.handlaggare.sammanfora import Innehall
from kaja.web.komponenter.text import datum_i_text

EN_DAG = timedelta(days=1)
STEG: dict[str, tuple[str, tuple[str, ...]]] = {
    "ny": (
        "Erbjud en åtgärd",
        (
            *("slag", "ansvarig", "erbjuden", "svar", "svarade", "nejskal"),
            *("arbetsgivare", "koar_sedan", "planerad_fran", "planerad_tom", "fran"),
        ),
    ),
    "svar": (
        "Anteckna svaret",
        (
            *("svar", "svarade", "nejskal"),
            *("arbetsgivare", "koar_sedan", "planerad_fran", "planerad_tom"),
        ),
    ),
    "start": ("Anteckna starten", ("fran", "arbetsgivare", "planerad_tom")),
    "slut": ("Anteckna slutet", ("tom", "slutorsak", "gor_efter")),
    "ratta": (
        "Rätta åtgärden",
        (
            *("slag", "ansvarig", "erbjuden", "svar", "svarade", "nejskal"),
            *("arbetsgivare", "koar_sedan", "planerad_fran", "planerad_tom"),
            *("fran", "tom", "slutorsak"),
        ),
    ),
}
"""What each page is called, and the fields it has."""
FLER = {"ny": ("arbetsgivare", "koar_sedan", "planerad_fran", "planerad_tom", "fran")}
"""What is seldom known yet: folded away under "Fler uppgifter"."""
SISTA = {"planerad_tom": "planerad_till", "tom": "till"}
"""A last day is written "till och med", and is the day after in the data: here, once."""
FORM = {varde: namn for namn, varde in SISTA.items()}


class Atgardsform(Jamforbar):
    """What is known of an åtgärd; `steg` chooses which of it the form has."""

    slag = forms.ChoiceField(label="Åtgärd")
    ansvarig = forms.ChoiceField(label="Ansvarig", choices=Ansvarigval.choices)
    erbjuden = Dagfalt(label="Erbjuden", required=True, utan_ar=senaste_sadan)
    svar = forms.ChoiceField(label="Svar", choices=Svarsval.choices)
    svarade = Dagfalt(label="Svarade", utan_ar=senaste_sadan)
    nejskal = forms.ChoiceField(
        label="Varför nej", choices=[("", "Inget nej"), *Nejval.choices], required=False
    )
    arbetsgivare = forms.ChoiceField(label="Arbetsgivare", required=False)
    koar_sedan = Dagfalt(label="I kö till en plats sedan", utan_ar=senaste_sadan)
    planerad_fran = Dagfalt(label="Planerad start", utan_ar=nasta_sadan)
    planerad_tom = Dagfalt(label="Planerad sista dag", utan_ar=nasta_sadan)
    fran = Dagfalt(label="Började")
    tom = Dagfalt(label="Sista dagen")
    slutorsak = forms.ChoiceField(
        label="Varför det upphörde",
        choices=[("", "Har inte upphört"), *Slutval.choices],
        required=False,
    )
    gor_efter = forms.ChoiceField(
        label="Den unge gör nu",
        choices=[("", "Inte sagt"), *Sysselsattningsval.choices],
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        steg: str,
        slagen: Iterable[Slag],
        arbetsgivarna: Iterable[Arbetsgivare],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {namn: self.fields[namn] for namn in STEG[steg][1]}
        self.folded = FLER.get(steg, ())
        if "svarade" in self.fields:  # what is hidden as long as it is empty (kaja.css)
            self.fields["svarade"].widget.attrs["placeholder"] = " "
        val = {"slag": [("", "Välj"), *((s.nyckel, s.namn) for s in slagen)]}
        val["arbetsgivare"] = [("", "Ingen"), *((str(a.pk), a.namn) for a in arbetsgivarna)]
        for namn, choices in val.items():
            falt = self.fields.get(namn)
            if isinstance(falt, forms.ChoiceField):
                falt.choices = choices
        for namn in ("tom", "slutorsak") if steg == "slut" else ("fran",) * (steg == "start"):
            self.fields[namn].required = True

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        return self.cleaned_data

    @property
    def forst(self) -> list[forms.BoundField]:
        """The fields that always stand there."""
        return [falt for falt in self if falt.name not in self.folded]

    @property
    def fler(self) -> list[forms.BoundField]:
        """The fields that are folded away."""
        return [self[namn] for namn in self.folded]

    @property
    def fler_oppet(self) -> bool:
        """Whether one of those is wrong, or has something in it."""
        return any(falt.errors or falt.value() for falt in self.fler)

    @property
    def uppgifter(self) -> dict[str, Any]:
        """What a valid form says, by the fields of the model."""
        ut = {SISTA.get(n, n): v for n, v in self.cleaned_data.items() if n != "gor_efter"}
        for namn in SISTA.values():
            if ut.get(namn):
                ut[namn] += EN_DAG
        if "arbetsgivare" in ut:
            ut["arbetsgivare_id"] = int(ut.pop("arbetsgivare") or 0) or None
        return ut

    def anmark(self, falt: str, mening: str) -> None:
        """Put what the rules say at its field, or above the form if it has no such field."""
        namn = FORM.get(falt, falt)
        self.add_error(namn if namn in self.fields else None, datum_i_text(mening))


def innehallet(rad: Atgard | Atgardsversion, steg: str) -> Innehall:
    """What is saved, as the form of the step would send it."""
    return {namn: _skickat(rad, namn) for namn in STEG[steg][1] if namn != "gor_efter"}


def _skickat(rad: Atgard | Atgardsversion, namn: str) -> list[str]:
    if namn == "arbetsgivare":
        return [str(rad.arbetsgivare_id)] if rad.arbetsgivare_id else []
    varde = getattr(rad, SISTA.get(namn, namn))
    if namn in SISTA and varde:
        varde -= EN_DAG
    return [varde.isoformat() if isinstance(varde, date) else str(varde)] if varde else []


class Uppfoljningsform(forms.Form):
    """A follow-up: when, how it goes, and the next day if it was agreed."""

    dag = Dagfalt(label="Uppföljd", required=True, utan_ar=senaste_sadan)
    gang = forms.ChoiceField(label="Hur det går", choices=[("", "Välj"), *Gangval.choices])
    nasta = Dagfalt(label="Nästa uppföljning, om ni har bestämt en dag", utan_ar=nasta_sadan)

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        return self.cleaned_data
