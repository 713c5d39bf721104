"""Whether an answer is another than the stored one.

That a source has reported some days further changes the sentences that say how far, for everyone,
every day. It changes nobody's answer, so it is not a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kaja.register.models import Bedomning

# When it is to be tried again is no part of the answer; what it says of the points is compared
# point by point.
TEKNISKA = ("provas_igen", "beror_pa_kallor")
_FOR_SIG = ("motivering", "svar", *TEKNISKA)


def ar_annat(sparat: Bedomning, nytt: Mapping[str, Any]) -> bool:
    """Whether the answer in these columns is another than the stored one, or rests on others."""
    if any(getattr(sparat, name) != new for name, new in nytt.items() if name not in _FOR_SIG):
        return True
    return [_kvar(en) for en in sparat.svar] != [_kvar(en) for en in nytt["svar"]]


def provas_annan_dag(sparat: Bedomning, nytt: Mapping[str, Any]) -> bool:
    """Whether the same answer is to be tried again on another day, or for other sources."""
    return any(getattr(sparat, name) != nytt[name] for name in TEKNISKA)


def _kvar(svar: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a point without how far its source had reported. Its sentence is made of the
    reason and the evidence."""
    belagg = [en for en in svar["belagg"] if en["slag"] != "tackning"]
    return {**svar, "mening": "", "belagg": belagg}
