"""Why a file is no answer from Navet, in sentences for the person who chose it."""

from __future__ import annotations

import codecs
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import errors

from kaja.intake.sources.celler import fri_text
from kaja.tabell import TableError
from kaja.tabell.problem import shorten

DTD = (
    "Filen har en DTD eller entiteter. Sådant läses inte, för det används i angrepp och finns inte "
    "i Navets filer. Hämta filen från Navet på nytt."
)
FOR_DJUP = "Filen har för många element inuti varandra för att komma från Navet. Hämta den på nytt."
_TOM = "Filen är tom. Hämta den från Navet på nytt."
_WEBBSIDA = (
    "Filen är en webbsida, troligen ett felmeddelande, och inte en fil från Navet. Öppna den i en "
    "webbläsare för att se vad den säger, och hämta sedan filen på nytt."
)
_INTE_XML = "Filen är inte XML. Välj den fil som Navet lämnade, utan att göra om den."
_TERMKODER = (
    "Filen är inte XML utan ser ut att ha Navets termkoder (rader som börjar med #). "
    "Be Skatteverket att leverera som XML."
)
_KODNING = (
    "Filen säger att den är skriven i {}, men det stämmer inte eller går inte att läsa. "
    "Be den som lämnade filen om UTF-8."
)
_AVHUGGEN = "Filen är avhuggen: den slutar på rad {} mitt i. Hämta den från Navet på nytt."
_SKADAD = "Filen är skadad på rad {}: den är inte riktig XML. Hämta den från Navet på nytt."
_FEL = (
    "Navet svarade med ett fel i stället för uppgifter: ”{}”. Rätta beställningen och hämta på "
    "nytt, eller fråga Skatteverket."
)
_ANNAT = (
    "Filen är XML men inte från Navet: den har inga folkbokföringsposter, och dess yttersta "
    "element heter {}. Välj rätt fil."
)

_KODER_AVHUGGEN = {
    errors.codes[text]
    for text in (
        errors.XML_ERROR_NO_ELEMENTS,
        errors.XML_ERROR_UNCLOSED_TOKEN,
        errors.XML_ERROR_PARTIAL_CHAR,
        errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
}
_KODER_KODNING = {
    errors.codes[text]
    for text in (errors.XML_ERROR_UNKNOWN_ENCODING, errors.XML_ERROR_INCORRECT_ENCODING)
}
_BOM = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WEBB = (b"<!doctype html", b"<html")


def kontrollera_borjan(innehall: bytes) -> None:
    """Raises TableError for a file that is empty, a web page or no XML at all."""
    borjan = innehall[:4096]
    for bom in _BOM:
        borjan = borjan.removeprefix(bom)
    borjan = borjan.replace(b"\0", b"").lstrip().lower()
    if not borjan:
        raise TableError(_TOM)
    if borjan.startswith(_WEBB):
        raise TableError(_WEBBSIDA)
    if not borjan.startswith(b"<"):
        raise TableError(_TERMKODER if borjan.startswith(b"#") else _INTE_XML)


def trasig(fel: Exception, innehall: bytes, kodning: str) -> str:
    """What to say of a file that the parser gave up."""
    if not isinstance(fel, ParseError) or fel.code in _KODER_KODNING:
        return _KODNING.format(_namn(kodning))
    rad, _ = fel.position
    if fel.code in _KODER_AVHUGGEN:
        return _AVHUGGEN.format(rad)
    if not _gar_att_avkoda(innehall, kodning):
        return _KODNING.format(_namn(kodning))
    return _SKADAD.format(rad)


def soap_fel(texter: list[str]) -> str:
    """What to say of a SOAP fault: Navet's own words."""
    text = next(filter(None, map(fri_text, texter)), "")
    return _FEL.format(shorten(text) or "felet har ingen text")


def annan_xml(rot: str) -> str:
    return _ANNAT.format(shorten(rot))


def _namn(kodning: str) -> str:
    return shorten(fri_text(kodning)).upper()


def _gar_att_avkoda(innehall: bytes, kodning: str) -> bool:
    try:
        avkodare = codecs.getincrementaldecoder(kodning)()
        for fran in range(0, len(innehall), 1 << 16):
            avkodare.decode(innehall[fran : fran + (1 << 16)])
    except (ValueError, LookupError):
        return False
    return True
