"""Which of the tasks on the page Oklart one wants to see: whose, to whom, about what."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db.models import QuerySet

from kaja.access.vyer import Begaran
from kaja.flows import oklarheter
from kaja.flows.oklarheter import FRAGOR, Urval
from kaja.insatser.models import Uppgift, Uppgiftsslag

VEMS = (
    ("", "Alla"),
    (oklarheter.MINA, "Mina"),
    (oklarheter.INGENS, "Ingens"),
    (oklarheter.UPPSKJUTNA, "Uppskjutna"),
)
TILL = (
    ("", "Alla"),
    *((vem, vem.capitalize()) for vem in sorted({s.till for s in FRAGOR.values()})),
)
OM = (("", "Alla"), *sorted(((id_, s.fraga) for id_, s in FRAGOR.items()), key=lambda om: om[1]))


class Urvalsform(forms.Form):
    """Which questions to show; what is not known is as if it had not been asked."""

    vems = forms.ChoiceField(label="Vems", choices=VEMS, required=False)
    till = forms.ChoiceField(label="Fråga till", choices=TILL, required=False)
    fraga = forms.ChoiceField(label="Fråga", choices=OM, required=False)

    @property
    def urval(self) -> Urval:
        self.is_valid()
        return Urval(**{namn: self.cleaned_data.get(namn, "") for namn in Urval._fields})


def ar_vald(request: Begaran, urval: Urval, uppgift: Uppgift | None) -> bool:
    tagen = uppgift.tagen_av_id if uppgift else None
    match urval.vems:
        case oklarheter.MINA:
            return tagen == request.user.pk
        case oklarheter.INGENS:
            return tagen is None
    return True


def andra_uppgifter(rader: QuerySet[Uppgift], dag: date, vems: str = "") -> QuerySet[Uppgift]:
    """Those of the stored tasks that no answer of the law shows, postponed ones only if asked
    for."""
    rader = rader.exclude(slag__in=(Uppgiftsslag.OKLART, Uppgiftsslag.SEN_KALLA))
    if vems == oklarheter.UPPSKJUTNA:
        return rader.filter(uppskjuten_till__gt=dag)
    return rader.exclude(uppskjuten_till__gt=dag)
