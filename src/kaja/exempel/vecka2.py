"""The same municipality a week later: the files of the next Friday, with what happened in between.

What happens is of the kinds that a week brings: pupils interrupt and begin, families move in and
out, a number is replaced, someone dies, schools correct and forget, and two of them disagree. Each
function takes the rows of one person and gives what stands there instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from kaja.exempel.filer import Kommunfiler, Rad
from kaja.exempel.testnummer import testpersonnummer

EN_VECKA = timedelta(days=7)
FALUN = "2080"
Andring = Callable[[Rad, date], list[Rad]]


class Handelse(NamedTuple):
    """What happens, to how many, in which file, and to whom it can happen."""

    gor: Andring
    antal: int
    fil: str
    kan: Callable[[Rad, date], bool]


def vecka2(forsta: Kommunfiler, *, fro: int) -> Kommunfiler:
    """The three files a week after `forsta`; the same for the same (forsta, fro)."""
    slump = Random(f"vecka 2 {fro}")
    dag = forsta.tackning_tom + EN_VECKA
    filer = {fil.namn: fil for fil in forsta.alla}
    for namn, fil in filer.items():
        handelser = [handelse for handelse in HANDELSER if handelse.fil == namn]
        filer[namn] = replace(fil, rader=tuple(_handelser(fil.rader, handelser, dag, slump)))
    nya = tuple(_inflyttade(forsta, dag, slump))
    folk = filer["folkbokforing.csv"]
    filer["folkbokforing.csv"] = replace(folk, rader=(*folk.rader, *nya))
    return Kommunfiler(forsta.kommun, dag, *filer.values())


def _handelser(
    rader: Iterable[Rad], handelser: list[Handelse], dag: date, slump: Random
) -> Iterator[Rad]:
    """The rows, where each event has happened to some of those to whom it can."""
    alla = list(rader)
    vad: dict[int, Andring] = {}
    for handelse in handelser:
        fria = ((nr, rad) for nr, rad in enumerate(alla) if rad and nr not in vad)
        kan = [nr for nr, rad in fria if handelse.kan(rad, dag)]
        vad |= dict.fromkeys(sorted(slump.sample(kan, handelse.antal)), handelse.gor)
    for nr, rad in enumerate(alla):
        yield from vad[nr](rad, dag) if nr in vad else [rad]


def _inflyttade(forsta: Kommunfiler, dag: date, slump: Random) -> Iterator[Rad]:
    """Families that have moved in, with children of the ages that the school act speaks of."""
    kanda = {rad.get("personnummer", "") for rad in forsta.folkbokforing.rader}
    for fodelsear, fornamn in ((2007, "Noor"), (2008, "Elis"), (2009, "Saga"), (2008, "Amir")):
        lediga = [nr for nr in testpersonnummer()[fodelsear] if nr not in kanda]
        nummer = slump.choice(lediga)
        kanda.add(nummer)
        flyttade = dag - timedelta(days=slump.randint(1, 6))
        yield {
            "personnummer": nummer,
            "kommunkod": forsta.kommun,
            "i_kommunen_fran": flyttade.isoformat(),
            "fornamn": fornamn,
            "efternamn": slump.choice(("Lindahl", "Yusuf", "Åström")),
        }


def _flyttar_ut(rad: Rad, dag: date) -> list[Rad]:
    sist = dag - timedelta(days=4)
    kvar = {"personnummer", "fornamn", "efternamn", "folkbokford_fran", "skolplikt_upphor"}
    ny = {kolumn: text for kolumn, text in rad.items() if kolumn in kvar}
    fran = (sist + timedelta(days=1)).isoformat()
    har = dict.fromkeys(("adress", "postnummer", "postort", "epost", "telefon"), "")
    har["i_kommunen_till_och_med"] = sist.isoformat()
    return [rad | har, ny | {"kommunkod": FALUN, "i_kommunen_fran": fran}]


def _avlider(rad: Rad, dag: date) -> list[Rad]:
    return [rad | {"avregistrering": "AV", "avregistrerad_fran": _iso(dag, 3)}]


def _utvandrar(rad: Rad, dag: date) -> list[Rad]:
    return [rad | {"avregistrering": "UV", "avregistrerad_fran": _iso(dag, 5)}]


def _far_skydd(rad: Rad, _dag: date) -> list[Rad]:
    utan = dict.fromkeys(("adress", "postnummer", "postort", "epost", "telefon"), "")
    return [rad | utan | {"skydd": "sekretessmarkering"}]


def _saknas(_rad: Rad, _dag: date) -> list[Rad]:
    return []


def _avbryter(rad: Rad, dag: date) -> list[Rad]:
    return [rad | {"slutdatum": _som_forut(rad, dag - timedelta(days=3)), "avbrott": "ja"}]


def _byter_program(rad: Rad, dag: date) -> list[Rad]:
    slut = dag - timedelta(days=5)
    ny = {"startdatum": _som_forut(rad, slut + timedelta(days=1)), "studievag": "IMA"}
    gammal = {"slutdatum": _som_forut(rad, slut), "avbrott": "ja"}
    return [rad | gammal, rad | ny | {"slutdatum": "", "avbrott": ""}]


def _borjar_igen(rad: Rad, dag: date) -> list[Rad]:
    ny = {"startdatum": _som_forut(rad, dag - timedelta(days=4)), "studievag": "IMV"}
    return [rad, rad | ny | {"slutdatum": "", "avbrott": ""}]


def _rattar_starten(rad: Rad, _dag: date) -> list[Rad]:
    start = _dag_i(rad["startdatum"])
    return [rad | {"startdatum": _som_forut(rad, start + timedelta(days=1))}]


def _bor_har(rad: Rad, _dag: date) -> bool:
    ensam = not rad.get("i_kommunen_till_och_med") and not rad.get("avregistrering")
    return ensam and rad.get("kommunkod") == "2081" and not rad.get("skydd")


def _fyller_snart(rad: Rad, dag: date) -> bool:
    return _bor_har(rad, dag) and rad["personnummer"][:4] in {"2007", "2008", "2009"}


def _gar_i_gymnasiet(rad: Rad, dag: date) -> bool:
    if rad.get("skolform") != "GY" or rad.get("avbrott") == "ja" or not _nummer_duger(rad):
        return False
    slut = rad.get("slutdatum", "")
    return _ar_dag(rad["startdatum"]) and (not slut or (_ar_dag(slut) and _dag_i(slut) > dag))


def _har_avbrutit(rad: Rad, dag: date) -> bool:
    avbrutit = rad.get("skolform") == "GY" and rad.get("avbrott") == "ja" and _nummer_duger(rad)
    slut = rad.get("slutdatum", "")
    return avbrutit and _ar_dag(slut) and timedelta() < dag - _dag_i(slut) < timedelta(days=90)


def _nummer_duger(rad: Rad) -> bool:
    siffror = rad["personnummer"].replace("-", "")
    tolv = siffror if len(siffror) == 12 else f"20{siffror}"
    return tolv in testpersonnummer().get(int(tolv[:4]) if tolv[:4].isdigit() else 0, ())


def _ar_dag(text: str) -> bool:
    try:
        _dag_i(text)
    except ValueError:
        return False
    return True


def _dag_i(text: str) -> date:
    return date.fromisoformat(text)


def _som_forut(rad: Rad, dag: date) -> str:
    """The day as the school's system writes days."""
    return dag.isoformat() if "-" in rad["startdatum"] else f"{dag:%Y%m%d}"


def _iso(dag: date, tidigare: int) -> str:
    return (dag - timedelta(days=tidigare)).isoformat()


HANDELSER = (
    Handelse(_flyttar_ut, 6, "folkbokforing.csv", _fyller_snart),
    Handelse(_avlider, 1, "folkbokforing.csv", _fyller_snart),
    Handelse(_utvandrar, 1, "folkbokforing.csv", _fyller_snart),
    Handelse(_far_skydd, 2, "folkbokforing.csv", _bor_har),
    Handelse(_saknas, 2, "folkbokforing.csv", _bor_har),
    Handelse(_avbryter, 9, "elever.csv", _gar_i_gymnasiet),
    Handelse(_saknas, 4, "elever.csv", _gar_i_gymnasiet),
    Handelse(_byter_program, 3, "elever.csv", _gar_i_gymnasiet),
    Handelse(_rattar_starten, 3, "elever.csv", _gar_i_gymnasiet),
    Handelse(_borjar_igen, 5, "elever.csv", _har_avbrutit),
)
