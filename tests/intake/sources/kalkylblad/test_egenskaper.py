"""However a table is shuffled, renamed, saved and encoded, it says the same when it is mapped."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaja.intake.sources import bevis, elever, folkbokforing, kaa_lista
from kaja.intake.sources.bevis.layout import TYPER
from kaja.intake.sources.elever.layout import SKOLFORMER
from kaja.intake.sources.kalkylblad import Profil, gissa, mal_for, oppna, passar
from kaja.intake.sources.kalkylblad.datumformat import dag, format_for
from kaja.tabell import RowProblem, fold_header, open_table, write_xlsx
from tests.intake.sources.fuzz import ELAKA_CELLER
from tests.intake.sources.kalkylblad.blad import BLAD, A, B, C
from tests.mycket import mycket

KALLOR: dict[str, Any] = {
    "folkbokforing": folkbokforing,
    "elever": elever,
    "bevis": bevis,
    "kaa_lista": kaa_lista,
}
DAGAR = st.dates(date(2015, 1, 1), date(2029, 12, 31))
NUMMER = st.sampled_from([A, B, C])
VALFRI_DAG = st.just("") | DAGAR.map(str)
RADER: dict[str, Any] = {
    "folkbokforing": st.tuples(NUMMER, st.sampled_from(["1780", "0180"]), VALFRI_DAG),
    "elever": st.tuples(
        NUMMER, st.sampled_from(list(SKOLFORMER)), DAGAR.map(str), VALFRI_DAG,
        st.sampled_from(["ja", "nej", ""]), st.sampled_from(["", "99020011"]),
    ),
    "bevis": st.tuples(NUMMER, st.sampled_from(list(TYPER)), DAGAR.map(str)),
    "kaa_lista": st.tuples(NUMMER, VALFRI_DAG, st.sampled_from(["", "avbrott", "studiebevis"])),
}  # fmt: skip
RUBRIKER = {
    "folkbokforing": ["personnummer", "kommunkod", "i_kommunen_fran"],
    "elever": [
        "personnummer", "skolform", "startdatum", "slutdatum", "avbrott", "skolenhetskod",
    ],
    "bevis": ["personnummer", "typ", "datum"],
    "kaa_lista": ["personnummer", "registrerad", "orsak"],
}  # fmt: skip
# Headings that mean one thing each, whatever the kind of table.
SYNONYMER = {
    slag: {
        mal.namn: [mal.namn, mal.namn.upper(), *mal.ord]
        for mal in mal_for(slag)  # type: ignore[arg-type]
    }
    for slag in KALLOR
}

# A TF-number, and what a program writes for nothing, are read here and refused in canonical tables.
LASES_HAR = {"20130101TF01", "20000101T220", "NULL"}
FELAKTIGT = st.sampled_from([
    cell
    for cell in ELAKA_CELLER
    if len(cell) < 99 and cell.isprintable() and cell not in LASES_HAR
])  # fmt: skip


def som_csv(rader: list[Any], tecken: str, kodning: str) -> bytes:
    strom = io.StringIO()
    csv.writer(strom, delimiter=tecken).writerows(rader)
    return strom.getvalue().encode(kodning, "replace")


def som_xlsx(rader: list[Any]) -> bytes:
    strom = io.BytesIO()
    write_xlsx(strom, rader[0], rader[1:])
    return strom.getvalue()


def direkt(slag: str, innehall: bytes) -> tuple[list[Any], list[RowProblem]]:
    lasare = KALLOR[slag].reader(open_table(innehall, name="f"))
    return list(lasare.records()), lasare.problems


def mappad(slag: str, innehall: bytes) -> tuple[list[Any], list[RowProblem]]:
    profil = gissa(open_table(innehall, name="f"), slag).profil()  # type: ignore[arg-type]
    lasning = oppna(innehall, "f", profil=profil, ar=2030)
    return list(lasning.records()), lasning.problems


@pytest.mark.parametrize("slag", KALLOR)
@settings(max_examples=mycket(15))
@given(data=st.data())
def test_a_table_says_the_same_however_its_columns_are_ordered_named_and_saved(
    slag: str, data: st.DataObject
) -> None:
    rader = data.draw(st.lists(RADER[slag], min_size=1, max_size=5))
    kanoniskt = som_csv([RUBRIKER[slag], *rader], ";", "utf-8")
    ordning = data.draw(st.permutations(range(len(RUBRIKER[slag]))))
    rubriker = [data.draw(st.sampled_from(SYNONYMER[slag][namn])) for namn in RUBRIKER[slag]]
    kastade = [[rad[plats] for plats in ordning] for rad in [rubriker, *rader]]
    form = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "xlsx"]))
    tecken = data.draw(st.sampled_from(";,\t"))
    innehall = som_xlsx(kastade) if form == "xlsx" else som_csv(kastade, tecken, form)
    assert mappad(slag, innehall)[0] == direkt(slag, kanoniskt)[0]


@pytest.mark.parametrize("slag", ["elever", "bevis", "folkbokforing"])
@given(data=st.data())
def test_a_canonical_file_mapped_is_the_file_read_directly_with_all_its_faults(
    slag: str, data: st.DataObject
) -> None:
    rader = [list(rad) for rad in data.draw(st.lists(RADER[slag], min_size=2, max_size=6))]
    rader[0][data.draw(st.integers(0, len(RUBRIKER[slag]) - 1))] = data.draw(FELAKTIGT)
    innehall = som_csv([RUBRIKER[slag], *rader, rader[-1]], ";", "utf-8")
    profil = Profil(slag, {}, {namn: fold_header(namn) for namn in RUBRIKER[slag]})  # type: ignore[arg-type]
    lasning = oppna(innehall, "f", profil=profil, ar=2030)
    vantade, vantat_problem = direkt(slag, innehall)
    assert list(lasning.records()) == vantade
    assert [p[:4] for p in lasning.problems] == [p[:4] for p in vantat_problem]


@pytest.mark.parametrize("namn", BLAD)
@settings(max_examples=mycket(6))
@given(data=st.data())
def test_a_sheet_with_its_columns_in_another_order_fits_and_says_the_same(
    namn: str, data: st.DataObject
) -> None:
    blad = BLAD[namn]
    bredd = max(map(len, blad.rader))
    fulla = [[*rad, *[""] * (bredd - len(rad))] for rad in blad.rader]
    ordning = data.draw(st.permutations(range(bredd)))
    kastad = som_csv([[rad[plats] for plats in ordning] for rad in fulla], ";", "utf-8")
    profil = gissa(open_table(blad.som_csv(), name="f")).profil(fasta=blad.fasta)
    assert passar(profil, open_table(kastad, name="f")).grad == 1.0
    poster, vantade = (
        list(oppna(data_, "f", profil=profil, ar=2026).records())
        for data_ in (kastad, blad.som_csv())
    )
    assert poster == vantade


# A NUL and the like are damage; with more kinds of them the file is none of text, and refused.
TECKEN = st.characters(
    exclude_characters=[chr(nr) for nr in range(4, 32) if chr(nr) not in "\t\n\r"]
)
CELLER = st.text(TECKEN, max_size=8) | st.sampled_from(
    [A, "Ek, Åsa", "Pnr", "In", "GY", "aug-26", "-"]
)


@given(
    st.lists(st.lists(CELLER, min_size=1, max_size=5), min_size=1, max_size=6),
    st.sampled_from(list(KALLOR)),
)
def test_every_row_of_any_table_is_read_or_told_of(rader: list[list[str]], slag: str) -> None:
    innehall = som_csv([["Pnr", "Skolform", "In", "Typ", "Kommun"], *rader], ";", "utf-8")
    fasta = {"skolform": "GY", "startdatum": "2024-08-19", "kommunkod": "1780"}
    fasta |= {"typ": "studiebevis", "datum": "2024-06-10"}
    egna = {mal.namn for mal in mal_for(slag)} & fasta.keys()  # type: ignore[arg-type]
    profil = gissa(open_table(innehall, name="f"), slag).profil()  # type: ignore[arg-type]
    kolumner = {**profil.kolumner, "personnummer": "pnr"}
    profil = replace(profil, kolumner=kolumner, fasta={namn: fasta[namn] for namn in egna})
    lasning = oppna(innehall, "f", profil=profil, ar=2026)
    funna = {post.rad for post in lasning.records()}
    sagda = {problem.rad for problem in lasning.problems}
    assert {nummer for nummer, _ in lasning.forsta(99)} <= funna | sagda
    assert all(p.problem.endswith((".", "?")) for p in lasning.problems)


@given(st.lists(DAGAR, min_size=3, max_size=30))
def test_days_come_back_from_any_format(dagar: list[date]) -> None:
    forsta = date(1899, 12, 30)
    satt = [
        [f"{d.day}.{d.month}.{d.year}" for d in dagar],
        [f"{d.day}/{d.month} {d.year}" for d in dagar],
        [f"{d:%Y/%m/%d}" for d in dagar],
        [f"{d} 13:45:00" for d in dagar],
        [f"{d:%y%m%d}" for d in dagar],
        [str((d - forsta).days) for d in dagar],
    ]
    for texter in satt:
        format_ = format_for(texter, 2026)
        assert [dag(text, format_, 2026) for text in texter] == dagar


@given(DAGAR)
def test_the_last_day_of_a_month_is_the_day_before_the_next(d: date) -> None:
    sist = dag(f"{d.year}-{d.month:02}", ("manad_slut",), 2026)
    assert sist is not None
    assert (sist + timedelta(1)).day == 1
    assert (sist.year, sist.month) == (d.year, d.month)


def test_the_test_sheets_are_at_least_twelve_and_of_every_kind() -> None:
    assert len(BLAD) >= 12
    assert {blad.slag for blad in BLAD.values()} == KALLOR.keys()
