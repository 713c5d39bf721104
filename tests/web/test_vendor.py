"""What is vendored is what the note says, and asks for nothing outside."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import kaja.web.komponenter

STATISKT = Path(kaja.web.komponenter.__file__).parent / "static" / "kaja"
RAD = re.compile(r"^\| ([0-9a-f]{64}) \| `([^`]+)` \|$", re.MULTILINE)


def test_every_vendored_file_is_the_one_in_the_note() -> None:
    rader = RAD.findall((STATISKT / "VENDOR.md").read_text("utf-8"))
    assert len(rader) == 3
    for summa, fil in rader:
        assert hashlib.sha256((STATISKT / fil).read_bytes()).hexdigest() == summa, fil


def test_no_style_asks_for_anything_from_outside() -> None:
    for fil in (STATISKT / "css").glob("*.css"):
        adresser = re.findall(r"url\(\s*[\"']?([^\"')]+)", fil.read_text("utf-8"))
        assert not [a for a in adresser if a.startswith(("http", "//"))], fil


def test_no_template_has_script_or_inline_style() -> None:
    web = STATISKT.parents[2]
    for mall in web.rglob("*.html"):
        text = mall.read_text("utf-8")
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", text), mall
