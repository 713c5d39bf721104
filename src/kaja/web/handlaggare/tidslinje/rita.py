"""The whole drawing, put together from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kaja.regler.byggstenar import Period
from kaja.regler.underlag import Studie
from kaja.web.handlaggare.tidslinje import i_ord, streck
from kaja.web.handlaggare.tidslinje.former import Bild, Markering
from kaja.web.handlaggare.tidslinje.skala import Skala, spann
from kaja.web.handlaggare.tidslinje.staplar import (
    EN_DAG,
    RAD,
    TOPP,
    framat,
    i_banor,
    skolstaplar,
    svarsstaplar,
)


def rita(
    *,
    studier: Sequence[Studie],
    perioder: Sequence[Period],
    dag: date,
    tjugo: date | None,
    galler_till_och_med: date | None,
    i_dag: str = "i dag",
) -> Bild:
    """Draw the studies and the outcomes up to `dag`, and how long the answer holds after it."""
    skala = Skala(*spann(studier, perioder, dag, tjugo))
    fore = [p._replace(till=min(p.till, dag + EN_DAG)) for p in perioder if p.fran <= dag]
    banor = i_banor([s for s in studier if s.fran < skala.till])
    omfattas_y = TOPP + 12 + RAD * max(len(banor), 1)
    return Bild(
        titel=i_ord.titel(fore, dag, tjugo),
        omfattas_y=omfattas_y,
        staplar=[
            *skolstaplar(banor, skala, dag),
            *svarsstaplar(fore, skala, omfattas_y),
            *framat(fore, skala, omfattas_y, dag, galler_till_och_med),
        ],
        streck=list(streck.ar_och_juli(skala)),
        i_dag=Markering(f"{skala.x(dag):.1f}", i_dag, "s-idag", streck.ankare(skala.x(dag))),
        tjugo=streck.tjugo(skala, tjugo),
        handelser=list(i_ord.handelser(studier, fore, dag, tjugo, i_dag)),
        tabell=list(i_ord.tabell(studier, fore, dag)),
    )
