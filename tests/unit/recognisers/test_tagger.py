"""The tagger reads every word of every text, alone or among others, and is only one voice."""

from __future__ import annotations

import pytest
from finding import findings, paragraphs, people
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.document import Entity
from redactor.recognisers import find, tagger
from redactor.recognisers.analysis import analyser
from redactor.recognisers.engine import SchoolEngine
from redactor.recognisers.tagger import CASES, GRADES, NOTHING, Chance, Tagger
from redactor.recognisers.tokens import tokenise, word_of

pytestmark = pytest.mark.model

FULL, FAST = "en-schools/1.0.0", "en-general/3.7.1"


@pytest.fixture(scope="module")
def reader() -> Tagger:
    return tagger.load(FULL)


def said(reader: Tagger, text: str) -> dict[str, float]:
    (chances,) = reader.chances([text])
    return {text[chance.start : chance.stop]: chance.person for chance in chances}


def test_people_are_told_from_offices_and_schemes(reader: Tagger) -> None:
    words = said(reader, "The SENCo asked Tunde about Read Write Inc on Tuesday.")
    assert words["Tunde"] > 0.8
    assert max(words[word] for word in ("SENCo", "Read", "Write", "Tuesday")) < 0.3


def test_a_word_is_a_name_where_it_acts_like_one(reader: Tagger) -> None:
    assert said(reader, "Summer said that she was late.")["Summer"] > 0.8
    assert said(reader, "Summer term begins on 19 April.")["Summer"] < 0.3


def test_a_second_name_begins_anew(reader: Tagger) -> None:
    (chances,) = reader.chances(["Safeguarding lead Harriet Osei and Paul Vickers"])
    begins = [chance.begins > 0.5 for chance in chances[2:]]
    assert begins == [True, False, False, True, False]


def test_a_long_list_is_read_to_its_end(reader: Tagger) -> None:
    text = "Present: " + ", ".join(["Ngozi Umeh", "Bronagh Devlin"] * 60)
    (chances,) = reader.chances([text])
    names = [chance.person for chance in chances[1:]]
    assert len(names) == 240
    assert min(names) > 0.5


@given(texts=st.lists(st.text(max_size=40), max_size=6))
@settings(max_examples=60, deadline=None)
def test_each_word_gets_one_chance_whatever_the_text(reader: Tagger, texts: list[str]) -> None:
    answers = reader.chances(texts)
    assert len(answers) == len(texts)
    for text, chances in zip(texts, answers, strict=True):
        places = [(chance.start, chance.stop) for chance in chances]
        assert places == [(token.start, token.stop) for token in tokenise(text, 0, len(text))]
        assert all(0 <= chance.person <= 1.001 for chance in chances)


def test_what_is_read_beside_it_hardly_changes_an_answer(reader: Tagger) -> None:
    # Activations are scaled to eight bits for a batch as a whole.
    texts = ["Will left at 7.40.", "Present: " + "Ann Oke, " * 40, "Dear Fatuma"]
    together = reader.chances(texts)
    for text, chances in zip(texts, together, strict=True):
        (alone,) = reader.chances([text])
        for one, other in zip(alone, chances, strict=True):
            assert one.person == pytest.approx(other.person, abs=0.1)


@pytest.mark.parametrize(
    ("word", "case"), [("will", 1), ("Will", 2), ("WILL", 3), ("W", 4), ("McGee", 5)]
)
def test_case_reaches_a_model_that_knows_no_capitals(word: str, case: int) -> None:
    assert tagger.features(word_of(word))[0] == case


@pytest.mark.parametrize("word", ["Zainab", "Rose", "the", "Xqzzt", "Summer", "Kent"])
def test_features_are_rows_of_the_table(word: str) -> None:
    case, strengths, flag = tagger.features(word_of(word))
    assert 0 < case < CASES <= strengths < CASES + GRADES <= flag < tagger.HIDDEN
    assert NOTHING[0] == 0


def test_the_fast_set_does_without() -> None:
    assert SchoolEngine(FAST).tagger is None
    assert SchoolEngine(FULL).tagger is not None


def test_a_barred_name_stays_barred_however_sure_the_tagger_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def sure(self: Tagger, texts: list[str]) -> list[list[Chance]]:
        return [
            [Chance(token.start, token.stop, 1.0, 0.0) for token in tokenise(text, 0, len(text))]
            for text in texts
        ]

    monkeypatch.setattr(Tagger, "chances", sure)
    names = people("Thomas Telford School and Wilson Avenue were closed.")
    assert not any("Telford" in name or "Wilson" in name for name in names)


def test_equal_sentences_reach_the_tagger_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    original = Tagger.chances

    def counted(self: Tagger, texts: list[str]) -> list[list[Chance]]:
        asked.append(len(texts))
        return original(self, texts)

    monkeypatch.setattr(Tagger, "chances", counted)
    find(paragraphs(*["Summer asked about the boiler."] * 40), model=FULL)
    assert sum(asked) == 1


def test_a_name_that_only_the_tagger_sees_says_so() -> None:
    names = [f for f in findings(paragraphs("Gift asked about it.")) if f.entity is Entity.PERSON]
    assert [finding.recogniser for finding in names] == ["tagger"]


def test_analysers_of_both_sets_live_side_by_side() -> None:
    assert analyser(FULL)[1] is not analyser(FAST)[1]
