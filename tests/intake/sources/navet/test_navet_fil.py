"""A file from Navet as a whole: what it may look like, and what is said of one that is no such."""

from __future__ import annotations

import tracemalloc

import pytest

from kaja.intake.sources.navet import oppna
from kaja.intake.sources.navet.parse import ERSATT
from kaja.tabell import TableError
from tests.intake.sources.navet.navetfil import AR, A, B, C, fil, las, las_bytes, post

V1 = "http://xmls.skatteverket.se/se/skatteverket/folkbokforing/na/epersondata/V1"
SOAP = '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>{}</S:Body></S:Envelope>'


def nekad(innehall: bytes) -> str:
    with pytest.raises(TableError) as fel:
        oppna(innehall, "navet.xml", ar=AR)
    mening = str(fel.value)
    assert mening[:1].isupper()
    assert mening.endswith(".")
    return mening


@pytest.mark.parametrize(
    "text",
    [
        f"<Folkbokforingsposter>{post()}</Folkbokforingsposter>",
        post(),
        SOAP.format(
            f'<n:Svar xmlns:n="{V1}"><n:Folkbokforingsposter>{post()}'
            "</n:Folkbokforingsposter></n:Svar>"
        ),
        f'<NavetAvisering xmlns="urn:annan:version:9">{post()}</NavetAvisering>',
        SOAP.format(post().replace("<", "<p:").replace("<p:/", "</p:")).replace(
            "<S:Body>", '<S:Body xmlns:p="urn:p">'
        ),
    ],
    ids=["answer", "one post", "soap", "notice", "prefixed"],
)
def test_posts_are_found_in_any_wrapper_and_namespace(text: str) -> None:
    [rad], problems = las_bytes(text.encode())
    assert (rad.nummer, rad.fornamn, problems) == (A, "Åsa", [])


@pytest.mark.parametrize(
    "kodning, skriven",
    [
        ("UTF-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("UTF-16", "utf-16"),
    ],
)
def test_the_declared_encoding_is_read_and_told(kodning: str, skriven: str) -> None:
    text = f'<?xml version="1.0" encoding="{kodning}"?>' + post()
    lasning = oppna(text.encode(skriven), "navet.xml", ar=AR)
    assert lasning.kodning == kodning.lower()
    assert [rad.fornamn for rad in lasning.records()] == ["Åsa"]


def test_utf_16_without_a_declaration_is_read() -> None:
    lasning = oppna(post().encode("utf-16"), "navet.xml", ar=AR)
    assert lasning.kodning == "utf-16"
    assert [rad.efternamn for rad in lasning.records()] == ["Öst"]


def test_a_file_without_changes_is_no_fault() -> None:
    assert las_bytes(b"<NavetAvisering><Folkbokforingsposter/></NavetAvisering>") == ([], [])


def test_the_post_that_was_changed_last_counts() -> None:
    records, problems = las(
        post(A, tid="20261103000000", kommun="1880"),
        post(B),
        post(A, tid="20261101000000", kommun="1780"),
        post(A, tid="20261102000000", kommun="0180"),
    )
    assert [(r.rad, r.nummer, r.kommunkod) for r in records] == [(1, A, "1880"), (2, B, "1780")]
    assert [(p.rad, p.problem, p.information) for p in problems] == [
        (3, ERSATT, True),
        (4, ERSATT, True),
    ]


@pytest.mark.parametrize("tid", ["20261103000000", "", "i går"])
def test_of_posts_changed_at_once_the_last_in_the_file_counts(tid: str) -> None:
    records, _ = las(post(A, tid=tid, kommun="0180"), post(A, tid=tid, kommun="1780"))
    assert [(r.rad, r.kommunkod) for r in records] == [(2, "1780")]


def test_a_notice_is_ordered_by_the_day_it_was_drawn() -> None:
    dagar = [
        post(A, kommun=kommun).replace(
            'andringstidpunkt="20261101101500"', f'utsokningsdatum="{dag}"'
        )
        for kommun, dag in (("1880", "2026-11-03"), ("1780", "20261102"))
    ]
    records, _ = las(*dagar)
    assert [r.kommunkod for r in records] == ["1880"]


def test_a_moment_may_be_written_as_xml_writes_it() -> None:
    records, _ = las(
        post(A, tid="2026-11-01T10:15:01.000+01:00", kommun="1880"), post(A, tid="20261101101500")
    )
    assert [r.kommunkod for r in records] == ["1880"]


def test_an_older_post_does_not_come_back_because_the_newer_cannot_be_used() -> None:
    records, problems = las(
        post(A, tid="20261101000000"), post(A, tid="20261102000000", sedan="20190231")
    )
    assert records == []
    assert [(p.rad, p.information) for p in problems] == [(1, True), (2, False)]


def test_posts_with_unreadable_numbers_do_not_replace_each_other() -> None:
    _, problems = las(post("x"), post("x"))
    assert [(p.rad, p.information) for p in problems] == [(1, False), (2, False)]


def test_the_first_posts_are_shown_without_addresses() -> None:
    adress = "<Utdelningsadress2>GATAN 1</Utdelningsadress2><Postort>KARLSTAD</Postort>"
    hanvisning = f"<HanvisningsPersonNr>{B}</HanvisningsPersonNr>"
    lasning = oppna(
        fil(
            post(A, adress=adress, orsak="GN", slut="20261101", person=hanvisning),
            post(C, fore="<Sekretessmarkering>J</Sekretessmarkering>"),
            post(B),
        ),
        "navet.xml",
        ar=AR,
    )
    assert lasning.forsta(2) == [
        (1, [A, "Åsa Öst", "1780", "20190815", "", "GN", "20261101", B]),
        (2, [C, "Åsa Öst", "1780", "20190815", "sekretessmarkering", "", "", ""]),
    ]
    assert len(lasning.rubriker) == len(lasning.forsta(1)[0][1])


def test_reading_twice_gives_the_same_records() -> None:
    lasning = oppna(fil(post(A), post(B)), "navet.xml", ar=AR)
    assert list(lasning.records()) == list(lasning.records())


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "skratt">'
    + "".join(f'<!ENTITY a{n} "{"&a" + str(n - 1) * (n > 1) + ";"}">' for n in range(1, 30))
    + "]><Folkbokforingsposter>&a29;</Folkbokforingsposter>"
)


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        '<!DOCTYPE b SYSTEM "file:///etc/passwd"><b/>',
        '<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]><b>&x;</b>',
        '<!DOCTYPE b [<!ENTITY % x SYSTEM "http://localhost:9/x">%x;]><b/>',
        "<!DOCTYPE Folkbokforingsposter><Folkbokforingsposter/>",
    ],
    ids=["bomb", "external dtd", "external entity", "parameter entity", "empty dtd"],
)
def test_a_dtd_is_refused_whatever_is_in_it(text: str) -> None:
    assert "DTD" in nekad(text.encode())


@pytest.mark.parametrize(
    "innehall, mening",
    [
        (b"", "Filen är tom."),
        (b"\xef\xbb\xbf \r\n", "Filen är tom."),
        (b"personnummer;kommunkod\n", "Filen är inte XML."),
        (b"PK\x03\x04", "Filen är inte XML."),
        (b"#POST_START\r\n#UP 01003 J\r\n", "leverera som XML."),
        (b"<!DOCTYPE html><html><body>503</body></html>", "Filen är en webbsida"),
        (b"\n<HTML><head><title>Fel</title></head></HTML>", "Filen är en webbsida"),
        (b"<rss><channel/></rss>", "yttersta element heter rss."),
        (b'<SPAR xmlns="urn:spar"/>', "yttersta element heter SPAR."),
        (b"<a>&okand;</a>", "Filen är skadad på rad 1"),
        (b"<a>\n<b></a>", "Filen är skadad på rad 2"),
        (b"<a>" * 100, "för många element inuti varandra"),
        (b'<?xml version="1.0" encoding="klingonska"?><a/>', "skriven i KLINGONSKA"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', "skriven i UTF-7"),
        (b'<?xml version="1.0" encoding="utf-16"?><a/>', "skriven i UTF-16"),
        ('<?xml version="1.0" encoding="utf-8"?><a>Åsa</a>'.encode("latin-1"), "skriven i UTF-8"),
        ("<a>Åsa</a>".encode("cp1252"), "skriven i UTF-8"),
    ],
)
def test_a_file_that_is_no_answer_says_what_it_is(innehall: bytes, mening: str) -> None:
    assert mening in nekad(innehall)


def test_a_truncated_file_is_refused_before_any_record() -> None:
    hel = fil(post(A), post(B))
    for slut in range(len(hel) // 2, len(hel) - 1, 7):
        assert "Filen är avhuggen" in nekad(hel[:slut]), hel[:slut]


@pytest.mark.parametrize(
    "fel",
    [
        "<S:Fault><faultstring>Ogiltigt certifikat</faultstring><detail>X</detail></S:Fault>",
        "<S:Fault><S:Code/><S:Reason><S:Text>Ogiltigt certifikat</S:Text></S:Reason></S:Fault>",
    ],
    ids=["1.1", "1.2"],
)
def test_a_soap_fault_tells_navets_own_words(fel: str) -> None:
    assert "”Ogiltigt certifikat”" in nekad(SOAP.format(fel).encode())


def test_a_soap_fault_without_words_is_told_too() -> None:
    assert "felet har ingen text" in nekad(SOAP.format("<S:Fault/>").encode())


def test_the_file_takes_no_memory_but_its_own() -> None:
    """Posts that are not kept, elements that are not read and ones outside posts leave nothing."""
    olast = "<Relationer>" + "<Relation><PersonNr>0</PersonNr></Relation>" * 40 + "</Relationer>"
    utanfor = b"<y>text</y>" * 20_000 + b"<z>" + b"text" * 1_000_000 + b"</z>"
    innehall = b"<x>" + utanfor + fil(*[post(person=olast)] * 2_000)[38:] + b"</x>"
    tracemalloc.start()
    lasning = oppna(innehall, "navet.xml", ar=AR)
    antal = sum(1 for _ in lasning.records())
    _, hogst = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert antal == 1
    assert len(lasning.problems) == 1_999
    assert hogst < 2_000_000 < len(innehall)
