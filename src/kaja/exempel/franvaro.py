"""What a school with another huvudman says of absence in October: a row for each pupil it names."""

from __future__ import annotations

from random import Random

from kaja.exempel.filer import Fil, Kommunfiler, Rad

KOLUMNER = (
    "personnummer", "skolenhetskod", "period_fran", "period_till_och_med", "ogiltig_minuter",
    "schemalagd_minuter", "csn_rapporterad", "giltigt_skal",
)  # fmt: skip
SKOLAN = "99020015"
FRAN, TOM = "20261001", "20261031"
ANTAL = 40


def franvaro(filer: Kommunfiler, *, fro: int) -> Fil:
    """The school's file, with the errors of a real one; the same for the same (filer, fro)."""
    slump = Random(f"frånvaro {fro}")
    elever = sorted({rad["personnummer"] for rad in filer.elever.rader if _gar_dar(rad)})
    rader = [_rad(nummer, slump) for nummer in slump.sample(elever, ANTAL)]
    rader[7] |= {"ogiltig_minuter": "5 tim"}
    rader[19] |= {"period_fran": "20261032"}
    rader[30] |= {"csn_rapporterad": "ja", "giltigt_skal": "ja"}
    return Fil("franvaro.csv", KOLUMNER, (*rader, rader[3]))


def _gar_dar(rad: Rad) -> bool:
    """Whether the row says, in a number that can be read, that the pupil went there all October."""
    if rad.get("skolenhetskod") != SKOLAN or not rad["personnummer"].isdecimal():
        return False
    return rad["startdatum"] <= FRAN and (not rad["slutdatum"] or rad["slutdatum"] > TOM)


def _rad(nummer: str, slump: Random) -> Rad:
    """Most are away for an hour or two, and some for days; a few of those have a reason."""
    mycket = slump.random() < 0.4
    minuter = slump.randrange(240, 2400, 20) if mycket else slump.randrange(0, 240, 20)
    skalet = slump.choice(("ja", "", "", "", "")) if mycket else ""
    return {
        "personnummer": nummer,
        "skolenhetskod": SKOLAN,
        "period_fran": FRAN,
        "period_till_och_med": TOM,
        "ogiltig_minuter": str(minuter),
        "schemalagd_minuter": str(slump.randrange(5400, 6600, 60)),
        "csn_rapporterad": "ja" if mycket and not skalet and slump.random() < 0.5 else "nej",
        "giltigt_skal": skalet,
    }
