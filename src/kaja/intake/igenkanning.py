"""What a file that has come is: looked at, never guessed further than can be said why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from kaja.intake.models import Format, Kallnamn, Kartlaggning, Omfattning
from kaja.intake.sources import kalkylblad
from kaja.intake.sources.bevis import layout as bevis
from kaja.intake.sources.elever import layout as elever
from kaja.intake.sources.folkbokforing import layout as folkbokforing
from kaja.intake.sources.franvaro.layout import MINUTER
from kaja.intake.sources.kaa_lista import layout as kaa_lista
from kaja.intake.sources.layout import Kolumn
from kaja.tabell import Table, TableError, fold_header, open_table

# How well a kept mapping must fit to be used without asking: all its columns, and nearly all other
# headings too.
PASSAR = 0.95
VANLIG_OMFATTNING = {
    Kallnamn.FOLKBOKFORING: Omfattning.HEL,
    Kallnamn.ELEVER: Omfattning.HEL,
    Kallnamn.BEVIS: Omfattning.DEL,
    Kallnamn.KAA_LISTA: Omfattning.DEL,
}
_EGNA: dict[Kallnamn, tuple[Kolumn, ...]] = {
    Kallnamn.FOLKBOKFORING: folkbokforing.GRUND,
    Kallnamn.ELEVER: elever.LAYOUT,
    Kallnamn.BEVIS: bevis.LAYOUT,
    Kallnamn.KAA_LISTA: kaa_lista.LAYOUT,
}
# A list needs no more than numbers, so that any table could be one: this tells it from others.
_KANNETECKEN = {Kallnamn.KAA_LISTA: frozenset({"registrerad"})}
_XML = "Filen är XML, som Navet skickar."
_JSON = "Filen är JSON, som skolsystem lämnar enligt SS 12000."


class Igenkand(NamedTuple):
    """What the file seems to be, and why in a Swedish sentence.

    Without `saker` a person has to say what its columns are; `profil` is then a proposal.
    """

    format: Format
    kalla: Kallnamn
    varfor: str
    profil: dict[str, Any] | None = None
    saker: bool = True


def kanna_igen(
    innehall: bytes, namn: str, *, avsandare: str, kartlaggningar: Iterable[Kartlaggning]
) -> Igenkand:
    """Look at the beginning of the file. Raises TableError, with a Swedish sentence, when it is
    nothing that Kaja reads."""
    match _forsta_tecknet(innehall):
        case "<":
            return Igenkand(Format.NAVET, Kallnamn.FOLKBOKFORING, _XML)
        case "{" | "[":
            return Igenkand(Format.SS12000, Kallnamn.ELEVER, _JSON)
    table = open_table(innehall, name=namn)
    return _sparad(table, avsandare, kartlaggningar) or _egna_kolumner(table) or _gissad(table)


def sparad_kartlaggning(
    innehall: bytes, namn: str, *, avsandare: str, kartlaggningar: Iterable[Kartlaggning]
) -> Igenkand | None:
    """The sheet by a mapping that has been kept; None when none fits. Raises TableError."""
    return _sparad(open_table(innehall, name=namn), avsandare, kartlaggningar)


def som_kalkylblad(innehall: bytes, namn: str, kalla: Kallnamn | None) -> Igenkand:
    """A spreadsheet whose columns a person wants to choose, of a kind if she has said which."""
    return _gissad(open_table(innehall, name=namn), kalla)


def vanlig_omfattning(format: Format, kalla: Kallnamn) -> Omfattning:
    """What such files usually have: everyone, some, or changes."""
    return Omfattning.ANDRING if format == Format.NAVET else VANLIG_OMFATTNING[kalla]


def _forsta_tecknet(innehall: bytes) -> str:
    start = innehall[:200]
    for kodning in ("utf-8-sig", "utf-16"):
        if kodning == "utf-8-sig" or start.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = start.decode(kodning, "ignore").lstrip()
            if text[:1] in {"<", "{", "["}:
                return text[0]
    return ""


def _sparad(
    table: Table, avsandare: str, kartlaggningar: Iterable[Kartlaggning]
) -> Igenkand | None:
    """By a mapping that has been kept: the sender's own before others'."""
    for kept in sorted(kartlaggningar, key=lambda k: (k.avsandare != avsandare.strip(), k.pk)):
        try:
            profil = kalkylblad.Profil.ur_json(kept.profil)
        except kalkylblad.Profilfel:
            continue
        passning = kalkylblad.passar(profil, table)
        if passning.duger and passning.grad >= PASSAR:
            vem = kept.avsandare or "okänd avsändare"
            varfor = f"Rubrikerna är desamma som i en tidigare fil från {vem}."
            kalla = Kallnamn(kept.kalla)
            return Igenkand(Format.KALKYLBLAD, kalla, varfor, profil.som_json())
    return None


def _egna_kolumner(table: Table) -> Igenkand | None:
    """By the canonical headings: all that must be there, and of the kinds the one with most."""
    rubriker = {fold_header(rubrik) for rubrik in table.header}
    traffar = {
        kalla: sum(_finns(kolumn, rubriker) for kolumn in kolumner)
        for kalla, kolumner in _EGNA.items()
        if all(_finns(kolumn, rubriker) for kolumn in kolumner if _maste_finnas(kalla, kolumn))
    }
    if not traffar:
        return None
    kalla = max(traffar, key=lambda k: traffar[k])
    varfor = f"Rubrikerna är Kajas egna för {kalla.label.lower()}."
    return Igenkand(Format.KANONISK, kalla, varfor)


def _maste_finnas(kalla: Kallnamn, kolumn: Kolumn) -> bool:
    return kolumn.kravs or kolumn.namn in _KANNETECKEN.get(kalla, ())


def _finns(kolumn: Kolumn, rubriker: set[str]) -> bool:
    return any(fold_header(namn) in rubriker for namn in (kolumn.namn, *kolumn.synonymer))


def _prova_franvaro(table: Table) -> None:
    """Absence is not received here: the file is the school's, and what is received is stored."""
    if fold_header(MINUTER) in map(fold_header, table.header):
        raise TableError(
            "Filen handlar om frånvaro och sparas inte. Läs in den under Anmälningar från skolor."
        )


def _gissad(table: Table, kalla: Kallnamn | None = None) -> Igenkand:
    _prova_franvaro(table)
    forslag = kalkylblad.gissa(table, None if kalla is None else kalla.value)  # type: ignore[arg-type]
    if forslag.utan_rubriker:
        raise TableError(
            "Den första raden ser ut som en person, inte som rubriker. Lägg till en rad med "
            "rubriker överst och spara filen på nytt."
        )
    vad = Kallnamn(forslag.slag)
    varfor = f"Kolumnerna liknar mest {vad.label.lower()}. Kontrollera vad varje kolumn är."
    return Igenkand(Format.KALKYLBLAD, vad, varfor, forslag.profil().som_json(), saker=False)
