"""SS 12000 files: persons' enrolments become records; what cannot be used is told; nothing else
is kept."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kaja.intake.sources import ss12000
from kaja.intake.sources.elever import ElevRad
from kaja.intake.sources.lasare import DUBBLETT
from kaja.intake.sources.lasning import Lasning, Namn
from kaja.intake.sources.ss12000 import Ss12000Lasning, oppna
from kaja.tabell import RowProblem, TableError

EXEMPEL = Path(str(ss12000.__file__)).with_name("exempel.json")
A, B, C = "200801012386", "200801012394", "200801022385"
HUVUDMAN = {"id": "o1", "displayName": "Karlstads kommun", "organisationType": "Huvudman"}
SKOLA = {
    "id": "o2",
    "displayName": "Norrskolan",
    "organisationType": "Skolenhet",
    "schoolUnitCode": "12345678",
    "parentOrganisation": {"id": "o1"},
}
GY = {
    "enroledAt": {"id": "o2"},
    "schoolType": "GY",
    "startDate": "2024-08-19",
    "endDate": "2025-06-12",
    "cancelled": True,
    "educationCode": "NA",
}
RAD = ElevRad(
    A, 1, "GY", date(2024, 8, 19), date(2025, 6, 13), True, "12345678", "NA", "Karlstads kommun"
)


def person(nummer: Any = A, *inskrivningar: Any, **mer: Any) -> dict[str, Any]:
    return {
        "id": f"p-{nummer}",
        "givenName": "Åsa",
        "familyName": "Öst",
        "civicNo": {"value": nummer, "nationality": "SE"},
        "enrolments": list(inskrivningar) or [GY],
        **mer,
    }


def fil(*personer: Any, **mer: Any) -> dict[str, Any]:
    return {"persons": list(personer), "organisations": [HUVUDMAN, SKOLA], **mer}


def las(innehall: Any) -> tuple[list[ElevRad], list[RowProblem], Ss12000Lasning]:
    """The records, the problems, and the file itself. Text goes in as it is, else as JSON."""
    text = innehall if isinstance(innehall, str) else json.dumps(innehall, ensure_ascii=False)
    lasning = oppna(text.encode(), "elever.json", ar=2026)
    return list(lasning.records()), lasning.problems, lasning


def fel(innehall: Any) -> list[tuple[int, str, str, str]]:
    """What is said of rows that are left out, when none is used."""
    records, problems, _ = las(innehall)
    assert records == []
    return [(p.rad, p.kolumn, p.varde, p.problem) for p in problems if not p.information]


def test_the_example_is_read_without_remarks() -> None:
    lasning: Lasning = oppna(EXEMPEL.read_bytes(), EXEMPEL.name, ar=2026)
    records = list(lasning.records())
    assert [(r.rad, r.skolform, r.studievag) for r in records if isinstance(r, ElevRad)] == [
        (1, "GR", ""),
        (2, "GY", "NA"),
        (3, "GY", "IMA"),
        (4, "GY", "IMS"),
    ]
    assert lasning.problems == []
    assert (lasning.slag, lasning.kodning) == ("elever", "utf-8")


def test_an_enrolment_becomes_a_record_with_school_unit_huvudman_and_half_open_period() -> None:
    records, problems, _ = las(fil(person()))
    assert records == [RAD]
    assert problems == []


@pytest.mark.parametrize(
    "innehall",
    [
        json.dumps({"data": [person(), person(B)], "pageToken": None}),
        json.dumps({"pageToken": None, "data": [person(), person(B)]}),
        json.dumps({"meta": {}, "data": [person(), person(B)]}),
        json.dumps({"data": [person()]}) + json.dumps({"data": [person(B)]}),
        json.dumps([person(), person(B)]),
        json.dumps(person()) + "\n" + json.dumps(person(B)) + "\n",
        json.dumps(person(), indent=2) + json.dumps(person(B), indent=2),
        json.dumps({"organisations": [], "persons": [person(), person(B)]}, indent=1),
    ],
    ids=["page", "token first", "another first", "pages", "list", "lines", "spread", "own form"],
)
def test_a_file_may_be_pages_a_list_lines_or_one_object(innehall: str) -> None:
    records, problems, _ = las(innehall)
    assert [(r.nummer, r.rad, r.skolenhetskod) for r in records] == [(A, 1, ""), (B, 2, "")]
    [problem] = problems
    assert problem.information
    assert "skolenhet inte finns bland filens organisationer: 2." in problem.problem


@pytest.mark.parametrize("kodning", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_file_in_another_unicode_encoding_is_read(kodning: str) -> None:
    innehall = json.dumps(fil(person()), ensure_ascii=False).encode(kodning)
    assert list(oppna(innehall, "x", ar=2026).records()) == [RAD]


def test_pages_of_organisations_and_of_deletions_are_told_from_pages_of_persons() -> None:
    sidor = [
        {"data": [HUVUDMAN, SKOLA], "pageToken": "2"},
        {"data": [person()]},
        {"data": {"persons": [f"p-{A}", "p-9"], "groups": ["g"]}},
    ]
    records, problems, lasning = las("\n".join(json.dumps(sida) for sida in sidor))
    assert records == [RAD]
    assert problems == []
    assert lasning.borttagna == {f"p-{A}": A, "p-9": ""}


@pytest.mark.parametrize(
    "borttagna",
    [
        {"persons": ["p-9"]},
        {"data": {"persons": ["p-9"]}},
        [{"entityType": "Person", "id": "p-9"}, {"entityType": "Group", "id": "g"}],
    ],
)
def test_deletions_are_read_as_the_standard_and_as_servers_have_them(borttagna: Any) -> None:
    assert las(fil(person(), deletedEntities=borttagna))[2].borttagna == {"p-9": ""}


def test_a_person_without_enrolments_is_known_to_have_ended() -> None:
    utan = person(B) | {"enrolments": []}
    foralder = person("200001012384") | {"enrolments": []}
    records, problems, lasning = las(fil(utan, foralder, person()))
    assert lasning.utan_studier == {B}
    assert records == [RAD._replace(rad=3)]
    assert problems == []


@pytest.mark.parametrize("tiger", [{"enrolments": None}, {}])
def test_a_file_that_says_nothing_of_enrolments_does_not_say_that_there_are_none(
    tiger: dict[str, Any],
) -> None:
    utan = person(B)
    del utan["enrolments"]
    records, [problem], lasning = las(fil(utan | tiger))
    assert (records, lasning.utan_studier) == ([], set())
    assert problem.information
    assert problem.problem.startswith("Personer utan uppgift om inskrivningar: 1.")


def test_a_pupil_with_a_temporary_number_is_kept_with_the_name() -> None:
    records, _, lasning = las(fil(person("20080304-tf12"), person("080304TF13")))
    assert [r.nummer for r in records] == ["20080304TF12", "20080304TF13"]
    assert lasning.namn["20080304TF12"] == Namn("Åsa", "Öst")
    assert set(lasning.namn) == {"20080304TF12", "20080304TF13"}


def test_a_temporary_number_needs_a_name_and_a_date_that_exists() -> None:
    namnlos = person("20080304TF12", familyName=None)
    [(_, kolumn, _, mening)] = fel(fil(namnlos))
    assert (kolumn, mening[:27]) == ("persons[0].familyName", "Ett TF-nummer utan namn går")
    [(_, _, varde, mening)] = fel(fil(person("20081304TF12")))
    assert (varde, mening[:24]) == ("20081304TF12", "Födelsedagen 20081304 fi")


def test_protection_is_told_by_number() -> None:
    _, _, lasning = las(
        fil(
            person(A, securityMarking="Sekretessmarkering"),
            person(B, securityMarking="Skyddad folkbokföring"),
            person(C, securityMarking="Ingen"),
        )
    )
    assert lasning.skyddade == {A: "sekretessmarkering", B: "skyddad_folkbokforing"}


def test_the_first_rows_are_shown_as_they_came_without_those_of_protected_persons() -> None:
    skyddad = person(A, securityMarking="Sekretessmarkering")
    okand = person(A, securityMarking="?")
    trasig = person(C, {**GY, "cancelled": {"a": 1}, "startDate": 2024})
    _, _, lasning = las(fil(skyddad, okand, "x", person(B, GY, GY), trasig))
    assert lasning.forsta(2) == [
        (4, [B, "GY", "2024-08-19", "2025-06-12", "true", "NA"]),
        (5, [B, "GY", "2024-08-19", "2025-06-12", "true", "NA"]),
    ]
    assert lasning.forsta(9)[-1] == (6, [C, "GY", "2024", "2025-06-12", "", "NA"])
    assert {len(celler) for _, celler in lasning.forsta(9)} == {len(lasning.rubriker)}


def test_preschool_and_leisure_are_counted_and_not_used() -> None:
    barn = person("20200101TF01", {**GY, "schoolType": "FS"}, {**GY, "schoolType": "FTH"})
    records, [problem], lasning = las(fil(barn, person()))
    assert [r.rad for r in records] == [3]
    assert (problem.information, lasning.namn) == (True, {})
    assert "annat utan betydelse här: 2." in problem.problem


def test_the_same_enrolment_twice_counts_once() -> None:
    records, [problem], _ = las(fil(person(), person()))
    assert records == [RAD]
    assert problem == RowProblem("elever.json", 2, "", "", DUBBLETT, information=True)


def test_a_ring_of_organisations_has_no_huvudman() -> None:
    ring = {**HUVUDMAN, "organisationType": "Skola", "parentOrganisation": {"id": "o2"}}
    records, _, _ = las({"persons": [person()], "organisations": [ring, SKOLA]})
    assert records == [RAD._replace(huvudman="")]


@pytest.mark.parametrize(
    ("andrat", "kolumn", "varde", "mening"),
    [
        ({"civicNo": None}, "civicNo", "", "Personnumret saknas"),
        ({"civicNo": {}}, "value", "", "Personnumret saknas"),
        ({"civicNo": A}, "civicNo", A, "Här ska stå ett objekt"),
        ({"civicNo": {"value": 200801012386}}, "value", "2.00801e+11", "Här ska stå text"),
        ({"civicNo": {"value": A[:-1] + "7"}}, "value", A[:-1] + "7", "Kontrollsiffran"),
        ({"securityMarking": "Hemlig"}, "securityMarking", "Hemlig", "Skyddsmarkeringen är okänd"),
        ({"securityMarking": True}, "securityMarking", "true", "Här ska stå text"),
        ({"enrolments": {"0": GY}}, "enrolments", "", "Här ska stå en lista"),
        ({"enrolments": "GY"}, "enrolments", "GY", "Här ska stå en lista"),
    ],
)
def test_a_person_that_cannot_be_used_is_told(
    andrat: dict[str, Any], kolumn: str, varde: str, mening: str
) -> None:
    [(rad, var, visat, problem)] = fel(fil(person() | andrat))
    assert (rad, var, visat) == (1, f"persons[0].{kolumn}", varde)
    assert problem.startswith(mening)


@pytest.mark.parametrize(
    ("andrat", "kolumn", "varde", "mening"),
    [
        ({"startDate": None}, "startDate", "", "Datumet saknas"),
        ({"startDate": "2024-02-30"}, "startDate", "2024-02-30", "Dagen finns inte"),
        ({"startDate": 20240819}, "startDate", "2.02408e+07", "Här ska stå text"),
        ({"endDate": "2024-08-18"}, "endDate", "2024-08-18", "Slutdatum ligger före"),
        ({"endDate": ["2025"]}, "endDate", "", "Här ska stå text"),
        ({"cancelled": "nej"}, "cancelled", "nej", "Här ska stå true eller false"),
        ({"cancelled": 0}, "cancelled", "0", "Här ska stå true eller false"),
        ({"schoolType": None}, "schoolType", "", "Skolformen saknas"),
        ({"schoolType": "KOMVUX"}, "schoolType", "KOMVUX", "SS 12000 säger inte på vilken nivå"),
        ({"schoolType": "ABU"}, "schoolType", "ABU", "SS 12000 säger inte vilken utbildning"),
        ({"schoolType": "X"}, "schoolType", "X", "Skolformen finns inte i SS 12000"),
        ({"schoolType": float("nan")}, "schoolType", "nan", "Här ska stå text"),
        ({"enroledAt": "o2"}, "enroledAt", "o2", "Här ska stå ett objekt"),
        ({"enroledAt": {"id": 2}}, "id", "2", "Här ska stå text"),
    ],
)
def test_an_enrolment_that_cannot_be_used_is_told_and_the_others_are_used(
    andrat: dict[str, Any], kolumn: str, varde: str, mening: str
) -> None:
    records, problems, _ = las(fil(person(A, GY | andrat, {**GY, "educationCode": "SA"})))
    assert [(r.rad, r.studievag) for r in records] == [(2, "SA")]
    [problem] = problems
    assert problem[:4] == ("elever.json", 1, f"persons[0].enrolments[0].{kolumn}", varde)
    assert problem.problem.startswith(mening)


def test_every_enrolment_of_an_unusable_person_is_accounted_for() -> None:
    assert [rad for rad, *_ in fel(fil(person("x", GY, GY), "person", 5, None, []))] == [
        *(1, 2, 3, 4, 5, 6)
    ]


def test_what_is_said_twice_in_one_post_is_not_guessed() -> None:
    text = json.dumps(person()).replace('"id"', '"id": "annat", "id"', 1)
    [(_, var, _, mening)] = fel(text)
    assert (var, mening[:22]) == ("persons[0]", "Samma uppgift står två")
    text = json.dumps(person()).replace('"schoolType"', '"schoolType": "GR", "schoolType"')
    assert [var for _, var, _, _ in fel(text)] == ["persons[0].enrolments[0]"]


def test_a_damaged_line_among_lines_is_told_and_the_others_are_used() -> None:
    rader = [json.dumps(person()), '{"id": "p", "civicNo": ', json.dumps(person(B)), '{"id": "x']
    records, problems, _ = las("\n".join(rader))
    assert [(r.nummer, r.rad) for r in records] == [(A, 1), (B, 3)]
    skadade = [(p.rad, p.varde) for p in problems if not p.information]
    assert skadade == [(2, '{"id": "p", "civicNo":'), (4, '{"id": "x')]


def test_a_line_nested_without_end_is_told_and_the_others_are_used() -> None:
    djup = '{"id": ' + "[" * 100_000 + "]" * 100_000 + "}"
    records, problems, _ = las("\n".join([djup, json.dumps(person())]))
    assert [r.rad for r in records] == [2]
    assert [p.rad for p in problems if not p.information] == [1]


@pytest.mark.parametrize(
    ("innehall", "mening"),
    [
        (b"", "Filen är tom"),
        (b" \n ", "Filen är tom"),
        (b"personnummer;skolform\n", "Filen är skadad eller avhuggen: rad 1, tecken 1"),
        (b"<html>\n<body>", "Filen är skadad eller avhuggen: rad 1, tecken 1"),
        (b"PK\x03\x04\xff\xfe", "Filen är inte JSON i UTF-8"),
        ('{"data": "å"}'.encode("cp1252"), "Filen är inte JSON i UTF-8"),
        (b'{"data": 5}', "Filen är ingen SS 12000: data ska vara en lista"),
        (b'{"persons": {}}', "Filen är ingen SS 12000: persons ska vara en lista"),
        (b'{"data": [], "data": []}', "Filen har data två gånger"),
        (b'{"error": {"code": 401}}', "Filen är JSON men inte SS 12000"),
        (b"5", "Filen är JSON men inte SS 12000"),
        (b"[[]]", "Filen är JSON men inte SS 12000"),
        (b'{"persons": [\n{"id": 1},\n{"id": ]}', "Filen är skadad eller avhuggen: rad 3"),
        (b'{"persons": [{"id": "1"}', "Filen är skadad eller avhuggen: rad 1"),
        (b'{"persons": [{"id": "1"}], ', "Filen är skadad eller avhuggen: rad 1"),
        (b'{"persons" []}', "Filen är skadad eller avhuggen"),
        (b'{"data":' + b"[" * 200_000, "Filen har objekt i objekt på fler nivåer"),
        (b"[" + b'{"a":' * 200_000, "Filen har objekt i objekt på fler nivåer"),
    ],
)
def test_an_unusable_file_is_told_in_a_sentence(innehall: bytes, mening: str) -> None:
    with pytest.raises(TableError, match=mening):
        oppna(innehall, "x.json", ar=2026)


@pytest.mark.parametrize("innehall", ["[]", '{"data": [], "pageToken": null}', '{"data": null}'])
def test_a_file_in_which_nothing_has_changed_is_no_mistake(innehall: str) -> None:
    assert las(innehall)[:2] == ([], [])


def test_numbers_and_texts_without_end_are_no_trouble() -> None:
    stor = person(A, {**GY, "educationCode": "N" * 100_000}, schoolYear=1)
    text = json.dumps(fil(stor)).replace('"schoolYear": 1', '"schoolYear": ' + "9" * 10_000)
    records, problems, _ = las(text)
    assert (len(records), problems) == (1, [])
    [(_, _, varde, _)] = fel(fil(person("1" * 100_000)))
    assert len(varde) == 120


def test_half_a_character_never_leaves_the_file() -> None:
    text = json.dumps(fil(person("\ud800\0" + A), person(B, {**GY, "educationCode": "N\udfffA"})))
    records, problems, _ = las(text)
    json.dumps([records, problems], default=str, ensure_ascii=False).encode()


def test_an_organisation_that_cannot_be_used_is_told_and_the_enrolment_used_without_it() -> None:
    innehall = fil(person())
    innehall["organisations"] = [HUVUDMAN, {**SKOLA, "schoolUnitCode": "1234567"}]
    records, problems, _ = las(innehall)
    assert records == [RAD._replace(skolenhetskod="", huvudman="")]
    assert (problems[0].rad, problems[0].kolumn) == (0, "organisations[1].schoolUnitCode")
    assert problems[0].problem.startswith("Skolenhetskoden ska ha åtta siffror")


def test_nothing_is_kept_but_what_is_needed() -> None:
    """A canary in every field that Kaja has no use for: none may turn up anywhere."""
    kanarie = "KANARIEFÅGEL"
    onodigt: dict[str, Any] = {
        "sex": kanarie,
        "photo": kanarie,
        "middleName": kanarie,
        "emails": [{"value": kanarie}],
        "phoneNumbers": [{"value": kanarie}],
        "addresses": [{"streetAddress": kanarie}],
        "responsibles": [{"person": {"id": kanarie, "displayName": kanarie}}],
        "externalIdentifiers": [{"value": kanarie}],
        "eduPersonPrincipalNames": [kanarie],
        "_embedded": {"duties": [{"id": kanarie}]},
    }
    inskrivning = {**GY, "specification": kanarie, "programme": {"id": kanarie}}
    hel = person(A, inskrivning, givenName=kanarie, familyName=kanarie, **onodigt)
    trasig = person("fel", inskrivning, **onodigt)
    tom = {**person(B, **onodigt), "enrolments": []}
    skola = {**SKOLA, "email": kanarie, "contactInfo": [{"info": kanarie}]}
    records, problems, lasning = las({"persons": [hel, trasig, tom], "organisations": [skola]})
    assert len(records) == 1
    vetskap = {namn: v for namn, v in vars(lasning).items() if namn != "_text"}
    assert kanarie not in repr((records, problems, vetskap, lasning.forsta(9)))


def test_reading_twice_from_the_start_gives_the_same_rows() -> None:
    innehall = json.dumps(fil(person(), person(B))).encode()
    ena, andra = (list(oppna(deepcopy(innehall), "x", ar=2026).records()) for _ in range(2))
    assert ena == andra


def test_reading_a_file_does_not_load_the_http_client() -> None:
    program = "import sys, kaja.intake.sources.ss12000; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
