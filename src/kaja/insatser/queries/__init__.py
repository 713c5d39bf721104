"""Reading what is done for youths. What a user reads starts from their permission."""

from kaja.insatser.queries.arbetslage import worked_with
from kaja.insatser.queries.handlaggning import handlaggningar, utan_agare_eller_datum
from kaja.insatser.queries.kontakt import contacts_of, wish_of
from kaja.insatser.queries.sysselsattning import occupations_of
from kaja.insatser.queries.uppgift import ever_raised, frister, oppna

__all__ = [
    "contacts_of",
    "ever_raised",
    "frister",
    "handlaggningar",
    "occupations_of",
    "oppna",
    "utan_agare_eller_datum",
    "wish_of",
    "worked_with",
]
