"""Each case has its word, its next step and its day (regler.uppfoljning)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kaja.regler.uppfoljning import (
    Arbetslage,
    Etapp,
    Fristslag,
    Kanal,
    Kontaktfakta,
    Planfakta,
    Sysselsattningsfakta,
    Sysselsattningsslag,
    etapp,
    huvudfrist,
)
from tests.regler.arbetslagen import (
    DAG,
    HELG,
    INTE,
    NADD,
    NEJ,
    RUTIN,
    SVAR,
    UNG,
    VERIFIERAD,
    VUXEN,
    brev,
    samtal,
)

# what is known, the word for it, the next step, its day
FALL = [
    ("ny, inte kontrollerad", VUXEN, Etapp.NY, Fristslag.VERIFIERA, date(2026, 11, 16)),
    ("kontrollerad", VERIFIERAD, Etapp.NY, Fristslag.KONTAKTA, date(2026, 11, 20)),
    (
        "kontrollerad, under 18: kortare tid",
        replace(UNG, verifierad=date(2026, 11, 6)),
        Etapp.NY,
        Fristslag.KONTAKTA,
        date(2026, 11, 13),
    ),
    (
        "ett brev: ring efter en vecka",
        replace(VERIFIERAD, kontakter=(brev(date(2026, 11, 9)),)),
        Etapp.SOKS,
        Fristslag.KONTAKTA,
        date(2026, 11, 16),
    ),
    (
        "en kontakt räcker som kontroll",
        replace(VUXEN, kontakter=(brev(date(2026, 11, 9)),)),
        Etapp.SOKS,
        Fristslag.KONTAKTA,
        date(2026, 11, 16),
    ),
    (
        "alla fem stegen gjorda: nästa termin",
        replace(VERIFIERAD, kontakter=tuple(samtal(date(2026, 11, n), INTE) for n in range(2, 7))),
        Etapp.SOKS,
        Fristslag.NYTT_FORSOK,
        date(2027, 1, 15),
    ),
    ("nådd: kartlägg inom 14 dagar", NADD, Etapp.NADD, Fristslag.BOKA_MOTE, date(2026, 12, 4)),
    (
        "nådd och arbetar: om ett halvår",
        replace(
            NADD,
            sysselsattning=Sysselsattningsfakta(Sysselsattningsslag.ARBETE, date(2026, 11, 20)),
        ),
        Etapp.NADD,
        Fristslag.HOR_AV,
        date(2027, 5, 21),
    ),
    (
        "möte bokat",
        replace(NADD, mote=date(2026, 11, 27)),
        Etapp.NADD,
        Fristslag.MOTE,
        date(2026, 11, 27),
    ),
    (
        "kartlagd: plan inom 30 dagar, och det blir en söndag",
        replace(NADD, kartlagd=date(2026, 11, 20)),
        Etapp.NADD,
        Fristslag.PLAN,
        date(2026, 12, 21),
    ),
    (
        "plan utan avtalad uppföljning: fyra veckor",
        replace(NADD, plan=Planfakta(date(2026, 11, 20))),
        Etapp.PLAN,
        Fristslag.FOLJ_UPP_PLAN,
        date(2026, 12, 18),
    ),
    (
        "plan med avtalad uppföljning",
        replace(NADD, plan=Planfakta(date(2026, 11, 20), date(2026, 12, 1))),
        Etapp.PLAN,
        Fristslag.FOLJ_UPP_PLAN,
        date(2026, 12, 1),
    ),
    (
        "tackade nej: nästa termin",
        replace(VERIFIERAD, kontakter=(samtal(date(2026, 11, 20), NEJ),)),
        Etapp.NEJ,
        Fristslag.FRAGA_IGEN,
        date(2027, 1, 15),
    ),
    (
        "tackade nej 10 januari: inte om fem dagar",
        replace(VERIFIERAD, kontakter=(samtal(date(2026, 1, 10), NEJ),)),
        Etapp.NEJ,
        Fristslag.FRAGA_IGEN,
        date(2026, 8, 25),
    ),
    (
        "väntar på start",
        replace(VUXEN, vantar_pa=date(2027, 1, 11)),
        Etapp.VANTAR,
        Fristslag.KONTROLLERA_START,
        date(2027, 1, 18),
    ),
    (
        "svarade, och tackade nej samma dag: nejet gäller",
        replace(NADD, kontakter=(*NADD.kontakter, samtal(date(2026, 11, 20), NEJ))),
        Etapp.NEJ,
        Fristslag.FRAGA_IGEN,
        date(2027, 1, 15),
    ),
    (
        "oklar: någon ska fråga",
        replace(VUXEN, utreds=True),
        Etapp.UTREDS,
        Fristslag.UTRED,
        date(2026, 11, 16),
    ),
    (
        "hör av sig själv: nådd",
        replace(
            VUXEN,
            kontakter=(Kontaktfakta(date(2026, 11, 20), Kanal.SMS, SVAR, inkommande=True),),
        ),
        Etapp.NADD,
        Fristslag.BOKA_MOTE,
        date(2026, 12, 4),
    ),
]


@pytest.mark.parametrize("namn, lage, ordet, slag, nar", FALL, ids=[f[0] for f in FALL])
def test_each_case_has_its_word_its_next_step_and_its_day(
    namn: str, lage: Arbetslage, ordet: Etapp, slag: Fristslag, nar: date
) -> None:
    frist = huvudfrist(lage, RUTIN, DAG, HELG)
    assert (etapp(lage, DAG), frist.slag, frist.dag) == (ordet, slag, nar)
