"""The printer: sets letters with Typst, in a process of its own (`python -m kaja.utskick.tryck`).

The PDF is PDF/UA-1, the standard for accessible documents; Typst stops at what would break it.

It reads the letters as JSON and writes a line of JSON (the page each letter begins on, and how many
pages there are) and then the PDF. The web never loads Typst, and its memory goes with the process.
What is not a letter says its own template: `mall` is the path.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

MAPP = Path(__file__).parent
BREVET = MAPP / "mallar" / "brev.typ"
SIDORNA = "(query(<brev>) + query(<slut>)).map(m => m.location().page())"


def main() -> int:
    """Set what stands on standard input. A fault in it is Typst's own, on standard error."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[MAPP / "typsnitt"]
    )
    data = sys.stdin.read()
    mall = Path(json.loads(data).get("mall", BREVET))
    setter = typst.Compiler(
        mall,
        root=mall.parent,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    pdf = _pdf(setter)
    *borjar, sidor = json.loads(setter.eval(SIDORNA))
    sys.stdout.buffer.write(json.dumps({"borjar": borjar, "sidor": sidor}).encode() + b"\n" + pdf)
    return 0


def _pdf(setter: typst.Compiler) -> bytes:
    """The PDF; a plain tagged one where a sign in somebody's name has no shape in our letters."""
    import typst

    try:
        pdf = setter.compile(format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        pdf = setter.compile(format="pdf")
    assert isinstance(pdf, bytes)
    return pdf


if __name__ == "__main__":
    raise SystemExit(main())
