"""The forms of letters: what to send and to whom, who writes, and the municipality's own words."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from kaja.flows.utskick import Val
from kaja.utskick import brevtext, falt, ordbrev
from kaja.utskick.actions.texter import Textnyckel
from kaja.utskick.mallar import finns, i_kanalen
from kaja.utskick.models import Brevavsandare
from kaja.utskick.slag import KANALER, MALLAR, SPRAKEN, TILL_SKOLAN, Kanal, Mall, Sprak

FLEST = 10_000
SIFFROR = re.compile(r"\d{1,18}")
SMS_NAMN = re.compile(r"[A-Za-z][A-Za-z0-9]{2,10}")


class Utskicksform(forms.Form):
    """What to send, in which way and language."""

    kanal = forms.ChoiceField(label="Sätt", choices=[(k.value, KANALER[k]) for k in Kanal])
    mall = forms.ChoiceField(
        label="Text", choices=[(m.value, MALLAR[m]) for m in Mall if m not in TILL_SKOLAN]
    )
    sprak = forms.ChoiceField(label="Språk", choices=[(s.value, SPRAKEN[s]) for s in Sprak])
    dag_i_text = forms.CharField(label="Dag och tid, för hembesök", max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        kanal, mall = self.cleaned_data.get("kanal"), self.cleaned_data.get("mall")
        if kanal and mall and not finns(Mall(mall), Kanal(kanal), Sprak.SV):
            gar = ", ".join(MALLAR[en] for en in i_kanalen(Kanal(kanal)))
            self.add_error(
                "mall", f"Text: den finns inte som {KANALER[Kanal(kanal)].lower()}. Välj: {gar}."
            )
        return self.cleaned_data

    @property
    def val(self) -> Val:
        """The choice that a right form makes."""
        data = self.cleaned_data
        nyckel = Textnyckel(Mall(data["mall"]), Kanal(data["kanal"]), Sprak(data["sprak"]))
        return Val(nyckel, data["dag_i_text"].strip())


def forsta_texten(kanal: str) -> str:
    """The text that is proposed before one is chosen: the first that can go in that way."""
    gar = i_kanalen(Kanal(kanal)) if kanal in list(Kanal) else []
    return gar[0].value if gar else Mall.FORSTA_KONTAKT.value


def personer_ur(data: Any) -> list[int]:
    """The chosen persons (ids) of an address or a form: `person` for each, or all in `personer`
    with commas, which is how many of them come. What is no number is left out."""
    texter = [*data.getlist("person"), *data.get("personer", "").split(",")]
    funna = [int(text) for text in texter if SIFFROR.fullmatch(text.strip())]
    return list(dict.fromkeys(funna))[:FLEST]


class Avsandarform(forms.ModelForm):
    """Who writes."""

    class Meta:
        model = Brevavsandare
        fields = (
            *("kommunnamn", "namnd", "enhet", "returadress", "kontaktperson", "telefon"),
            *("epost", "oppettider", "dataskyddsombud", "sms_namn"),
        )
        labels = {
            "kommunnamn": "Kommunens namn",
            "namnd": "Personuppgiftsansvarig nämnd",
            "enhet": "Er enhet",
            "returadress": "Returadress",
            "kontaktperson": "Kontaktperson",
            "telefon": "Telefon",
            "epost": "E-post",
            "oppettider": "När ni går att nå",
            "dataskyddsombud": "Så når man dataskyddsombudet",
            "sms_namn": "Avsändare i sms",
        }
        widgets = {"returadress": forms.Textarea(attrs={"rows": 3})}

    def clean_sms_namn(self) -> str:
        namn: str = self.cleaned_data["sms_namn"]
        if not SMS_NAMN.fullmatch(namn):
            raise forms.ValidationError(
                "Avsändare i sms: skriv 3–11 bokstäver a–z och siffror, och börja med en bokstav."
            )
        return namn


class Textform(forms.Form):
    """The municipality's own wording."""

    text = forms.CharField(
        label="Text", max_length=12_000, widget=forms.Textarea(attrs={"rows": 24})
    )

    def __init__(self, *args: Any, kanal: Kanal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kanal = kanal

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        try:
            falt.granska(text, self.kanal)
        except falt.FaltfelError as fel:
            raise forms.ValidationError(f"Text: {fel}") from fel
        delar = brevtext.las(text)
        if self.kanal != Kanal.SMS and delar[0].slag != brevtext.Delslag.RUBRIK:
            raise forms.ValidationError(
                "Text: börja med en rubrik, en rad som börjar med # och ett mellanslag."
            )
        return text


class Wordform(forms.Form):
    """The municipality's own Word template."""

    fil = forms.FileField(label="Wordmall (.docx)")

    def clean_fil(self) -> UploadedFile[bytes]:
        fil: UploadedFile[bytes] = self.cleaned_data["fil"]
        if (fil.size or 0) > ordbrev.STORST:
            raise forms.ValidationError("Wordmallen är större än 5 MB. Gör bilderna i den mindre.")
        try:
            ordbrev.granska(fil.read())
        except ordbrev.WordmallfelError as fel:
            raise forms.ValidationError(str(fel)) from fel
        fil.seek(0)
        return fil
