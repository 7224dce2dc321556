"""Fetching a live site into a folder: one host after another's leave, slowly, and resumable.

Only hosts that the user named are asked, redirects are followed by hand and checked like
links, ``robots.txt`` is kept to. Whatever could not be fetched is reported as not checked.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
import posixpath
import re
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

import httpx

from redactor import __version__
from redactor.errors import RedactorError, UsageError
from redactor.formats.html import lay_out
from redactor.formats.html.format import decoded
from redactor.publishing import Result, publish
from redactor.website.findings import NotChecked
from redactor.website.links import addresses
from redactor.website.site import CRAWL_STATE, SKIPPED_FOLDERS, Kind, kind_of

LARGEST_ANSWER: Final = 20 * 1024 * 1024
"""Bytes of one file (``web.md`` section 3)."""
LONGEST_ANSWER: Final = 60.0
"""Seconds for one file, however steadily it drips."""
MOST_REDIRECTS: Final = 5
MOST_SITEMAPS: Final = 20
AGENT: Final = f"redactor-site-check/{__version__}"
_ANSWER_TIMEOUT: Final = httpx.Timeout(15.0)
_LOCATION = re.compile(rb"<loc>\s*([^<\s]+)\s*</loc>", re.IGNORECASE)
_CSS_URL = re.compile(rb"url\(\s*[\"']?([^)\"'\s]+)")
_HTML = re.compile(r"text/html|application/xhtml", re.IGNORECASE)
_GONE: Final = frozenset((404, 410))
_BAD = re.compile(r"[\x00-\x1f<>:\"|?*\\]")


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """What the user allows. ``interval`` is the least number of seconds between requests."""

    hosts: frozenset[str] = field(repr=False, default=frozenset())
    most_pages: int = 2_000
    interval: float = 0.6
    allow_private: bool = False


@dataclass(slots=True)
class Crawl:
    """A crawl as far as it has come. ``done`` are addresses, ``failed`` those not checked."""

    done: set[str] = field(default_factory=set, repr=False)
    waiting: deque[str] = field(default_factory=deque, repr=False)
    failed: list[NotChecked] = field(default_factory=list, repr=False)
    others: int = 0
    """Addresses of other hosts, which were not asked."""


class _NotFetched(Exception):
    """Why an address gives no file: a code and a sentence; ``gone`` if there is nothing."""

    def __init__(self, code: str, message: str, *, gone: bool = False) -> None:
        super().__init__(code)
        self.code, self.message, self.gone = code, message, gone


def crawl(
    start: str,
    folder: Path,
    settings: CrawlSettings,
    *,
    transport: httpx.BaseTransport | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Crawl:
    """Fetch the site that begins at ``start`` into ``folder``, or go on with what is there.

    Raises UsageError for an address that is refused as a whole.
    """
    first = _start(start, settings)
    state = _resumed(folder, first)
    with httpx.Client(
        transport=transport,
        timeout=_ANSWER_TIMEOUT,
        follow_redirects=False,
        headers={"User-Agent": AGENT},
        trust_env=False,
    ) as client:
        fetcher = _Fetcher(client, settings, sleep)
        robots = _robots(fetcher, first)
        if not state.done:
            state.waiting.extend(_from_sitemaps(fetcher, first, robots))
        while state.waiting:
            address = state.waiting.popleft()
            if address in state.done:
                continue
            if len(state.done) >= settings.most_pages:
                state.failed.append(NotChecked("", "page-cap", "There are more pages than the"
                                    f" {settings.most_pages} that were asked for."))  # fmt: skip
                break
            state.done.add(address)
            _one(fetcher, address, folder, state, robots)
            _save(folder, state)
    return state


def _one(
    fetcher: _Fetcher, address: str, folder: Path, state: Crawl, robots: RobotFileParser
) -> None:
    path = urlsplit(address).path.lstrip("/") or "/"
    if not robots.can_fetch(AGENT, address):
        state.failed.append(NotChecked(path, "robots", "The site's robots.txt forbids a look."))
        return
    try:
        final, kind, data = fetcher.get(address)
    except _NotFetched as problem:
        if not problem.gone:
            state.failed.append(NotChecked(path, problem.code, problem.message))
        return
    place = place_of(final, is_page=bool(_HTML.search(kind)))
    target = folder / place
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    publish(target.parent, [Result(target.name, data)], overwrite=True)
    for link in _links(data, place, final):
        if fetcher.is_allowed(urlsplit(link)):
            if link not in state.done:
                state.waiting.append(link)
        else:
            state.others += 1


class _Fetcher:
    """Asks for one file at a time, never faster than allowed."""

    def __init__(
        self, client: httpx.Client, settings: CrawlSettings, sleep: Callable[[float], None]
    ) -> None:
        self._client, self._settings, self._sleep = client, settings, sleep
        self._last = 0.0

    def is_allowed(self, parts: SplitResult) -> bool:
        """Whether an address is of a host that the user named."""
        return parts.scheme in ("http", "https") and parts.netloc.lower() in self._settings.hosts

    def get(self, address: str) -> tuple[str, str, bytes]:
        """The final address, content type and bytes. Raises _NotFetched."""
        seen: set[str] = set()
        for _ in range(MOST_REDIRECTS + 1):
            parts = urlsplit(address)
            if not self.is_allowed(parts):
                raise _NotFetched("other-host", "The address leads to another host.")
            if address in seen:
                break
            seen.add(address)
            self._check_public(parts)
            answer = self._ask(address)
            if isinstance(answer, str):
                address = _plain(urljoin(address, answer))
                continue
            return address, answer[0], answer[1]
        raise _NotFetched("redirects", "The address leads in a circle.")

    def _check_public(self, parts: SplitResult) -> None:
        if self._settings.allow_private:
            return
        try:
            found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
        except OSError:
            raise _NotFetched("no-host", "The host is not known.") from None
        if not all(ipaddress.ip_address(row[4][0]).is_global for row in found):
            raise _NotFetched("private-address", "The host is in a private network.")

    def _ask(self, address: str) -> str | tuple[str, bytes]:
        """Where it leads, or content type and bytes."""
        wait = self._last + self._settings.interval - time.monotonic()
        if wait > 0:
            self._sleep(wait)
        self._last = time.monotonic()
        try:
            with self._client.stream("GET", address) as answer:
                if answer.is_redirect:
                    return str(answer.headers.get("location", ""))
                if answer.status_code in _GONE:
                    raise _NotFetched("gone", "There is nothing at this address.", gone=True)
                if answer.status_code != httpx.codes.OK:
                    raise _NotFetched(
                        "refused", f"The server answered {answer.status_code} for this address."
                    )
                return str(answer.headers.get("content-type", "")), self._body(answer)
        except httpx.TimeoutException:
            raise _NotFetched("timeout", "The server did not answer in time.") from None
        except httpx.ConnectError as error:
            if "CERTIFICATE" in str(error).upper():
                raise _NotFetched(
                    "certificate", "The server's certificate is not trusted; have it renewed."
                ) from None
            raise _NotFetched("no-answer", "The server does not answer.") from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            raise _NotFetched("broken", "The server's answer was broken off or wrong.") from None

    def _body(self, answer: httpx.Response) -> bytes:
        chunks: list[bytes] = []
        size, until = 0, time.monotonic() + LONGEST_ANSWER
        for chunk in answer.iter_bytes():
            size += len(chunk)
            if size > LARGEST_ANSWER:
                raise _NotFetched("too-large", "The file is larger than 20 MB.")
            if time.monotonic() > until:
                raise _NotFetched("timeout", "The file did not end in time.")
            chunks.append(chunk)
        return b"".join(chunks)


def host_of(address: str) -> str:
    """The host of an address, with its port if it names one; empty if it is not valid."""
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _start(start: str, settings: CrawlSettings) -> str:
    """The address to begin with. Raises UsageError."""
    try:
        parts = urlsplit(start)
        parts.port  # noqa: B018 - raises for a port that is none
    except ValueError:
        raise UsageError("The address of the site is not valid.") from None
    if parts.username or parts.password or "@" in parts.netloc:
        raise UsageError("An address with a user name or password is refused.",
                         advice="Check a copy in a folder instead.")  # fmt: skip
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError("The address of the site must begin with https:// or http://.")
    if parts.netloc.lower() not in settings.hosts:
        raise UsageError("The host of the address is not among the allowed ones.",
                         advice="Name it with --allow-host if you may check it.")  # fmt: skip
    return _plain(start)


def _plain(address: str) -> str:
    """The address without fragment, with a path and a host in small letters."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", parts.query, ""))


def _robots(fetcher: _Fetcher, first: str) -> RobotFileParser:
    """What the site allows. Raises UsageError when nobody can tell: then nothing is asked."""
    parser = RobotFileParser()
    try:
        _, _, data = fetcher.get(urljoin(first, "/robots.txt"))
    except _NotFetched as problem:
        if not problem.gone and problem.code not in ("redirects", "other-host"):
            raise UsageError(
                f"The site's robots.txt cannot be read. {problem.message}",
                advice="Try again later.",
            ) from None
        data = b""
    parser.parse(data.decode("utf-8", "replace").splitlines())
    return parser


def _from_sitemaps(fetcher: _Fetcher, first: str, robots: RobotFileParser) -> Iterator[str]:
    """The start, then what the sitemaps list."""
    yield first
    maps = deque(robots.site_maps() or [urljoin(first, "/sitemap.xml")])
    seen: set[str] = set()
    while maps and len(seen) < MOST_SITEMAPS:
        address = _plain(maps.popleft())
        if address in seen or not fetcher.is_allowed(urlsplit(address)):
            continue
        seen.add(address)
        try:
            _, _, data = fetcher.get(address)
        except _NotFetched:
            continue
        for found in _LOCATION.findall(data):
            link = _plain(found.decode("utf-8", "replace").replace("&amp;", "&"))
            if link.endswith(".xml"):
                maps.append(link)
            elif fetcher.is_allowed(urlsplit(link)):
                yield link


def place_of(address: str, *, is_page: bool) -> str:
    """The path in the folder for an address: never outside it, one for each query."""
    parts = urlsplit(address)
    path = posixpath.normpath("/" + unquote(parts.path)).lstrip("/")
    if not path or parts.path.endswith("/"):
        path = f"{path}/index.html".lstrip("/")
    pieces = [_BAD.sub("-", piece)[:100] for piece in path.split("/")]
    pieces = [f"-{p}" if p in ("..", ".") or p in SKIPPED_FOLDERS else p for p in pieces if p]
    name = PurePosixPath(pieces[-1])
    stem, suffix = name.stem, name.suffix
    if is_page and kind_of(name.name) is not Kind.PAGE:
        stem, suffix = name.name, ".html"
    if parts.query:
        stem += f"-q{hashlib.sha256(parts.query.encode()).hexdigest()[:8]}"
    return "/".join((*pieces[:-1], f"{stem or 'file'}{suffix}"))


def _links(data: bytes, place: str, base: str) -> Iterator[str]:
    """Every address that a file names, made whole."""
    kind = kind_of(place)
    found: list[str] = []
    if kind in (Kind.PAGE, Kind.FEED):
        try:
            found = list(addresses(lay_out(decoded(data))))
        except RedactorError:
            found = []  # the check will say that it cannot be read
    elif kind is Kind.STYLE:
        found = [item.decode("utf-8", "replace") for item in _CSS_URL.findall(data)]
    for item in found:
        try:
            link = urljoin(base, item.strip())
            if urlsplit(link).scheme in ("http", "https"):
                yield _plain(link)
        except ValueError:
            continue


def _save(folder: Path, state: Crawl) -> None:
    rows = [[item.path, item.code, item.message] for item in state.failed]
    table = {"done": sorted(state.done), "waiting": list(state.waiting), "failed": rows}
    publish(folder, [Result(CRAWL_STATE, json.dumps(table).encode("utf-8"))], overwrite=True)


def _resumed(folder: Path, first: str) -> Crawl:
    """The crawl as it was left, or a new one."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        table = json.loads((folder / CRAWL_STATE).read_bytes())
        failed = [NotChecked(*map(str, row)) for row in table["failed"]]
        return Crawl(set(map(str, table["done"])), deque(map(str, table["waiting"])), failed)
    except FileNotFoundError:
        return Crawl(waiting=deque([first]))
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError("The folder given with --keep holds no crawl that can go on.") from None
