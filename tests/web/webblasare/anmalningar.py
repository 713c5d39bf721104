"""Schools' notices to look at: one is late, some wait, one is handled; and a file with more."""

from __future__ import annotations

from datetime import date

from kaja.access.models import Kommun, User
from kaja.flows.skolsignal import anmal, hantera
from kaja.intake.models import Kallnamn
from kaja.skolsignal.actions import NyAnmalan
from kaja.skolsignal.models import Anmalan, Anmalningssatt, Anmalningsslag, Hanteringsutfall
from kaja.underlag.models import Studiefaktum
from tests.web.varld import DAG, KOMMUN, MORGON, nycklar, utdrag

MOTTAGNA = (date(2026, 11, 16), date(2026, 11, 19), date(2026, 11, 20), DAG)
SKOLOR = (("Silverforsens praktiska gymnasium", "99020015"), ("Gruvkammarens gymnasium", ""))


def bygg_anmalningar(user: User) -> int:
    """Make them about pupils of upper secondary school; gives one (id) that waits and says that a
    pupil has ended."""
    elever = Studiefaktum.objects.filter(
        kommun=KOMMUN, skolform="GY", till__isnull=True, ersatt__isnull=True, person__skydd=""
    ).exclude(avbrott=True)
    personer = list(dict.fromkeys(elever.order_by("-person_id").values_list("person", flat=True)))
    gjorda = [_anmal(user, person, nr) for nr, person in enumerate(personer[: len(MOTTAGNA)])]
    utfall = Hanteringsutfall.KONTAKT
    hantera(anmalan=gjorda[1], utfall=utfall, dag=DAG, user=user, tid=MORGON)
    return gjorda[2].pk


def _anmal(user: User, person: int, nr: int) -> Anmalan:
    franvaro = nr % 2 == 1
    skola, kod = SKOLOR[nr % 2]
    ny = NyAnmalan(
        person,
        Anmalningsslag.FRANVARO if franvaro else Anmalningsslag.SLUTADE,
        dag=date(2026, 10, 1) if franvaro else date(2026, 11, 13),
        till=date(2026, 11, 1) if franvaro else None,
        mottagen=MOTTAGNA[nr],
        satt=Anmalningssatt.SKRIFTLIGT,
        skola=skola,
        skolenhetskod=kod,
    )
    return anmal(kommun=Kommun.objects.get(pk=KOMMUN), ny=ny, user=user, tid=MORGON)


FRANVARO = ("900;;", "300;ja;", "60;;", "120;nej;", "700;;ja", "480;;", "5 tim;;", "260;;", "400;;")
"""What a file says of a pupil each: minutes, whether CSN was told, whether there is a reason."""


def franvarofil() -> bytes:
    """A school's file of absence in October, about pupils of upper secondary school."""
    elever = [
        rad.split(";") for rad in utdrag(Kallnamn.ELEVER, nycklar(130, var=41)).decode().split("\n")
    ]
    gar = [rad[0] for rad in elever if rad[1] == "GY" and not rad[3] and rad[0][-4:].isdecimal()]
    kod = SKOLOR[0][1]
    rader = [
        f"{nummer};{kod};2026-10-01;2026-10-31;{sagt}"
        for nummer, sagt in zip(gar, FRANVARO, strict=False)
    ]
    kolumner = "personnummer;skolenhetskod;period_fran;period_till_och_med;ogiltig_minuter"
    return "\n".join([f"{kolumner};csn_rapporterad;giltigt_skal", *rader, rader[1]]).encode()
