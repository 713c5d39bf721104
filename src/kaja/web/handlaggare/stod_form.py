"""The forms of economic support: a decision, an amount, and the month's file."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django import forms

from kaja.insatser.models import Atgard, Lonskal, Regelval, Stodval
from kaja.regler.atgarder import Katalog
from kaja.web.handlaggare.atgard_rad import Atgardsrad
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar
from kaja.web.komponenter.text import MANADER

MANAD = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
EN_DAG = timedelta(days=1)


def vald_manad(text: str, dag: date) -> date:
    """The first day of the month that is written 2026-11; of the month of the day otherwise."""
    traff = MANAD.fullmatch(text)
    return date(int(traff[1]), int(traff[2]), 1) if traff else dag.replace(day=1)


def manad_i_ord(manad: date) -> str:
    """ "november 2026"."""
    return f"{MANADER[manad.month - 1]} {manad.year}"


def manaderna(manad: date) -> dict[str, object]:
    """The month in words, and the ones before and after."""
    nasta = (manad + timedelta(days=32)).replace(day=1)
    return {
        "manad": manad,
        "manad_i_ord": manad_i_ord(manad),
        "fore": (manad - timedelta(days=1)).replace(day=1),
        "nasta": nasta,
    }


def atgardsnamn(katalog: Katalog, atgard: Atgard) -> str:
    """What the municipality called it when it began."""
    return katalog.slag(atgard.slag, atgard.fran or atgard.erbjuden).namn


class Stodform(forms.Form):
    """A decision: which åtgärd, what support, from and to."""

    atgard = forms.ChoiceField(label="Under vilken åtgärd")
    slag = forms.ChoiceField(label="Stöd", choices=[("", "Välj"), *Stodval.choices])
    fran = Dagfalt(label="Från", required=True)
    tom = Dagfalt(label="Till och med")

    def __init__(self, *args: Any, rader: Collection[Atgardsrad], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        val = [(str(r.atgard.pk), f"{r.slag.namn}, {r.tid}") for r in rader]
        falt = self.fields["atgard"]
        assert isinstance(falt, forms.ChoiceField)
        falt.choices = val if len(val) == 1 else [("", "Välj"), *val]

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        return self.cleaned_data

    @property
    def till(self) -> date | None:
        """The day after the last."""
        tom: date | None = self.cleaned_data["tom"]
        return tom + EN_DAG if tom else None


class Kronfalt(forms.DecimalField):
    """An amount as one writes it: 1 250 or 62,50."""

    def clean(self, value: Any) -> Any:
        if isinstance(value, str):
            value = re.sub(r"\s|kr$", "", value.strip()).replace(",", ".")
        return super().clean(value)


class Beloppsform(forms.Form):
    """An amount and how it is counted, from a day."""

    belopp = Kronfalt(
        label="Belopp i kronor", required=False, min_value=0, max_digits=8, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": "Belopp i kronor: skriv ett tal, som 1250 eller 62,50.",
            "max_decimal_places": "Belopp i kronor: skriv högst två decimaler.",
            "max_digits": "Belopp i kronor: beloppet är för stort.",
            "max_whole_digits": "Belopp i kronor: beloppet är för stort.",
            "min_value": "Belopp i kronor: beloppet kan inte vara mindre än noll.",
        },
    )  # fmt: skip
    regel = forms.ChoiceField(label="Hur det räknas", choices=[("", "Välj"), *Regelval.choices])
    fran = Dagfalt(label="Gäller från", required=True)
    bakat = forms.BooleanField(label="Beloppet gäller även bakåt i tiden", required=False)

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        return self.cleaned_data


class Underlagsform(forms.Form):
    """Why the file is taken out, and which protected persons may be in it."""

    skal = forms.ChoiceField(label="Varför tas filen ut", choices=[("", "Välj"), *Lonskal.choices])
