from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.bedomning import Verkstad


@pytest.fixture
def verkstad(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Verkstad:
    return Verkstad(tmp_path, capsys)
