"""The nightly run of a large municipality on PostgreSQL: what it costs grows with what has changed.

A few thousand people are read in from files, judged and put in the register as always. The
municipality then grows by copies of them, made in the database: facts, answers and posts have the
same proportions, and no two have the same number. What changes is a file's worth of facts.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bench import befolkning
from bench.kluster import kluster
from bench.matning import Figur

if TYPE_CHECKING:
    from django.db.models import Model

KARNAN = 2_000
STOR = int(os.environ.get("KAJA_BENCH_PERSONER", "500000"))
LITEN = STOR // 10
TID = datetime.combine(befolkning.DAG, datetime.min.time(), ZoneInfo("Europe/Stockholm"))
SATTET = "UPDATE underlag_studiefaktum SET studievag = studievag || 'X' WHERE person_id = ANY(%s)"


def figurer() -> Iterator[Figur]:
    with kluster() as mapp:
        _karnan(mapp)
        klocka = iter(range(1, 100))
        gar = partial(_natt, klocka)
        vaxer = _vax(1, LITEN // KARNAN)
        gar(0)
        liten = gar(LITEN // 10)
        yield Figur("natt.liten", f"{LITEN // 10:,} av {LITEN:,} ändrade", None, liten, "s")
        _vax(vaxer, STOR // LITEN)
        yield from _den_stora(gar, liten)


def _den_stora(gar: Any, liten: float) -> Iterator[Figur]:
    gar(0)
    tomt = gar(0)
    yield Figur("natt.tom", f"{STOR:,} personer, inget ändrat", None, tomt, "s")
    tider = {}
    for tusendelar in (1, 10, 50):
        tider[tusendelar] = gar(STOR * tusendelar // 1000)
        vad = f"{tusendelar / 10:g} % av {STOR:,} ändrade"
        yield Figur("natt.andrade", vad, None, tider[tusendelar], "s")
    allt = gar(0, alla=True)
    yield Figur("natt.allt", f"alla {STOR:,} prövade", None, allt, "s")
    yield Figur("natt.kvot", "1 % ändrade mot alla prövade", 1 / 20, tider[10] / allt, "ggr")
    fem = (tider[50] - tomt) / (tider[10] - tomt)
    yield Figur("natt.vaxer", "5 % mot 1 %: som ändringen (5)", 6, fem, "ggr")
    lika = tider[10] / liten
    yield Figur("natt.folk", f"lika många ändrade av {STOR:,} mot {LITEN:,}", 2, lika, "ggr")


def _karnan(mapp: Path) -> None:
    """The people that the others are copies of, through the files."""
    from kaja.access.models import Kommun
    from kaja.flows.las_in import las_in, ta_emot
    from kaja.flows.natt import natt

    kommun = Kommun.objects.get(pk=befolkning.KOMMUN)
    filer = befolkning.skriv(mapp, KARNAN)
    for kalla in ("folkbokforing", "bevis", "elever"):
        fil: Path = getattr(filer, kalla)
        fil_ = ta_emot(
            kommun=kommun,
            kalla=kalla,
            namn=fil.name,
            innehall=fil.read_bytes(),
            tackning_tom=befolkning.TOM,
            user=None,
            tid=TID,
        ).fil
        las_in(fil=fil_, user=None, tid=TID, dag=befolkning.DAG)
    natt(kommun=kommun, dag=befolkning.DAG, tid=TID)


def _natt(klocka: Iterator[int], andrade: int, *, alla: bool = False) -> float:
    """Seconds for a night after so many persons' facts have changed."""
    from django.db import connection

    from kaja.access.models import Kommun
    from kaja.flows.natt import natt
    from kaja.underlag.actions import mark_for_retrial
    from kaja.ungdom.models import Person

    kommun, tid = Kommun.objects.get(pk=befolkning.KOMMUN), TID + timedelta(hours=next(klocka))
    ids = Person.objects.filter(kommun=kommun).order_by("fornamn", "pk")[:andrade]
    personer = list(ids.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(SATTET, [personer])
    mark_for_retrial(kommun_id=kommun.pk, personer=personer, tid=tid)
    start = time.perf_counter()
    korning = natt(kommun=kommun, dag=befolkning.DAG, tid=tid, alla=alla)
    tog = time.perf_counter() - start
    assert korning.lage == "klar", korning.fel
    assert alla or korning.gjort >= andrade
    return tog


def _vax(fran: int, ganger: int) -> int:
    """Make everyone so many times as many; gives the next number of copies."""
    from django.db import connection

    from kaja.register.models import Bedomning, Registerhandelse, Registerpost
    from kaja.underlag.models import Bevisfaktum, Folkbokforingsfaktum, Studiefaktum
    from kaja.ungdom.models import Person

    fakta = (Folkbokforingsfaktum, Studiefaktum, Bevisfaktum)
    modeller = (Person, *fakta, Bedomning, Registerpost, Registerhandelse)
    with connection.cursor() as cursor:
        steg = _hogst(cursor, modeller) + 1
        for model in modeller:
            cursor.execute(_kopiera(model, modeller), {"steg": steg, "ganger": ganger - 1})
        for model in modeller:
            bord = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{bord}', 'id'), max(id)) FROM {bord}"
            )
        cursor.execute("VACUUM ANALYZE")
    return fran * ganger


def _hogst(cursor: Any, modeller: tuple[type[Model], ...]) -> int:
    hogst = 0
    for model in modeller:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {model._meta.db_table}")
        hogst = max(hogst, cursor.fetchone()[0])
    return hogst


def _kopiera(model: type[Model], modeller: tuple[type[Model], ...]) -> str:
    """Copies of all rows: each id, also of what they point to, moved by so many steps."""
    bord = model._meta.db_table
    kolumner, varden = [], []
    for falt in model._meta.concrete_fields:
        kolumn = str(falt.column)
        kolumner.append(kolumn)
        flyttas = falt.primary_key or falt.related_model in modeller
        varden.append(f"{kolumn} + k * %(steg)s" if flyttas else kolumn)
        if kolumn == "nummer":
            varden[-1] = "lpad((id + k * %(steg)s)::text, 12, '0')"
    return (
        f"INSERT INTO {bord} ({', '.join(kolumner)}) SELECT {', '.join(varden)} "
        f"FROM {bord} CROSS JOIN generate_series(1, %(ganger)s) k"
    )
