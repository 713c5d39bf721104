"""`kaja bedom`: vem omfattas, från filer, utan databas."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path

from kaja.flows.bedom_filer import Resultat, Uppdrag, bedom_filer
from kaja.flows.filunderlag import Filer
from kaja.regler import Fraga, Installningar, Malgrupp, Tackning
from kaja.regler.byggstenar import TILLATNA_VAL
from kaja.regler.skollagen_29_9 import LAGEN_GALLER_FRAN
from kaja.tabell import TableError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kommun", required=True, type=_kommun, metavar="KOD", help="fyra siffror")
    parser.add_argument(
        "--dag", required=True, type=_dag, metavar="ÅÅÅÅ-MM-DD", help="dagen som bedöms"
    )
    parser.add_argument("--folkbokforing", required=True, type=Path, metavar="FIL")
    parser.add_argument("--elever", nargs="+", action="extend", type=Path, metavar="FIL")
    parser.add_argument("--bevis", nargs="+", action="extend", type=Path, metavar="FIL")
    for kalla in ("folkbokforing", "elever", "bevis"):
        parser.add_argument(
            f"--{kalla}-tom", type=_dag, metavar="ÅÅÅÅ-MM-DD", help="uppgifterna går till och med"
        )
    parser.add_argument("--ut", required=True, metavar="FIL", help="svaret; - är standard ut")
    parser.add_argument("--problem", type=Path, metavar="FIL", help="rader med problem")
    parser.add_argument(
        "--installning", action="append", default=[], metavar="NAMN=VÄRDE", help=_namnen()
    )


def run(args: argparse.Namespace) -> int:
    """0 när svaret är skrivet, 2 med en svensk rad när en fil eller ett argument inte duger."""
    try:
        resultat = bedom_filer(
            _uppdrag(args),
            ut=None if args.ut == "-" else Path(args.ut),
            problem=args.problem,
            framsteg=_visa if sys.stderr.isatty() else None,
        )
    except (TableError, Argumentfel) as fel:
        print(f"kaja bedom: {fel}", file=sys.stderr)
        return 2
    print(_sammanfattning(resultat, args.kommun), file=sys.stderr)
    return 0


class Argumentfel(ValueError):
    """Ett argument går inte att använda. Meddelandet är en svensk mening."""


def _uppdrag(args: argparse.Namespace) -> Uppdrag:
    if args.dag < LAGEN_GALLER_FRAN:
        raise Argumentfel(
            f"--dag {args.dag}: ansvaret finns från {LAGEN_GALLER_FRAN}, välj en senare dag."
        )
    return Uppdrag(
        Filer(args.folkbokforing, tuple(args.elever or ()), tuple(args.bevis or ())),
        Tackning(args.folkbokforing_tom, args.elever_tom, args.bevis_tom),
        Fraga(args.kommun, args.dag, las_installningar(args.installning)),
    )


def las_installningar(par: list[str]) -> Installningar:
    """`NAMN=VÄRDE` till inställningar. Argumentfel säger vilka namn och värden som finns."""
    valda: dict[str, str | int] = {}
    for text in par:
        namn, likhet, varde = (del_.strip() for del_ in text.partition("="))
        if not likhet or namn not in _FORVAL:
            raise Argumentfel(
                f"--installning {text}: skriv NAMN=VÄRDE med något av namnen {', '.join(_FORVAL)}."
            )
        valda[namn] = _varde(namn, varde)
    return Installningar(**valda)  # type: ignore[arg-type]  # _varde ger rätt sort för namnet


def _varde(namn: str, varde: str) -> str | int:
    if namn in TILLATNA_VAL:
        if varde not in TILLATNA_VAL[namn]:
            val = " eller ".join(TILLATNA_VAL[namn])
            raise Argumentfel(f"--installning {namn}={varde}: värdet ska vara {val}.")
        return varde
    if not re.fullmatch(r"\d{1,4}", varde, re.ASCII):
        raise Argumentfel(f"--installning {namn}={varde}: värdet ska vara ett antal dagar, 0-9999.")
    return int(varde)


_FORVAL = {f.name: f.default for f in fields(Installningar)}


def _namnen() -> str:
    return "; ".join(f"{namn}={varde}" for namn, varde in _FORVAL.items()) + " (förval)"


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
    print(f"\r{fil}: {rader} rader", end="", file=sys.stderr, flush=True)


def _sammanfattning(resultat: Resultat, kommun: str) -> str:
    antal = {utfall: resultat.antal[utfall] for utfall in Malgrupp}
    upplysningar = sum(problem.information for problem in resultat.problem)
    utfall = ", ".join(f"{antal[u]} {u.replace('_', ' ')}" for u in Malgrupp)
    rader = [
        f"{sum(antal.values())} personer: {utfall}.",
        f"{len(resultat.problem) - upplysningar} rader med problem, {upplysningar} upplysningar.",
    ]
    if resultat.utan_person:
        rader.append(f"{resultat.utan_person} rader gäller någon som inte finns i folkbokföringen.")
    if kommun not in resultat.kommuner:
        rader.append(f"Ingen rad i folkbokföringen gäller kommun {kommun}. Är koden rätt?")
    return "\n".join(rader)
