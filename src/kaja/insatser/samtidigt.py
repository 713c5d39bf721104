"""Two who change the same thing at once: the second is told, and nothing is written.

What can be edited has a `version` that goes up with each save. Who saves says which version she
started from; when another has come in between she gets an error, and the web shows her both.
"""

from __future__ import annotations

from kaja.access.models import Kommun
from kaja.ungdom.models import Person


class AndratUnderTidenError(Exception):
    """Someone else has saved since. `nu` is the version that there is now."""

    def __init__(self, nu: int) -> None:
        super().__init__(f"Någon annan har sparat under tiden. Version {nu} gäller nu.")
        self.nu = nu


def one_at_a_time(kommun: Kommun, person: int) -> Person:
    """The youth's row, locked for the rest of the transaction: who saves something about the same
    youth waits here, and then sees what was saved."""
    # Not the key: whoever writes about the youth at the same time refers to the row.
    return Person.objects.select_for_update(no_key=True).get(kommun=kommun, pk=person)


def next_version(nu: int, *, pa: int) -> int:
    """The number of the version that is saved on top of `pa`. AndratUnderTidenError if `nu`, the
    one that there is, is another."""
    if nu != pa:
        raise AndratUnderTidenError(nu)
    return nu + 1
