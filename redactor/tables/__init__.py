"""Tables: data exports become safe copies, and it is shown why they are safe.

A table is not a document: it is read into columns, each column is understood by its heading
and values, a plan says what happens to it, and what leaves is measured (group sizes, hidden
cells) before it is written. ``disclosure-control.md`` and ``profiles.md`` are the rules.
"""
