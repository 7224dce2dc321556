"""The one importer of Presidio.

Importing it brings an HTTP library along, which opens a local socket at once to see whether
the machine speaks IPv6. Nothing here ever talks to a network, so for the moment of the import
it is told that the machine does not.
"""

from __future__ import annotations

import socket

_SPEAKS = socket.has_ipv6
socket.has_ipv6 = False
try:
    from presidio_analyzer import (
        AnalyzerEngine,
        EntityRecognizer,
        Pattern,
        PatternRecognizer,
        RecognizerRegistry,
        RecognizerResult,
    )
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
finally:
    socket.has_ipv6 = _SPEAKS

__all__ = [
    "AnalyzerEngine",
    "EntityRecognizer",
    "NlpArtifacts",
    "NlpEngine",
    "Pattern",
    "PatternRecognizer",
    "RecognizerRegistry",
    "RecognizerResult",
]
