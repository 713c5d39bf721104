"""The data folder of a test run: made by its first process, shared by pytest-xdist's workers."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = "KAJA_TEST_DATA"


def folder() -> Path:
    """The folder; it is taken away when the process that made it ends."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="kaja-test-")
        atexit.register(shutil.rmtree, os.environ[FOLDER], ignore_errors=True)
    return Path(os.environ[FOLDER])
