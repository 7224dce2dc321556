"""What a copy says about itself: header, footer, notice and tint, from ``notice.toml``.

The words are the product's own, filled with counts, codes and a date at most; nothing is
copied from the paper (``labels.md`` section 4).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from redactor.document import Document, Label, Marking, Rendition
from redactor.errors import ConfigError
from redactor.labelling import is_draft, title_of, written
from redactor.policy.profile import load_profile
from redactor.policy.tokens import replacements

TINY = 300
"""Below so many words an exact count of what was removed tells too much."""
_DATE = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)? (january|february|march|april|may|june|july|august|"
    r"september|october|november|december),? (20\d\d)\b"
)


@cache
def _words() -> Mapping[str, Any]:
    path = files("redactor.policy").joinpath("notice.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def instruments() -> tuple[str, ...]:
    """The bodies whose legal instrument can be named."""
    return tuple(_words()["instrument"])


def marking_for(
    rendition: Rendition, label: Label, *, body: str = "", article: str = ""
) -> Marking:
    """The marking of a copy with this label.

    ``body`` chooses the legal instrument that the notice names (`instruments`), for an
    academy with the number of its article; without it none is named. Raises ConfigError
    for a body that is not known.
    """
    if load_profile(rendition.profile).outside == "cut":
        return _confidential(rendition, label)
    return _public(rendition, label, _instrument(body, article))


def _confidential(rendition: Rendition, label: Label) -> Marking:
    words = _words()["confidential"]
    handling = _words()["handling"]
    reasons = [reason for reason in label.reasons if reason.isupper()]
    notice = [
        words["title"].format(label=written(label)),
        words["reasons"].format(reasons=", ".join(reasons)) if reasons else "",
        words["handling"].format(handling="; ".join(handling[mark] for mark in label.handling)),
        words["draft"] if is_draft(rendition.document) else "",
    ]
    return Marking(
        header=words["header"],
        footer=words["footer"].format(label=written(label)),
        notice=tuple(line for line in notice if line),
        tint=words["tint"],
    )


def _public(rendition: Rendition, label: Label, instrument: str) -> Marking:
    words = _words()["public"]
    document = rendition.document
    draft = is_draft(document)
    removed = {d.target: d for d in rendition.decisions if d.action.removes}
    cut = [s for s in document.sections if s.part == 2 and s.id in removed]
    passages = _passages(rendition, removed.keys(), [(s.first, s.last) for s in cut])
    codes = _codes([removed[target].reason for target in passages], rendition.profile)
    paper = _paper(document)
    lines = [
        words["of"].format(paper=paper) if paper else words["opening"],
        words["draft"] if draft else "",
        _removed(document, len(passages) + len(cut)),
        words["codes"].format(codes=", ".join(codes)) if codes else "",
        words["separate"].format(instrument=instrument) if cut else "",
        words["ask"] if passages or cut else "",
        words["label"].format(label=written(label)),
    ]
    return Marking(
        header=words["draft_header"] if draft else "",
        footer=words["footer"],
        notice=(" ".join(line for line in lines if line),),
    )


def _passages(
    rendition: Rendition, removed: Iterable[str], cut: list[tuple[int, int]]
) -> list[str]:
    """The findings that leave a token in the copy: outside cut sections, one a group."""
    gone = {block for first, last in cut for block in range(first, last + 1)}
    tokens = replacements(rendition.document, rendition.decisions)
    doomed = set(removed)
    return [
        finding.id
        for finding in rendition.document.findings
        if finding.id in doomed
        and tokens.get(finding.id)
        and finding.span.block not in gone
        and not rendition.document.blocks[finding.span.block].hidden
    ]


def _removed(document: Document, count: int) -> str:
    words = _words()["public"]
    if not count:
        return str(words["nothing"])
    tiny = sum(block.text.count(" ") + 1 for block in document.blocks if not block.hidden) < TINY
    if tiny:
        said = "fewer than 10 passages" if count < 10 else "10 passages or more"
    else:
        said = f"{count} passage{'s' if count != 1 else ''}"
    return str(words["removed"].format(count=said))


def _codes(reasons: Iterable[str], profile: str) -> list[str]:
    merge = load_profile(profile).merge_codes
    used = {merge.get(reason, reason) for reason in reasons}
    return [text for code, text in _words()["codes"].items() if code in used]


def _paper(document: Document) -> str:
    """The paper and, as far as the title is sure of them, its board and date."""
    name = _words()["paper"].get(document.family, "")
    if document.family not in ("minutes", "agenda"):
        return str(name)
    title = title_of(document)
    board = _committee(title) or next(
        (said for cue, said in _words()["board"].items() if cue in title), ""
    )
    date = _DATE.search(title)
    of = f" of the {board}" if board else ""
    on = f", {int(date[1])} {date[2].title()} {date[3]}" if date else ""
    return f"{name}{of}{on}"


def _committee(title: str) -> str:
    """The committee that the title names, if it does so in words of our own list."""
    allowed = set(_words()["committee"]["words"])
    for line in title.splitlines():
        words = re.findall(r"[\w&-]+", line.partition("committee")[0])
        named: list[str] = []
        for word in reversed(words):
            if word not in allowed:
                break
            named.insert(0, word)
        if "committee" in line and named and named[0] not in ("and", "&"):
            return " ".join((*named, "committee"))
    return ""


def _instrument(body: str, article: str) -> str:
    if not body:
        return ""
    if body not in _words()["instrument"]:
        raise ConfigError(
            f"There is no legal instrument for the body {body!r}; choose one of: "
            f"{', '.join(instruments())}."
        )
    text = str(_words()["instrument"][body])
    if "{article}" in text and not article:
        raise ConfigError("For an academy the number of the article must be set as well.")
    return f" ({text.format(article=article)})"
