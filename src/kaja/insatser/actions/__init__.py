"""Writing what is done for a youth. One file for each subject."""

from kaja.insatser.actions.ansvarig import hold_youths
from kaja.insatser.actions.arbetslage import Handlagt, count_again, keep_state
from kaja.insatser.actions.frister import keep_due
from kaja.insatser.actions.handlaggning import (
    HandlaggningsfelError,
    assign,
    check_next_date,
    locked,
    pause,
    restart_ladder,
    resume,
    set_next_date,
    verify,
)
from kaja.insatser.actions.kartlaggning import KartlaggningsfelError, Kartlagt, said, save_mapping
from kaja.insatser.actions.kontakt import (
    KontaktfelError,
    NyKontakt,
    log_contacts,
    state_wish,
    undo_contacts,
)
from kaja.insatser.actions.massandring import (
    MassandringsfelError,
    keep_batch,
    mark_undone,
)
from kaja.insatser.actions.mote import MotesfelError, book, cancel, held, not_held
from kaja.insatser.actions.nya_uppgifter import NyUppgift, raise_task, raise_tasks
from kaja.insatser.actions.plan import drop_draft, end_plan, follow_up_plan, save_plan
from kaja.insatser.actions.sysselsattning import (
    NySysselsattning,
    state_occupation,
    unsay_occupation,
)
from kaja.insatser.actions.trappa import (
    adapt_ladder,
    follow_routine,
    undo_adaptation,
    undo_last,
)
from kaja.insatser.actions.uppgift import (
    UppgiftsfelError,
    finish,
    hand_back,
    locked_tasks,
    postpone,
    reopen,
    take,
    wait_as_before,
)
from kaja.insatser.actions.veckobrev import (
    new_calendar_key,
    note_digest_sent,
    revoke_calendar_key,
    write_digest,
)

__all__ = [
    "HandlaggningsfelError",
    "Handlagt",
    "KartlaggningsfelError",
    "Kartlagt",
    "KontaktfelError",
    "MassandringsfelError",
    "MotesfelError",
    "NyKontakt",
    "NySysselsattning",
    "NyUppgift",
    "UppgiftsfelError",
    "adapt_ladder",
    "assign",
    "book",
    "cancel",
    "check_next_date",
    "count_again",
    "drop_draft",
    "end_plan",
    "finish",
    "follow_routine",
    "follow_up_plan",
    "hand_back",
    "held",
    "hold_youths",
    "keep_batch",
    "keep_due",
    "keep_state",
    "locked",
    "locked_tasks",
    "log_contacts",
    "mark_undone",
    "new_calendar_key",
    "not_held",
    "note_digest_sent",
    "pause",
    "postpone",
    "raise_task",
    "raise_tasks",
    "reopen",
    "restart_ladder",
    "resume",
    "revoke_calendar_key",
    "said",
    "save_mapping",
    "save_plan",
    "set_next_date",
    "state_occupation",
    "state_wish",
    "take",
    "undo_adaptation",
    "undo_contacts",
    "undo_last",
    "unsay_occupation",
    "verify",
    "wait_as_before",
    "write_digest",
]
