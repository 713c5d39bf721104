"""The form of a plan: the seven elements, and one row for each effort.

The fields of an effort begin with its `rad`, or with `ny1` for one that is new, so that two
versions can be laid side by side row by row: `3-vad`, `3-fran`, `ny1-vem`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from kaja.insatser.models import Insatsslut, Overenskommet, Vem
from kaja.insatser.planinnehall import Innehall as Planinnehall
from kaja.insatser.planinnehall import Insats, Overens
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagval import Dagfalt
from kaja.web.handlaggare.jamforbar import Jamforbar
from kaja.web.handlaggare.konflikt import fran_sparat
from kaja.web.handlaggare.sammanfora import Innehall
from kaja.web.komponenter.skyddad_text import SkyddadText, galler

RAD = re.compile(r"(\d{1,4}|ny\d{1,3})-vem")
EN_DAG = timedelta(days=1)
LANGD = 1000


def _text(namn: str, label: str) -> SkyddadText:
    return SkyddadText(
        namn=namn, label=label, required=False, max_length=LANGD, far_skrivas_over=True
    )


class Planform(Jamforbar):
    """A plan as it is written; `innehall` is what it begins with, or what was sent."""

    mal = _text("plan.mal", "Mål")
    planering = _text("plan.planering", "Planering")
    fran = Dagfalt(label="Gäller från")
    folj_upp = Dagfalt(label="Nästa uppföljning")
    utvardera = Dagfalt(label="Utvärdering")
    overens_hur = forms.ChoiceField(
        label="Hur den unge har sagt ja",
        choices=[("", "Välj"), *Overenskommet.choices],
        required=False,
    )
    overens_dag = Dagfalt(label="Vilken dag")

    def __init__(self, innehall: Innehall, *, person: Person, bunden: bool) -> None:
        self.rader = raderna(innehall)
        super().__init__(_som_data(innehall) if bunden else None)
        self.varav = {rad: (innehall.get(f"{rad}-vem") or [""])[-1] for rad in self.rader}
        for rad in self.rader:
            self.fields |= _falten(rad, self.varav[rad])
        self.initial = fran_sparat(innehall, self.fields)
        galler(self, person=person.pk, egna_nummer={person.nummer})

    def etikett(self, namn: str) -> str:
        """The field's name, and for one of an effort whose and which it is."""
        rad, _, _ = namn.rpartition("-")
        if rad not in self.varav:
            return super().etikett(namn)
        vem = Vem(self.varav[rad]).label if self.varav[rad] in Vem.values else "Insats"
        vad = str(self.initial.get(f"{rad}-vad") or "")
        return f"{vem}, ”{vad[:40]}”: {super().etikett(namn).lower()}"

    @property
    def delar(self) -> list[tuple[Vem, list[dict[str, forms.BoundField]]]]:
        """The rows by who does it, each as its fields by name."""
        return [(vem, [self._rad(r) for r in self.rader if self.varav[r] == vem]) for vem in Vem]

    def _rad(self, rad: str) -> dict[str, forms.BoundField]:
        namn = (n for n in self.fields if n.startswith(f"{rad}-"))
        return {n.partition("-")[2]: self[n] for n in namn}

    def clean(self) -> dict[str, Any]:
        for rad in self.rader:
            fran, tom = (self.cleaned_data.get(f"{rad}-{n}") for n in ("fran", "tom"))
            if fran and tom and tom < fran:
                self.add_error(f"{rad}-tom", "Till och med: dagen är före den då insatsen börjar.")
            if self.cleaned_data.get(f"{rad}-slutorsak") and not tom:
                self.add_error(f"{rad}-tom", "Till och med: skriv vilken dag insatsen slutade.")
            if self._glomd(rad):
                self.add_error(f"{rad}-vad", "Vad: skriv vad som ska göras, eller töm hela raden.")
        return self.cleaned_data

    def _glomd(self, rad: str) -> bool:
        resten = ("ansvarig", "fran", "tom", "folj_upp")
        sagt = any(self.cleaned_data.get(f"{rad}-{namn}") for namn in resten)
        ny = not rad.isdecimal()
        return ny and sagt and not self.cleaned_data.get(f"{rad}-vad")

    @property
    def planinnehall(self) -> Planinnehall:
        """What a valid form says. A row without `vad` is none."""
        sagt = self.cleaned_data
        fasta = {namn: _rad(sagt[namn]) for namn in Planinnehall._fields if namn != "insatser"}
        insatser = (_insats(rad, sagt) for rad in self.rader if sagt[f"{rad}-vad"])
        return Planinnehall(**fasta, insatser=tuple(insatser))

    @property
    def overens(self) -> Overens | None:
        """How the youth agreed, if both parts of it are told."""
        hur, nar = self.cleaned_data["overens_hur"], self.cleaned_data["overens_dag"]
        return Overens(Overenskommet(hur), nar) if hur and nar else None


def _som_data(innehall: Innehall) -> MultiValueDict[str, str]:
    return MultiValueDict({namn: list(v) for namn, v in innehall.items()})


def raderna(namnen: Iterable[str]) -> list[str]:
    """The efforts that the fields are about: those there are by their number, then the new."""
    funna = {traff[1] for namn in namnen if (traff := RAD.fullmatch(namn))}
    return sorted(funna, key=lambda rad: (not rad.isdecimal(), int(rad.removeprefix("ny"))))


def _falten(rad: str, vem: str) -> dict[str, forms.Field]:
    falt: dict[str, forms.Field] = {
        f"{rad}-vem": forms.ChoiceField(choices=Vem.choices, widget=forms.HiddenInput),
        f"{rad}-vad": _text("plan.insats", "Vad"),
    }
    if vem == Vem.ANNAN:
        falt[f"{rad}-ansvarig"] = forms.CharField(
            label="Vilken aktör", max_length=80, required=False
        )
    falt |= {
        f"{rad}-fran": Dagfalt(label="Börjar"),
        f"{rad}-tom": Dagfalt(label="Till och med"),
        f"{rad}-folj_upp": Dagfalt(label="Följs upp"),
    }
    if rad.isdecimal():
        falt[f"{rad}-slutorsak"] = forms.ChoiceField(
            label="Varför den slutade", choices=[("", "Pågår"), *Insatsslut.choices], required=False
        )
    return falt


def _rad(varde: Any) -> Any:
    return varde.replace("\r\n", "\n") if isinstance(varde, str) else varde


def _insats(rad: str, sagt: dict[str, Any]) -> Insats:
    tom: date | None = sagt[f"{rad}-tom"]
    return Insats(
        rad=int(rad) if rad.isdecimal() else None,
        vem=Vem(sagt[f"{rad}-vem"]),
        vad=_rad(sagt[f"{rad}-vad"]),
        ansvarig=sagt.get(f"{rad}-ansvarig", ""),
        fran=sagt[f"{rad}-fran"],
        till=tom + EN_DAG if tom else None,
        slutorsak=sagt.get(f"{rad}-slutorsak", ""),
        folj_upp=sagt[f"{rad}-folj_upp"],
    )


def innehallet(plan: Planinnehall) -> Innehall:
    """What is saved, as the form would send it."""
    ut = {namn: _skickat(getattr(plan, namn)) for namn in Planinnehall._fields[:-1]}
    for insats in plan.insatser:
        tom = insats.till - EN_DAG if insats.till else None
        delar = {**insats._asdict(), "tom": tom}
        for namn in ("vem", "vad", "ansvarig", "fran", "tom", "slutorsak", "folj_upp"):
            ut[f"{insats.rad}-{namn}"] = _skickat(delar[namn])
    return ut


def _skickat(varde: Any) -> list[str]:
    return [str(varde)] if varde else []


def med_tomma(innehall: Innehall, fler: str = "") -> dict[str, list[str]]:
    """The same with an empty row for each who may do something that has no effort yet, and one more
    for `fler`."""
    ut = {namn: list(v) for namn, v in innehall.items()}
    for vem in Vem.values:
        har = any(ut[f"{rad}-vem"] == [vem] for rad in raderna(ut))
        if vem == fler or not har:
            ut[f"ny{1 + _sista_nya(ut)}-vem"] = [vem]
    return ut


def _sista_nya(innehall: Innehall) -> int:
    nya = (int(rad[2:]) for rad in raderna(innehall) if rad.startswith("ny"))
    return max(nya, default=0)


def utan_tomma(innehall: Innehall) -> dict[str, list[str]]:
    """The same without the new rows where nothing is written."""
    skrivna = {n.partition("-")[0] for n, v in innehall.items() if any(v) and n[-4:] != "-vem"}
    tomma = {rad for rad in raderna(innehall) if not rad.isdecimal()} - skrivna
    return {n: list(v) for n, v in innehall.items() if n.partition("-")[0] not in tomma}
