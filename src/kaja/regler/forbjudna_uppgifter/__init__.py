"""Vad som inte får skrivas i fritext: 4 och 5 §§ förordning (2006:39).

`granska(text)` ger varje ställe som talar om sådant som inte får föras in: hälsa, tro, brott, LVU,
någon annans personnummer. Orden står i `ord/`, en fil för varje slag, så att en jurist kan läsa och
ändra dem. Hur bra de är mäts på meningarna i `docs/skydd/`.

Vakten ser ord, inte mening: den som skriver kan ha rätt fast den varnar, och fel fast den tiger.
"""

from kaja.regler.forbjudna_uppgifter.granskning import Traff, granska
from kaja.regler.forbjudna_uppgifter.slag import REGLER, Regel, Slag

__all__ = ["REGLER", "Regel", "Slag", "Traff", "granska"]
