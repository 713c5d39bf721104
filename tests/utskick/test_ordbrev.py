"""A Word template may hold fields and nothing else: it runs no code and never goes on for ever."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from kaja.utskick import ordbrev
from kaja.utskick.ordbrev import WordmallfelError


def mall(text: str, sidhuvud: str = "") -> bytes:
    dokument, fil = Document(), io.BytesIO()
    dokument.add_paragraph(text)
    if sidhuvud:
        dokument.sections[0].header.paragraphs[0].text = sidhuvud
    dokument.save(fil)
    return fil.getvalue()


def text_i(innehall: bytes) -> str:
    return "\n".join(stycke.text for stycke in Document(io.BytesIO(innehall)).paragraphs)


def test_the_fields_are_filled_in_and_signs_are_signs() -> None:
    innehall = mall("Hej {{ fornamn }} i {{ kommun }}!")
    ordbrev.granska(innehall)
    fyllt = ordbrev.fyll_i(innehall, {"fornamn": "<b>& {{ namn }}", "kommun": "Borlänge kommun"})
    assert text_i(fyllt) == "Hej <b>& {{ namn }} i Borlänge kommun!"


@pytest.mark.parametrize(
    "farligt",
    [
        "{{ fornamn.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{% for x in range(999999) %}x{% endfor %}",
        "{{ fornamn * 999999999 }}",
        "{{ fornamn|upper }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% include 'x' %}",
        "{{ fornamn",
    ],
)
@pytest.mark.parametrize("var", ["text", "sidhuvud"])
def test_anything_but_a_field_is_refused(farligt: str, var: str) -> None:
    with pytest.raises(WordmallfelError):
        ordbrev.granska(mall(**{"text": "Hej", var: farligt}))


def test_a_wrong_field_is_told_with_the_right_one() -> None:
    with pytest.raises(WordmallfelError, match=r"Menade du \{\{ fornamn \}\}\?"):
        ordbrev.granska(mall("Hej {{ fornman }}"))


@pytest.mark.parametrize("innehall", [b"", b"PK\x03\x04skrap", b"%PDF-1.7"])
def test_what_is_no_word_document_is_refused(innehall: bytes) -> None:
    with pytest.raises(WordmallfelError, match="inget Worddokument"):
        ordbrev.granska(innehall)


def test_macros_and_bombs_are_refused() -> None:
    for namn, storlek in (("word/vbaProject.bin", 10), ("word/media/bild.png", 60 * 2**20)):
        fil = io.BytesIO(mall("Hej"))
        with zipfile.ZipFile(fil, "a", zipfile.ZIP_DEFLATED) as paket:
            paket.writestr(namn, b"\0" * storlek)
        with pytest.raises(WordmallfelError, match="makron eller är för stor"):
            ordbrev.granska(fil.getvalue())
