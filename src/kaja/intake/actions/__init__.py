"""Writing received files: the bytes, the staged rows, the problems, and where the file is."""

from kaja.intake.actions.fil import FilfelError, Rakning, actor
from kaja.intake.actions.lasning import begin_reading, begin_undo, finish_reading, finish_undo
from kaja.intake.actions.mottagning import discard, finish_receipt, receive
from kaja.intake.actions.rader import (
    drop_empty,
    drop_older_waiting,
    let_wait,
    rows_done,
    stage_rows,
    stage_waiting,
    stop_waiting,
)
from kaja.intake.actions.ravaror import drop_old_content

__all__ = [
    "FilfelError",
    "Rakning",
    "actor",
    "begin_reading",
    "begin_undo",
    "discard",
    "drop_empty",
    "drop_old_content",
    "drop_older_waiting",
    "finish_reading",
    "finish_receipt",
    "finish_undo",
    "let_wait",
    "receive",
    "rows_done",
    "stage_rows",
    "stage_waiting",
    "stop_waiting",
]
