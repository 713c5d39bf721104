"""Writing persons and what is known of their numbers."""

from kaja.ungdom.actions.alias import confirm_alias, withdraw_alias
from kaja.ungdom.actions.avvisade import reconsider, reject
from kaja.ungdom.actions.nummer import BekraftaError, IdentitetsfelError
from kaja.ungdom.actions.personer import Personuppgift, Sparade, link_numbers, save_persons
from kaja.ungdom.actions.sammanslagning import merge, unmerge
from kaja.ungdom.actions.skydd import note_school_protection

__all__ = [
    "BekraftaError",
    "IdentitetsfelError",
    "Personuppgift",
    "Sparade",
    "confirm_alias",
    "link_numbers",
    "merge",
    "note_school_protection",
    "reconsider",
    "reject",
    "save_persons",
    "unmerge",
    "withdraw_alias",
]
