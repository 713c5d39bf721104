"""The hard tests in short: `python -m tests.harda.i_korthet sqlite 2` kills, fails, fills the disk.

All in one process, since what is disturbed takes as long to prepare as a dozen disturbances.
`tests.harda.kill` and `tests.harda.fel_vid` disturb at as many places as one likes.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

from tests.harda import arbeten as arbeten_
from tests.harda import fel_vid, kill
from tests.harda.arbeten import Arbete, arbeten
from tests.harda.fel_vid import FelVidSatsen, FullDisk, Storning
from tests.harda.kill import Ostort
from tests.harda.kopior import Kopior, installation

PERSONER = 12
VAR_SATS, FRAN_SATS = 400, 30
SIDOR = (0, 40)
SLARVIGA = 12
"""So many places in undoing a file are enough for the twin without transactions to be caught."""


class Prov(NamedTuple):
    """What was tried, how many times, and what was not as it should be."""

    namn: str
    antal: int
    fel: list[str]


def kort(kopior: Kopior, punkter: int) -> list[Prov]:
    """Every kind of work, disturbed in every way at a few places; last the careless twin."""
    gjort = []
    alla = arbeten(kopior, PERSONER)
    hela = {namn: kill.ostort(kopior, arbete) for namn, arbete in alla.items()}
    for namn, arbete in alla.items():
        dott = kill.prova(kopior, arbete, hela[namn], punkter, fro=1, slarvig=False)
        gjort.append(Prov(f"{namn} dödas", dott.punkter, dott.fel))
        gjort.append(_fel(kopior, arbete, hela[namn]))
    if kopior.databas == "sqlite":  # it is the harness that is tried, not the database
        twin = kill.prova(kopior, alla["angra"], hela["angra"], SLARVIGA, fro=1, slarvig=True)
        gjort.append(Prov("slarvig", twin.punkter, twin.fel))
    return gjort


def _fel(kopior: Kopior, arbete: Arbete, hel: Ostort) -> Prov:
    satser = range(1 + FRAN_SATS, hel.satser + 1, VAR_SATS)
    vid: list[Storning] = [FelVidSatsen(nr) for nr in satser]
    if kopior.databas == "sqlite":
        vid += [FullDisk(sidor) for sidor in SIDOR]
    return Prov(
        f"{arbete.namn} får fel", len(vid), fel_vid.prova(kopior, arbete, hel.vantat[0], vid)
    )


def main(argument: list[str]) -> int:
    """The database, and at how many points each work is killed; says a line of each thing tried."""
    databas, punkter = argument
    with installation(databas, str(arbeten_.DAG)) as kopior:
        for prov in kort(kopior, int(punkter)):
            sys.stdout.write(f"{prov.namn}: {prov.antal} gånger, {len(prov.fel)} brister\n")
            sys.stdout.writelines(f"  {rad[:300]}\n" for rad in prov.fel[:10])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
