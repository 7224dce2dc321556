"""People: who is who in a document, and where each of them stands.

`resolve` joins the mentions that recognisers found into persons, gives each a role with the
words that show it, and finds everybody everywhere. `lists.read_list` reads a school's roll
or staff list.
"""

from redactor.people.resolving import resolve

__all__ = ["resolve"]
