"""As what `kaja las-in` reads a file: by its source, by a profile, or as the sender's last one."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kaja.access.models import Kommun
    from kaja.intake.models import Format


class Lasfel(ValueError):
    """A file cannot be read in like this. The message is a Swedish sentence."""


def som_vad(
    kommun: Kommun, args: argparse.Namespace, namn: str, innehall: bytes
) -> tuple[Format, Any, dict[str, Any] | None]:
    """As what the file is read: its format, what it tells of, and the mapping of its columns.

    Lasfel when nobody has said what the columns of a spreadsheet are, or the profile is none.
    """
    from kaja.intake.igenkanning import sparad_kartlaggning
    from kaja.intake.models import Format, Kallnamn, Kartlaggning

    if args.kalla == "navet":
        return Format.NAVET, Kallnamn.FOLKBOKFORING, None
    if args.kalla == "ss12000":
        return Format.SS12000, Kallnamn.ELEVER, None
    if args.profil:
        profil = _profil(args.profil)
        kalla = profil["slag"] if args.kalla == "kalkylblad" else args.kalla
        return Format.KALKYLBLAD, Kallnamn(kalla), profil
    if args.kalla != "kalkylblad":
        return Format.KANONISK, Kallnamn(args.kalla), None
    kept = Kartlaggning.objects.filter(kommun=kommun)
    found = sparad_kartlaggning(innehall, namn, avsandare=args.avsandare, kartlaggningar=kept)
    if found is None:
        raise Lasfel(
            "Kaja vet inte vad kolumnerna är. Välj dem en gång i webben, eller ange --profil."
        )
    return found.format, found.kalla, found.profil


def _profil(path: Path) -> dict[str, Any]:
    from kaja.intake.sources.kalkylblad import Profil, Profilfel

    try:
        return Profil.ur_json(json.loads(path.read_bytes())).som_json()
    except OSError as error:
        raise Lasfel(f"Profilen {path.name} går inte att läsa. Kontrollera namnet.") from error
    except (Profilfel, ValueError, RecursionError) as error:
        raise Lasfel(f"{path.name} är ingen profil. Spara kolumnerna på nytt i webben.") from error
