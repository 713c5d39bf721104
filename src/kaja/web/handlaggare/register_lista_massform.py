"""What to do with all the chosen, as a form: it asks for what that needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from kaja.access.models import User
from kaja.flows.massandring_verkan import EGNA, Vad
from kaja.insatser.models import Anpassningsorsak, Kanalval, Massandringsslag, Utfallval
from kaja.utskick.slag import Kanal
from kaja.web.handlaggare.gester import SKICKAT, UTFALL
from kaja.web.handlaggare.register_lista_filter import Ordfalt
from kaja.web.klocka import i_dag

UTSKICK = {"brev": Kanal.BREV, "sms": Kanal.SMS}


class Massform(forms.Form):
    """What to do, with what that needs."""

    gor = forms.ChoiceField(
        choices=[(g, g) for g in ("agare", "datum", "steg", "kontakt", "uppgift", *UTSKICK)]
    )
    ny_agare = forms.ModelChoiceField(User.objects.none(), required=False, label="Ägare")
    datum = Ordfalt(required=False, label="Nästa datum")
    steg_vag = forms.ChoiceField(choices=Kanalval.choices, required=False, label="Nästa steg")
    steg_dag = Ordfalt(required=False, label="Dag")
    darfor = forms.ChoiceField(choices=Anpassningsorsak.choices, required=False, label="Därför")
    vag = forms.ChoiceField(choices=Kanalval.choices, required=False, label="Sätt")
    utfall = forms.ChoiceField(choices=Utfallval.choices, required=False, label="Så gick det")
    uppgift = forms.ChoiceField(choices=EGNA.items(), required=False, label="Uppgift")

    KRAVS = {
        "agare": ("ny_agare",),
        "datum": ("datum",),
        "steg": ("steg_vag", "steg_dag", "darfor"),
        "kontakt": ("vag", "utfall"),
        "uppgift": ("uppgift",),
    }

    def __init__(self, data: QueryDict, agare: Any) -> None:
        super().__init__(data)
        falt = self.fields["ny_agare"]
        assert isinstance(falt, forms.ModelChoiceField)
        falt.queryset = agare

    def clean_datum(self) -> date | None:
        valt: date | None = self.cleaned_data["datum"]
        if valt is not None and valt < i_dag():
            raise forms.ValidationError(f"Nästa datum: {valt} har redan varit.")
        return valt

    def clean_steg_dag(self) -> date | None:
        valt: date | None = self.cleaned_data["steg_dag"]
        if valt is not None and valt < i_dag():
            raise forms.ValidationError(f"Dag: {valt} har redan varit.")
        return valt

    def clean(self) -> dict[str, object]:
        givet = self.cleaned_data
        for namn in self.KRAVS.get(givet.get("gor", ""), ()):
            if not givet.get(namn) and namn not in self.errors:
                self.add_error(namn, f"{self.fields[namn].label} saknas. Välj först.")
        if givet.get("gor") == "kontakt" and not self.errors:
            self._passar(Kanalval(givet["vag"]), givet["utfall"])
        return givet

    def _passar(self, vag: Kanalval, utfall: str) -> None:
        """The outcomes are those that the person's page has for the way of contact."""
        finns = {val: ord_ for val, ord_, _ in UTFALL.get(vag, SKICKAT)}
        if utfall not in finns:
            ord_ = ", ".join(finns.values()).lower()
            self.add_error("utfall", f"Så gick det: för {vag.label.lower()} välj {ord_}.")

    def vad(self) -> Vad:
        givet = self.cleaned_data
        steg = givet["gor"] == Massandringsslag.STEG
        vag = givet["steg_vag" if steg else "vag"]
        return Vad(
            Massandringsslag(givet["gor"]),
            agare=givet["ny_agare"],
            datum=givet["steg_dag" if steg else "datum"],
            orsak=Anpassningsorsak(givet["darfor"]) if givet["darfor"] else None,
            kanal=Kanalval(vag) if vag else None,
            utfall=Utfallval(givet["utfall"]) if givet["utfall"] else None,
            uppgift=givet["uppgift"],
        )
