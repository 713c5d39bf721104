"""The form for a notice from a school. No field asks why: the reasons are not to be kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from kaja.skolsignal.actions import NyAnmalan
from kaja.skolsignal.models import Anmalan, Anmalningssatt, Anmalningsslag
from kaja.web.handlaggare.dagord import senaste_sadan
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar

EN_DAG = timedelta(days=1)
FOR_HAND = [(en.value, en.label) for en in Anmalningssatt if en != Anmalningssatt.FIL]


class Anmalningsform(forms.Form):
    """What the school told, about which day, and when and how it came. `skolor` are those that have
    given notices before, as name and code."""

    slag = forms.ChoiceField(
        label="Vad skolan anmäler", choices=[("", "Välj"), *Anmalningsslag.choices]
    )
    dag = Dagfalt(label="Dag", required=True)
    tom = Dagfalt(label="Till och med, vid frånvaro")
    skola = forms.CharField(
        label="Skola",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "skolor"}),
    )
    skolenhetskod = forms.CharField(
        label="Skolenhetskod",
        required=False,
        validators=[RegexValidator(r"^[0-9]{8}$", "Skolenhetskod: skriv åtta siffror.")],
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "8", "size": "10"}
        ),
    )
    mottagen = Dagfalt(label="Kom in", required=True, utan_ar=senaste_sadan)
    satt = forms.ChoiceField(label="Hur den kom", choices=FOR_HAND)

    def __init__(self, *args: Any, skolor: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.skolor = skolor
        if self.initial.get("satt") == Anmalningssatt.FIL:  # one that came so can be corrected
            self.fields["satt"] = forms.ChoiceField(
                label="Hur den kom", choices=Anmalningssatt.choices
            )

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        data = self.cleaned_data
        if not (data.get("skola") or data.get("skolenhetskod") or "skolenhetskod" in self.errors):
            self.add_error("skola", "Skola: skriv skolans namn eller dess skolenhetskod.")
        dag, tom = data.get("dag"), data.get("tom")
        if tom and data.get("slag") != Anmalningsslag.FRANVARO:
            self.add_error("tom", "Till och med: gäller bara frånvaro. Lämna fältet tomt.")
        elif tom and dag and tom < dag:
            self.add_error("tom", "Till och med: välj en dag som inte är före dagen ovanför.")
        return data

    def anmalan(self, person: int) -> NyAnmalan:
        """The notice about the person (id) that a right form makes. A school whose name has stood
        with one code gets that code, and the other way round."""
        data = self.cleaned_data
        skola, kod = data["skola"].strip(), data["skolenhetskod"]
        tom: date | None = data["tom"]
        return NyAnmalan(
            person=person,
            slag=Anmalningsslag(data["slag"]),
            dag=data["dag"],
            mottagen=data["mottagen"],
            satt=Anmalningssatt(data["satt"]),
            skola=skola or self._enda(n for n, k in self.skolor if k == kod),
            skolenhetskod=kod or self._enda(k for n, k in self.skolor if n == skola),
            till=tom + EN_DAG if tom else None,
        )

    @staticmethod
    def _enda(funna: Any) -> str:
        olika = {en for en in funna if en}
        return str(olika.pop()) if len(olika) == 1 else ""


def ifylld(anmalan: Anmalan) -> dict[str, object]:
    """What the form says of a notice that is to be corrected."""
    falt = ("slag", "dag", "skola", "skolenhetskod", "mottagen", "satt")
    tom = anmalan.till - EN_DAG if anmalan.till else None
    return {**{namn: getattr(anmalan, namn) for namn in falt}, "tom": tom}
