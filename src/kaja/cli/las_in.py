"""`kaja las-in`: read files into the register without the web."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kaja.cli.las_in_som import Lasfel, som_vad
from kaja.cli.start import prepare_database, today

if TYPE_CHECKING:
    from kaja.access.models import Kommun
    from kaja.intake.models import MottagenFil

FRANVARO = "franvaro"
KALLOR = (
    *("folkbokforing", "elever", "bevis", "kaa_lista"),
    *("navet", "ss12000", "kalkylblad", FRANVARO),
)
OMFATTNINGAR = ("hel", "del", "andring")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kalla", choices=KALLOR, metavar="KÄLLA", help=" | ".join(KALLOR))
    parser.add_argument(
        "filer",
        nargs="+",
        metavar="FIL",
        help="CSV, XLSX, XLS, ODS, XML eller JSON; för ss12000 också https-adressen till servern",
    )
    parser.add_argument("--kommun", required=True, metavar="KOD", help="fyra siffror")
    parser.add_argument(
        "--tom", type=_dag, metavar="ÅÅÅÅ-MM-DD", help="uppgifterna går till och med"
    )
    parser.add_argument("--avsandare", default="", metavar="NAMN", help="vem som lämnar filen")
    parser.add_argument(
        "--omfattning",
        choices=OMFATTNINGAR,
        default="",
        metavar="|".join(OMFATTNINGAR),
        help="hel: den som saknas har slutat; del: den som saknas är som förut; andring: bara det "
        "som står i filen (annars det vanliga för källan)",
    )
    parser.add_argument(
        "--bekrafta",
        action="store_true",
        help="läs in också när ovanligt många slutar eller ingen i filen är känd",
    )
    parser.add_argument(
        "--fler-foljer",
        action="store_true",
        help="bedöm ingen än: fler filer följer, och den sista bedömer alla på en gång",
    )
    parser.add_argument(
        "--profil", type=Path, metavar="FIL", help="vad kolumnerna i ett kalkylblad är (JSON)"
    )
    parser.add_argument(
        "--token-fil", type=Path, metavar="FIL", help="nyckeln till en SS 12000-server"
    )


def run(args: argparse.Namespace) -> int:
    """0 when every file is read in, 2 when some file could not be; one Swedish line for each."""
    prepare_database()
    from kaja.access.models import Kommun

    kommun = Kommun.objects.filter(pk=args.kommun).first()
    if kommun is None:
        return _fail(f"Kommunkoden {args.kommun} finns inte. Skriv de fyra siffrorna.")
    return max(_one(kommun, args, fil) for fil in args.filer)


def _one(kommun: Kommun, args: argparse.Namespace, fil: str) -> int:
    """One file: its line is written, and 0 or 2 is given."""
    from kaja.cli.ss12000 import ar_adress, hamta, inlast
    from kaja.intake.actions import FilfelError
    from kaja.tabell import TableError

    namn = Path(fil).name
    try:
        if args.kalla == FRANVARO:
            innehall = Path(fil).read_bytes()
            print(f"{namn}: {_franvaro(kommun, args, namn, innehall)}", flush=True)
            return 0
        if ar_adress(fil):
            hamtat = hamta(args, kommun.pk, fil)
            namn = hamtat.namn
            print(f"{namn}: {_read(kommun, args, namn, hamtat.innehall)}", flush=True)
            inlast(hamtat)
        else:
            innehall = Path(fil).read_bytes()
            print(f"{namn}: {_read(kommun, args, namn, innehall)}", flush=True)
    except (TableError, FilfelError, Lasfel) as error:
        sentence = str(error).removeprefix(f"{namn}: ")
        return _fail(f"{namn}: {sentence}")
    except OSError:
        return _fail(f"{fil}: Filen går inte att läsa. Kontrollera namnet.")
    return 0


def _read(kommun: Kommun, args: argparse.Namespace, namn: str, innehall: bytes) -> str:
    from django.utils import timezone

    from kaja.flows import las_in
    from kaja.flows.godkanna import Bekraftat, IngenTraff, godkann
    from kaja.flows.tystnad import MangaSlutar
    from kaja.intake.igenkanning import vanlig_omfattning
    from kaja.intake.models import ACCEPTED
    from kaja.korningar.models import Korningslage

    tid = timezone.now()
    format_, kalla, profil = som_vad(kommun, args, namn, innehall)
    fil, ny = las_in.ta_emot(
        kommun=kommun,
        kalla=kalla,
        format=format_,
        profil=profil,
        omfattning=args.omfattning or vanlig_omfattning(format_, kalla),
        namn=namn,
        innehall=innehall,
        avsandare=args.avsandare,
        tackning_tom=args.tom,
        user=None,
        tid=tid,
    )
    if not ny and fil.status in ACCEPTED:
        return "Samma fil är redan inläst. Inget har ändrats."
    _varna(namn, args.tom)
    bekraftat = Bekraftat(manga_slutar=args.bekrafta, ingen_traff=args.bekrafta)
    try:
        gjorde = godkann(
            fil=fil,
            user=None,
            tid=tid,
            dag=today(),
            bekraftat=bekraftat,
            fler_foljer=args.fler_foljer,
        )
    except (MangaSlutar, IngenTraff) as error:
        raise Lasfel(f"{error} Bekräfta med --bekrafta.") from error
    if gjorde.korning.lage == Korningslage.STOPPAD:
        raise Lasfel(f"Filen är inläst, men bedömningen stannade. {gjorde.korning.fel}")
    return _line(fil, gjorde, bedomda=not args.fler_foljer)


def _varna(namn: str, tom: date | None) -> None:
    if tom is not None and tom > today():
        print(
            f"{namn}: --tom {tom} har inte varit än, så källan räknas som aktuell till dess. "
            "Ångra filen på webben om dagen är fel.",
            file=sys.stderr,
        )


def _franvaro(kommun: Kommun, args: argparse.Namespace, namn: str, innehall: bytes) -> str:
    from kaja.cli.las_in_franvaro import read

    if args.omfattning or args.profil or args.fler_foljer:
        raise Lasfel("Frånvaro läses utan --omfattning, --profil och --fler-foljer.")
    return read(kommun, namn, innehall, today())


def _line(fil: MottagenFil, gjorde: Any, *, bedomda: bool) -> str:
    slutade = f"{gjorde.slutade} har slutat, " if gjorde.slutade else ""
    andrade = f"{gjorde.korning.andrade_svar} ändrade bedömningar"
    return (
        f"{fil.antal_rader} rader, {fil.antal_problem} med problem, "
        f"{fil.antal_dubbletter} dubbletter, {gjorde.gjorde.rader_hittas_inte} hittas inte. "
        f"{gjorde.gjorde.nya_personer} nya personer, {slutade}"
        f"{andrade if bedomda else 'bedöms med nästa fil'}."
    )


def _dag(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} är ingen dag, skriv ÅÅÅÅ-MM-DD") from None


def _fail(message: str) -> int:
    print(f"kaja las-in: {' '.join(message.split())}", file=sys.stderr)
    return 2
