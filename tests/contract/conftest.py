"""Tests of formats share the builder of small PDFs."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "pdfmill"))
