"""The municipality's own Word template: looked through when it comes, filled in for each youth.

A template may hold fields, `{{ fornamn }}`, and nothing else: no loops, no conditions and no
expressions, so that it can neither run code nor go on for ever. It is filled in sandboxed as well.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kaja.utskick import falt
from kaja.utskick.slag import Kanal

if TYPE_CHECKING:
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]
    from jinja2 import Environment

STORST, STORST_UPPACKAD = 5 * 2**20, 50 * 2**20
ADRESSFALT = {"adress", "postnummer", "postort"}
BARA_FALT = (
    "Wordmallen får bara innehålla fält, som {{ fornamn }}. Ta bort annat som står inom klamrar."
)


class WordmallfelError(ValueError):
    """The file cannot be a template. The message is a Swedish sentence."""


def granska(innehall: bytes) -> None:
    """WordmallfelError for a file that is no plain Word document, or has anything but fields."""
    _granska_paketet(innehall)
    mall = _oppna(innehall)
    for text in _texter(mall):
        for namn in _falt_i(text):
            _granska_namn(namn)


def _granska_paketet(innehall: bytes) -> None:
    if len(innehall) > STORST:
        raise WordmallfelError("Wordmallen är större än 5 MB. Gör bilderna i den mindre.")
    try:
        with zipfile.ZipFile(io.BytesIO(innehall)) as paket:
            namn = paket.namelist()
            storlek = sum(fil.file_size for fil in paket.infolist())
    except zipfile.BadZipFile:
        namn, storlek = [], 0
    if "word/document.xml" not in namn:
        raise WordmallfelError("Filen är inget Worddokument. Spara den som .docx och försök igen.")
    if storlek > STORST_UPPACKAD or any("vbaProject" in fil for fil in namn):
        raise WordmallfelError(
            "Wordmallen har makron eller är för stor. Spara den som en vanlig .docx."
        )


def _oppna(innehall: bytes) -> DocxTemplate:
    from docxtpl import DocxTemplate

    try:
        mall = DocxTemplate(io.BytesIO(innehall))
        mall.init_docx()
    except Exception as fel:  # whatever a broken document makes the library say
        raise WordmallfelError("Wordmallen gick inte att öppna. Spara den på nytt.") from fel
    return mall


def _texter(mall: DocxTemplate) -> Iterator[str]:
    """The XML of the body, the headers and the footers, with fields that Word has cut in pieces
    put together again."""
    yield mall.patch_xml(mall.get_xml())
    for slag in (mall.HEADER_URI, mall.FOOTER_URI):
        for _, del_ in mall.get_headers_footers(slag):
            yield mall.patch_xml(mall.get_part_xml(del_))


def _falt_i(text: str) -> list[str]:
    """The names of the fields. WordmallfelError if there is anything else than names."""
    from jinja2 import TemplateSyntaxError, nodes

    try:
        trad = _miljo().parse(text)
    except TemplateSyntaxError as fel:
        raise WordmallfelError(BARA_FALT) from fel
    alla = list(trad.find_all(nodes.Node))
    if any(not isinstance(en, nodes.Output | nodes.TemplateData | nodes.Name) for en in alla):
        raise WordmallfelError(BARA_FALT)
    return [en.name for en in alla if isinstance(en, nodes.Name)]


def _granska_namn(namn: str) -> None:
    if namn in ADRESSFALT:
        return
    try:
        falt.granska_namn(namn, Kanal.BREV)
    except falt.FaltfelError as fel:
        text = str(fel).replace("{", "{{ ").replace("}", " }}")
        raise WordmallfelError(f"I Wordmallen: {text}") from fel


def _miljo() -> Environment:
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True)


def fyll_i(innehall: bytes, varden: Mapping[str, str]) -> bytes:
    """The document with the fields filled in. What has no value is left out."""
    mall = _oppna(innehall)
    mall.render(dict(varden), jinja_env=_miljo(), autoescape=True)
    fil = io.BytesIO()
    mall.save(fil)
    return fil.getvalue()
