"""Some who are in the register, and what has been said to them (regler.uppfoljning)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from kaja.regler.uppfoljning import (
    Anpassning,
    Arbetslage,
    Atgardsfakta,
    Kanal,
    Kontaktfakta,
    Kontaktutfall,
    Med,
    Planfakta,
    Rutin,
    Sysselsattningsfakta,
    Sysselsattningsslag,
    Trappsteg,
)

DAG = date(2026, 11, 23)  # a Monday
RUTIN = Rutin()
HELG = frozenset({date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1), date(2027, 1, 6)})
OPPNAD = date(2026, 11, 2)
UNG = Arbetslage(oppnad=OPPNAD, tjugo=date(2029, 3, 1), arton=date(2027, 3, 1))
VUXEN = replace(UNG, tjugo=date(2028, 3, 1), arton=date(2026, 3, 1))


def brev(dag: date) -> Kontaktfakta:
    return Kontaktfakta(dag, Kanal.BREV, Kontaktutfall.SKICKAT)


def samtal(dag: date, utfall: Kontaktutfall) -> Kontaktfakta:
    return Kontaktfakta(dag, Kanal.TELEFON, utfall)


INTE, SVAR, NEJ = (
    Kontaktutfall.SVARADE_INTE,
    Kontaktutfall.SVARADE,
    Kontaktutfall.TACKADE_NEJ,
)
VERIFIERAD = replace(VUXEN, verifierad=date(2026, 11, 6))
NADD = replace(VERIFIERAD, kontakter=(samtal(date(2026, 11, 20), SVAR),))

dagar = st.dates(date(2026, 1, 1), date(2027, 12, 31))
kanaler = st.sampled_from(list(Kanal))
kontakter = st.builds(
    Kontaktfakta,
    dagar,
    kanaler,
    st.sampled_from(list(Kontaktutfall)),
    st.sampled_from(list(Med)),
    st.booleans(),
)
atgarder = st.builds(
    Atgardsfakta,
    st.integers(1, 9),
    st.just("Praktik"),
    dagar,
    st.none() | dagar,
    st.none() | dagar,
    st.booleans(),
    st.none() | dagar,
    st.booleans(),
)
kanske = st.none() | dagar
trappsteg = st.builds(Trappsteg, st.integers(0, 60), kanaler, st.sampled_from(list(Med)))
anpassningar = st.builds(
    Anpassning, dagar, st.integers(0, 4), st.lists(trappsteg, max_size=4).map(tuple)
)
lagen = st.builds(
    Arbetslage,
    oppnad=dagar,
    tjugo=kanske,
    arton=kanske,
    verifierad=kanske,
    skyddad=st.booleans(),
    utreds=st.booleans(),
    vantar_pa=kanske,
    kontakter=st.lists(kontakter, max_size=8).map(tuple),
    trappa_fran=kanske,
    anpassning=st.none() | anpassningar,
    pausad_till=kanske,
    satt_datum=kanske,
    mote=kanske,
    kartlagd=kanske,
    plan=st.none() | st.builds(Planfakta, dagar, kanske),
    atgarder=st.lists(atgarder, max_size=3).map(tuple),
    sysselsattning=st.none()
    | st.builds(Sysselsattningsfakta, st.sampled_from(list(Sysselsattningsslag)), dagar),
    gjort=st.frozensets(st.sampled_from(["nasta", "fyller_20:60", "atgard:1"])),
)
rutiner = st.builds(Rutin, vardnadshavare=st.booleans())
