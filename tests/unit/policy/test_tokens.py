"""Tokens depend on role and order, never on the words removed."""

from __future__ import annotations

from dataclasses import replace

from decided import finding, paper, person, section
from hypothesis import given
from hypothesis import strategies as st

from redactor.document import Action, Decision, Document, Entity, Role
from redactor.policy import decide, replacements, stub


def tokens(document: Document) -> dict[str, str]:
    return replacements(document, decide(document, profile="website"))


def test_people_are_numbered_by_role_in_order_of_appearance() -> None:
    document = paper("Idris met Gwen, and Mrs Vaughan came.", "Idris left.")
    document = replace(
        document,
        findings=(
            finding(document, 0, "Vaughan"),
            finding(document, 1, "Gwen"),
            finding(document, 2, "Idris"),
            finding(document, 3, "Idris", nth=1),
        ),
        people=(
            person(0, Role.PARENT, "f0"),
            person(1, Role.PUPIL, "f1"),
            person(2, Role.PUPIL, "f2", "f3"),
        ),
    )
    assert tokens(document) == {
        "f0": "[parent 1]",
        "f1": "[pupil 2]",
        "f2": "[pupil 1]",
        "f3": "[pupil 1]",
    }


def test_people_of_part_two_alone_do_not_use_up_numbers() -> None:
    document = paper("PART 2", "Gwen was excluded.", "End", "Idris came.")
    document = replace(
        document,
        sections=(section(0, 0, 2),),
        findings=(finding(document, 0, "Gwen"), finding(document, 1, "Idris")),
        people=(person(0, Role.PUPIL, "f0"), person(1, Role.PUPIL, "f1")),
    )
    assert tokens(document)["f1"] == "[pupil 1]"


def test_pieces_of_a_group_get_their_token_once() -> None:
    document = paper("Idris", "Vaughan")
    pieces = (finding(document, 0, "Idris", group="g"), finding(document, 1, "Vaughan", group="g"))
    document = replace(document, findings=pieces, people=(person(0, Role.PUPIL, "f0", "f1"),))
    assert tokens(document) == {"f0": "[pupil 1]", "f1": ""}


def test_every_entity_has_a_token() -> None:
    document = paper("ABC")
    for entity in Entity:
        one = replace(document, findings=(finding(document, 0, "ABC", entity),))
        decisions = (Decision("f0", Action.REDACT, "F", "000-30"),)
        assert replacements(one, decisions)["f0"].startswith("[")


def test_what_is_kept_has_no_token() -> None:
    document = paper("Mrs Oke")
    document = replace(
        document,
        findings=(finding(document, 0, "Oke"),),
        people=(person(0, Role.GOVERNOR, "f0", official=True),),
    )
    assert tokens(document) == {}


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=40))
def test_a_token_does_not_depend_on_the_name(name: str) -> None:
    document = paper(f"Dear {name}, welcome")
    start = document.blocks[0].text.index(name)
    found = finding(document, 0, name)
    assert found.span.start == start
    document = replace(document, findings=(found,), people=(person(0, Role.PUPIL, "f0"),))
    assert tokens(document) == {"f0": "[pupil 1]"}


def test_a_stub_names_the_class_of_the_reason_only() -> None:
    said = {code: stub(Decision("s0", Action.REDACT, code, "002-16")) for code in "PFSHGCLX"}
    assert said["C"] == "Confidential item – recorded separately (commercial)."
    assert said["L"] == "Confidential item – recorded separately (legal)."
    assert {said[c] for c in "PFSHG"} == {"Confidential item – recorded separately (personal)."}
