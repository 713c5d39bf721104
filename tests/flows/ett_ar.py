"""A year in a small municipality, the same every time: what comes each week, and what someone does.

The people and their rows are those of the invented municipality. Each Friday the pupils come, in
turns as a full extract and as changes; each month the population register; each second month the
certificates. Files come late, tell otherwise of what has been, and are taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from kaja import exempel
from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.exempel import Fil
from kaja.exempel.filer import Rad
from kaja.flows import identitet
from kaja.flows.angra import angra
from kaja.flows.beslut import Nytt, besluta
from kaja.flows.las_in import las_in, ta_emot
from kaja.flows.natt import natt
from kaja.intake.models import MottagenFil
from kaja.korningar.models import Korningslage
from kaja.register.models import Bedomning, Beslutsskal, Beslutsslag, Utfall
from kaja.styrning.actions import set_installning
from kaja.ungdom.models import Person, Sammanslagning
from tests.rollbesattning import make_member

EN_VECKA, EN_DAG = timedelta(weeks=1), timedelta(days=1)
FORST = exempel.REFERENSDAG


@dataclass
class Ar:
    """The year as it goes: the rows that the sources hold, and the municipality's clock."""

    slump: Random
    kommun: Kommun
    vem: User
    rader: dict[str, list[Rad]]
    mall: dict[str, Fil]
    dag: date = FORST
    minut: int = 0
    inlasta: list[MottagenFil] = field(default_factory=list)

    def nu(self) -> datetime:
        """The next minute of the day."""
        self.minut += 1
        return datetime.combine(self.dag, time(6), UTC) + timedelta(minutes=self.minut)


def borja(personer: int, fro: int) -> Ar:
    """The first week's files are read in."""
    vem = make_member("aret", exempel.KOMMUN, Roll.SAMORDNARE)
    filer = exempel.bygg(dag=FORST, fro=fro)
    nummer = Random(fro).sample(
        sorted({r["personnummer"] for r in filer.folkbokforing.rader if _duger(r)}), personer
    )
    mall = {fil.namn.removesuffix(".csv"): fil for fil in filer.alla}
    rader = {
        kalla: [r for r in fil.rader if r.get("personnummer") in nummer]
        for kalla, fil in mall.items()
    }
    ar = Ar(Random(fro), Kommun.objects.get(pk=exempel.KOMMUN), vem, rader, mall)
    for kalla in ("folkbokforing", "bevis", "elever"):
        las(ar, kalla, ar.rader[kalla], tom=ar.dag)
    return ar


def veckor(ar: Ar, antal: int) -> Iterator[int]:
    """Live so many weeks; gives each when its night is done."""
    for vecka in range(1, antal + 1):
        ar.dag, ar.minut = ar.dag + EN_VECKA, 0
        _kallorna_andras(ar)
        _filer(ar, vecka)
        if gor := SARSKILT.get(vecka):
            gor(ar)
        korning = natt(kommun=ar.kommun, dag=ar.dag, tid=ar.nu())
        assert korning.lage == Korningslage.KLAR, korning.fel
        yield vecka


def las(ar: Ar, kalla: str, rader: list[Rad], *, tom: date, omfattning: str = "hel") -> None:
    """A file of the source comes, and is read in."""
    fil = Fil(f"{kalla}-{ar.dag}.csv", ar.mall[kalla].kolumner, tuple(rader))
    mottagen = ta_emot(
        kommun=ar.kommun,
        kalla=kalla,
        namn=fil.namn,
        innehall=fil.innehall,
        tackning_tom=tom,
        user=ar.vem,
        tid=ar.nu(),
        omfattning=omfattning,
    )
    las_in(fil=mottagen.fil, user=ar.vem, tid=ar.nu(), dag=ar.dag, bekraftat=True)
    ar.inlasta.append(MottagenFil.objects.get(pk=mottagen.fil.pk))


def _filer(ar: Ar, vecka: int) -> None:
    if vecka % 9 == 5:
        return  # nobody sent anything
    if vecka % 3:
        nagra = ar.slump.sample(ar.rader["elever"], 8)
        las(ar, "elever", nagra, tom=ar.dag - EN_DAG, omfattning="andring")
    else:
        las(ar, "elever", ar.rader["elever"], tom=ar.dag - EN_DAG)
    if vecka % 4 == 0:
        las(ar, "folkbokforing", ar.rader["folkbokforing"], tom=ar.dag)
    if vecka % 8 == 0:
        las(ar, "bevis", ar.rader["bevis"], tom=ar.dag, omfattning="del")


def _kallorna_andras(ar: Ar) -> None:
    """What a week brings, in the rows that the sources hold."""
    for _ in range(3):
        andra = ar.slump.choice((_avbryter, _borjar, _rattas, _glomd, _tar_examen, _flyttar))
        andra(ar)


def _avbryter(ar: Ar) -> None:
    rad = ar.slump.choice(ar.rader["elever"])
    rad |= {"slutdatum": _iso(ar, 1, 20), "avbrott": ar.slump.choice(("ja", "ja", ""))}


def _borjar(ar: Ar) -> None:
    rad = ar.slump.choice(ar.rader["elever"])
    ny = {"skolform": "GY", "startdatum": _iso(ar, -40, 10), "slutdatum": "", "avbrott": ""}
    ar.rader["elever"].append(rad | ny)


def _rattas(ar: Ar) -> None:
    """It was otherwise, long ago."""
    rad = ar.slump.choice(ar.rader["elever"])
    rad["startdatum"] = _iso(ar, 30, 400)


def _glomd(ar: Ar) -> None:
    ar.rader["elever"].remove(ar.slump.choice(ar.rader["elever"]))


def _tar_examen(ar: Ar) -> None:
    rad = ar.slump.choice(ar.rader["folkbokforing"])
    typ = ar.slump.choice(("examensbevis", "studiebevis", "gymnasieintyg"))
    bevis = {"personnummer": rad["personnummer"], "typ": typ, "datum": _iso(ar, 1, 60)}
    ar.rader["bevis"].append(bevis)


def _flyttar(ar: Ar) -> None:
    rad = ar.slump.choice(ar.rader["folkbokforing"])
    rad |= {"kommunkod": ar.slump.choice(("2080", "2081")), "i_kommunen_fran": _iso(ar, 1, 30)}


def _angra(ar: Ar) -> None:
    """The last file of pupils is taken back."""
    fil = next(f for f in reversed(ar.inlasta) if f.kalla == "elever")
    ar.inlasta.remove(fil)
    angra(fil=fil, user=ar.vem, tid=ar.nu(), dag=ar.dag)


def _sent(ar: Ar) -> None:
    """What should have come five weeks ago comes now, and says otherwise."""
    rader = [dict(rad) for rad in ar.slump.sample(ar.rader["elever"], 12)]
    for rad in rader[:6]:
        rad |= {"slutdatum": _iso(ar, 40, 60), "avbrott": "ja"}
    las(ar, "elever", rader, tom=ar.dag - 5 * EN_VECKA, omfattning="del")


def _besluta(ar: Ar) -> None:
    svar = Bedomning.objects.filter(ersatt=None, utfall=Utfall.OMFATTAS).exclude(
        person__beslut__ersatt=None, person__beslut__isnull=False
    )
    person = svar.order_by("person__nummer")[0].person
    nytt = Nytt(Beslutsslag.MOTSVARANDE_UTBILDNING, Beslutsskal.UTLANDSK_UTBILDNING, ar.dag)
    besluta(person=person, nytt=nytt, user=ar.vem, dag=ar.dag, tid=ar.nu())


def _sla_ihop(ar: Ar) -> None:
    fran, till = Person.objects.filter(kommun=ar.kommun).order_by("-nummer")[:2]
    identitet.sla_ihop(
        kommun=ar.kommun, fran=fran, till=till, user=ar.vem, tid=ar.nu(), bekraftat=True
    )


def _for_isar(ar: Ar) -> None:
    ihop = Sammanslagning.objects.get(kommun=ar.kommun, ersatt=None)
    identitet.for_isar(kommun=ar.kommun, sammanslagning=ihop, user=ar.vem, tid=ar.nu())


def _installning(ar: Ar, namn: str, varde: str, dagar: int) -> None:
    set_installning(
        kommun=ar.kommun,
        namn=namn,
        varde=varde,
        fran=ar.dag + timedelta(days=dagar),
        dag=ar.dag,
        user=ar.vem,
        aktor=ar.vem.aktor,
        tid=ar.nu(),
        bakat=True,
    )


SARSKILT: dict[int, Callable[[Ar], None]] = {
    4: _sent,
    7: _angra,
    11: _besluta,
    14: _sla_ihop,
    17: _sent,
    19: lambda ar: _installning(ar, "folkhogskola", "raknas", 0),
    22: _angra,
    25: _for_isar,
    28: lambda ar: _installning(ar, "elever_farskhet_dagar", "20", -100),
    31: _besluta,
    36: _sent,
    41: _angra,
    45: lambda ar: _installning(ar, "folkhogskola", "raknas_inte", 30),
}


def _duger(rad: Rad) -> bool:
    """A row with a number as it should be, of someone old enough to be asked about."""
    nummer = rad.get("personnummer", "")
    return len(nummer) == 12 and nummer.isdigit() and "2006" <= nummer[:4] <= "2010"


def _iso(ar: Ar, minst: int, mest: int) -> str:
    """A day so many days ago."""
    return (ar.dag - timedelta(days=ar.slump.randint(minst, mest))).isoformat()
