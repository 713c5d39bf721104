"""Reading what is done for youths. What a user reads starts from their permission."""

from kaja.insatser.queries.handlaggning import (
    handlaggningar,
    utan_agare_eller_datum,
    without_owner,
)
from kaja.insatser.queries.kartlaggning import conversations_of, mapping_of, mappings_of
from kaja.insatser.queries.kontakt import contacts_of, languages_wished
from kaja.insatser.queries.massandring import batches
from kaja.insatser.queries.mote import booked_meeting, last_meeting, meeting_before
from kaja.insatser.queries.plan import Planlage, plan_of, plans_of
from kaja.insatser.queries.sysselsattning import occupation_now, occupations_of
from kaja.insatser.queries.uppgift import (
    ever_raised,
    frister,
    oppna,
    shown,
    shut_for,
    tasks,
    with_day,
)
from kaja.insatser.queries.veckan import (
    Kalenderpost,
    calendar_of,
    has_calendar,
    latest_digest,
    numbers_of,
    owner_of_key,
)

__all__ = [
    "Kalenderpost",
    "Planlage",
    "batches",
    "booked_meeting",
    "calendar_of",
    "contacts_of",
    "conversations_of",
    "ever_raised",
    "frister",
    "handlaggningar",
    "has_calendar",
    "languages_wished",
    "last_meeting",
    "latest_digest",
    "mapping_of",
    "mappings_of",
    "meeting_before",
    "numbers_of",
    "occupation_now",
    "occupations_of",
    "oppna",
    "owner_of_key",
    "plan_of",
    "plans_of",
    "shown",
    "shut_for",
    "tasks",
    "utan_agare_eller_datum",
    "with_day",
    "without_owner",
]
