"""Kommandot `kaja`. Varje underkommando är en modul med `add_arguments` och `run`."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from kaja.cli.laddning import let_wait
from kaja.cli.miljofel import miljofel
from kaja.cli.tolk import Tolk

COMMANDS = {
    "bedom": "Vem omfattas? Läs filer och skriv svaret i en fil, utan databas.",
    "start": "Starta Kaja i webbläsaren.",
    "demo": "Bygg och starta en påhittad kommun att prova i.",
    "las-in": "Läs in en fil i registret.",
    "arbeta": "Arbetaren ensam: det som kaja start annars startar bredvid webben.",
    "natt": "Den nattliga körningen: pröva om det som kan ha ändrats.",
    "konto": "Skapa ett konto, och ge eller ta en roll.",
}


def main(argv: list[str] | None = None) -> int:
    """Run `kaja …`. Returns the exit status: 0 done, 2 a file, an argument or the installation
    cannot be used."""
    if sys.stderr is None:  # closed by the one who started us
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - open as long as the program is
    arguments = sys.argv[1:] if argv is None else argv
    parser = _parser(arguments)
    args = parser.parse_args(arguments)
    if args.command is None:
        parser.print_help()
        return 0
    try:
        status: int = args.run(args)
    except KeyboardInterrupt:
        print("Avbrutet. Inget är halvskrivet.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # `| head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at the end
        return 141
    except Exception as error:
        if not (mening := miljofel(error)):
            raise
        print(f"kaja {args.command}:", *mening.split(), file=sys.stderr)
        return 2
    return status


def _parser(arguments: list[str]) -> Tolk:
    """Only the chosen command is imported: `kaja bedom` never loads the web."""
    parser = Tolk(
        prog="kaja",
        description="Kaja: kommunens aktivitetsansvar för unga (29 kap. 9 § skollagen).",
    )
    commands = parser.add_subparsers(title="kommandon", dest="command", metavar="KOMMANDO")
    chosen = next((a for a in arguments if not a.startswith("-")), None)
    for name, help_text in COMMANDS.items():
        command = commands.add_parser(name, help=help_text, description=help_text)
        if name == chosen:
            let_wait()
            module = import_module(f"kaja.cli.{name.replace('-', '_')}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser
