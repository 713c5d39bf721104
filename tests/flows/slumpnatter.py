"""A small municipality's weeks, drawn at random: facts, sources, settings and decisions that change
between the nights. The same weeks can be lived again, so that two ways to run the nights can be
compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from kaja.access.models import Kommun, User
from kaja.exempel.testnummer import testpersonnummer
from kaja.flows.natt import natt
from kaja.insatser.models import Uppgift
from kaja.korningar.models import Korning, Korningslage
from kaja.register.models import Bedomning, Beslut, Registerhandelse, Registerpost
from kaja.regler import Underlag
from kaja.regler.beslut import avtryck
from kaja.styrning.actions import set_installning
from kaja.underlag.actions import mark_for_retrial
from kaja.underlag.models import (
    Bevisfaktum,
    Folkbokforingsfaktum,
    Motsvarandefaktum,
    Studiefaktum,
    Tackning,
)
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person, Sammanslagning
from tests.orakel.dagval import Dagar, livets_dagar
from tests.orakel.livslopp import person, val
from tests.orakel.rader import HAR

FACTS = (Folkbokforingsfaktum, Studiefaktum, Bevisfaktum, Motsvarandefaktum)
SVAR = (
    *("utfall", "avgorande_punkt", "ingangsorsak", "omfattas_fran", "galler_till_och_med"),
    *("vantar_pa_start", "vantar_pa_kallor", "bara_sen_kalla"),
)
POST = ("lage", "ingangsorsak", "oppnad", "vantar_pa", "avslutad", "avslutsorsak")
HANDE = ("post__person__nummer", "nr", "slag", "dag", "orsak", "vantar_pa", "beslut_id")
PAUSER = (0, 1, 1, 1, 1, 1, 2, 7, 14, 15, 30, 60, 100)
Steg = Callable[["Varld"], None]


class Varld:
    """The municipality as it is, and its clock."""

    def __init__(self, dag: date) -> None:
        self.kommun = Kommun.objects.get(pk=HAR)
        self.user = User.objects.create(email="slump@exempel.se", namn="Slump")
        self.dag = dag
        self.tid = datetime(2026, 1, 1, tzinfo=UTC)

    def nu(self) -> datetime:
        self.tid += timedelta(minutes=1)
        return self.tid

    def mark(self, *personer: Person) -> None:
        mark_for_retrial(
            kommun_id=HAR, personer=[someone.pk for someone in personer], tid=self.nu()
        )

    def natt(self, *, alla: bool = False) -> Korning:
        korning = natt(kommun=self.kommun, dag=self.dag, tid=self.nu(), alla=alla)
        assert korning.lage == Korningslage.KLAR, korning.fel
        return korning

    def bild(self) -> dict[str, list[Any]]:
        """All that a night decides, by the numbers of the persons."""
        svar = Bedomning.objects.filter(ersatt=None).order_by("person__nummer")
        poster = Registerpost.objects.order_by("person__nummer", "pk")
        handelser = Registerhandelse.objects.order_by("post__person__nummer", "post", "nr")
        uppgifter = Uppgift.objects.order_by("person__nummer", "slag", "pk")
        beslut = Beslut.objects.filter(ersatt=None).order_by("person__nummer")
        return {
            "svar": list(svar.values_list("person__nummer", *SVAR)),
            "poster": list(poster.values_list("person__nummer", *POST)),
            "handelser": [rad[:-1] for rad in handelser.values_list(*HANDE)],
            "uppgifter": list(uppgifter.values_list("person__nummer", "slag")),
            "beslut": list(beslut.values_list("person__nummer", "slag")),
        }


def veckor(fro: int) -> tuple[date, list[Steg]]:
    """The first day, and what happens: each night after some of the changes."""
    slump = Random(fro)
    ar = slump.randrange(2000, 2011)
    nummer = slump.sample([n for a in (ar, ar + 1, ar + 2) for n in testpersonnummer()[a]], 6)
    dag = forst = date(ar + slump.choice((16, 17, 18, 19)), slump.choice((6, 7, 8, 9, 12)), 25)
    steg = [_fakta(slump, n, dag) for n in nummer] + [_rapport(slump, 0) for _ in range(2)]
    for _ in range(slump.randrange(4, 9)):
        paus = slump.choice(PAUSER)
        dag += timedelta(days=paus)
        steg += [_andring(slump, nummer, dag) for _ in range(slump.choice((0, 1, 1, 2, 3)))]
        steg.append(_natt(paus))
    return forst, steg


def _andring(slump: Random, nummer: list[str], dag: date) -> Steg:
    ny = slump.choice((_fakta, _fakta, _fakta, _beslut, _hop))
    if slump.random() < 0.4:
        return _rapport(slump, slump.choice((0, 0, 0, 0, 5, 20, -10)))
    if slump.random() < 0.15:
        return _installning(slump, dag)
    return ny(slump, slump.choice(nummer), dag)


def _natt(paus: int) -> Steg:
    def natten(varld: Varld) -> None:
        varld.dag += timedelta(days=paus)

    natten.ar_natt = True  # type: ignore[attr-defined]
    return natten


def _fakta(slump: Random, nummer: str, dag: date) -> Steg:
    """All that is known of the person becomes something else."""
    fodd = date.fromisoformat(f"{nummer[:4]}-{nummer[4:6]}-{nummer[6:8]}")
    dagar = Dagar(slump, fodd.year, [*livets_dagar(fodd), *[dag] * 8])
    liv = person(slump, fodd, dagar, val(slump))
    utan_boende = slump.random() < 0.05

    def byt(varld: Varld) -> None:
        en = _personen(nummer, liv)
        tid = varld.nu()
        for model in FACTS:
            model.objects.filter(person=en, ersatt=None).update(ersatt=tid)
        for fact in _rader(en, liv):
            fact.kommun_id, fact.person, fact.kand_fran = HAR, en, tid
            if not (utan_boende and isinstance(fact, Folkbokforingsfaktum)):
                fact.save()
        varld.mark(en)

    return byt


def _personen(nummer: str, liv: Underlag) -> Person:
    en, _ = Person.objects.update_or_create(
        kommun_id=HAR,
        nummer=nummer,
        defaults={"nummertyp": "personnummer", "fodd": liv.fodd, "fodelsear": liv.fodelsear},
    )
    return en


def _rader(en: Person, liv: Underlag) -> Iterator[Any]:
    """The facts of a life as rows; what it says twice is known once, as of one sender."""
    for nr, rad in enumerate(liv.folkbokforing):
        if rad.fran is None or rad.till is None or rad.fran < rad.till:
            yield Folkbokforingsfaktum(
                fran=rad.fran,
                till=rad.till,
                kommunkod=rad.kommun,
                skydd=rad.skydd,
                avregistrering=rad.avregistrering,
                avregistrerad=rad.avregistrerad,
                folkbokford_fran=liv.folkbokford_fran,
                skolplikt_upphor=liv.skolplikt_upphor,
                ordning=nr,
            )
    for studie in dict.fromkeys(liv.studier):
        if studie.till is None or studie.fran < studie.till:
            yield Studiefaktum(
                fran=studie.fran,
                till=studie.till,
                skolform=studie.skolform,
                avbrott=studie.avbrott,
                studievag=studie.studievag,
            )
    yield from (Bevisfaktum(fran=bevis.datum, typ=bevis.typ) for bevis in dict.fromkeys(liv.bevis))
    motsvarande = dict.fromkeys(liv.motsvarande)
    yield from (Motsvarandefaktum(fran=m.datum, typ=m.typ) for m in motsvarande)


def _rapport(slump: Random, dagar_sen: int) -> Steg:
    """A source has reported: up to the day, some days late, or less than it had said before."""
    kalla = slump.choice(("elever", "elever", "bevis"))
    tillbaka = slump.random() < 0.1

    def rapportera(varld: Varld) -> None:
        tid = varld.nu()
        Tackning.objects.filter(kommun=HAR, kalla=kalla, ersatt=None).update(ersatt=tid)
        if not tillbaka:
            Tackning.objects.create(
                kommun_id=HAR,
                kalla=kalla,
                tom=varld.dag - timedelta(days=dagar_sen),
                kand_fran=tid,
            )

    return rapportera


def _installning(slump: Random, dag: date) -> Steg:
    namn, varde = slump.choice(
        (
            ("folkhogskola", "raknas"),
            ("komvux_gymnasial", "raknas_inte"),
            ("elever_farskhet_dagar", "30"),
            ("bevis_vantan_dagar", "10"),
            ("start_inom_dagar", "10"),
            ("start_inom_dagar", "90"),
            ("uppehall_dagar", "100"),
        )
    )
    fran = dag + timedelta(days=slump.choice((-200, -1, 0, 0, 1, 20)))

    def satt(varld: Varld) -> None:
        set_installning(
            kommun=varld.kommun,
            namn=namn,
            varde=varde,
            fran=fran,
            dag=varld.dag,
            user=None,
            aktor="slump",
            tid=varld.nu(),
            bakat=True,
        )

    return satt


def _beslut(slump: Random, nummer: str, dag: date) -> Steg:
    slag = slump.choice(("omfattas_anda", "felaktigt_registrerad"))
    fran = dag + timedelta(days=slump.choice((-30, 0, 0, 3)))

    def besluta(varld: Varld) -> None:
        en = Person.objects.get(nummer=nummer)
        tid = varld.nu()
        Beslut.objects.filter(person=en, ersatt=None).update(ersatt=tid)
        Beslut.objects.create(
            kommun_id=HAR,
            person=en,
            slag=slag,
            fran=fran,
            skal="kallan_fel",
            vilar_pa=avtryck(underlag_for([en])[en.pk]),
            beslutad_av=varld.user,
            kand_fran=tid,
        )
        varld.mark(en)

    return besluta


def _hop(slump: Random, nummer: str, dag: date) -> Steg:
    """Two are said to be one, or one that was is said not to be."""

    def hop(varld: Varld) -> None:
        en = Person.objects.get(nummer=nummer)
        annan = Person.objects.exclude(pk=en.pk).order_by("nummer").first()
        rows = Sammanslagning.objects.filter(ersatt=None)
        if rows.exists():
            row = rows.get()
            rows.update(ersatt=varld.nu())
            varld.mark(row.fran, row.till)
        elif annan:
            Sammanslagning.objects.create(kommun_id=HAR, fran=en, till=annan, kand_fran=varld.nu())
            varld.mark(en, annan)

    return hop


def lev(fro: int, *, alla: bool) -> Iterator[tuple[int, Varld]]:
    """Live the weeks; gives the world after each night."""
    forst, steg = veckor(fro)
    varld = Varld(forst)
    for nr, ett in enumerate(steg):
        ett(varld)
        if getattr(ett, "ar_natt", False):
            varld.natt(alla=alla)
            yield nr, varld
