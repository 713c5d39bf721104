"""Files in the states that the pages of reading in can have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kaja.access.models import Kommun, User
from kaja.flows.godkanna import Bekraftat, bestall
from kaja.flows.mottagning import Sant, ta_emot_sant
from kaja.intake.models import Kallnamn, MottagenFil
from tests.web.varld import DAG, KOMMUN, MORGON, TACKNING, nycklar, utdrag

_RUBRIKER = (
    "Pnr",
    "Utbildning",
    "Började",
    "Slutade",
    "Avgång",
    "Enhet",
    "Program",
    "Huvudman",
    "Skola",
)


@dataclass(frozen=True, slots=True)
class Filer:
    """The ids of files: one that waits for its columns, one that would end many, one that the
    worker shall read, one that two schools disagree by, and one in which nobody is known."""

    utan_kolumner: int
    manga_slutar: int
    i_ko: int
    motsagd: int
    ingen_traff: int


def bygg_filer(user: User) -> Filer:
    """The files, received one minute after another."""
    kommun = Kommun.objects.get(pk=KOMMUN)

    def emot(nr: int, innehall: bytes, namn: str, **sagt: str) -> MottagenFil:
        sant = Sant(namn, innehall, tackning_tom=TACKNING, **sagt)
        tid = MORGON + timedelta(minutes=50 + nr)
        return ta_emot_sant(kommun=kommun, sant=sant, user=user, tid=tid).fil

    halva = utdrag(Kallnamn.ELEVER, nycklar(60, var=41))
    i_ko = emot(3, utdrag(Kallnamn.BEVIS, nycklar(130, var=41)) + b"\n", "bevis_igen.csv")
    bestall(
        fil=i_ko,
        user=user,
        tid=MORGON + timedelta(minutes=60),
        dag=DAG,
        bekraftat=Bekraftat(manga_slutar=True, ingen_traff=True),
    )
    return Filer(
        utan_kolumner=emot(0, egna_rubriker(halva), "elevlista.csv", avsandare="Sjöskolan").pk,
        manga_slutar=emot(1, halva + b"\n", "elever_nov.csv").pk,
        i_ko=i_ko.pk,
        motsagd=emot(
            *(2, i_en_annan_skola(halva), "bergskolan.csv"),
            avsandare="Bergskolan",
            omfattning="del",
        ).pk,
        ingen_traff=emot(4, b"personnummer;kommunkod\n200801012386;0114\n", "fel_kommun.csv").pk,
    )


def i_en_annan_skola(fil: bytes) -> bytes:
    """The same pupils, and those who go on began later: in another school."""
    huvud, *rader = [rad.split(";") for rad in fil.decode().splitlines()]
    kvar = [rad for rad in rader if rad[1] == "GY" and not rad[3]]
    for rad in kvar:
        rad[2], rad[6] = "2026-08-24", "TE"
    return "\n".join(";".join(rad) for rad in [huvud, *kvar]).encode()


def egna_rubriker(fil: bytes) -> bytes:
    """The same pupils in a sheet with headings of its own, days as some write them, and a school
    form that nobody else uses."""
    rader = [rad.split(";") for rad in fil.decode().splitlines()]
    for rad in rader[1:]:
        rad[2] = "/".join(rad[2].split("-")[::-1])
        rad[1] = {"GY": "Lärling"}.get(rad[1], rad[1])
    return "\n".join(";".join(rad) for rad in [list(_RUBRIKER), *rader[1:]]).encode()
