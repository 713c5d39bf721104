"""`python -m kaja.exempel [mapp]`: write the invented municipality's files of two weeks."""

from __future__ import annotations

import sys
from pathlib import Path

from kaja.exempel import (
    REFERENSDAG,
    REFERENSFRO,
    bygg,
    franvaro,
    skriv,
    skriv_fil,
    vecka2,
)


def main(argument: list[str]) -> int:
    mapp = Path(argument[0] if argument else "exempel")
    forsta = bygg(dag=REFERENSDAG, fro=REFERENSFRO)
    nasta = vecka2(forsta, fro=REFERENSFRO)
    skrivna = [*skriv(forsta, mapp), *skriv(nasta, mapp / "vecka2")]
    for fil in (*skrivna, skriv_fil(franvaro(forsta, fro=REFERENSFRO), mapp)):
        sys.stdout.write(f"{fil}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
