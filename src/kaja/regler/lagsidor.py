"""Skapar en sida per lagrum: lagens ord, Kajas svar, inställningarna och fallen.

`python -m kaja.regler.lagsidor docs/regler` skriver om sidorna ur `lagtext.md`, `fall.md` och
reglerna själva. Ett test jämför dem med dem som ligger i kodförrådet.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

from kaja.regler.byggstenar import Skal, Villkor
from kaja.regler.skollagen_29_9 import VILLKOR, skal

LAGEN = Path(__file__).parent / "skollagen_29_9"
FALL = LAGEN / "fall.md"
LAGTEXT = LAGEN / "lagtext.md"
SIDORNA = "docs/regler"

LAGRUM = {"29 kap. 6 §": "skollagen-29-kap-6.md", "29 kap. 9 §": "skollagen-29-kap-9.md"}
# Det andra som en sida visar: skolplikten hör till punkt 2, och hela svaret till 9 §.
OCKSA = {"29 kap. 9 §": ("7 kap.", "Hela svaret", "Över tid", "Från bedömning")}


class Tabell(NamedTuple):
    """En tabell i Markdown och den rubrik som den står under."""

    rubrik: str
    kolumner: tuple[str, ...]
    rader: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        streck = ("---",) * len(self.kolumner)
        alla = (self.kolumner, streck, *self.rader)
        return "\n".join(
            "|" + "".join(f" {cell} |" if cell else " |" for cell in rad) for rad in alla
        )


def tabeller(markdown: str) -> list[Tabell]:
    """Tabellerna i en text, i ordning. En tabell är rader som börjar med `|`."""
    hittade = []
    for avsnitt in re.split(r"^#+ ", markdown, flags=re.MULTILINE)[1:]:
        rubrik = avsnitt.partition("\n")[0]
        for block in re.findall(r"(?:^\|.*\n)+", avsnitt, flags=re.MULTILINE):
            kolumner, _, *rader = [_celler(rad) for rad in block.splitlines()]
            hittade.append(Tabell(rubrik, kolumner, tuple(rader)))
    return hittade


def _celler(rad: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in rad.strip().strip("|").split("|"))


def sidor() -> dict[str, str]:
    """Filnamn och innehåll för varje sida."""
    return {filnamn: _sida(stalle) for stalle, filnamn in LAGRUM.items()}


def _sida(stalle: str) -> str:
    villkor = [v for v in VILLKOR if v.lagrum.stalle.startswith(stalle)]
    punkter = {v.punkt: v for v in villkor}
    ocksa = OCKSA.get(stalle, ())
    delar = [
        f"# {stalle} {villkor[0].lagrum.forfattning}",
        "Sidan är skapad ur reglerna med `make docs`. Ändra den inte för hand.",
        "## Lagens ord och reglerna",
        *_med_rubrik(LAGTEXT, (stalle, *ocksa)),
        "## Punkterna och deras lydelser",
        str(_lydelser(villkor)),
        "## Svaren",
        *(del_ for punkt in punkter.values() for del_ in _svar(punkt)),
        *_installningar(punkter),
        "## Fallen",
        "Kommunen är 1780. Så skrivs uppgifterna: se [fall.md][fall]. Varje fall är ett test.",
        *_med_rubrik(FALL, tuple(f"`{punkt}`" for punkt in punkter) + ocksa),
        "[fall]: ../../src/kaja/regler/skollagen_29_9/fall.md",
    ]
    return "\n\n".join(delar) + "\n"


def _med_rubrik(fil: Path, sokta: tuple[str, ...]) -> list[str]:
    return [
        del_
        for tabell in tabeller(fil.read_text("utf-8"))
        if any(ord_ in tabell.rubrik for ord_ in sokta)
        for del_ in (f"### {tabell.rubrik}", str(_med_meningar(tabell)))
    ]


def _med_meningar(tabell: Tabell) -> Tabell:
    """Skälets id och värden i ett fall blir den mening som en människa läser."""
    if tabell.kolumner[-2:] != ("skäl", "värden"):
        return tabell
    meningar = {ett.id: ett.mening for ett in skal.ALLA}
    rader = ((*rad[:-2], meningar[rad[-2]].format(*rad[-1].split(", "))) for rad in tabell.rader)
    return Tabell(tabell.rubrik, (*tabell.kolumner[:-2], "mening"), tuple(rader))


def _lydelser(villkor: list[Villkor]) -> Tabell:
    rader = tuple(
        (f"`{v.id}`", v.rubrik, v.lagrum.stalle, str(v.fran), str(v.till or "–")) for v in villkor
    )
    return Tabell("", ("regel", "rubrik", "lagrum", "i kraft från", "inte längre från"), rader)


def _svar(punkt: Villkor) -> list[str]:
    kolumner = ("id", "svar", "mening", "fråga", "fråga till")
    rader = tuple(_skal(ett) for ett in skal.ALLA if _hor_till(ett, punkt.punkt))
    return [f"### {punkt.rubrik}: `{punkt.punkt}`", str(Tabell("", kolumner, rader))]


def _hor_till(ett: Skal, punkt: str) -> bool:
    return ett.id.partition(".")[0] == punkt.removeprefix("kaa.")


def _skal(ett: Skal) -> tuple[str, ...]:
    svar, mening = ett.utfall.replace("_", " "), ett.mening.replace("{}", "[…]")
    return (f"`{ett.id}`", svar, mening, ett.fraga, ett.till)


def _installningar(punkter: dict[str, Villkor]) -> list[str]:
    (alla,) = (t for t in tabeller(LAGTEXT.read_text("utf-8")) if t.rubrik == "Inställningar")
    rader = tuple(r for r in alla.rader if any(f"`{punkt}`" in r[1] for punkt in punkter))
    return ["## Inställningar", str(alla._replace(rader=rader))] if rader else []


def main(argument: list[str]) -> None:
    """Skriv sidorna till mappen i `argument`, förval `docs/regler`."""
    mapp = Path(argument[0] if argument else SIDORNA)
    mapp.mkdir(parents=True, exist_ok=True)
    for filnamn, innehall in sidor().items():
        (mapp / filnamn).write_text(innehall, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
