"""`kaja bedom`: each fault in each column names the column, the value, the fault and the cure."""

from __future__ import annotations

import re

import pytest

from tests.cli.bedomning import ALLA_2008, ANNA, BO, KOMMUN, TACKNING, Verkstad

DALIGA_NUMMER = (
    *("", "-", "anna", "1", ANNA[2:], ANNA[:11], f"{ANNA}0", ANNA[:11] + "x", f"O{ANNA[1:]}"),
    *(f"{ANNA[:11]}{(int(ANNA[11]) + 1) % 10}", "20081301-2386", "20080230-2386", "18491231-2386"),
    *(
        "20080113TF12",
        "200801-A123",
        "200801012386.0",
        f"{ANNA[:11]}²",
        "٢٠٠٨٠١٠١٢٣٨٦",
        "2,00801E+11",
    ),
    *(f"{ANNA}, {BO}", "#REF!", "=A1", "NULL", "0", "000000000000", "199999999999"),
)
DALIGA_DAGAR = (
    *("igår", "2024", "2024-08", "2024-13-01", "2024-02-30", "2023-02-29", "19/8 2024", "19.08.24"),
    *(
        "2024-19-08",
        "0000-00-00",
        "1849-12-31",
        "2200-01-01",
        "45523",
        "2024-8-9",
        "2024-08-19 08:15",
    ),
    *("²⁰²⁴-08-19", "٢٠٢٤-٠٨-١٩", "20240819x", "#VALUE!", "-", "?"),
)
EJ_TOMT = ("",)
FALL = {
    "folkbokforing": {
        "personnummer": DALIGA_NUMMER,
        "kommunkod": ("", "178", "17800", "Skara", "17 80", "²²²²", "180"),
        "i_kommunen_fran": DALIGA_DAGAR,
        "i_kommunen_till_och_med": (*DALIGA_DAGAR, "1999-12-31"),
        "folkbokford_fran": DALIGA_DAGAR,
        "skydd": ("ja", "sekretess", "?", "1"),
        "avregistrering": ("X", "död", "?"),
        "avregistrerad_fran": DALIGA_DAGAR,
        "skolplikt_upphor": DALIGA_DAGAR,
        "nytt_personnummer": DALIGA_NUMMER[1:],
    },
    "elever": {
        "personnummer": DALIGA_NUMMER,
        "skolform": ("", "GX", "komvux", "FTH", "?", "gymnasiet"),
        "startdatum": (*EJ_TOMT, *DALIGA_DAGAR),
        "slutdatum": (*DALIGA_DAGAR, "1999-12-31"),
        "avbrott": ("kanske", "?", "2", "avbruten"),
        "skolenhetskod": ("1234567", "123456789", "Norra skolan", "1234 5678"),
    },
    "bevis": {
        "personnummer": DALIGA_NUMMER,
        "typ": ("", "betyg", "?", "examen"),
        "datum": (*EJ_TOMT, *DALIGA_DAGAR),
    },
}
GRUND = {
    "folkbokforing": {"kommunkod": KOMMUN, "i_kommunen_fran": "2020-01-01"},
    "elever": {"skolform": "GY", "startdatum": "2024-08-19"},
    "bevis": {"typ": "studiebevis", "datum": "2026-06-10"},
}
MENINGAR = re.compile(r"[A-ZÅÄÖ][^.?]*(?:\.\d[^.?]*)*[.?](?: |$)")
BOTEN = re.compile(
    r"\b(Skriv|Skriv om|Rätta|Fyll i|Ta bort|Jämför|Ersätt|Menar du|Ge kolumnen|lämna cellen tom)\b"
)


@pytest.mark.parametrize(("kalla", "kolumn"), [(k, c) for k, falt in FALL.items() for c in falt])
def test_every_fault_in_every_column_is_told_with_its_cure(
    verkstad: Verkstad, kalla: str, kolumn: str
) -> None:
    """All faults of the column in one file, each on a row of its own."""
    varden = FALL[kalla][kolumn]
    rubriker = list(FALL[kalla])
    filer = {
        "folkbokforing": verkstad.folkbokforing(*ALLA_2008),
        "elever": verkstad.elever(),
        "bevis": verkstad.bevis(),
    }
    rader = [
        "\t".join(
            {**GRUND[kalla], "personnummer": nummer, kolumn: varde}.get(r, "") for r in rubriker
        )
        for nummer, varde in zip(ALLA_2008, varden, strict=False)
    ]
    filer[kalla] = verkstad.fil(f"{kalla}.csv", "\t".join(rubriker), *rader)
    utgang = verkstad.kor(*(a for k, f in filer.items() for a in (f"--{k}", str(f))), *TACKNING)
    sagt = {int(p["rad"]): p for p in utgang.problem if p["kolumn"] == kolumn}
    assert {rad: p["varde"].removeprefix("'") for rad, p in sagt.items()} == dict(
        enumerate(varden, 2)
    )
    for problem in sagt.values():
        assert problem["fil"] == f"{kalla}.csv"
        assert not MENINGAR.sub("", problem["problem"]), problem
        assert BOTEN.search(problem["problem"]), problem
