"""`python -m bench [bedom|natten …]`: measure, print a table and a JSON file, 1 on a miss."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from bench.matning import Figur

DELAR = (
    *("skydd", "start", "sidor", "arbetsdag", "bedom"),
    *("inlasning", "samtidigt", "forsta", "natten", "brev"),
)
RESULTAT = Path("bench/resultat")


def main(valda: list[str]) -> int:
    figurer = []
    for del_ in valda or DELAR:
        matt: Callable[[], Iterator[Figur]] = import_module(f"bench.{del_}").figurer
        for figur in matt():
            print(rad(figur), flush=True)
            figurer.append(figur)
    RESULTAT.mkdir(parents=True, exist_ok=True)
    innehall = [figur._asdict() | {"haller": figur.haller} for figur in figurer]
    fil = RESULTAT / f"{'-'.join(valda) or 'senast'}.json"
    fil.write_text(json.dumps(innehall, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0 if all(figur.haller for figur in figurer) else 1


def rad(figur: Figur) -> str:
    grans = "" if figur.grans is None else f"högst {figur.grans:g} {figur.enhet}"
    dom = "" if figur.grans is None else ("håller" if figur.haller else "HÅLLER INTE")
    return f"{figur.kod:<16} {figur.vad:<44} {figur.matt:>10.2f} {figur.enhet:<4} {grans:<15} {dom}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
