"""redactor: classify school papers, redact them, and prove that what was removed is gone."""

__version__ = "0.1.0"
