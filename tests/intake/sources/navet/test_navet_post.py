"""A post from Navet becomes records: who, where, since when, and how it ended."""

from __future__ import annotations

from datetime import date

import pytest

from kaja.intake.sources.navet import oppna
from kaja.intake.sources.navet.namn import tilltalsnamn
from kaja.intake.sources.navet.strom import Strom
from tests.intake.sources.navet.navetfil import (
    MAPP,
    NYTT,
    SAMORDNING,
    A,
    B,
    avvisad,
    en,
    fil,
    las,
    las_bytes,
    post,
    registrering,
    tidigare,
)

D = date


def test_the_example_of_an_answer_is_read_without_remarks() -> None:
    records, problems = las_bytes((MAPP / "exempel.xml").read_bytes())
    assert problems == []
    assert [(r.rad, r.kommunkod, r.fornamn) for r in records] == [
        (1, "1780", "Åsa"),
        (2, "0180", "Karl-Björn"),
        (2, "1780", "Karl-Björn"),
        (3, "1780", "Amina"),
    ]


def test_the_example_of_a_change_file_is_read_without_remarks() -> None:
    records, problems = las_bytes((MAPP / "exempel-andring.xml").read_bytes())
    assert problems == []
    assert [(r.kommunkod, r.avregistrering, r.nytt_nummer) for r in records] == [
        ("1780", "", ""),
        ("1880", "", ""),
        ("1780", "GN", NYTT),
        ("1780", "UV", ""),
    ]


@pytest.mark.parametrize(
    "fornamn, markering, ut",
    [
        ("Maria Åsa", "10", "Maria"),
        ("Maria Åsa", "20", "Åsa"),
        ("Kjell Olof Stig", "12", "Kjell Olof"),
        ("Kjell Olof Stig", "13", "Kjell Stig"),
        ("Kjell Olof Stig", "21", "Olof Kjell"),
        ("Svante Hans-Emil", "23", "Hans-Emil"),
        ("Hans-Emil Svante", "12", "Hans-Emil"),
        ("Hans-Emil Svante", "10", "Hans"),
        ("Hans-Emil Svante", "30", "Svante"),
        ("Hans-Emil Svante", "23", "Emil Svante"),
        ("Maria Åsa", "11", "Maria"),
        ("Maria Åsa", "", "Maria Åsa"),
        ("Maria Åsa", "00", "Maria Åsa"),
        ("Maria Åsa", "0", "Maria Åsa"),
        ("Maria Åsa", "30", "Maria Åsa"),
        ("Maria Åsa", "1x", "Maria Åsa"),
        ("Kjell Olof Stig", "120", "Kjell Olof Stig"),
        ("Maria Åsa", "²0", "Maria Åsa"),
        ("", "10", ""),
    ],
)
def test_the_mark_picks_the_names_the_person_is_called_by(
    fornamn: str, markering: str, ut: str
) -> None:
    assert tilltalsnamn(fornamn, markering) == ut


def test_the_middle_name_stands_before_the_surname() -> None:
    namn = "<Fornamn>Medel</Fornamn><Mellannamn>Ek</Mellannamn><Efternamn>Lind</Efternamn>"
    assert en(namn=namn).efternamn == "Ek Lind"


def test_the_address_is_put_together() -> None:
    rad = en(
        adress="<CareOf>Berg</CareOf><Utdelningsadress1>VÅN 2</Utdelningsadress1>"
        "<Utdelningsadress2>GATAN 1</Utdelningsadress2><PostNr>65224</PostNr>"
        "<Postort>KARLSTAD</Postort>"
    )
    assert (rad.adress, rad.postnummer, rad.postort) == (
        "c/o Berg, VÅN 2, GATAN 1",
        "65224",
        "KARLSTAD",
    )


def test_moves_within_the_municipality_are_one_period() -> None:
    [rad], problems = las(
        post(historik=tidigare("1780", "20070101") + tidigare("1780", "20120301"))
    )
    assert problems == []
    assert (rad.kommunkod, rad.i_kommunen_fran, rad.i_kommunen_till) == (
        "1780",
        D(2007, 1, 1),
        None,
    )


def test_earlier_municipalities_are_earlier_rows_that_end_where_the_next_begins() -> None:
    records, _ = las(post(historik=tidigare("0180", "20120301") + tidigare("1780", "20070101")))
    assert [(r.kommunkod, r.i_kommunen_fran, r.i_kommunen_till) for r in records] == [
        ("1780", D(2007, 1, 1), D(2012, 3, 1)),
        ("0180", D(2012, 3, 1), D(2019, 8, 15)),
        ("1780", D(2019, 8, 15), None),
    ]


def test_a_time_abroad_ends_the_period_before_it() -> None:
    records, _ = las(post(historik=tidigare("1780", "20070101") + tidigare("", "20120301", "UV")))
    assert [(r.i_kommunen_till, r.avregistrering, r.avregistrerad_fran) for r in records] == [
        (D(2012, 3, 1), "UV", D(2012, 3, 1)),
        (None, "", None),
    ]


def test_history_that_repeats_the_present_registration_says_nothing_new() -> None:
    assert en(historik=tidigare("1780", "20190815")).i_kommunen_fran == D(2019, 8, 15)


def test_history_of_the_day_of_the_present_registration_is_not_used() -> None:
    rad = en(historik=tidigare("0180", "20190815"))
    assert (rad.kommunkod, rad.i_kommunen_fran) == ("1780", D(2019, 8, 15))


@pytest.mark.parametrize("text", ["0", "00000000", "0000-00-00"])
def test_a_day_of_zeros_is_no_day(text: str) -> None:
    person = f"<Invandring><Invandringsdatum>{text}</Invandringsdatum></Invandring>"
    rad = en(slut=text, person=person)
    assert (rad.folkbokford_fran, rad.avregistrering, rad.avregistrerad_fran) == (None, "", None)


def test_history_that_cannot_be_read_is_not_used_at_all() -> None:
    [rad], [problem] = las(
        post(historik=tidigare("0180", "20100101") + tidigare("1780", "20120231"))
    )
    assert rad.i_kommunen_fran == D(2019, 8, 15)
    assert problem.information
    assert problem.kolumn == "Historik"
    assert problem.problem.endswith("Posten används utan de tidigare folkbokföringarna.")


@pytest.mark.parametrize("orsak, ut", [("AV", "AV"), ("UV", "UV"), ("OB", "OB"), ("av", "AV")])
def test_deregistrations_have_our_codes_and_their_day(orsak: str, ut: str) -> None:
    rad = en(orsak=orsak, slut="20261031")
    assert (rad.avregistrering, rad.avregistrerad_fran) == (ut, D(2026, 10, 31))


@pytest.mark.parametrize("orsak", ["AN", "AS", "FI", "OO", "TA"])
def test_other_deregistrations_end_the_period_and_keep_no_reason(orsak: str) -> None:
    rad = en(orsak=orsak, slut="20261031")
    assert (rad.i_kommunen_till, rad.avregistrering) == (D(2026, 10, 31), "")
    assert orsak not in str(rad)


@pytest.mark.parametrize("slut", ["", "20190815", "20260000"])
def test_an_end_without_a_day_after_the_beginning_is_reported(slut: str) -> None:
    records, problems = las(post(orsak="TA", slut=slut))
    assert records == []
    assert problems[0].kolumn == "Avregistreringsdatum"
    assert not problems[0].information


def test_a_deregistration_of_unknown_day_holds_without_a_day() -> None:
    [rad], [problem] = las(post(orsak="OB", slut="20260000"))
    assert (rad.avregistrering, rad.avregistrerad_fran) == ("OB", None)
    assert (problem.kolumn, problem.varde, problem.information) == (
        "Avregistreringsdatum",
        "20260000",
        True,
    )


@pytest.mark.parametrize("orsak", ["GN", "GS"])
def test_a_replaced_number_refers_to_the_new_one(orsak: str) -> None:
    rad = en(
        SAMORDNING,
        orsak=orsak,
        slut="20261103",
        person=f"<HanvisningsPersonNr>{NYTT}</HanvisningsPersonNr>",
    )
    assert (rad.nummer, rad.avregistrering, rad.nytt_nummer) == (SAMORDNING, "GN", NYTT)


def test_a_new_number_that_refers_back_to_the_old_one_is_not_replaced() -> None:
    rad = en(NYTT, person=f"<HanvisningsPersonNr>{SAMORDNING}</HanvisningsPersonNr>")
    assert (rad.avregistrering, rad.nytt_nummer) == ("", "")


@pytest.mark.parametrize(
    "hanvisningar", [[], [A], [B, NYTT], ["200701012396"]], ids=["none", "own", "two", "bad"]
)
def test_a_replaced_number_without_one_new_number_is_told_of(hanvisningar: list[str]) -> None:
    person = "".join(f"<HanvisningsPersonNr>{nr}</HanvisningsPersonNr>" for nr in hanvisningar)
    [rad], [problem] = las(post(A, orsak="GN", slut="20261103", person=person))
    assert (rad.avregistrering, rad.nytt_nummer) == ("GN", "")
    assert (problem.kolumn, problem.information) == ("HanvisningsPersonNr", True)


def test_somebody_who_has_left_may_lack_the_name_and_the_present_municipality() -> None:
    [rad], problems = las(
        post(orsak="AV", slut="20261101", namn="", bor=" ", historik=tidigare("1780", "20070101"))
    )
    assert problems == []
    assert (rad.kommunkod, rad.avregistrering, rad.fornamn) == ("1780", "AV", "")


def test_immigration_is_the_first_registration_in_sweden() -> None:
    person = "<Invandring><Invandringsdatum>20230201</Invandringsdatum></Invandring>"
    assert en(sedan="20230201", person=person).folkbokford_fran == D(2023, 2, 1)


def test_a_return_is_not_the_first_registration_in_sweden() -> None:
    person = "<Invandring><Invandringsdatum>20190815</Invandringsdatum></Invandring>"
    records, _ = las(post(person=person, historik=tidigare("1780", "20070101")))
    assert {r.folkbokford_fran for r in records} == {None}


@pytest.mark.parametrize("text", ["20150000", "20150231", "snart"])
def test_an_immigration_that_cannot_be_read_is_left_out_and_told_of(text: str) -> None:
    person = f"<Invandring><Invandringsdatum>{text}</Invandringsdatum></Invandring>"
    [rad], [problem] = las(post(person=person))
    assert rad.folkbokford_fran is None
    assert (problem.kolumn, problem.varde, problem.information) == ("Invandringsdatum", text, True)


def test_a_number_assigned_before_registration_is_used() -> None:
    text = post().replace("PersonNr>", "TilldelatPersonNrSamordningsNr>")
    [rad], _ = las(text)
    assert rad.nummer == A


def test_a_post_without_the_day_holds_since_always_and_is_told_of() -> None:
    [rad], [problem] = las(post(sedan="", historik=tidigare("0180", "20100101")))
    assert (rad.kommunkod, rad.i_kommunen_fran) == ("1780", None)
    assert (problem.kolumn, problem.information) == ("Folkbokforingsdatum", True)


def test_zeros_that_were_lost_from_the_municipality_are_put_back() -> None:
    bor = "<LanKod>1</LanKod><KommunKod>25</KommunKod>" + registrering("", "20190815")
    assert en(bor=bor).kommunkod == "0125"


@pytest.mark.parametrize(
    "val, kolumn, varde, mening",
    [
        ({"nummer": "200701012396"}, "PersonNr", "200701012396", "Kontrollsiffran"),
        ({"nummer": ""}, "PersonNr", "", "Personnumret saknas."),
        ({"nummer": "20080304TF12"}, "PersonNr", "20080304TF12", "TF-nummer"),
        ({"sedan": "20190231"}, "Folkbokforingsdatum", "20190231", "Dagen finns inte."),
        ({"sedan": "20190000"}, "Folkbokforingsdatum", "20190000", "inte fullständigt"),
        ({"bor": " "}, "KommunKod", "", "Posten säger inte vilken kommun."),
        ({"bor": "<LanKod>17</LanKod>"}, "KommunKod", "17", "två siffror"),
        ({"kommun": "17x0"}, "KommunKod", "17 x0", "två siffror"),
        ({"orsak": "ZZ"}, "AvregistreringsorsakKod", "ZZ", "okänd"),
        ({"slut": "20261101"}, "AvregistreringsorsakKod", "", "saknas"),
        ({"orsak": "AV", "slut": "20261131"}, "Avregistreringsdatum", "20261131", "finns inte"),
        ({"namn": ""}, "Fornamn", "", "Namnet saknas"),
    ],
)
def test_a_bad_post_is_left_out_and_told_what_to_do(
    val: dict[str, str], kolumn: str, varde: str, mening: str
) -> None:
    sagt = avvisad(**val)
    assert sagt[:2] == (kolumn, varde)
    assert mening in sagt[2]
    assert sagt[2].endswith(".")


@pytest.mark.parametrize(
    "val, mening",
    [
        ({"fore": "<Sekretessmarkering>J</Sekretessmarkering>"}, "Kontrollera genast"),
        ({"orsak": "FI", "slut": "20261101"}, "skriv inte till den"),
        ({"nummer": SAMORDNING}, "samordningsnummer"),
    ],
)
def test_a_post_without_municipality_says_what_it_means_for_the_person(
    val: dict[str, str], mening: str
) -> None:
    kolumn, _, problem = avvisad(bor=" ", **val)
    assert kolumn == "KommunKod"
    assert mening in problem


def test_history_does_not_tell_where_somebody_is_registered_now() -> None:
    kolumn, _, _ = avvisad(bor=" ", historik=tidigare("1780", "20070101"))
    assert kolumn == "KommunKod"


def test_a_post_with_only_what_has_changed_is_not_used() -> None:
    text = post().replace("<Arendeuppgift", '<Arendeuppgift totalpost="false"')
    records, [problem] = las(text)
    assert records == []
    assert problem.kolumn == "Arendeuppgift@totalpost"
    assert "hela poster" in problem.problem


def test_what_the_ordinance_does_not_allow_ends_nowhere() -> None:
    """2006:39 4 §: no relations, marital status, birth, citizenship, property or other numbers."""
    kanarie = "KANARIE"
    olasta = "".join(
        f"<{namn}><Uppgift>{kanarie}</Uppgift>{kanarie}<PersonNr>{kanarie}</PersonNr></{namn}>"
        for namn in ("Relationer", "Civilstand", "Fodelse", "Medborgarskap", "Okant")
    )
    olasta += f"<Invandring><Uppehallsratt>{kanarie}</Uppehallsratt></Invandring>"
    text = post(
        person=olasta,
        fore=f"<Sarlosning>{kanarie}</Sarlosning>",
        bor=registrering("1780", "20190815")
        + f"<Fastighetsbeteckning>{kanarie}</Fastighetsbeteckning>",
        historik=f"<Folkbokforing><Fastighetsbeteckning>{kanarie}</Fastighetsbeteckning>"
        + registrering("1780", "20070101", "FB")
        + "</Folkbokforing>",
    )
    innehall = fil(text, text.replace(A, "200701012396"))
    assert kanarie.encode() in innehall
    lasning = oppna(innehall, "navet.xml", ar=2026)
    allt = [list(lasning.records()), lasning.problems, lasning.forsta(5), lasning.namn]
    allt += [[p.texter, p.historik] for p in Strom(innehall).poster()]
    assert len(lasning.problems) == 1
    assert kanarie not in repr(allt)


@pytest.mark.parametrize(
    "val, avregistrering, skydd",
    [
        ({"orsak": "AV", "slut": "20261101"}, "AV", ""),
        ({"fore": "<SkyddadFolkbokforing>J</SkyddadFolkbokforing>"}, "", "skyddad_folkbokforing"),
    ],
)
def test_what_holds_wherever_someone_is_registered_is_told_without_municipality(
    val: dict[str, str], avregistrering: str, skydd: str
) -> None:
    rad = en(bor=" ", **val)
    assert (rad.kommunkod, rad.avregistrering, rad.skydd) == ("", avregistrering, skydd)
