"""Losing bidders, prices and scores go; the winner and the contract's value stay."""

from __future__ import annotations

from labelled import Paper, paragraphs, table

from redactor.document import Entity
from redactor.labelling import find_commercial


def found(paper: Paper) -> list[str]:
    document = paper.document
    return [document.text_of(finding.span) for finding in find_commercial(document)]


def test_losing_bids_in_a_sentence_are_found_and_the_award_stays() -> None:
    lines = (
        "Three tenders were received for the roof: Quill Roofing Ltd (£48,200), Abara & Sons "
        "(£51,900) and Northgate Builders at £56,000.",
        "It was agreed to award the contract to Quill Roofing Ltd.",
    )
    words = found(Paper(*paragraphs(*lines), family="minutes"))
    assert words == ["Abara & Sons", "£51,900", "Northgate Builders", "£56,000"]


def test_a_bidder_table_loses_the_losers_and_all_scores() -> None:
    cells = table(
        ("Supplier", "Price", "Score"),
        ("Tarn Catering", "£91,000", "82"),
        ("Bell Foods", "£95,500", "71"),
    )
    award = paragraphs("The contract was awarded to Tarn Catering.")[0]
    blocks = (*cells, type(award)(len(cells), award.kind, award.text, ()))
    assert found(Paper(*blocks, family="report")) == ["82", "Bell Foods", "£95,500", "71"]


def test_without_an_award_no_bidder_stays() -> None:
    cells = table(("Bidder", "Quote"), ("Tarn Glass", "£900"), ("Bell Glass", "£950"))
    words = found(Paper(*cells, family="report"))
    assert words == ["Tarn Glass", "£900", "Bell Glass", "£950"]


def test_lettered_bidders_lose_scores_and_prices() -> None:
    lines = ("Tender: Bidder B scored 71.", "Bidder C's price was £18,400.")
    assert found(Paper(*paragraphs(*lines), family="minutes"))[1::2] == ["71", "£18,400"]


def test_one_accepted_quotation_and_ordinary_sums_stay() -> None:
    lines = (
        "The quote of £2,300 from Howarth Kitchens was agreed.",
        "PTA raised £300, Lottery Grant £5,000, Contract Cleaning £12,000.",
    )
    assert found(Paper(*paragraphs(*lines), family="minutes")) == []


def test_a_list_of_bids_under_a_heading_is_found() -> None:
    lines = ("Quotes received:", "Greenleaf: £4,100", "Okoro Gardens – £4,800")
    words = found(Paper(*paragraphs(*lines), family="minutes"))
    assert words == ["Greenleaf", "£4,100", "Okoro Gardens", "£4,800"]


def test_findings_go_on_counting_and_part_two_is_left_to_its_cut() -> None:
    lines = ("Quotes: Greenleaf £4,100; Okoro Gardens £4,800.", "Mrs Tarn was there.")
    paper = Paper(*paragraphs(*lines), family="minutes")
    paper.find("Tarn")
    assert [f.id for f in find_commercial(paper.document)] == ["f1", "f2", "f3", "f4"]
    assert {f.entity for f in find_commercial(paper.document)} == {Entity.SENSITIVE_DETAIL}
    paper.part_two(0, 0)
    assert find_commercial(paper.document) == ()


def test_a_tendering_policy_is_left_alone() -> None:
    lines = ("Quotes: Greenleaf £4,100; Okoro Gardens £4,800.",)
    assert found(Paper(*paragraphs(*lines), family="policy", subtype="policy")) == []
