"""A youth with a mapping, a plan in force and a draft beside it."""

from __future__ import annotations

from datetime import date, timedelta

from kaja.access.models import User
from kaja.flows import kartlaggning, plan
from kaja.insatser.actions import Kartlagt
from kaja.insatser.models import Overenskommet, Vem
from kaja.insatser.planinnehall import Innehall, Insats, Overens
from kaja.register.models import Bedomning, Utfall
from kaja.ungdom.models import Person
from tests.web.varld import DAG, MORGON

MAPPEN = Kartlagt(
    dag=date(2026, 11, 20),
    klar=True,
    oavslutat="studiebevis",
    saknas=("matematik", "gymnasiearbete"),
    vill_3="praktik",
    vill_3_ord="Jag vill prova att jobba i en verkstad.",
    vill_12="komvux",
    stod=("folja_med", "resor"),
    andra_aktorer=("arbetsgivare",),
    samtycke_av="ungdom",
    samtycke_dag=date(2026, 11, 20),
)
PLANEN = Innehall(
    mal="Läsa in matematiken på komvux och få en gymnasieexamen.",
    planering="Praktik först, komvux från januari.",
    fran=DAG,
    folj_upp=date(2026, 12, 18),
    utvardera=date(2027, 6, 10),
    insatser=(
        Insats(None, Vem.UNGDOM, "Söka till komvux senast 30 november.", fran=DAG),
        Insats(None, Vem.KOMMUN, "Följa med på första besöket.", folj_upp=date(2026, 12, 4)),
        Insats(None, Vem.ANNAN, "Ge en praktikplats.", ansvarig="Bilverkstaden", fran=DAG),
    ),
)


def bygg_planen(user: User) -> int:
    """Make them, for the oldest but one who is covered; gives the person's id."""
    rader = Bedomning.objects.filter(ersatt=None, utfall=Utfall.OMFATTAS, person__skydd="")
    person = rader.select_related("person__kommun").order_by("person__fodd", "pk")[1].person
    kartlaggning.spara(
        person=person,
        kartlagt=MAPPEN,
        gor_nu="soker_arbete",
        pa_version=0,
        dag=DAG,
        user=user,
        tid=MORGON + timedelta(minutes=56),
    )
    _spara(person, user, PLANEN, Overens(Overenskommet.UNDERSKRIFT, DAG), 0)
    insatser = tuple(i._replace(rad=nr) for nr, i in enumerate(PLANEN.insatser, start=1))
    ny = Insats(None, Vem.UNGDOM, "Skriva ett cv.", fran=DAG)
    andrat = PLANEN._replace(mal="Läsa in matematiken på komvux.", insatser=(*insatser, ny))
    _spara(person, user, andrat, None, 1)
    return person.pk


def _spara(
    person: Person, user: User, innehall: Innehall, overens: Overens | None, pa_version: int
) -> None:
    plan.spara(
        person=person,
        innehall=innehall,
        overens=overens,
        pa_version=pa_version,
        dag=DAG,
        user=user,
        tid=MORGON + timedelta(minutes=57 + pa_version),
    )
