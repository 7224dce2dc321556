"""The vault: the keys of pseudonyms, encrypted, apart from every output.

SQLite; each release's key is one row, AES-256-GCM with the release as associated data, so a
row moved to another release does not open. The vault's own key comes from a passphrase
(scrypt) in the environment, or lies in a file of mode 0600 that the school keeps elsewhere
than the vault if it moves it (``engineering/scale.md`` section 5).
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from redactor.errors import OutputError, UsageError
from redactor.tables.register import opened

PASSPHRASE = "REDACTOR_VAULT_PASSPHRASE"  # noqa: S105 - the name of a variable
VAULT, KEY_FILE = "vault.sqlite", "vault.key"
LEDGER_KEY = "ledger"
"""The name of the key behind the digests of the ledger, which is the same for all releases."""
_NONCE = 12
_SCRYPT = {"n": 2**15, "r": 8, "p": 1}
_SCHEMA = """
CREATE TABLE IF NOT EXISTS salt (id INTEGER PRIMARY KEY CHECK (id = 1), salt BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS keys (release TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
"""
_NOT_OPENED = "The vault of pseudonym keys cannot be opened."


@dataclass(frozen=True, slots=True)
class Vault:
    """The vault in a folder. ``passphrase`` is empty when a key file is used."""

    folder: Path = field(repr=False)
    passphrase: str = field(repr=False, default="")

    @classmethod
    def at(cls, folder: Path) -> Vault:
        """The vault of a register folder, with the passphrase of the environment if any."""
        return cls(folder, os.environ.get(PASSPHRASE, ""))

    def key_for(self, name: str) -> bytes:
        """The key of a release, made at random if it has none. Raises OutputError, UsageError."""
        with self._open() as base:
            row = base.execute("SELECT sealed FROM keys WHERE release = ?", (name,)).fetchone()
            if row is not None:
                return self._unsealed(base, name, row[0])
            key = secrets.token_bytes(32)
            sealed = self._sealed(base, name, key)
            base.execute("INSERT INTO keys VALUES (?, ?)", (name, sealed))
            return key

    def has(self, name: str) -> bool:
        """Whether a release has a key here."""
        with self._open() as base:
            row = base.execute("SELECT 1 FROM keys WHERE release = ?", (name,)).fetchone()
            return row is not None

    def forget(self, name: str) -> None:
        """Delete a key: nobody can reverse that release any more."""
        with self._open() as base:
            base.execute("DELETE FROM keys WHERE release = ?", (name,))

    def _open(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        return opened(self.folder / VAULT, schema=_SCHEMA, failed=_NOT_OPENED)

    def _master(self, base: sqlite3.Connection) -> bytes:
        if self.passphrase:
            row = base.execute("SELECT salt FROM salt WHERE id = 1").fetchone()
            salt = row[0] if row else secrets.token_bytes(16)
            if row is None:
                base.execute("INSERT INTO salt VALUES (1, ?)", (salt,))
            return Scrypt(salt=salt, length=32, **_SCRYPT).derive(self.passphrase.encode())
        path = self.folder / KEY_FILE
        try:
            return bytes.fromhex(path.read_text(encoding="ascii").strip())
        except FileNotFoundError:
            pass
        except (OSError, ValueError):
            raise OutputError("The key file of the vault cannot be read.") from None
        master = secrets.token_bytes(32)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write(master.hex())
        except OSError:
            raise OutputError("The key file of the vault cannot be written.") from None
        return master

    def _sealed(self, base: sqlite3.Connection, name: str, key: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self._master(base)).encrypt(nonce, key, name.encode())

    def _unsealed(self, base: sqlite3.Connection, name: str, sealed: bytes) -> bytes:
        try:
            box = AESGCM(self._master(base))
            return box.decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())
        except (InvalidTag, ValueError):
            raise UsageError(
                "The vault of pseudonym keys does not open with this passphrase or key file.",
                advice=f"Set {PASSPHRASE} to the passphrase the vault was made with.",
            ) from None
