"""Random facts, dense with days on, just before and just after what the law counts from."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from hypothesis import strategies as st

from kaja.regler import (
    Andring,
    Bevis,
    Folkbokforing,
    Fraga,
    Installningar,
    Kalla,
    Motsvarande,
    Studie,
    Tackning,
    Underlag,
)
from kaja.regler.byggstenar import TILLATNA_VAL
from kaja.regler.skollagen_29_9.skolformer import NAMN

FODDA = (date(1998, 5, 5), date(2000, 2, 29), date(2001, 7, 1), date(2001, 12, 31))
ANKARE = [
    date(2015, 1, 2),
    date(2016, 7, 1),
    date(2017, 7, 1),
    date(2017, 8, 21),
    date(2018, 5, 5),
    date(2018, 6, 12),
    date(2018, 7, 1),
    date(2020, 2, 29),
]
STEG = [0, 0, 0, 1, -1, 2, 13, 14, 15, 30, 45, 59, 60, 61, -60]
SENAST = date(2021, 1, 1)

dagar = st.builds(
    lambda bas, steg: bas + timedelta(steg), st.sampled_from(ANKARE), st.sampled_from(STEG)
)
kallor = st.none() | st.builds(Kalla, st.sampled_from(["elever", "andra"]))
fragedagar = dagar.map(partial(max, date(2015, 1, 1)))


def period(dag: st.SearchStrategy[date]) -> st.SearchStrategy[tuple[date, date | None]]:
    """A first day, and a day after it or none."""
    return st.tuples(dag, st.none() | dag).map(
        lambda p: (p[0], p[1]) if p[1] is None or p[0] < p[1] else (p[0], None)
    )


def studier(dag: st.SearchStrategy[date] = dagar) -> st.SearchStrategy[Studie]:
    former = st.sampled_from(["GY"] * 8 + ["GYS", "GYS", "SP", "SP", "GR", *NAMN])
    vagar = st.sampled_from(["", "NA", "IMS", "imv"])
    return st.builds(
        lambda form, p, avbrott, vag, kalla: Studie(form, p[0], p[1], avbrott, vag, kalla),
        *(former, period(dag), st.booleans(), vagar, kallor),
    )


def folkbokforing(dag: st.SearchStrategy[date] = dagar) -> st.SearchStrategy[Folkbokforing]:
    return st.builds(
        lambda kommun, p, alltid, skydd, avreg, dag: Folkbokforing(
            kommun, None if alltid else p[0], p[1], skydd, avreg, dag if avreg else None
        ),
        st.sampled_from(["1780", "1780", "1783"]),
        period(dag),
        st.booleans(),
        st.sampled_from([""] * 6 + ["sekretessmarkering", "skyddad_folkbokforing"]),
        st.sampled_from([""] * 6 + ["AV", "UV", "UV", "OB", "GN"]),
        st.none() | dag,
    )


def numrerade(rader: list[Folkbokforing]) -> tuple[Folkbokforing, ...]:
    """The rows with their places in the file; sometimes the only row is that one lives here."""
    return tuple(rad._replace(ordning=nr) for nr, rad in enumerate(rader, 1)) or (
        Folkbokforing("1780"),
    )


def bevis(dag: st.SearchStrategy[date] = dagar) -> st.SearchStrategy[Bevis]:
    typer = (
        "examensbevis",
        "studiebevis",
        "studiebevis",
        "studiebevis",
        "gymnasiebevis",
        "ib_diplom",
        "utlandsk_examen",
        "folkhogskola_behorighet",
        "examensbevis_komvux",
    )
    return st.builds(Bevis, st.sampled_from(typer), dag, kallor)


def tackningar(dag: st.SearchStrategy[date] = dagar) -> st.SearchStrategy[Tackning]:
    """Mostly far enough forward for the answers to be clear."""
    kant = st.just(SENAST) | st.just(SENAST) | dag | st.none()
    return st.builds(Tackning, kant, kant, kant)


def underlag(dag: st.SearchStrategy[date] = dagar) -> st.SearchStrategy[Underlag]:
    return st.builds(
        lambda fodd, ar, rader, *resten: Underlag(
            fodd, fodd.year if fodd else ar, numrerade(rader), *resten
        ),
        st.sampled_from([*FODDA * 4, None]),
        st.sampled_from([2001, None]),
        st.lists(folkbokforing(dag), max_size=3),
        st.none() | st.none() | dag,
        st.none() | st.none() | st.none() | dag,
        st.sampled_from([False] * 9 + [True]),
        st.lists(studier(dag), max_size=4).map(tuple),
        st.lists(bevis(dag), max_size=2).map(tuple),
        st.lists(
            st.builds(Motsvarande, st.sampled_from(["bedomd", "utreds"]), dag, kallor), max_size=2
        ).map(tuple),
        tackningar(dag),
    )


installningar = st.just(Installningar()) | st.builds(
    Installningar,
    **{namn: st.sampled_from(val) for namn, val in TILLATNA_VAL.items()},
    bevis_vantan_dagar=st.sampled_from([60, 0, 30]),
    elever_farskhet_dagar=st.sampled_from([14, 0, 1]),
)
andringar = st.builds(Andring, dagar, installningar)
samma_alla_dagar = st.builds(Fraga, st.just("1780"), fragedagar, installningar, st.just(()))
fragor = samma_alla_dagar | st.builds(
    Fraga.enligt, st.just("1780"), fragedagar, st.lists(andringar, max_size=3)
)
