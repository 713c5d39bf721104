"""Which encoding a text file has: byte-order mark, strict UTF-8, then a restricted guess."""

from __future__ import annotations

import codecs
from typing import BinaryIO, NamedTuple

CHUNK = 1 << 20
_SAMPLE = 1 << 16
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# An unrestricted guess reads Swedish as Czech or Turkish.
_CANDIDATES = ["utf_8", "utf_16_le", "utf_16_be", "cp1252"]


class Text(NamedTuple):
    """What one pass over the bytes tells about the text.

    `encoding` and `errors` are what `open` wants. `plain` says that there is neither a quote
    character nor a line beyond reason, so that csv can read the file without supervision.
    """

    encoding: str
    errors: str
    plain: bool


def examine(stream: BinaryIO) -> Text:
    """Read the whole stream once, in constant memory."""
    start = stream.read(_SAMPLE)
    stream.seek(0)
    wide = _marked(start) or _unmarked_utf16(start)
    if wide and wide != "utf-8-sig":
        return Text(wide, "replace", plain=False)
    return _narrow(stream, wide or "utf-8")


def _marked(start: bytes) -> str:
    return next((name for mark, name in _MARKS.items() if start.startswith(mark)), "")


def _unmarked_utf16(start: bytes) -> str:
    """Swedish in UTF-16 has a zero in every other byte; in UTF-8 that would be valid text too."""
    quarter = len(start) // 4
    if start and start[1::2].count(0) > quarter > start[::2].count(0):
        return "utf-16-le"
    if start and start[::2].count(0) > quarter > start[1::2].count(0):
        return "utf-16-be"
    return ""


def _narrow(stream: BinaryIO, encoding: str) -> Text:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    found, plain, seen_letters = "", True, False
    while chunk := stream.read(CHUNK):
        plain = plain and b'"' not in chunk and _has_line_end(chunk)
        if not found:
            found, seen_letters = _decode(decoder, chunk, seen_letters)
    if not found and decoder.getstate()[0]:
        found = "kaja-mixed" if seen_letters else "cp1252"
    if found:
        return Text(*_fallback(found), plain=plain)
    return Text(encoding, "strict", plain)


def _has_line_end(chunk: bytes) -> bool:
    return len(chunk) < CHUNK or b"\n" in chunk or b"\r" in chunk


def _decode(
    decoder: codecs.IncrementalDecoder, chunk: bytes, seen_letters: bool
) -> tuple[str, bool]:
    """The encoding to fall back on, empty as long as the text is strict UTF-8."""
    try:
        text = decoder.decode(chunk)
    except UnicodeDecodeError as error:
        if seen_letters or not error.object[: error.start].isascii():
            return "kaja-mixed", True
        return _guess(error.object[error.start & ~1 :][:_SAMPLE]), False
    return "", seen_letters or not text.isascii()


def _guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    return best.encoding if best else "cp1252"


def _fallback(found: str) -> tuple[str, str]:
    """Letters in UTF-8 and then a stray byte: two systems have written in the same file."""
    if found == "kaja-mixed":
        return "utf-8", "kaja-cp1252"
    return found, "replace"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("kaja-cp1252", _as_cp1252)
