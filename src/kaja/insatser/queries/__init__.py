"""Reading what is done for youths. What a user reads starts from their permission."""

from kaja.insatser.queries.arbetslage import worked_with
from kaja.insatser.queries.handlaggning import handlaggningar, utan_agare_eller_datum
from kaja.insatser.queries.kartlaggning import conversations_of, mapping_of, mappings_of
from kaja.insatser.queries.kontakt import booked_meeting, contacts_of, wish_of
from kaja.insatser.queries.plan import Planlage, plan_of, plans_of
from kaja.insatser.queries.sysselsattning import occupation_now, occupations_of
from kaja.insatser.queries.uppgift import ever_raised, frister, oppna

__all__ = [
    "Planlage",
    "booked_meeting",
    "contacts_of",
    "conversations_of",
    "ever_raised",
    "frister",
    "handlaggningar",
    "mapping_of",
    "mappings_of",
    "occupation_now",
    "occupations_of",
    "oppna",
    "plan_of",
    "plans_of",
    "utan_agare_eller_datum",
    "wish_of",
    "worked_with",
]
