"""Places for praktik: employers, free and taken places, and who waits for one."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.actions.plats import PlatsfelError, Uppgifter, save_employer
from kaja.insatser.models import Arbetsgivare, Atgard
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.plats import Belaggning, Platser, arbetsgivare, belaggning, upptagna
from kaja.insatser.samtidigt import AndratUnderTidenError
from kaja.regler.atgarder import Katalog, Slag
from kaja.web.handlaggare.dagval import Dagfalt, prova_dagar
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu


class Deltagare(NamedTuple):
    """One who has, or waits for, a place."""

    atgard: Atgard
    slag: Slag
    dold: bool


class Arbetsgivarform(forms.Form):
    """An employer, and whom one calls there."""

    namn = forms.CharField(label="Namn", max_length=80)
    kontaktperson = forms.CharField(label="Kontaktperson", max_length=80, required=False)
    telefon = forms.CharField(
        label="Telefon", max_length=20, required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    epost = forms.EmailField(
        label="E-post", max_length=120, required=False,
        error_messages={"invalid": "E-post: adressen ska se ut som namn@exempel.se."},
    )  # fmt: skip
    platser = forms.IntegerField(
        label="Antal platser", min_value=0, max_value=999, initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Antal platser: skriv ett heltal, som 2."},
    )  # fmt: skip
    stangd = Dagfalt(label="Tar inte emot från och med")

    def clean(self) -> dict[str, Any]:
        prova_dagar(self)
        return self.cleaned_data

    @property
    def uppgifter(self) -> Uppgifter:
        """What a valid form says."""
        return Uppgifter(**{namn: self.cleaned_data[namn] for namn in Uppgifter._fields})


@kraver("malgrupp.se")
def platser(request: Begaran) -> HttpResponse:
    """The employers with their places, and those who have and wait for one. They are logged."""
    katalog, upptaget = katalogen(request.kommun), belaggning(request.kommun)
    deltar = deltagarna(request, katalog)
    logga_visning(request, "praktik", (d.atgard.person_id for d in deltar))
    return render(
        request,
        "handlaggare/praktik.html",
        {
            "avdelning": "praktik",
            "hos": arbetsgivarna(request, upptaget),
            "per_slag": [
                (s, upptaget.platser(s.nyckel, s.platser))
                for s in katalog.erbjuds(i_dag())
                if s.praktik or s.platser is not None
            ],
            "har_plats": [d for d in deltar if not d.atgard.koar_sedan],
            "koar": [d for d in deltar if d.atgard.koar_sedan],
            "far_exportera": may(request.user, "export.gora", request.kommun),
            "far_skriva": may(request.user, "insats.skriva", request.kommun),
        },
    )


def arbetsgivarna(request: Begaran, upptaget: Belaggning) -> list[tuple[Arbetsgivare, Platser]]:
    """The employers with their places, by name."""
    alla = arbetsgivare(request.user, request.kommun, i_dag())
    return [(a, upptaget.platser(a.pk, a.platser)) for a in alla]


def deltagarna(request: Begaran, katalog: Katalog) -> list[Deltagare]:
    """Those who have and wait for a place on praktik, the longest wait first."""
    praktik = {s.nyckel for s in katalog.alla(i_dag()) if s.praktik}
    alla = upptagna(request.kommun).filter(slag__in=praktik)
    rader = alla.select_related("person", "arbetsgivare").order_by("koar_sedan", "person__sortnamn")
    ser = ser_skyddade(request)
    return [
        Deltagare(a, katalog.slag(a.slag, a.fran or a.erbjuden), ar_dold(a.person, ser=ser))
        for a in rader
    ]


@kraver("insats.skriva")
def ny(request: Begaran) -> HttpResponse:
    """Add an employer."""
    return _spara(request, Arbetsgivarform(request.POST or None), None)


@kraver("insats.skriva")
def andra(request: Begaran, pk: int) -> HttpResponse:
    """Change an employer, or say that it no longer takes youths."""
    den = get_object_or_404(Arbetsgivare, kommun=request.kommun, pk=pk)
    return _spara(request, Arbetsgivarform(request.POST or None, initial=_innehallet(den)), den)


def _innehallet(den: Arbetsgivare) -> dict[str, Any]:
    return {namn: getattr(den, namn) for namn in Uppgifter._fields}


def _spara(request: Begaran, form: Arbetsgivarform, den: Arbetsgivare | None) -> HttpResponse:
    version = den.version if den else 0
    if form.is_valid():
        skickad = request.POST.get("version", "")
        try:
            sparad = save_employer(
                kommun=request.kommun,
                uppgifter=form.uppgifter,
                user=request.user,
                tid=nu(),
                arbetsgivare=den.pk if den else None,
                version=int(skickad[:9]) if skickad.isdecimal() else 0,
            )
        except PlatsfelError as fel:
            form.add_error(None, str(fel))
        except AndratUnderTidenError:
            form.add_error(
                None,
                "Någon annan har sparat sedan du öppnade sidan. Det som gäller nu står nedanför. "
                "Spara igen om det ska bli som du skrev.",
            )
        else:
            messages.success(request, f"{sparad.namn} är sparad.")
            return redirect("praktik")
    visar = {"avdelning": "praktik", "form": form, "den": den, "version": version}
    return render(request, "handlaggare/arbetsgivare.html", visar)
