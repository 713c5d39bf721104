"""`kaja bedom`: vem omfattas, från filer, utan databas."""

from __future__ import annotations

import argparse
import atexit
import errno
import gc
import re
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Any

from kaja.cli.installning import Argumentfel, las_installningar, namnen
from kaja.flows.bedom_filer import Resultat, Uppdrag, bedom_filer
from kaja.flows.filunderlag import Filer
from kaja.regler import Fraga, Malgrupp, Tackning
from kaja.regler.skollagen_29_9 import LAGEN_GALLER_FRAN
from kaja.tabell import TableError

_SKARMBREDD = 79
_KALLOR = {
    "folkbokforing": "vilka som är folkbokförda (CSV, XLSX, XLS eller ODS)",
    "elever": "inskrivningar; flera filer går bra",
    "bevis": "examensbevis, studiebevis med mera; flera filer går bra",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kommun", required=True, type=_kommun, metavar="KOD", help="fyra siffror")
    parser.add_argument(
        "--dag", required=True, type=_dag, metavar="ÅÅÅÅ-MM-DD", help="dagen som bedöms"
    )
    for kalla, vad in _KALLOR.items():
        flera: dict[str, Any] = {"required": True}
        if kalla != "folkbokforing":
            flera = {"nargs": "+", "action": "extend", "default": []}
        parser.add_argument(f"--{kalla}", type=Path, metavar="FIL", help=vad, **flera)
        parser.add_argument(
            f"--{kalla}-tom", type=_dag, metavar="ÅÅÅÅ-MM-DD", help="dit källan har rapporterat"
        )
    parser.add_argument(
        "--ut", required=True, metavar="FIL", help="dit svaret skrivs som CSV; - är standard ut"
    )
    parser.add_argument(
        "--problem", type=Path, metavar="FIL", help="dit rader med problem skrivs som CSV"
    )
    parser.add_argument(
        "--installning", action="append", default=[], metavar="NAMN=VÄRDE", help=namnen()
    )


def run(args: argparse.Namespace) -> int:
    """0 när svaret är skrivet, 2 med en svensk rad när en fil eller ett argument inte duger."""
    atexit.register(gc.freeze)  # programmet är slut: det finns inget skräp att leta efter
    try:
        resultat = _bedom(args)
    except BrokenPipeError:
        raise
    except (TableError, Argumentfel, OSError, MemoryError) as fel:
        print("kaja bedom:", *_varfor(fel).split(), file=sys.stderr)  # en rad
        return 2
    print(_sammanfattning(resultat, args.kommun), file=sys.stderr)
    return 0


def _bedom(args: argparse.Namespace) -> Resultat:
    """Också den som blir avslutad utifrån städar: filerna den håller på med har personuppgifter."""
    forut = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return bedom_filer(
            _uppdrag(args),
            ut=None if args.ut == "-" else Path(args.ut),
            problem=args.problem,
            framsteg=_visa if sys.stderr.isatty() else None,
        )
    finally:
        signal.signal(signal.SIGTERM, forut)
        if sys.stderr.isatty():
            _visa_rad("")


def _varfor(fel: BaseException) -> str:
    """En svensk mening om vad som tog stopp och vad man kan göra."""
    if isinstance(fel, MemoryError):
        return "Minnet räcker inte. Stäng andra program, eller dela upp filerna."
    if not isinstance(fel, OSError):
        return str(fel)
    if fel.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "Disken är full. Gör plats, eller skriv någon annanstans."
    return f"{fel.filename or 'Svaret'}: Det går inte att läsa eller skriva där. Välj en annan fil."


def _uppdrag(args: argparse.Namespace) -> Uppdrag:
    if args.dag < LAGEN_GALLER_FRAN:
        raise Argumentfel(
            f"--dag {args.dag}: ansvaret finns från {LAGEN_GALLER_FRAN}, välj en senare dag."
        )
    return Uppdrag(
        Filer(args.folkbokforing, tuple(args.elever), tuple(args.bevis)),
        Tackning(args.folkbokforing_tom, args.elever_tom, args.bevis_tom),
        Fraga(args.kommun, args.dag, las_installningar(args.installning)),
    )


def _kommun(text: str) -> str:
    if not re.fullmatch(r"\d{4}", text, re.ASCII):
        raise argparse.ArgumentTypeError(
            f"kommunkoden har fyra siffror, till exempel 1780, inte {text}"
        )
    return text


def _dag(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fel:
        raise argparse.ArgumentTypeError(f"skriv dagen som 2026-11-21, inte {text}") from fel


def _visa(fil: str, antal: int) -> None:
    rader = f"{antal:,}".replace(",", " ")
    _visa_rad(f"{fil}: {rader} rader")


def _visa_rad(text: str) -> None:
    """Skriv över raden på skärmen, och ställ markören först på den."""
    print(f"\r{text[:_SKARMBREDD]:<{_SKARMBREDD}}\r", end="", file=sys.stderr, flush=True)


def _sammanfattning(resultat: Resultat, kommun: str) -> str:
    utfall = ", ".join(f"{resultat.antal[u]} {u.replace('_', ' ')}" for u in Malgrupp)
    med_problem = len({(p.fil, p.rad) for p in resultat.problem if not p.information})
    informationer = sum(problem.information for problem in resultat.problem)
    upplysningar = _antal(informationer, "upplysning", "upplysningar")
    rader = [
        f"{_antal(resultat.antal.total(), 'person', 'personer')}: {utfall}.",
        f"{_antal(med_problem, 'rad', 'rader')} med problem, {upplysningar}.",
    ]
    if resultat.utan_person:
        antal = _antal(resultat.utan_person, "rad", "rader")
        rader.append(f"{antal} gäller någon som inte finns i folkbokföringen.")
    if kommun not in resultat.kommuner:
        rader.append(f"Ingen rad i folkbokföringen gäller kommun {kommun}. Är koden rätt?")
    return "\n".join(rader)


def _antal(antal: int, en: str, flera: str) -> str:
    return f"{antal} {en if antal == 1 else flera}"
