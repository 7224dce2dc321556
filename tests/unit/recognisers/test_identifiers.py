"""Every kind of identifier: what is one is found, what only looks like one is not."""

from __future__ import annotations

import pytest
from finding import findings, found, paragraphs, table, words

from redactor.document import Entity

pytestmark = pytest.mark.model

VALID = [
    (Entity.UPN, "N801299924017", "N801299924017"),
    (Entity.UPN, "UPN: A801299924017", "A801299924017"),
    (Entity.UPN, "temporary UPN E80129992403B", "E80129992403B"),
    (Entity.UPN, "former UPN: N801299924017", "N801299924017"),
    (Entity.ULN, "9623147855", "9623147855"),
    (Entity.ID, "UCI 999990240137X", "999990240137X"),
    (Entity.ID, "candidate number: 0137", "0137"),
    (Entity.ID, "SCN: 012345678", "012345678"),
    (Entity.NHS_NUMBER, "NHS number 999 012 3454", "999 012 3454"),
    (Entity.NHS_NUMBER, "CHI: 0101990006", "0101990006"),
    (Entity.NHS_NUMBER, "H&C 3200000015", "3200000015"),
    (Entity.NINO, "AB 12 34 56 C", "AB 12 34 56 C"),
    (Entity.NINO, "JT123456D", "JT123456D"),
    (Entity.NINO, "NI number QQ 12 34 56 C", "QQ 12 34 56 C"),
    (Entity.ID, "TRN 24/31507", "24/31507"),
    (Entity.ID, "DBS certificate number 001234567890", "001234567890"),
    (Entity.ID, "payroll number E204417", "E204417"),
    (Entity.BANK_ACCOUNT, "sort code 00-00-00, account number 12345678", "00-00-00"),
    (Entity.BANK_ACCOUNT, "sort code 00-00-00, account number 12345678", "12345678"),
    (Entity.BANK_ACCOUNT, "GB33 BUKB 2020 1555 5555 55", "GB33 BUKB 2020 1555 5555 55"),
    (Entity.BANK_ACCOUNT, "4111111111111111", "4111111111111111"),
    (Entity.ID, "passport 123456789", "123456789"),
    (Entity.ID, "QUILL805146J99XY", "QUILL805146J99XY"),
    (Entity.VEHICLE_REG, "Mum drives a red Corsa, AB51 DVL.", "AB51 DVL"),
    (Entity.POSTCODE, "EC1A 1BB", "EC1A 1BB"),
    (Entity.POSTCODE, "BFPO 57", "BFPO 57"),
    (Entity.PHONE, "(01632) 960 123", "(01632) 960 123"),
    (Entity.PHONE, "+44 (0)20 7946 0123", "+44 (0)20 7946 0123"),
    (Entity.PHONE, "0044 20 7946 0123", "0044 20 7946 0123"),
    (Entity.PHONE, "07700-900-123", "07700-900-123"),
    (Entity.PHONE, "07700.900.123", "07700.900.123"),
    (Entity.PHONE, "01632 960123 ext 204", "01632 960123 ext 204"),
    (Entity.PHONE, "Tel: O1632 96O 123", "O1632 96O 123"),
    (Entity.PHONE, "+353 1 555 0123", "+353 1 555 0123"),
    (Entity.EMAIL, "j.thistlewood@example.sch.uk", "j.thistlewood@example.sch.uk"),
    (Entity.EMAIL, "Email. Jo. Bloggs@example.sch.uk", "Jo. Bloggs@example.sch.uk"),
    (Entity.EMAIL, "write to jo.b @ example . sch . uk", "jo.b @ example . sch . uk"),
    (Entity.EMAIL, "jo.b [at] example [dot] com", "jo.b [at] example [dot] com"),
    (Entity.DOB, "DOB 03/09/2016", "03/09/2016"),
    (Entity.DOB, "born on 3rd September 2016", "3rd September 2016"),
    (Entity.DOB, "D.O.B. 3.9.16", "3.9.16"),
    (Entity.DOB, "date of birth: 2016-09-03", "2016-09-03"),
    (Entity.ID, "admission number 004217", "004217"),
    (Entity.ID, "EHCP ref EHC-204417", "EHC-204417"),
    (Entity.ID, "MASH-20417 was opened", "MASH-20417"),
    (Entity.PASSWORD, "Password: Conker-Velvet-71", "Conker-Velvet-71"),
    (Entity.PASSWORD, "Wifi key: 8821-plum", "8821-plum"),
    (Entity.PASSWORD, "The Wi-Fi password is Conker71!", "Conker71!"),
    (Entity.PASSWORD, "Meeting ID: 000 0000 0000", "000 0000 0000"),
    (Entity.USERNAME, "username = fernleigh\\clerk", "fernleigh\\clerk"),
    (Entity.USERNAME, "log in as jbloggs7 on the laptop", "jbloggs7"),
    (Entity.USERNAME, "follow @conker_quill on Instagram", "@conker_quill"),
    (Entity.URL, "https://example.zoom.us/j/00000000000?pwd=xyz", "https://example.zoom.us/j/00000000000?pwd=xyz"),
    (Entity.URL, "https://example.sharepoint.com/x/doc?e=Ab12Cd", "https://example.sharepoint.com/x/doc?e=Ab12Cd"),
    (Entity.IP, "the IP address 192.0.2.17 was blocked", "192.0.2.17"),
    (Entity.ID, "8012999_CTF_8393999_001.xml", "8012999_CTF_8393999_001.xml"),
    (Entity.DOB, "Ellis Warde (4.11.15), Class 3", "4.11.15"),
    (Entity.DOB, "WARDE, Ellis (04/11/2015)", "04/11/2015"),
    (Entity.DOB, "a brother (b. Aug 2026)", "Aug 2026"),
    (Entity.DOB, "Ellis b. 4.11.15", "4.11.15"),
    (Entity.DOB, "aged 9 (4 November 2015)", "4 November 2015"),
    (Entity.DOB, "Child's date of birth: Fourth of November 2015", "Fourth of November 2015"),
    (Entity.NINO, "National Insurance Number QQ-12-34-56-C", "QQ-12-34-56-C"),
    (Entity.NHS_NUMBER, "NHS: 9990123455", "9990123455"),
    (Entity.ID, "Our ref: IFW/SR/10C/0093", "IFW/SR/10C/0093"),
    (Entity.ID, "went to tribunal (case SE205/26/00317)", "SE205/26/00317"),
    (Entity.ID, "Crime reference number 42/118273/27", "42/118273/27"),
    (Entity.ID, "the flight, booking 7XKQ2P", "7XKQ2P"),
    (Entity.ID, "rang MASH, spoke to Gina. Ref MB-26-7719.", "MB-26-7719"),
    (Entity.ID, "EHCP ref. CM/EHC/2204", "CM/EHC/2204"),
    (Entity.ID, "Mosaic ID 448120", "448120"),
    (Entity.ID, "Operation Encompass ref 27/118273", "27/118273"),
    (Entity.ID, "Ref: EXC/2027/03 re a pupil", "EXC/2027/03"),
    (Entity.NINO, "Mum's NI: QQ 00 11 22 C", "QQ 00 11 22 C"),
    (Entity.URL, "https://forms.example.org/join/ab77x", "https://forms.example.org/join/ab77x"),
    (Entity.EMAIL, "f.lindqvist at example.org", "f.lindqvist at example.org"),
    (Entity.PASSWORD, "Google Classroom code: k7xq2zp", "k7xq2zp"),
    (Entity.ADDRESS, "prev. The Haven (refuge)", "The Haven (refuge)"),
    (Entity.ADDRESS, "c/o The Vicarage, Church Lane, Dunmoor",
     "c/o The Vicarage, Church Lane, Dunmoor"),
    (Entity.ADDRESS, "last known The Foyer, Dock Rd", "The Foyer, Dock Rd"),
    (Entity.ADDRESS, "He lives at 14 Church Lane, Upper Quill.", "14 Church Lane, Upper Quill"),
    (Entity.ADDRESS, "Basement Flat, 14 Cotley Hill Gardens, BS96 6LA",
     "Basement Flat, 14 Cotley Hill Gardens, BS96 6LA"),
    (Entity.ADDRESS, "Larchfield, 2 The Paddocks, Nether Padley BB96 8WN",
     "Larchfield, 2 The Paddocks, Nether Padley BB96 8WN"),
    (Entity.VEHICLE_REG, "the person in the white Evoque (GN19 KLX)", "GN19 KLX"),
    (Entity.VEHICLE_REG, "Registration number T441 KLM", "T441 KLM"),
    (Entity.PASSWORD, "network CHP-Guest, password Otter-Lantern-42.", "Otter-Lantern-42"),
    (Entity.PASSWORD, "Wi-Fi: ThornGuest / key Pear-Castle-19", "Pear-Castle-19"),
    (Entity.USERNAME, "Logins: user zferris, password: Blue7Kite", "zferris"),
    (Entity.URL, "https://teams.example.org/l/meetup-join/19%3ameeting_Zk4", "https://teams.example.org/l/meetup-join/19%3ameeting_Zk4"),
    (Entity.PERSON, "(/images/toby-rowlands-efa-y6-lamb.jpg)", "toby-rowlands-efa-y6-lamb.jpg"),
    (Entity.EMAIL, "ellis dot warde at example dot com", "ellis dot warde at example dot com"),
]  # fmt: skip

DECOYS = [
    (Entity.UPN, "A801299924017"),
    (Entity.UPN, "E80129992403S"),
    (Entity.ULN, "9623147856"),
    (Entity.ID, "the year was 1944 and the plan runs to 2027"),
    (Entity.ID, "candidate since 2027"),
    (Entity.NHS_NUMBER, "9990123450"),
    (Entity.NHS_NUMBER, "purchase order 9990123454"),
    (Entity.NINO, "QQ 12 34 56 C"),
    (Entity.BANK_ACCOUNT, "the meeting of 12-05-27"),
    (Entity.POSTCODE, "KS2 3AB"),
    (Entity.POSTCODE, "Y6 2AM"),
    (Entity.PHONE, "2027-03-09"),
    (Entity.PHONE, "12/05/2027"),
    (Entity.PHONE, "01/09/2022 to 31/08/2026"),
    (Entity.PHONE, "budget code 0123456789, £12,345.67, minute 104c/2122"),
    (Entity.PHONE, "commenced at 1834 and closed at 19.42"),
    (Entity.DOB, "09/03/2027 (meeting date)"),
    (Entity.DOB, "DOB was asked for; the meeting is on 12/05/2027"),
    (Entity.ID, "published admission number: 30"),
    (Entity.PASSWORD, "password policy reviewed"),
    (Entity.PASSWORD, "The password is required and must be changed"),
    (Entity.USERNAME, "No staff log in details (Username or password) shall be shared"),
    (Entity.URL, "https://www.example.sch.uk/policies"),
    (Entity.IP, "minute 3.1.2.4"),
    (Entity.USERNAME, "doors open @ 7pm"),
    (Entity.EMAIL, "meet @ the office. Come early"),
    (Entity.VEHICLE_REG, "minute FGB 123"),
    (Entity.PERSON, "IMG_0042.jpg"),
    (Entity.PERSON, "Sports_Day_2027.jpg"),
    (Entity.PERSON, "/images/victoria-road-site.jpg"),
    (Entity.PERSON, "/docs/behaviour-policy-2027.pdf"),
    (Entity.DOB, "Governing Board (4 November 2026)"),
    (Entity.DOB, "Behaviour Policy (4 November 2026)"),
    (Entity.DOB, "Ann Oke (appointed 4 November 2026)"),
    (Entity.DOB, "Headteacher Ann Oke (7 July 2027)"),
    (Entity.ID, "Contract reference CT-2027-11, risk register ref R12"),
    (Entity.ID, "Minute 104c/2122 and minute ref 2027/03/14"),
    (Entity.ID, "planning ref: P/2027/0042"),
    (Entity.ID, "cheque 100233, invoice INV-2291, order PO44817"),
    (Entity.ID, "Policy ref: HR/07"),
    (Entity.ID, "Our 2026/27 priorities and our ISO9001 certificate"),
    (Entity.ID, "in case COVID19 returns, in that case 5/7 applies"),
    (Entity.ID, "Our reference group met; your KS2 results; Court 12B"),
    (Entity.PASSWORD, "the password policy of 2027"),
]

KEPT = [
    ("URN 199999", "199999", "organisation-number"),
    ("DfE number 801/2999", "801/2999", "organisation-number"),
    ("UKPRN 10099999", "10099999", "organisation-number"),
    ("Company number 09999999", "09999999", "organisation-number"),
    ("charity number 1199999", "1199999", "organisation-number"),
    ("ICO registration ZA999999", "ZA999999", "organisation-number"),
    ("VAT number GB 999 9999 73", "GB 999 9999 73", "organisation-number"),
    ("centre number 99999", "99999", "organisation-number"),
    ("Childline 0800 1111", "0800 1111", "public-helpline"),
    ("Ofsted on 0300 123 1231", "0300 123 1231", "public-helpline"),
    ("Ring the school office on 01632 960001", "01632 960001", "school-phone"),
    ("Write to office@fernleigh.sch.uk", "office@fernleigh.sch.uk", "role-mailbox"),
    ("senco@fernleigh.sch.uk", "senco@fernleigh.sch.uk", "role-mailbox"),
    ("Fernleigh Primary School, 12 School Road, Stockport, SK6 1AA",
     "12 School Road, Stockport, SK6 1AA", "organisation-address"),
    ("If you are ill, ring before 8.30 on 01632 960456.", "01632 960456", "school-phone"),
    ("Parents may call 01632 960220.", "01632 960220", "school-phone"),
    ("Ring Fitz Ambler, Governance Officer, on 01632 960172.", "01632 960172", "published-dsl"),
    ("contact the centre manager, Mr Olly Pendle, 01632 960477.", "01632 960477", "published-dsl"),
    ("Swyddfa: swyddfa@llanquill.example.org", "swyddfa@llanquill.example.org", "role-mailbox"),
    ("stmarysoffice@example.org", "stmarysoffice@example.org", "role-mailbox"),
    ("County Hall, Shire Street, Thornbury BS97 1AA",
     "County Hall, Shire Street, Thornbury BS97 1AA", "organisation-address"),
]  # fmt: skip


@pytest.mark.parametrize(("entity", "text", "value"), VALID)
def test_an_identifier_is_found_whole(entity: Entity, text: str, value: str) -> None:
    if entity is Entity.PERSON:
        assert value in words(paragraphs(text), entity)
    else:
        assert (entity, value, "") in found(text)


@pytest.mark.parametrize(("entity", "text"), DECOYS)
def test_what_only_looks_like_an_identifier_is_left(entity: Entity, text: str) -> None:
    assert not words(paragraphs(text), entity)


@pytest.mark.parametrize(("text", "value", "keep"), KEPT)
def test_what_is_public_says_why(text: str, value: str, keep: str) -> None:
    assert [(v, k) for _, v, k in found(text)] == [(value, keep)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("She lives at Flat 2/1, 14 Mill Lane, Upper Quill, SK6 1AA with her nan.",
         "Flat 2/1, 14 Mill Lane, Upper Quill, SK6 1AA"),
        ("Conker Cottage, Mill Lane, Upper Quill DE5 3XY",
         "Conker Cottage, Mill Lane, Upper Quill DE5 3XY"),
        ("Home address: 7 Heol y Bryn, Pontypridd CF37 1AB.", "7 Heol y Bryn, Pontypridd CF37 1AB"),
        ("He lives with his carers at 3 Elm Close, Ripley.", "3 Elm Close, Ripley"),
        ("moved to Lower Quill Farm, Upper Quill", "Lower Quill Farm, Upper Quill"),
        ("Mooring 12, Quill Marina, Upper Quill, DE5 3XY",
         "Mooring 12, Quill Marina, Upper Quill, DE5 3XY"),
    ],
)  # fmt: skip
def test_a_home_address_is_one_finding(text: str, address: str) -> None:
    assert words(paragraphs(text), Entity.ADDRESS) == [address]
    assert not words(paragraphs(text), Entity.POSTCODE)


def test_an_address_over_several_lines_is_one_finding() -> None:
    text = "Parent: Mrs Tarn\n14 Mill Lane\nUpper Quill\nSK6 1AA\n\nDear Mrs Tarn"
    assert words(paragraphs(text), Entity.ADDRESS) == ["14 Mill Lane\nUpper Quill\nSK6 1AA"]


def test_a_home_number_beside_the_office_number_is_not_kept() -> None:
    result = found("ring 01632 960456 (home); office 01632 960001")
    assert [(value, keep) for _, value, keep in result] == [
        ("01632 960456", ""),
        ("01632 960001", "school-phone"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "For sale: child's bike. Ring 01632 960777 after six.",
        "Lost: a grey cat. Please call 01632 960778.",
        "Please ring Pat Oake on 01632 960779.",
        "Telephone 01632 960780",
    ],
)
def test_a_private_number_in_an_advertisement_is_not_kept(text: str) -> None:
    assert [keep for entity, _, keep in found(text) if entity is Entity.PHONE] == [""]


def test_a_mobile_is_never_taken_for_a_school_phone() -> None:
    assert found("School trip leader 07700 900123")[0][2] == ""


def test_a_mailbox_at_a_private_provider_is_not_a_role_mailbox() -> None:
    assert found("head@gmail.com")[0][2] == ""


def test_a_published_lead_is_reached_by_telephone_and_broken_email() -> None:
    text = (
        "The school Designated Safeguarding Lead is Ann Oke. Her contact details are:\n\n"
        "Tel. 01632 662337\n\nEmail. Ann. Oke@fernleigh.sch.uk"
    )
    assert found(text) == [
        (Entity.PHONE, "01632 662337", "published-dsl"),
        (Entity.EMAIL, "Ann. Oke@fernleigh.sch.uk", "published-dsl"),
    ]
    assert words(paragraphs(text), Entity.PERSON) == ["Ann Oke"]


def test_a_column_heading_gives_the_context() -> None:
    blocks = table(
        ("Pupil", "DOB", "Adm No", "Password"),
        ("Oke, Ann", "03/09/2016", "004217", "plum-tree"),
        ("Tarn, Bea", "42616", "004218", "red-kite9"),
    )
    assert words(blocks, Entity.DOB) == ["03/09/2016", "42616"]
    assert words(blocks, Entity.ID) == ["004217", "004218"]
    assert words(blocks, Entity.PASSWORD) == ["plum-tree", "red-kite9"]


def test_tabbed_lines_have_headings_too() -> None:
    blocks = paragraphs("Name\tDOB\tStart\nAnn Oke\t03/09/2016\t01/09/2021")
    assert words(blocks, Entity.DOB) == ["03/09/2016"]


@pytest.mark.parametrize(
    "line",
    [
        "The SENCo rang Mr Hussain on 07700 900456 about the transport.",
        "ACTION: Clerk to email Mrs Eze at ceze.home@talktalk.example by Friday.",
        "The Headteacher will telephone Dyson, 07700 900789, to arrange a meeting.",
        "The DSL spoke to Joanne Sugden (jsugden88@mail.example) on Monday.",
        "Headteacher's report: a complaint was received from Mr R Dyson (rdyson@sky.example).",
        "The office rang Mr Hussain on 01274 496123 about the transport.",
        "Mrs Sugden (01274 496124) complained to the school about the gate.",
        "Grandad can be reached on 01274 496126, the school office was told.",
    ],
)
def test_a_contact_in_a_sentence_about_an_office_is_not_the_offices(line: str) -> None:
    contacts = [f for f in findings(paragraphs(line)) if f.entity in (Entity.PHONE, Entity.EMAIL)]
    assert [f.keep for f in contacts] == [""]


def test_a_letter_to_an_office_does_not_publish_its_senders_address() -> None:
    letter = paragraphs(
        "Dear Chair of Governors",
        "Complaint about Mrs Kaye",
        "Yours faithfully",
        "Rachel Brook-Smythe",
        "22 Hebble Row, HX2 9YY   rachelbs@mail.example",
    )
    assert [f.keep for f in findings(letter) if f.entity is Entity.EMAIL] == [""]


@pytest.mark.parametrize(
    "line",
    [
        "Designated Safeguarding Lead: Phil Ackroyd, 01274 496111",
        "The Clerk can be contacted at pat.oke@fernleigh.example",
        "Please contact the Headteacher, Mrs Wu, by email: hwu@fernleigh.example",
    ],
)
def test_a_contact_labelled_with_an_office_stays(line: str) -> None:
    contacts = [f for f in findings(paragraphs(line)) if f.entity in (Entity.PHONE, Entity.EMAIL)]
    assert [bool(f.keep) for f in contacts] == [True]
