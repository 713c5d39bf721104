"""What a spreadsheet is and what its columns are is guessed from headings and content."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.intake.sources.kalkylblad import Forslag, Kolumnforslag, gissa
from kaja.intake.sources.kalkylblad.gissa import SAKERT
from kaja.tabell import TableError, open_table, write_csv
from tests.intake.sources.kalkylblad.blad import BLAD, A, B, Blad


def forslag(text: str, **val: object) -> Forslag:
    return gissa(open_table(text.encode(), name="f"), **val)  # type: ignore[arg-type]


def kolumn(rubrik: str, *texter: str, slag: str = "elever") -> Kolumnforslag:
    """The proposal for a column beside one of numbers."""
    rader = "\n".join(f"{A};{text}" for text in texter)
    return forslag(f"personnummer;{rubrik}\n{rader}\n", slag=slag).kolumner[1]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("blad", BLAD.values(), ids=BLAD)
def test_the_sheet_and_its_columns_are_recognised(blad: Blad, form: str) -> None:
    innehall = blad.som_xlsx() if form == "xlsx" else blad.som_csv()
    svar = gissa(open_table(innehall, name="fil"))
    sakra = {k.mal: k.rubrik for k in svar.kolumner if k.mal and k.sakerhet >= SAKERT}
    assert (svar.slag, sakra) == (blad.slag, blad.mal)
    assert svar.rubrikrad == blad.rubrikrad
    assert set(svar.saknas) == set(blad.fasta)
    assert svar.sakerhet > 0.1


@pytest.mark.parametrize("blad", BLAD.values(), ids=BLAD)
def test_every_column_says_why_and_shows_its_first_values(blad: Blad) -> None:
    svar = gissa(open_table(blad.som_csv(), name="fil"))
    for k in svar.kolumner:
        assert k.varfor.endswith(".")
        assert len(k.exempel) <= 5
        assert len(set(k.exempel)) == len(k.exempel)
        assert all(k.exempel)
        assert 0 <= k.sakerhet <= 1


def test_a_column_of_numbers_is_known_without_a_heading() -> None:
    svar = forslag(f"kod;skolform;startdatum\n{A};GY;2024-08-19\n{B};GY;2024-08-19\n")
    assert svar.kolumner[0].mal == "personnummer"
    assert svar.kolumner[0].varfor == "Innehållet ser ut som personnummer."


def test_a_guardians_number_is_never_the_youths() -> None:
    svar = forslag(f"Vårdnadshavares personnummer;skolform;startdatum\n{A};GY;2024-08-19\n")
    assert svar.kolumner[0].mal == ""
    assert "någon annan" in svar.kolumner[0].varfor
    assert "personnummer" in svar.saknas


def test_birth_days_are_no_identity_numbers() -> None:
    assert forslag("Född;Namn\n2007-01-01;Ek\n").profil().kolumner == {"namn": "namn"}


def test_months_without_day_are_unsure() -> None:
    start = kolumn("Start", "aug-26", "jan-25")
    assert (start.mal, start.datum, start.sakerhet) == ("startdatum", ("manad",), 0.4)
    assert kolumn("Slut", "jun-26").datum == ("manad_slut",)


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("17.8.2026", "dmy"),
        ("17/8 2026", "dmy"),
        ("2026/08/17", "ymd"),
        ("2026-08-17 13:45", "ymd"),
        ("8/17/2026", "mdy"),
        ("260817", "yymmdd"),
        ("17 augusti 2026", "ord"),
        ("46251", "serie"),
    ],
)
def test_the_way_days_are_written_is_recognised(text: str, format_: str) -> None:
    start = kolumn("Startdatum", text)
    assert (start.datum, start.sakerhet) == ((format_,), 1.0)


def test_days_that_every_table_may_have_need_no_format() -> None:
    assert kolumn("Start", "2026-08-17", "20260817", "2026-08-17 00:00:00").datum == ()


def test_a_day_that_can_be_read_in_two_ways_is_not_quite_sure() -> None:
    assert kolumn("Startdatum", "7/8/2026", "1/9/2026").sakerhet == 0.6
    assert kolumn("Startdatum", "7/8/2026", "17/8/2026").sakerhet == 1.0


def test_words_that_nobody_knows_are_listed_for_translation() -> None:
    avbrott = kolumn("Avbrottsorsak", "Slutat i förtid", "Bytt skola", "Bytt skola", "")
    assert (avbrott.mal, avbrott.okanda) == ("avbrott", ("Bytt skola",))


def test_the_name_of_a_school_is_no_code() -> None:
    skola = kolumn("Skola", "Tallmossens gymnasium")
    assert skola.sakerhet < SAKERT
    assert kolumn("Skola", "99020011").sakerhet >= SAKERT


def test_a_sheet_without_headings_gives_nothing_and_keeps_nobodys_number() -> None:
    svar = forslag(f"{A};GY;2024-08-19\n{B};GY;2024-08-19\n")
    assert svar.utan_rubriker
    assert {k.mal for k in svar.kolumner} == {""}
    assert A not in str(svar.profil().som_json())


def test_the_kind_can_be_said_beforehand() -> None:
    text = f"pnr;Inskriven\n{A};2026-01-12\n"
    assert forslag(text, slag="kaa_lista").kolumner[1].mal == "registrerad"
    assert forslag(text, slag="elever").kolumner[1].mal == "startdatum"


@pytest.mark.parametrize(
    ("slag", "rubrik", "mal"),
    [
        ("elever", "Inskr.datum", "startdatum"),
        ("elever", "Utskr datum", "slutdatum"),
        ("elever", "Startdat", "startdatum"),
        ("elever", "Avbr", "avbrott"),
        ("elever", "Faktiskt slut", "slutdatum"),
        ("folkbokforing", "avregorsak", "avregistrering"),
        ("folkbokforing", "avregdatum", "avregistrerad_fran"),
        ("folkbokforing", "inflyttdatum", "i_kommunen_fran"),
        ("kaa_lista", "Reg.datum", "registrerad"),
        ("kaa_lista", "Avreg.datum", "avregistrerad"),
        ("kaa_lista", "KAA t.o.m.", "avregistrerad"),
        ("elever", "Startdatun", "startdatum"),
        ("elever", "Klass", ""),
        ("elever", "Mentor", ""),
        ("elever", "²", ""),
    ],
)
def test_headings_that_are_cut_short_or_misspelt_are_understood(
    slag: str, rubrik: str, mal: str
) -> None:
    assert kolumn(rubrik, slag=slag).mal == mal


def test_a_school_list_with_home_municipality_is_no_population_register() -> None:
    text = f"Namn;Pnr;Avbrottsdatum;Program;Hemkommun\nEk;{A};2026-03-01;NA;1780\n"
    assert forslag(text).slag == "elever"


def test_a_very_wide_table_is_looked_at_in_its_first_columns() -> None:
    svar = forslag("Pnr;" + ";".join(f"Prov {tal}" for tal in range(16_000)) + f"\n{A}\n")
    assert svar.kolumner[0].mal == "personnummer"
    assert len(svar.kolumner) == 250


CELLER = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["Pnr", "Namn", "In", "Ut", "", " ", "\0", "#", "²", A, "2026-08-17", "aug-26"]
    ),
)
TABELLER = st.lists(st.lists(CELLER, max_size=6), max_size=8)


@given(TABELLER, st.sampled_from([None, "elever", "kaa_lista"]))
def test_a_guess_never_fails(rader: list[list[str]], slag: str | None) -> None:
    strom = io.StringIO()
    write_csv(strom, [], rader)
    try:
        table = open_table(strom.getvalue().encode("utf-8", "replace"), name="f")
    except TableError:
        return
    svar = gissa(table, slag)  # type: ignore[arg-type]
    assert len(svar.kolumner) >= 1
    assert len(svar.profil().kolumner) <= len(svar.kolumner)


@given(st.binary(max_size=400))
def test_a_guess_never_fails_on_any_bytes(innehall: bytes) -> None:
    try:
        table = open_table(innehall, name="f")
    except TableError:
        return
    gissa(table)
