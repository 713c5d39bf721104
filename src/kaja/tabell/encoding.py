"""Which encoding a text file has: byte-order mark, strict UTF-8, then a restricted guess.

The guess is between UTF-16, UTF-8 with damage and Windows-1252, told apart by the bytes themselves.
A general guesser reads short Swedish files as Czech, Turkish or Chinese.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, NamedTuple

CHUNK = 1 << 20
_SAMPLE = 1 << 16
_MIXED = "kaja-cp1252"  # the name of our error handler, below


class Text(NamedTuple):
    """What one pass over the bytes tells about the text.

    `encoding` and `errors` are what `open` wants. `plain` says that there is neither a quote
    character nor a line beyond reason, so that csv can read the file without supervision.
    """

    encoding: str
    errors: str
    plain: bool

    @property
    def mixed(self) -> bool:
        """Whether some of the text is UTF-8 and some is not: two systems wrote in the same file."""
        return self.errors == _MIXED


def examine(stream: BinaryIO) -> Text:
    """Read the whole stream once, in constant memory."""
    start = stream.read(_SAMPLE)
    stream.seek(0)
    if wide := _utf16(start):
        return Text(wide, "replace", plain=False)
    return _narrow(stream, "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8")


def as_utf8(stream: BinaryIO, text: Text, size: int) -> Iterator[bytes]:
    """The text as UTF-8 in pieces of about that size, which may part a letter. Every line ends with
    a line feed, whatever it ends with in the stream."""
    cut = b""
    for piece in _utf8(stream, text, size):
        whole, cut = cut + piece, b""
        if whole.endswith(b"\r"):  # a line feed may come next
            whole, cut = whole[:-1], b"\r"
        if b"\r" in whole:
            whole = whole.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        yield whole
    if cut:
        yield b"\n"


def _utf8(stream: BinaryIO, text: Text, size: int) -> Iterator[bytes]:
    raw = iter(partial(stream.read, size), b"")
    if text.errors != "strict":
        return (part.encode() for part in codecs.iterdecode(raw, text.encoding, text.errors))
    if text.encoding == "utf-8-sig":
        stream.seek(len(codecs.BOM_UTF8))
    return raw  # it has been examined


def _utf16(start: bytes) -> str:
    """UTF-16 by its mark, or by its zeros: in Swedish every other byte is one."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd, quarter = start[::2].count(0), start[1::2].count(0), len(start) // 4
    if odd > quarter > even:
        return "utf-16-le"
    return "utf-16-be" if even > quarter > odd else ""


def _narrow(stream: BinaryIO, utf8: str) -> Text:
    decoder = codecs.getincrementaldecoder(utf8)("strict")
    plain, strict, letters = True, True, False
    while chunk := stream.read(CHUNK):
        plain = plain and b'"' not in chunk and _has_line_end(chunk)
        if strict:
            strict, letters = _decode(decoder, chunk, letters)
    if strict and not decoder.getstate()[0]:
        return Text(utf8, "strict", plain)
    if letters or utf8 == "utf-8-sig":
        return Text(utf8, _MIXED, plain)
    return Text("cp1252", "replace", plain)


def _has_line_end(chunk: bytes) -> bool:
    return len(chunk) < CHUNK or b"\n" in chunk or b"\r" in chunk


def _decode(decoder: codecs.IncrementalDecoder, chunk: bytes, letters: bool) -> tuple[bool, bool]:
    """Whether the chunk is strict UTF-8, and whether there has been a letter outside ASCII."""
    if chunk.isascii() and not decoder.getstate()[0]:
        return True, letters
    try:
        text = decoder.decode(chunk)
    except UnicodeDecodeError as error:
        return False, letters or not error.object[: error.start].isascii()
    return True, letters or not text.isascii()


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_MIXED, _as_cp1252)
