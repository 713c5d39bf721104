"""Writing what is done for a youth. One file for each subject."""

from kaja.insatser.actions.frister import keep_due
from kaja.insatser.actions.handlaggning import (
    HandlaggningsfelError,
    Handlagt,
    assign,
    count_again,
    keep_state,
    pause,
    restart_ladder,
    resume,
    set_next_date,
    verify,
)
from kaja.insatser.actions.kontakt import (
    KontaktfelError,
    NyKontakt,
    log_contacts,
    state_wish,
    undo_contacts,
)
from kaja.insatser.actions.mote import MotesfelError, book, cancel, held
from kaja.insatser.actions.sysselsattning import NySysselsattning, state_occupation
from kaja.insatser.actions.uppgift import (
    NyUppgift,
    UppgiftsfelError,
    finish,
    hand_back,
    postpone,
    raise_task,
    raise_tasks,
    take,
)

__all__ = [
    "HandlaggningsfelError",
    "Handlagt",
    "KontaktfelError",
    "MotesfelError",
    "NyKontakt",
    "NySysselsattning",
    "NyUppgift",
    "UppgiftsfelError",
    "assign",
    "book",
    "cancel",
    "count_again",
    "finish",
    "hand_back",
    "held",
    "keep_due",
    "keep_state",
    "log_contacts",
    "pause",
    "postpone",
    "raise_task",
    "raise_tasks",
    "restart_ladder",
    "resume",
    "set_next_date",
    "state_occupation",
    "state_wish",
    "take",
    "undo_contacts",
    "verify",
]
