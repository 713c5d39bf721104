"""The same with all the chosen: first what will happen to which, then one run."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kaja.access.enheter import team
from kaja.access.models import User
from kaja.access.queries import caseworkers, may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.massandring import Prov, gor, prova
from kaja.flows.massandring_verkan import EGNA, Vad
from kaja.flows.utskick_urval import UTAN, urval
from kaja.insatser.actions import HandlaggningsfelError, KontaktfelError
from kaja.insatser.models import (
    Anpassningsorsak,
    Handlaggning,
    Kanalval,
    Massandringsslag,
    Utfallval,
)
from kaja.ungdom.queries import unprotected
from kaja.utskick.slag import KANALER, Kanal
from kaja.web.handlaggare.gester import SKICKAT, UTFALL
from kaja.web.handlaggare.register_lista import filtrera
from kaja.web.handlaggare.register_lista_filter import Ordfalt
from kaja.web.handlaggare.register_lista_gjort import listans_fraga, minns, till_listan
from kaja.web.handlaggare.register_lista_urval import registret
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal, datum_langt

VISADE = 200
"""So many are shown by name; the numbers are of all."""
VERB = {
    Massandringsslag.AGARE: "Byt ägare för",
    Massandringsslag.DATUM: "Sätt nästa datum för",
    Massandringsslag.STEG: "Sätt nästa steg för",
    Massandringsslag.KONTAKT: "Logga kontakt med",
    Massandringsslag.UPPGIFT: "Lägg till uppgift om",
}
"""What the button that confirms says, before how many."""
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


@kraver("insats.skriva")
@require_POST
def valda(request: Begaran) -> HttpResponse:
    """The preview; or, when it is confirmed, the act. Those shown are logged."""
    form = Massform(request.POST, caseworkers(request.kommun, i_dag()))
    if not form.is_valid():
        if "gor" in form.errors:
            raise Http404
        messages.error(request, " ".join(str(f) for e in form.errors.values() for f in e))
        return till_listan(request)
    personer = _valda(request)
    if not personer:
        messages.error(request, "Ingen är vald. Markera ungdomarna först.")
        return till_listan(request)
    if form.cleaned_data["gor"] in UTSKICK:
        return _utskick(request, UTSKICK[form.cleaned_data["gor"]], personer)
    if "bekrafta" in request.POST:
        return _gor(request, form.vad(), personer)
    return _visa(request, form.vad(), personer)


def _valda(request: Begaran) -> dict[int, int | None]:
    """The chosen persons (ids) that the user may see, each with the version that the preview
    showed, if there was one; or all whom the filter shows."""
    if "alla" in request.POST:
        agare = team(request.user, request.kommun, i_dag())
        urvalet = filtrera(request, QueryDict(request.POST.get("fraga", "")), agare)
        return dict.fromkeys(urvalet.qs.values_list("person_id", flat=True))
    delar = [ett.partition(":") for ett in request.POST.get("sett", "").split(",")]
    delar += [(pk, "", "") for pk in request.POST.getlist("person")]
    valda_ = {
        int(pk[:18]): int(v[:9]) if v.isdecimal() else None for pk, _, v in delar if pk.isdecimal()
    }
    return _far_se(request, valda_)


def _far_se(request: Begaran, valda_: dict[int, int | None]) -> dict[int, int | None]:
    """Without those of another municipality, and the protected whom the user may not see. Who was
    in the register and no longer is, is told of."""
    rader = Handlaggning.objects.filter(kommun=request.kommun)
    if not ser_skyddade(request):
        rader = rader.filter(unprotected(prefix="person__"))
    synliga = set(rader.values_list("person_id", flat=True))
    return {pk: version for pk, version in valda_.items() if pk in synliga}


def _visa(request: Begaran, vad: Vad, personer: dict[int, int | None]) -> HttpResponse:
    prov = prova(kommun=request.kommun, valda=personer, vad=vad, dag=i_dag())
    _logga(request, prov)
    return render(
        request,
        "handlaggare/register_valda.html",
        {
            "avdelning": "register",
            "rubrik": _mening(vad, len(prov.med)),
            "gor": f"{VERB[vad.slag]} {antal(len(prov.med), 'ungdom', 'ungdomar')}",
            "med": prov.med[:VISADE],
            "antal_med": len(prov.med),
            "utan": prov.utan[:VISADE],
            "antal_utan": len(prov.utan),
            "slag": vad.slag,
            "sett": ",".join(f"{rad.person_id}:{rad.version}" for rad in prov.med),
            "falten": [
                (namn, request.POST.get(namn, "")) for namn in (*Massform.base_fields, "fraga")
            ],
            "fraga": listans_fraga(request),
        },
    )


def _logga(request: Begaran, prov: Prov) -> None:
    visade = [rad.person_id for rad in prov.med[:VISADE]]
    visade += [utan.person for utan in prov.utan[:VISADE] if utan.rad]
    logga_visning(request, "register_valda", visade)


def _gor(request: Begaran, vad: Vad, personer: dict[int, int | None]) -> HttpResponse:
    try:
        batch, prov = gor(
            kommun=request.kommun,
            valda=personer,
            vad=vad,
            dag=i_dag(),
            tid=nu(),
            user=request.user,
        )
    except (HandlaggningsfelError, KontaktfelError) as fel:
        messages.error(request, f"{fel} Inget är ändrat.")
        return till_listan(request)
    if prov.utan:
        kvar = antal(len(prov.utan), "ungdom", "ungdomar")
        messages.error(request, f"{kvar} har ändrats sedan du tittade och lämnades utanför.")
    if batch:
        minns(request, batch, _mening(vad, batch.antal))
    return till_listan(request)


def _mening(vad: Vad, hur_manga: int) -> str:
    """What happens, in words that hold before and after: "Jonas Kvist: ägare till 9"."""
    vilka = antal(hur_manga, "ungdom", "ungdomar")
    match vad.slag:
        case Massandringsslag.AGARE:
            return f"{vad.agare}: ägare till {vilka}"
        case Massandringsslag.DATUM:
            return f"Nästa datum {datum_langt(vad.datum)} för {vilka}"
        case Massandringsslag.STEG if vad.kanal:
            return f"Nästa steg {vad.kanal.label.lower()} {datum_langt(vad.datum)} för {vilka}"
        case Massandringsslag.KONTAKT if vad.kanal and vad.utfall:
            return f"Kontakt antecknad med {vilka}: {vad.kanal.label}, {vad.utfall.label.lower()}"
    return f"Uppgift om {vilka}: {EGNA[vad.uppgift]}"


def _utskick(request: Begaran, kanal: Kanal, personer: dict[int, int | None]) -> HttpResponse:
    """Who would get a letter or a message, and the way to the page that sends it."""
    if not may(request.user, "utskick.gora", request.kommun):
        raise PermissionDenied
    iregistret = registret(request).filter(person__in=list(personer))
    ids = list(iregistret.values_list("person_id", flat=True))
    valet = urval(kommun=request.kommun, personer=ids, kanal=kanal, dag=i_dag())
    utan = valet.utan[:VISADE]
    logga_visning(request, "register_utskick", [person.pk for person, _ in utan])
    return render(
        request,
        "handlaggare/register_utskick.html",
        {
            "avdelning": "register",
            "kanal": kanal.value,
            "kanalen": KANALER[kanal],
            "till": antal(len(valet.till), "ungdom", "ungdomar"),
            "utan": [(person, UTAN[varfor]) for person, varfor in utan],
            "antal_utan": len(valet.utan),
            "personer": ",".join(str(person.pk) for person in valet.till),
            "fraga": listans_fraga(request),
        },
    )
