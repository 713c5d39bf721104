"""När en skolas anmälan senast ska vara handlagd.

Huvudmannen ska anmäla *snarast* när en elev börjar eller slutar, eller är frånvarande utan giltigt
skäl i betydande utsträckning (15 kap. 15 § och 18 kap. 15 § skollagen). Vad kommunen sedan gör, och
hur fort, står inte i lagen: dagarna är kommunens rutin.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from kaja.regler.uppfoljning.arbetsdagar import arbetsdagar_efter
from kaja.regler.uppfoljning.rutin import Rutin


def handlagd_senast(mottagen: date, rutin: Rutin, helgdagar: Container[date]) -> date:
    """Sista dagen att handlägga en anmälan som kom den dagen: en arbetsdag. Den som kom en helgdag
    räknas från nästa arbetsdag."""
    return arbetsdagar_efter(mottagen, rutin.skolanmalan_arbetsdagar, helgdagar)
