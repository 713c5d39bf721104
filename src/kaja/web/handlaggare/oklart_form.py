"""The forms where an answer is written down: one for each kind of fact that it can be."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from kaja.access.kommuner import read
from kaja.flows import svar as flode
from kaja.flows.svar import Svaret, current
from kaja.regler.skollagen_29_9.skolformer import NAMN
from kaja.underlag.models import Motsvarandefaktum, Studiefaktum, Uppgiftslamnare
from kaja.ungdom.models import Person
from kaja.web.handlaggare.fakta import BEVIS
from kaja.web.handlaggare.oklart_falt import Dag, Svarsform
from kaja.web.komponenter.text import datum_langt

SKOLFORMER = [(kod, namn[:1].upper() + namn[1:]) for kod, namn in NAMN.items()]
KOMMUNER = [(kod, f"{namn} ({kod})") for kod, namn in read()]


class Slutdagsform(Svarsform):
    rubrik = "Studierna har slutat"
    forklaring = "Dagen då en inskrivning slutade, eller ska sluta."
    dagen = "sista"

    studie = forms.TypedChoiceField(label="Vilken inskrivning?", coerce=int)
    sista = Dag(label="Sista dagen", required=True)
    avbrott = forms.BooleanField(label="Studierna avbröts", required=False)

    def prepare(self) -> None:
        rader = self._rader(self.person)
        falt = self.fields["studie"]
        assert isinstance(falt, forms.TypedChoiceField)
        falt.choices = [(rad.pk, _inskrivning(rad)) for rad in rader]
        self.initial.setdefault("avbrott", any(rad.avbrott for rad in rader[:1]))

    @staticmethod
    def _rader(person: Person) -> Sequence[Studiefaktum]:
        """The interrupted ones without a day first: they are what one asks about."""
        rader = list(current(Studiefaktum, person))
        return sorted(rader, key=lambda rad: not (rad.avbrott and rad.till is None))

    @classmethod
    def fits(cls, person: Person) -> bool:
        return current(Studiefaktum, person).exists()

    def svar(self) -> Svaret:
        data = self.cleaned_data
        return flode.Slutdag(data["studie"], data["sista"], data["avbrott"])


def _inskrivning(rad: Studiefaktum) -> str:
    form = " ".join(filter(None, (NAMN.get(rad.skolform, rad.skolform), rad.studievag)))
    fran = f" från {datum_langt(rad.fran)}" if rad.fran else ""
    return f"{form[:1].upper()}{form[1:]}{fran}{', avbrott' if rad.avbrott else ''}"


class Studieform(Svarsform):
    rubrik = "Går en utbildning"
    forklaring = "En utbildning som ingen fil har berättat om. När skolan gör det gäller dess fil."
    dagen = "fran"

    skolform = forms.ChoiceField(label="Skolform", choices=[("", "Välj"), *SKOLFORMER])
    fran = Dag(label="Från", required=True)
    sista = Dag(label="Till och med, om det är känt")

    def svar(self) -> Svaret:
        data = self.cleaned_data
        return flode.Studier(data["skolform"], data["fran"], data["sista"])


class Bevisform(Svarsform):
    rubrik = "Har fått ett bevis"
    forklaring = "Examensbevis, studiebevis eller ett annat bevis, med dagen då det utfärdades."
    dagen = "datum"

    typ = forms.ChoiceField(label="Vilket bevis?", choices=[("", "Välj"), *BEVIS.items()])
    datum = Dag(label="Utfärdat", required=True)

    def svar(self) -> Svaret:
        return flode.Bevis(self.cleaned_data["typ"], self.cleaned_data["datum"])


class Skolpliktsform(Svarsform):
    rubrik = "Beslut om skolplikten"
    forklaring = "Skolpliktens sista dag, när den enligt beslut upphör tidigare eller senare."
    dagen = "sista"

    sista = Dag(label="Skolpliktens sista dag", required=True)

    def svar(self) -> Svaret:
        return flode.Skolplikt(self.cleaned_data["sista"])


class Folkbokforingsform(Svarsform):
    rubrik = "Var personen är folkbokförd"
    forklaring = "Som det står i folkbokföringen, när filen inte har det."
    dagen = "fran"

    kommunkod = forms.ChoiceField(label="Kommun", choices=KOMMUNER)
    fran = Dag(label="Från", required=True)

    def prepare(self) -> None:
        self.initial.setdefault("kommunkod", self.kommun)
        self.initial.setdefault("uppgiven_av", Uppgiftslamnare.MYNDIGHET)

    def svar(self) -> Svaret:
        return flode.Folkbokford(self.cleaned_data["kommunkod"], self.cleaned_data["fran"])


class Utredsform(Svarsform):
    rubrik = "En utbildning utreds"
    forklaring = (
        "Någon tar reda på om en utbildning motsvarar gymnasiet. Svaret blir oklart så länge."
    )
    dagen = "fran"

    fran = Dag(label="Utreds från", required=True)

    def svar(self) -> Svaret:
        return flode.Utreds(self.cleaned_data["fran"])


class InteMotsvarandeform(Svarsform):
    rubrik = "Utbildningen motsvarar inte gymnasiet"
    forklaring = "Utredningen är klar. Motsvarar den gymnasiet är det ett beslut."

    @classmethod
    def fits(cls, person: Person) -> bool:
        return current(Motsvarandefaktum, person).filter(typ="utreds").exists()

    def svar(self) -> Svaret:
        return flode.InteMotsvarande()


FORMER: dict[str, type[Svarsform]] = {
    "slutdag": Slutdagsform,
    "studier": Studieform,
    "bevis": Bevisform,
    "skolplikt": Skolpliktsform,
    "folkbokford": Folkbokforingsform,
    "utreds": Utredsform,
    "inte-motsvarande": InteMotsvarandeform,
}
FORM_FOR = {
    "p3.avbrott_utan_datum": "slutdag",
    "p2.kvar": "slutdag",
    "p2.beslut_utan_datum": "skolplikt",
    "hemkommun.ingen_uppgift": "folkbokford",
    "p6.utreds": "inte-motsvarande",
    "p4.inte_rapporterat": "bevis",
    "p4.tackning_saknas": "bevis",
    "p5.inte_rapporterat": "bevis",
    "p5.tackning_saknas": "bevis",
    "p3.inte_farsk": "studier",
    "p3.tackning_saknas": "studier",
}
"""The form that answers what is unclear. What is not here is for the municipality to decide."""
