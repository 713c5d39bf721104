"""A school's spreadsheet with its own numbers (TF-nummer), for the tests of whose they are."""

from __future__ import annotations

from kaja.access.models import Kommun
from kaja.flows.las_in import las_in, ta_emot
from kaja.intake.models import Format, Kallnamn, MottagenFil
from kaja.intake.sources.kalkylblad import Profil
from tests.flows.kommunen import DAG, HEM, TOM, minut

TF, TF2 = "20080415TF12", "20080415TF13"  # born on the same day as those in ungdom/personerna.py
PROFIL = Profil(
    "elever",
    rubriker={
        "pnr": "Pnr", "fornamn": "Förnamn", "efternamn": "Efternamn", "form": "Form", "in": "In",
        "ut": "Ut",
    },
    kolumner={
        "personnummer": "pnr", "fornamn": "fornamn", "efternamn": "efternamn", "skolform": "form",
        "startdatum": "in", "slutdatum": "ut",
    },
)  # fmt: skip


def elevrad(nummer: str, namn: str = "Amina Nur", fran: str = "2024-08-19", till: str = "") -> str:
    fornamn, _, efternamn = namn.rpartition(" ")
    return f"{nummer};{fornamn};{efternamn};GY;{fran};{till}"


def skolan_skickar(
    *rader: str,
    nr: int = 0,
    omfattning: str = "del",
    avsandare: str = "Sjöskolan",
    kommun: str = HEM,
) -> MottagenFil:
    """Read the school's sheet with these rows into the register at minute `nr`."""
    innehall = "\n".join(["Pnr;Förnamn;Efternamn;Form;In;Ut", *rader, ""]).encode()
    fil = ta_emot(
        kommun=Kommun.objects.get(pk=kommun),
        kalla=Kallnamn.ELEVER,
        namn=f"elever-{nr}.csv",
        innehall=innehall,
        tackning_tom=TOM,
        user=None,
        tid=minut(nr),
        avsandare="Sjöskolan",
        format=Format.KALKYLBLAD,
        omfattning=omfattning,
        profil=PROFIL.som_json(),
    ).fil
    las_in(fil=fil, user=None, tid=minut(nr), dag=DAG, bekraftat=True)
    return fil
