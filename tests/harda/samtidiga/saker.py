"""The four things that many change at once, and what stands in them that can be counted."""

from __future__ import annotations

import re
from datetime import date, timedelta

SAKER = ("kartlaggning", "plan", "atgard", "kontakt", "uppgift")
"""What is changed, in turn: two texts, an åtgärd, a contact noted, and a task that all want."""
FALT = {"kartlaggning": "vill_12_ord", "plan": "planering"}
"""The text that all share, on each of the two pages; the count stands in it."""
BORJAN = date(2030, 1, 1)
"""The planned start that the åtgärd begins with. Each change moves it a day."""
SLUT = date(2090, 1, 1)
"""The planned end; who saved last is how many days later it is."""
RAKNAT = re.compile(r"Räknat (\d+), senast (r\d+n\d+)")


def plus_ett(text: str, marke: str) -> str:
    """The text with its count one higher, and who counted."""
    raknat = RAKNAT.search(text)
    return f"Räknat {int(raknat[1]) + 1 if raknat else 1}, senast {marke}"


def dagen_efter(dag: str) -> str:
    """The day after, as a form has it."""
    return (date.fromisoformat(dag) + timedelta(days=1)).isoformat()
