"""En åtgärds väg: erbjuden, besvarad, planerad, påbörjad, avslutad. Vad som får stå, och läget."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kaja.regler.atgarder.ord import Atgardsslut, Erbjudandesvar, Nejskal

EN_DAG = timedelta(days=1)


class Atgardslage(StrEnum):
    """Hur långt en åtgärd har kommit, i ett ord."""

    ERBJUDEN = "erbjuden"
    NEJ = "nej"
    KOAR = "koar"
    PLANERAD = "planerad"
    PAGAR = "pagar"
    AVSLUTAD = "avslutad"


class Forlopp(NamedTuple):
    """Det som är antecknat. `till` är dagen efter den sista; `koar_sedan` är dagen den unge
    ställdes i kö till en plats."""

    erbjuden: date
    svar: Erbjudandesvar = Erbjudandesvar.INTE_SVARAT
    svarade: date | None = None
    nejskal: Nejskal | None = None
    koar_sedan: date | None = None
    planerad_fran: date | None = None
    planerad_till: date | None = None
    fran: date | None = None
    till: date | None = None
    slutorsak: Atgardsslut | None = None

    @property
    def tar_plats(self) -> bool:
        """Om den upptar en plats: den unge har sagt ja, köar inte, och har inte slutat."""
        return self.svar is Erbjudandesvar.JA and not self.koar_sedan and not self.till


class Brist(NamedTuple):
    """Vad som inte går ihop: vilken uppgift, och en mening om vad man gör åt det."""

    falt: str
    mening: str


def lage(forlopp: Forlopp) -> Atgardslage:
    """Läget, av det som är antecknat. Det som har hänt sist avgör."""
    if forlopp.till is not None:
        return Atgardslage.AVSLUTAD
    if forlopp.fran is not None:
        return Atgardslage.PAGAR
    if forlopp.svar is Erbjudandesvar.NEJ:
        return Atgardslage.NEJ
    if forlopp.svar is Erbjudandesvar.INTE_SVARAT:
        return Atgardslage.ERBJUDEN
    return Atgardslage.KOAR if forlopp.koar_sedan else Atgardslage.PLANERAD


def brister(forlopp: Forlopp, dag: date) -> tuple[Brist, ...]:
    """Allt som inte går ihop, sett från `dag`, i dag. Tomt: det kan sparas."""
    return (
        *_inte_framat(forlopp, dag),
        *_svaret(forlopp),
        *_planen(forlopp),
        *_starten(forlopp),
        *_slutet(forlopp),
    )


def _inte_framat(f: Forlopp, dag: date) -> Iterator[Brist]:
    """Det som har hänt kan inte ligga framåt i tiden; det som ska hända är planerat."""
    sista = f.till - EN_DAG if f.till else None
    for falt, vad, nar, rad in (
        ("erbjuden", "Erbjuden", f.erbjuden, ""),
        ("svarade", "Svarade", f.svarade, ""),
        ("koar_sedan", "I kö sedan", f.koar_sedan, ""),
        ("fran", "Började", f.fran, " En start som ska komma är planerad start."),
        ("till", "Sista dagen", sista, " Ett slut som ska komma är planerat slut."),
    ):
        if nar is not None and nar > dag:
            yield Brist(falt, f"{vad}: {nar} har inte varit än. Välj {dag} eller tidigare.{rad}")


def _svaret(f: Forlopp) -> Iterator[Brist]:
    svarat = f.svar is not Erbjudandesvar.INTE_SVARAT
    if svarat and f.svarade is None:
        yield Brist("svarade", "Svarade: skriv vilken dag den unge svarade.")
    if not svarat and f.svarade is not None:
        yield Brist("svar", "Svar: välj ja eller nej, eller ta bort dagen för svaret.")
    if f.svarade is not None and f.svarade < f.erbjuden:
        yield Brist("svarade", f"Svarade: {f.svarade} är före erbjudandet {f.erbjuden}.")
    nej = f.svar is Erbjudandesvar.NEJ
    if nej and f.nejskal is None:
        yield Brist("nejskal", "Varför nej: välj ett skäl, eller ”Har inte sagt varför”.")
    if not nej and f.nejskal is not None:
        yield Brist("nejskal", "Varför nej: skälet hör bara till ett nej. Ta bort det.")


def _planen(f: Forlopp) -> Iterator[Brist]:
    if f.planerad_till and f.planerad_fran and f.planerad_till <= f.planerad_fran:
        sista = f.planerad_till - EN_DAG
        yield Brist(
            "planerad_till",
            f"Planerat slut: {sista} är före den planerade starten. Rätta en av dem.",
        )
    if f.svar is Erbjudandesvar.NEJ and (f.planerad_fran or f.koar_sedan):
        yield Brist("svar", "Svar: den som har tackat nej kan inte ha en planerad start eller köa.")
    if f.koar_sedan and f.fran:
        yield Brist("koar_sedan", "I kö sedan: den som har börjat köar inte. Ta bort dagen.")
    if f.koar_sedan and f.svar is Erbjudandesvar.INTE_SVARAT:
        yield Brist("svar", "Svar: bara den som har tackat ja kan stå i kö.")


def _starten(f: Forlopp) -> Iterator[Brist]:
    if f.fran is None:
        return
    if f.svar is not Erbjudandesvar.JA:
        yield Brist("svar", "Svar: den som har börjat har tackat ja. Anteckna svaret först.")
    if f.fran < f.erbjuden:
        yield Brist("fran", f"Började: {f.fran} är före erbjudandet {f.erbjuden}.")


def _slutet(f: Forlopp) -> Iterator[Brist]:
    if f.till is None:
        if f.slutorsak is not None:
            yield Brist(
                "till", "Sista dagen: skriv den, eller ta bort skälet till att det upphörde."
            )
        return
    if f.slutorsak is None:
        yield Brist("slutorsak", "Varför det upphörde: välj ett skäl.")
    if f.fran is None:
        yield Brist("fran", "Började: det som aldrig började kan inte ta slut. Anteckna starten.")
    elif f.till <= f.fran:
        yield Brist("till", f"Sista dagen: {f.till - EN_DAG} är före första dagen {f.fran}.")
