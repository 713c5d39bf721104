"""The form of a plan: the seven elements, and one row for each effort."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from kaja.insatser.models import Insatsslut, Overenskommet, Vem
from kaja.insatser.planinnehall import Innehall as Planinnehall
from kaja.insatser.planinnehall import Insats, Overens
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagord import nasta_sadan, senaste_sadan
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar
from kaja.web.handlaggare.jamforbar import Jamforbar
from kaja.web.handlaggare.konflikt import fran_sparat
from kaja.web.handlaggare.plan_rader import EN_DAG, raderna
from kaja.web.handlaggare.sammanfora import Innehall
from kaja.web.komponenter.skyddad_text import Skyddadruta, SkyddadText, galler

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
    folj_upp = Dagfalt(label="Nästa uppföljning", utan_ar=nasta_sadan)
    utvardera = Dagfalt(label="Utvärdering", utan_ar=nasta_sadan)
    overens_hur = forms.ChoiceField(
        label="Hur den unge har sagt ja",
        choices=[("", "Välj"), *Overenskommet.choices],
        required=False,
    )
    overens_dag = Dagfalt(label="Vilken dag", utan_ar=senaste_sadan)

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
        prova_dagar(self)
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


def _falten(rad: str, vem: str) -> dict[str, forms.Field]:
    falt: dict[str, forms.Field] = {
        f"{rad}-vem": forms.ChoiceField(choices=Vem.choices, widget=forms.HiddenInput),
        f"{rad}-vad": _text("plan.insats", "Vad"),
    }
    if vem == Vem.ANNAN:
        falt[f"{rad}-ansvarig"] = SkyddadText(
            namn="plan.ansvarig",
            label="Vilken aktör",
            max_length=80,
            required=False,
            widget=Skyddadruta({"rows": 1}),
        )
    falt |= {
        f"{rad}-fran": Dagfalt(label="Börjar"),
        f"{rad}-tom": Dagfalt(label="Till och med"),
        f"{rad}-folj_upp": Dagfalt(label="Följs upp", utan_ar=nasta_sadan),
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
