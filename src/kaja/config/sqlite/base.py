"""Who waits to write asks often enough to get in between two transactions of a long run.

SQLite has one writer. Who waits for it asks more and more seldom, at last ten times a second, and
while a file was read in those who saved could go without for seconds: the database was free, but
never just then (ADR 0016).
"""

from __future__ import annotations

import sqlite3
import time

from django.db import OperationalError
from django.db.backends.sqlite3 import base, features

ASKS_AGAIN = 0.003  # seconds


class DatabaseFeatures(features.DatabaseFeatures):
    # Built in since 3.38. Django asks the database, in a transaction that waits for whoever writes:
    # a wait in vain, or a disk that fails once, is a "no" that stands until the next start.
    supports_json_field = sqlite3.sqlite_version_info >= (3, 38)


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures

    def _start_transaction_under_autocommit(self) -> None:
        """Begin, as soon as nobody else writes. OperationalError when someone still does after the
        `timeout` of the settings."""
        timeout = self.settings_dict["OPTIONS"]["timeout"]
        until = time.monotonic() + timeout
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._begun(last=time.monotonic() > until):
                time.sleep(ASKS_AGAIN)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {timeout * 1000:.0f}")

    def _begun(self, *, last: bool) -> bool:
        """Whether it is our turn. Raises what stood in the way, when this was the `last` try."""
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc] # not in the stubs
        except OperationalError as error:
            if last or not _someone_writes(error):
                raise
            return False
        return True


def _someone_writes(error: OperationalError) -> bool:
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return code is not None and code & 0xFF == sqlite3.SQLITE_BUSY
