# ruff: noqa: E501 - markup reads better unbroken
"""Crawls real servers on the loopback and prints what came of each case as JSON.

Run as a process of its own by ``test_crawling.py``: the other tests may not open a socket.
Here every connection but to 127.0.0.1 is refused.
"""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from redactor.errors import RedactorError
from redactor.website import crawling
from redactor.website.crawling import CrawlSettings, crawl

PAGE = "text/html; charset=utf-8"
Answer = Callable[[BaseHTTPRequestHandler], None]
ASKED: list[str] = []
AGENTS: set[str] = set()


def only_loopback() -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if not isinstance(address, tuple) or address[0] != "127.0.0.1":
            raise AssertionError("another host was contacted")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign,assignment]


def text(body: str, kind: str = PAGE, code: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        data = body.encode()
        handler.send_response(code)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def to(place: str) -> Answer:
    return text("", code=302, Location=place)


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def broken(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf")
    handler.close_connection = True


def rubbish(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\xff not http at all\r\n\r\n")
    handler.close_connection = True


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", PAGE)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"<p>x</p>" * 8_000)
    except OSError:
        pass


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        pass


def calendar(handler: BaseHTTPRequestHandler) -> None:
    day = int(handler.path.rpartition("=")[2] or 0)
    text(f'<a href="/calendar?day={day + 1}">next</a>')(handler)


def serve(answers: dict[str, Answer], *, certificate: Path | None = None) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ASKED.append(self.path)
            AGENTS.add(self.headers.get("User-Agent", ""))
            found = answers.get(self.path) or answers.get(self.path.partition("?")[0])
            (found or text("gone", code=404))(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def run(answers: dict[str, Answer], **options: object) -> dict[str, object]:
    """Crawl a server with these answers; what was written, asked and not checked."""
    ASKED.clear()
    scheme = str(options.pop("scheme", "http"))
    certificate = options.pop("certificate", None)
    folder = options.pop("folder", None) or Path(tempfile.mkdtemp())
    server = serve(answers, certificate=certificate)  # type: ignore[arg-type]
    host = f"127.0.0.1:{server.server_port}"
    waits: list[float] = []
    settings = {"hosts": frozenset((host,)), "interval": 0.0, "allow_private": True} | options
    try:
        done = crawl(f"{scheme}://{host}/", folder, CrawlSettings(**settings), sleep=waits.append)
    except RedactorError as error:
        return {"error": type(error).__name__, "message": str(error)}
    finally:
        server.shutdown()
    files = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return {
        "files": [name for name in files if not name.startswith(".")],
        "asked": list(ASKED),
        "failed": sorted({item.code for item in done.failed}),
        "others": done.others,
        "waits": waits,
        "text": "".join(p.read_text("utf-8", "replace") for p in sorted(folder.rglob("*.html")))[
            :2_000
        ],
    }


def self_signed(folder: Path) -> Path:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=127.0.0.1", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    both = folder / "both.pem"
    both.write_bytes((folder / "key.pem").read_bytes() + (folder / "cert.pem").read_bytes())
    return both


SITE = {
    "/": text(
        '<a href="a.html#top">a</a><a href="a.html">a</a><img srcset="/img/p.jpg 1x" data-src="/img/q.jpg">'
        '<a href="https://elsewhere.example/x">x</a><a href="/private/x.html">p</a>'
        '<a href="/about/">about</a><a href="mailto:a@b.example">m</a><link href="/s.css">'
    ),
    "/a.html": text('<a href="/a.html?page=2">2</a><a href="/missing.html">m</a>'),
    "/about/": text("<p>About</p>"),
    "/only-in-sitemap.html": text("<p>Here</p>"),
    "/img/p.jpg": text("jpg", "image/jpeg"),
    "/img/q.jpg": text("jpg", "image/jpeg"),
    "/s.css": text("p { background: url(/img/bg.png) }", "text/css"),
    "/img/bg.png": text("png", "image/png"),
    "/robots.txt": text("User-agent: *\nDisallow: /private/\n", "text/plain"),
    "/private/x.html": text("<p>never</p>"),
    "/sitemap.xml": text(
        "<urlset><url><loc>HOST/only-in-sitemap.html</loc></url></urlset>", "text/xml"
    ),
}


def sitemap(handler: BaseHTTPRequestHandler) -> None:
    host = handler.headers["Host"]
    text(f"<urlset><url><loc>http://{host}/only-in-sitemap.html</loc></url></urlset>", "text/xml")(
        handler
    )


def resumed() -> dict[str, object]:
    """The same site crawled twice into one folder, the first time with a cap."""
    server, folder = serve(SITE | {"/sitemap.xml": sitemap}), Path(tempfile.mkdtemp())
    host = f"127.0.0.1:{server.server_port}"
    rounds = []
    for most in (2, 2_000):
        ASKED.clear()
        settings = CrawlSettings(frozenset((host,)), most, interval=0.0, allow_private=True)
        done = crawl(f"http://{host}/", folder, settings)
        rounds.append([list(ASKED), sorted({item.code for item in done.failed})])
    server.shutdown()
    return {"rounds": rounds, "files": sorted(p.name for p in folder.rglob("*.html"))}


def cases() -> dict[str, dict[str, object]]:
    crawling._ANSWER_TIMEOUT = 0.7  # type: ignore[misc,assignment]
    crawling.LONGEST_ANSWER = 1.0  # type: ignore[misc]
    home = {"/": text('<a href="/x">x</a>')}
    found = {
        "site": run(SITE | {"/sitemap.xml": sitemap}),
        "slow": run(home | {"/x": silent}),
        "broken": run(home | {"/x": broken}),
        "rubbish": run(home | {"/x": rubbish}),
        "endless": run(home | {"/x": endless}),
        "drip": run(home | {"/x": drip}),
        "forbidden": run(home | {"/x": text("no", code=403)}),
        "circle": run(home | {"/x": to("/y"), "/y": to("/x")}),
        "chain": run(home | {"/x": to("/y"), "/y": text("<p>arrived</p>")}),
        "elsewhere": run(home | {"/x": to("http://169.254.169.254/latest/")}),
        "calendar": run({"/": text('<a href="/calendar?day=0">c</a>'), "/calendar": calendar}, most_pages=12),
        "traversal": run({"/": text('<a href="/%2e%2e/%2e%2e/etc/passwd.html">x</a><a href="/..%2f..%2fy.html">y</a>'),
                          "/%2e%2e/%2e%2e/etc/passwd.html": text("<p>p</p>"), "/..%2f..%2fy.html": text("<p>y</p>")}),
        "polite": run(home | {"/x": text("<p>x</p>")}, interval=0.6),
        "private": run(home, allow_private=False),
        "no robots": run(home | {"/robots.txt": text("x", code=503)}),
        "resumed": resumed(),
        "self-signed": run(home, scheme="https", certificate=self_signed(Path(tempfile.mkdtemp()))),
    }  # fmt: skip
    found["agents"] = {"seen": sorted(AGENTS)}
    return found


if __name__ == "__main__":
    only_loopback()
    json.dump(cases(), sys.stdout)
