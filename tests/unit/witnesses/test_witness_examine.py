"""What the witnesses say of copies that are clean, leaky, short of words or odd."""

from __future__ import annotations

import base64

import pytest
from packing import paragraphs, word

from redactor.document import Check
from redactor.errors import UsageError
from redactor.witnesses import examine, office
from redactor.witnesses import examine as examine_function

_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def _failed(checks: tuple[Check, ...]) -> dict[str, int]:
    return {check.name: check.count for check in checks if not check.passed}


def _examine(
    data: bytes, *removed: str, kept: str = "", marking: tuple[str, ...] = ()
) -> dict[str, int]:
    """What failed, but for words that these tests do not tell to be kept."""
    checks = examine(data, suffix=".docx", removed=removed, kept=kept, marking=marking)
    return _failed(tuple(check for check in checks if check.name != "nothing-added"))


def test_a_clean_copy_passes_every_check() -> None:
    data = word(paragraphs("Present: [pupil 1] and Ms Achebe."))
    checks = examine(
        data, suffix=".docx", removed=["Ngozi Okafor"], kept="Present: [pupil 1] and Ms Achebe."
    )
    assert _failed(checks) == {}
    assert {check.witness for check in checks} == {"bytes", "structure", "python-docx"}


def test_a_name_in_three_runs_is_found_by_both_readers() -> None:
    runs = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("Ngozi Ok", "af", "or"))
    checks = examine(word(f"<w:p>{runs}</w:p>"), suffix=".docx", removed=["Ngozi Okafor"], kept="")
    gone = [check for check in checks if check.name == "text-gone"]
    assert [(check.witness, check.passed) for check in gone] == [
        ("bytes", False),
        ("python-docx", False),
    ]


def test_a_removed_name_may_stand_where_the_kept_text_has_it() -> None:
    kept = "Mrs Okafor (governor) was present."
    assert _examine(word(paragraphs(kept)), "Okafor", kept=kept) == {}
    assert _examine(word(paragraphs(kept, "Okafor")), "Okafor", kept=kept) == {"text-gone": 1}


def test_a_name_that_is_a_common_word_is_counted_too() -> None:
    kept = "The head will report. Governors will vote."
    assert _examine(word(paragraphs(kept)), "Will", kept=kept) == {}
    assert _examine(word(paragraphs(kept, "Will left.")), "Will", kept=kept) == {"text-gone": 1}


def test_names_that_are_schema_words_are_no_alarm_in_markup() -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'
    assert _examine(word(body), "Page", "Title", "Mark", "Style") == {}


def test_names_that_are_schema_words_are_found_in_text_and_descriptions() -> None:
    described = (
        '<w:p><x:docPr xmlns:x="urn:schemas-microsoft-com:x" descr="Photo of Mr Page"/></w:p>'
    )
    assert _examine(word(described), "Page") == {"text-gone": 1}
    assert _examine(word(paragraphs("Mr Page")), "Page") == {"text-gone": 1}


def test_the_lines_of_the_marking_do_not_count() -> None:
    data = word(paragraphs("PUBLIC: Fair copy", "PUBLIC: Fair copy"))
    assert _examine(data, "Fair", marking=("PUBLIC: Fair copy",)) == {}
    assert _examine(data, "Fair") == {"text-gone": 2}


def test_a_lost_word_of_the_kept_text_is_missed() -> None:
    data = word(paragraphs("The budget was agreed."))
    assert _examine(data, kept="The budget was\nagreed.") == {}
    assert _examine(data, kept="The budget was not agreed.") == {"kept-text": 1}


def test_a_word_that_nobody_meant_to_keep_is_noticed_though_nobody_looked_for_it() -> None:
    data = word(paragraphs("The budget was agreed.", "Ngozi left."))
    checks = examine(data, suffix=".docx", removed=[], kept="The budget was agreed.")
    assert _failed(checks) == {"nothing-added": 2}


def test_page_numbers_and_measures_are_no_added_words() -> None:
    field = "<w:instrText> PAGE </w:instrText></w:r><w:r><w:t>7</w:t>"
    measure = '<x:align xmlns:x="urn:schemas-microsoft-com:x">center</x:align>'
    data = word(f"<w:p><w:r>{field}</w:r>{measure}</w:p>")
    assert _failed(examine(data, suffix=".docx", removed=[], kept="")) == {}


@pytest.mark.parametrize(
    "content",
    [
        base64.b64encode(b"xNgozi Okafor"), "Ngozi Okafor".encode("utf-16"),
        b"Ngozi Okafor".hex().encode(), b"%4Egozi%20Okafor", b"\0\1Ngozi Okafor\0",
    ],
)  # fmt: skip
def test_a_name_in_another_part_and_encoding_is_found(content: bytes) -> None:
    data = word(paragraphs("Minutes"), more={"word/odd.dat": content})
    assert "bytes-gone" in _examine(data, "Ngozi Okafor")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("no-tracked-changes", '<w:p><w:ins w:id="1"><w:r><w:t>a</w:t></w:r></w:ins></w:p>'),
        ("no-tracked-changes", "<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>"),
        ("no-hidden-runs", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:p>"),
        ("no-author-or-date", '<w:p w:rsidR="00112233"/>'),
        ("no-author-or-date", '<w:p w:author="x"/>'),
        ("no-named-bookmarks", '<w:bookmarkStart w:id="1" w:name="PaulOkafor"/>'),
        ("no-hidden-markup", "<w:p><w:fldData>eA==</w:fldData></w:p>"),
        ("no-foreign-names", '<x:y xmlns:x="urn:somebody"/>'),
        ("no-xml-comments", "<!-- a -->"),
        ("no-sensitivity-label-data", paragraphs("MSIP_Label_1_Name")),
    ],
)
def test_each_hidden_place_has_its_check(name: str, body: str) -> None:
    assert name in _examine(word(body))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("no-hidden-parts", {"docProps/core.xml": "<a/>"}),
        ("no-hidden-parts", {"word/comments.xml": "<a/>"}),
        ("no-hidden-parts", {"customXml/item1.xml": "<a/>"}),
        ("no-hidden-parts", {"word/vbaProject.bin": b"x"}),
        ("no-nested-files", {"word/media/image1.png": word(paragraphs("a"))}),
        ("no-links-out", {"word/_rels/document.xml.rels": '<Relationship TargetMode="External"/>'}),
        ("no-foreign-relations", {"word/_rels/a.rels": '<Relationship Type="http://x/oleObject"/>'}),
        ("no-sensitivity-label-data", {"a.dat": "MSIP_Label_1".encode("utf-16-le")}),
    ],
)  # fmt: skip
def test_each_hidden_part_has_its_check(name: str, parts: dict[str, bytes | str]) -> None:
    assert name in _examine(word(paragraphs("Minutes"), more=parts))


def test_a_visible_vanish_that_is_switched_off_is_no_alarm() -> None:
    body = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>a</w:t></w:r></w:p>'
    assert _examine(word(body)) == {}


def test_a_remark_of_the_package_fails() -> None:
    assert _examine(word(paragraphs("a"), comment=b"Ngozi Okafor"), "Ngozi Okafor") == {
        "bytes-gone": 1, "no-zip-remarks": 1,
    }  # fmt: skip


def test_a_file_that_python_docx_cannot_open_fails() -> None:
    assert "opens" in _failed(examine(b"PK nothing", suffix=".docx", removed=(), kept=""))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_text_is_decoded_and_compared(suffix: str) -> None:
    checks = examine(
        b"Present: [pupil 1]", suffix=suffix, removed=["Okafor"], kept="Present: [pupil 1]"
    )
    assert _failed(checks) == {}
    leaky = examine(b"Ngozi OKAFOR", suffix=suffix, removed=["Okafor"], kept="Present")
    assert _failed(leaky) == {"text-gone": 1, "bytes-gone": 1, "kept-text": 1, "nothing-added": 2}


def test_text_that_is_not_utf_8_fails() -> None:
    assert _failed(examine(b"Si\xe2n", suffix=".txt", removed=(), kept="")) == {"opens": 1}


def test_a_format_without_a_witness_is_never_clean() -> None:
    assert _failed(examine(b"%!PS", suffix=".ps", removed=(), kept="")) == {"not-checked": 1}
    checks = examine(b"a", suffix=".txt", removed=(), kept="", witnesses=("python-docx",))
    assert _failed(checks) == {"not-checked": 1}


def test_a_witness_that_there_is_not_is_a_mistake_of_the_settings() -> None:
    with pytest.raises(UsageError, match="libreoffice"):
        examine_function(b"", suffix=".txt", removed=(), kept="", witnesses=("openoffice",))


def test_libreoffice_asked_for_and_not_installed_is_not_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    checks = examine(
        word(paragraphs("a")), suffix=".docx", removed=(), kept="", witnesses=("libreoffice",)
    )
    assert checks == (Check("not-checked", "libreoffice", False, 1),)
