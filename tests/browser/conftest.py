"""The fixtures of ``tests/papermill``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "papermill"))
from commandline import redactor

__all__ = ["redactor"]
