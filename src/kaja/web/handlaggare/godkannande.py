"""Accepting a file: the form with what a person must have seen, and what she is told afterwards."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms

from kaja.access.models import User
from kaja.flows.forhandsvisning import Skulle
from kaja.flows.godkanna import Bekraftat, bestall, godkann
from kaja.flows.las_in import Inlasning
from kaja.intake.models import Kallnamn, MottagenFil
from kaja.korningar.models import Korning
from kaja.web.komponenter.text import antal, tal

FORMULAR = "godkann"
STOR = 2000
"""A file with more rows is left to the worker, so that nobody waits before a blank page."""


class Godkannande(forms.Form):
    """What is unusual in the file, each with a box that repeats it in numbers."""

    manga_slutar = forms.BooleanField(required=False)
    ingen_traff = forms.BooleanField(required=False)

    def __init__(self, data: Any, *, fil: MottagenFil, skulle: Skulle | None) -> None:
        super().__init__(data)
        self.fil = fil
        if skulle and skulle.manga_slutar:
            self._krav("manga_slutar", f"Ja, {_slutar(fil, skulle)}")
        else:
            del self.fields["manga_slutar"]
        if skulle and skulle.ingen_traff:
            self._krav("ingen_traff", "Ja, filen gäller den här kommunen")
        else:
            del self.fields["ingen_traff"]

    def _krav(self, namn: str, mening: str) -> None:
        """The box stands beside what it is about, and not in the bar with the button."""
        self.fields[namn].label = mening
        self.fields[namn].widget.attrs["form"] = FORMULAR

    def clean(self) -> dict[str, Any]:
        renade = super().clean() or {}
        for namn, falt in self.fields.items():
            if not renade.get(namn):
                fel = f"Kontrollera filen. Stämmer det, så kryssa för ”{falt.label}”."
                self.add_error(namn, fel)
        return renade

    @property
    def stor(self) -> bool:
        """Whether the worker reads it."""
        return self.fil.antal_godkanda > STOR

    def utfor(self, *, user: User, tid: datetime, dag: date) -> tuple[str, Korning | None]:
        """Read in the file of a right form, or let the worker; gives what to tell, and the run if
        it is done. Raises FilfelError."""
        bekraftat = Bekraftat(*(bool(self.cleaned_data.get(namn)) for namn in Bekraftat._fields))
        if self.stor:
            bestall(fil=self.fil, user=user, tid=tid, dag=dag, bekraftat=bekraftat)
            return "Filen läses in. Du kan lämna sidan: det går vidare ändå.", None
        klart = godkann(fil=self.fil, user=user, tid=tid, dag=dag, bekraftat=bekraftat)
        return _beratta(klart), klart.korning


def _slutar(fil: MottagenFil, skulle: Skulle) -> str:
    vilka, gjort = "elever", "slutat"
    if fil.kalla == Kallnamn.FOLKBOKFORING:
        vilka, gjort = "folkbokförda", "flyttat"
    return f"{tal(len(skulle.slutar))} av {tal(skulle.pagar)} {vilka} har {gjort}"


def _beratta(klart: Inlasning) -> str:
    rader = antal(klart.gjorde.rader, "rad är inläst", "rader är inlästa")
    if not klart.gjorde.rader:
        rader = "Filen är inläst, och alla dess rader fanns redan"
    vantar = antal(
        klart.gjorde.rader_hittas_inte,
        "av dem väntar: personen finns inte i registret",
        "av dem väntar: personerna finns inte i registret",
    )
    vantande = f" {vantar}." if klart.gjorde.rader_hittas_inte else ""
    slutade = f" {antal(klart.slutade, 'har slutat', 'har slutat')}." if klart.slutade else ""
    return f"{rader}.{vantande}{slutade}"
