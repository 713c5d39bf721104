"""`kaja bedom`: the answer file and what the rows of the files mean, through the whole command."""

from __future__ import annotations

import pytest

from tests.cli.bedomning import (
    ALLA_2008,
    ANNA,
    BARA_AR,
    BARN,
    BO,
    CILLA,
    DAN,
    KOMMUN,
    RUBRIK,
    SAMORDNING,
    TACKNING,
    VUXEN,
    Verkstad,
)

FOLK = "--folkbokforing"
ANNAS_SKAL = (
    "Bor här enligt folkbokföringen, utan uppgift om sedan när. Fyller 20 år 2028-01-01. "
    "Skolplikten är över sedan 2024-07-01, "
    "räknat på födelseåret. Ingen pågående gymnasieutbildning, och elevuppgifterna går till "
    "och med 2026-11-20. Har inte gått klart ett nationellt program. Har inte gått klart "
    "anpassad gymnasieskola. Ingen utbildning som motsvarar gymnasiet är känd."
)


def test_the_answer_is_utf8_with_semicolons_and_the_decided_columns(verkstad: Verkstad) -> None:
    verkstad.kor(FOLK, verkstad.folkbokforing(ANNA), *TACKNING)
    innehall = (verkstad.mapp / "ut/malgrupp.csv").read_bytes()
    rubrik, rad, slut = innehall.decode("utf-8").split("\n")
    assert (rubrik, slut) == (RUBRIK, "")
    assert rad.split(";") == [
        ANNA,
        "omfattas",
        "",
        ANNAS_SKAL,
        "2024-07-01",
        "2027-12-31",
        "borjade_inte",
        "",
    ]


def test_every_person_has_one_row_in_the_order_of_the_numbers(verkstad: Verkstad) -> None:
    alla = [*ALLA_2008[:30], VUXEN, BARN, SAMORDNING, BARA_AR]
    baklanges = sorted(alla, reverse=True)
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(*baklanges, *baklanges[:5]))
    assert [rad["personnummer"] for rad in utgang.svar] == sorted(alla)


def test_an_empty_population_gives_an_answer_with_only_the_header(verkstad: Verkstad) -> None:
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing())
    assert utgang.status == 0
    assert (verkstad.mapp / "ut/malgrupp.csv").read_text() == f"{RUBRIK}\n"
    assert utgang.fel.startswith("0 personer: 0 omfattas, 0 omfattas inte, 0 oklart.\n")


@pytest.mark.parametrize(
    ("rad", "punkt", "mening", "galler"),
    [
        (f"{ANNA};1781", "kaa.hemkommun", "Folkbokförd i en annan kommun (1781).", ""),
        (f"{VUXEN};{KOMMUN}", "kaa.p1", "Fyllde 20 år 2020-01-01.", ""),
        (f"{BARN};{KOMMUN}", "kaa.p2", "Skolplikten gäller till och med 2029-06-30.", "2029-06-30"),
    ],
)
def test_the_deciding_point_is_given_without_its_wording(
    verkstad: Verkstad, rad: str, punkt: str, mening: str, galler: str
) -> None:
    filen = verkstad.fil("f.csv", "personnummer;kommunkod", rad)
    (svar,) = verkstad.kor(FOLK, filen, *TACKNING).svar
    assert (svar["utfall"], svar["avgorande_punkt"]) == ("omfattas_inte", punkt)
    assert mening in svar["motivering"]
    assert (svar["omfattas_fran"], svar["ingangsorsak"], svar["vantar_pa_start"]) == ("", "", "")
    assert svar["galler_till_och_med"] == galler


def test_every_kind_of_certificate_is_read(verkstad: Verkstad) -> None:
    typer = {
        "examensbevis": "kaa.p4",
        "examensbevis_komvux": "kaa.p4",
        "gymnasiebevis": "kaa.p5",
        "ib_diplom": "kaa.p6",
        "utlandsk_examen": "kaa.p6",
        "folkhogskola_behorighet": "kaa.p6",
        "studiebevis": "",
    }
    nummer = dict(zip(ALLA_2008, typer, strict=False))
    bevis = verkstad.bevis(*(f"{n};{typ};2026-06-10" for n, typ in nummer.items()))
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(*nummer), "--bevis", bevis, *TACKNING)
    assert {nummer[r["personnummer"]]: r["avgorande_punkt"] for r in utgang.svar} == typer


def test_a_coming_start_is_waited_for_and_an_end_day_is_the_last_day(verkstad: Verkstad) -> None:
    elever = verkstad.elever(f"{ANNA};GY;2027-01-11;;", f"{BO};GY;2024-08-19;2026-11-21;")
    folk = verkstad.folkbokforing(ANNA, BO)
    svar = verkstad.kor(FOLK, folk, "--elever", elever, *TACKNING).per_nummer
    assert (svar[ANNA]["vantar_pa_start"], svar[ANNA]["galler_till_och_med"]) == (
        "2027-01-11",
        "2027-01-10",
    )
    assert (svar[BO]["utfall"], svar[BO]["galler_till_och_med"]) == ("omfattas_inte", "2026-11-21")


@pytest.mark.parametrize(
    "skrivsatt",
    [
        "{0}",
        "{0:.8}-{1}",
        "{2}-{1}",
        " {2} - {1} ",
        "{0:.8} {1}",
        "\u00a0{0}\u200b",
        '"{2}-{1}"',
        "{2}\u2013{1}",
    ],
)
def test_a_number_is_one_person_however_it_is_written(verkstad: Verkstad, skrivsatt: str) -> None:
    text = skrivsatt.format(ANNA, ANNA[8:], ANNA[2:8])
    elever = verkstad.elever(f"{text};GY;2024-08-19;;")
    for folk in (verkstad.folkbokforing(ANNA), verkstad.folkbokforing(text)):
        utgang = verkstad.kor(FOLK, folk, "--elever", elever, *TACKNING)
        assert utgang.utfall == {ANNA: "omfattas_inte"}
        assert utgang.problem == []


def test_a_plus_means_over_a_hundred_years_old(verkstad: Verkstad) -> None:
    text = f"{ANNA[2:8]}+{ANNA[8:]}"
    (svar,) = verkstad.kor(FOLK, verkstad.folkbokforing(text)).svar
    assert svar["personnummer"] == f"19{ANNA[2:]}"


def test_a_samordningsnummer_is_a_person_and_without_a_birthday_unclear(verkstad: Verkstad) -> None:
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(SAMORDNING, BARA_AR), *TACKNING)
    assert utgang.utfall == {SAMORDNING: "omfattas", BARA_AR: "oklart"}
    svar = utgang.per_nummer[BARA_AR]
    assert (svar["avgorande_punkt"], svar["motivering"]) == (
        "kaa.p1",
        "Födelsedagen är inte känd: numret visar den inte.",
    )


def test_several_files_can_be_given_in_one_go_or_one_by_one(verkstad: Verkstad) -> None:
    folk = verkstad.folkbokforing(ANNA, BO, CILLA)
    en = verkstad.elever(f"{ANNA};GY;2024-08-19;;", namn="en.csv")
    tva = verkstad.elever(f"{BO};GY;2024-08-19;;", namn="tva.csv")
    vantat = {ANNA: "omfattas_inte", BO: "omfattas_inte", CILLA: "omfattas"}
    for elever in (("--elever", en, tva), ("--elever", en, "--elever", tva)):
        assert verkstad.kor(FOLK, folk, *elever, *TACKNING).utfall == vantat


def test_enrolments_follow_a_replaced_number_both_ways_and_in_chains(verkstad: Verkstad) -> None:
    folk = verkstad.fil(
        "f.csv",
        "personnummer;kommunkod;avregistrering;avregistrerad_fran;nytt_personnummer",
        f"{SAMORDNING};{KOMMUN};GN;2025-01-10;{BO}",
        f"{BO};{KOMMUN};GN;2025-09-01;{ANNA}",
        f"{ANNA};{KOMMUN};;;",
        f"{CILLA};{KOMMUN};GN;2025-09-01;{DAN}",
        f"{DAN};{KOMMUN};;;",
    )
    elever = verkstad.elever(f"{SAMORDNING};GY;2024-08-19;;", f"{DAN};GY;2024-08-19;;")
    utgang = verkstad.kor(FOLK, folk, "--elever", elever, *TACKNING)
    assert set(utgang.utfall.values()) == {"omfattas_inte"}
    punkter = {rad["personnummer"]: rad["avgorande_punkt"] for rad in utgang.svar}
    assert punkter == {
        **dict.fromkeys((SAMORDNING, BO, CILLA), "kaa.hemkommun"),
        **dict.fromkeys((ANNA, DAN), "kaa.p3"),
    }
    assert "Numret är ersatt" in utgang.per_nummer[BO]["motivering"]


def test_several_rows_of_one_person_are_periods(verkstad: Verkstad) -> None:
    folk = verkstad.fil(
        "f.csv",
        "personnummer;kommunkod;i_kommunen_fran;i_kommunen_till_och_med",
        f"{ANNA};{KOMMUN};2025-03-01;",
        f"{ANNA};1781;;2025-02-28",
        f"{BO};{KOMMUN};;2026-11-20",
        f"{CILLA};{KOMMUN};;2026-11-21",
    )
    svar = verkstad.kor(FOLK, folk, *TACKNING).per_nummer
    assert (svar[ANNA]["utfall"], svar[ANNA]["ingangsorsak"]) == ("omfattas", "inflyttad")
    assert svar[ANNA]["omfattas_fran"] == "2025-03-01"
    assert svar[BO]["motivering"] == "Inte längre folkbokförd i kommunen, sedan 2026-11-21."
    assert (svar[CILLA]["utfall"], svar[CILLA]["galler_till_och_med"]) == ("omfattas", "2026-11-21")


def test_a_protected_population_registration_is_unclear_and_a_mark_is_not(
    verkstad: Verkstad,
) -> None:
    folk = verkstad.fil(
        "f.csv",
        "personnummer;kommunkod;skydd;adress",
        f"{ANNA};{KOMMUN};skyddad_folkbokforing;",
        f"{BO};{KOMMUN};Sekretessmarkering;Hemliga gatan 1",
    )
    utgang = verkstad.kor(FOLK, folk, *TACKNING)
    assert utgang.utfall == {ANNA: "oklart", BO: "omfattas"}
    assert "Hemliga" not in (verkstad.mapp / "ut/malgrupp.csv").read_text()


@pytest.mark.parametrize("source", ["elever", "bevis"])
def test_what_a_silent_source_would_decide_is_unclear(verkstad: Verkstad, source: str) -> None:
    elever = verkstad.elever(f"{ANNA};GY;2023-08-19;2026-06-10;nej")
    filer = (FOLK, verkstad.folkbokforing(ANNA), "--elever", elever)
    helt = {"elever": "2026-11-20", "bevis": "2026-11-20"}
    for tom, utfall in (("2026-11-20", "omfattas"), ("2026-07-01", "oklart"), ("", "oklart")):
        tackning = [(f"--{k}-tom", d) for k, d in {**helt, source: tom}.items() if d]
        argument = [ord_ for par in tackning for ord_ in par]
        (svar,) = verkstad.kor(*filer, *argument).svar
        assert svar["utfall"] == utfall, tom
        if utfall == "oklart":
            assert svar["avgorande_punkt"] == {"elever": "kaa.p3", "bevis": "kaa.p4"}[source]


@pytest.mark.parametrize("tom", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("dag", ["2015-01-01", "2026-11-21", "2199-12-31", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_are_days(verkstad: Verkstad, dag: str, tom: str) -> None:
    nummer = (ANNA, BARN, VUXEN, SAMORDNING, BARA_AR)
    elever = verkstad.elever(*(f"{n};GY;2023-08-19;2199-12-31;" for n in nummer))
    tackning = ("--folkbokforing-tom", tom, "--elever-tom", tom, "--bevis-tom", tom)
    val = (
        "--installning",
        "bevis_vantan_dagar=9999",
        "--installning",
        "elever_farskhet_dagar=9999",
    )
    folk = verkstad.folkbokforing(*nummer)
    utgang = verkstad.kor(FOLK, folk, "--elever", elever, "--dag", dag, *tackning, *val)
    assert (utgang.status, len(utgang.svar)) == (0, 5)


def test_a_municipality_that_nobody_lives_in_is_asked_about(verkstad: Verkstad) -> None:
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(ANNA), "--kommun", "1870", *TACKNING)
    assert (utgang.status, utgang.utfall) == (0, {ANNA: "omfattas_inte"})
    assert "Ingen rad i folkbokföringen gäller kommun 1870. Är koden rätt?" in utgang.fel


def test_rows_about_unknown_people_are_counted_and_no_problem(verkstad: Verkstad) -> None:
    elever = verkstad.elever(f"{BO};GY;2024-08-19;;")
    bevis = verkstad.bevis(f"{CILLA};studiebevis;2026-06-10")
    filer = (FOLK, verkstad.folkbokforing(ANNA), "--elever", elever, "--bevis", bevis)
    utgang = verkstad.kor(*filer, *TACKNING)
    assert utgang.fel.splitlines() == [
        "1 person: 1 omfattas, 0 omfattas inte, 0 oklart.",
        "0 rader med problem, 0 upplysningar.",
        "2 rader gäller någon som inte finns i folkbokföringen.",
    ]
    assert utgang.problem == []


@pytest.mark.parametrize(
    ("namn", "rad", "utfallen"),
    [
        (
            "grundskola_efter_skolplikt",
            "GR;2020-08-19;;",
            {"oklart": "oklart", "uppfyllt": "omfattas", "inte_uppfyllt": "omfattas_inte"},
        ),
        (
            "komvux_gymnasial",
            "KOMVUX_GY;2026-08-19;;",
            {"raknas": "omfattas_inte", "raknas_inte": "omfattas"},
        ),
        (
            "folkhogskola",
            "FHS;2026-08-19;;",
            {"raknas_inte": "omfattas", "raknas": "omfattas_inte"},
        ),
        (
            "bevis_vantan_dagar",
            "GY;2023-08-19;2026-10-01;",
            {"60": "oklart", "51": "oklart", "50": "omfattas", "0": "omfattas"},
        ),
        (
            "elever_farskhet_dagar",
            "SFI;2026-08-19;;",
            {"14": "omfattas", "1": "omfattas", "0": "oklart"},
        ),
    ],
)
def test_every_setting_has_its_name_its_values_and_its_default(
    verkstad: Verkstad, namn: str, rad: str, utfallen: dict[str, str]
) -> None:
    filer = (FOLK, verkstad.folkbokforing(ANNA), "--elever", verkstad.elever(f"{ANNA};{rad}"))
    tackning = ("--elever-tom", "2026-11-20", "--bevis-tom", "2026-11-20")
    forval = next(iter(utfallen))
    assert verkstad.kor(*filer, *tackning).utfall == {ANNA: utfallen[forval]}
    for varde, utfall in utfallen.items():
        val = ("--installning", f"{namn}={varde}")
        assert verkstad.kor(*filer, *tackning, *val).utfall == {ANNA: utfall}, varde
