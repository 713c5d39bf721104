"""What cannot be decided or noted about economic support."""

from __future__ import annotations


class StodfelError(ValueError):
    """It cannot be decided or noted like this. The message is a Swedish sentence."""
