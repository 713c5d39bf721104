"""The target-group page with 60,000 people in one municipality, on SQLite."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
