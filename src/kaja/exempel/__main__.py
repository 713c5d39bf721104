"""`python -m kaja.exempel [mapp]`: write the invented municipality's files to a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from kaja.exempel import REFERENSDAG, REFERENSFRO, bygg, skriv


def main(argument: list[str]) -> int:
    mapp = Path(argument[0] if argument else "exempel")
    for fil in skriv(bygg(dag=REFERENSDAG, fro=REFERENSFRO), mapp):
        sys.stdout.write(f"{fil}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
