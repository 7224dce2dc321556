# ruff: noqa: E501 - a page reads better unbroken
"""Builds the sample website of an invented school, and what a check of it should find.

    python scripts/build_website.py            write samples/website/ and the expected findings
    python scripts/build_website.py --check    say whether they are up to date

Every person, place and number is made up. The bytes are the same at every run.
"""

from __future__ import annotations

import html
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from papers.kit import Paper
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "samples" / "website"
EXPECTED = ROOT / "tests" / "golden" / "website" / "expected.json"
ROLL = ROOT / "tests" / "golden" / "website" / "roll.csv"
CONSENT = ROOT / "tests" / "golden" / "website" / "consent.csv"

MENU = (
    ("index.html", "Home"),
    ("about/welcome.html", "About us"),
    ("about/staff.html", "Staff"),
    ("about/governors.html", "Governors"),
    ("classes/index.html", "Classes"),
    ("news/index.html", "News"),
    ("letters/index.html", "Newsletters"),
    ("policies/index.html", "Policies"),
    ("parents/index.html", "Parents"),
    ("contact.html", "Contact"),
)
PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | Tolgarrow Primary School</title>
<meta name="description" content="{description}">
<link rel="stylesheet" href="{up}style.css">
<script src="{up}menu.js"></script>
</head>
<body>
<header><a href="{up}index.html"><img src="{up}img/school-logo.png" alt="Tolgarrow Primary School"></a></header>
<nav><ul>
{menu}
</ul></nav>
<main>
<h1>{title}</h1>
{body}
</main>
<footer><p>Tolgarrow Primary School, Chapel Lane, Tolgarrow. Telephone 01632 960140.
<a href="mailto:office@tolgarrow.example">office@tolgarrow.example</a></p></footer>
</body>
</html>
"""
#: What a check should find, by path: the rules that must fire there at least once.
EXPECTED_FINDINGS: dict[str, list[str]] = {}
ROLL_ROWS = """Forename,Surname,Year,Reg
Merryn,Tregidga,4,Kestrels
Jory,Pascoe-Rowe,4,Kestrels
Elowen,Chenoweth,2,Wrens
Denzel,Trewhella,6,Eagles
Tamsyn,Bolitho,6,Eagles
Zainab,Qureshi,1,Robins
Kacper,Nowicki,3,Owls
Lowenna,Carbis,5,Falcons
Petroc,Angwin,2,Wrens
Aanya,Raman,R,Chicks
"""
CONSENT_ROWS = """Forename,Surname,Fields,Channel,Expiry,Withdrawn
Merryn,Tregidga,name;photo,web,2099-07-31,
Jory,Pascoe-Rowe,name;photo,display,2099-07-31,
Elowen,Chenoweth,name,web,2020-07-31,
Denzel,Trewhella,name;photo,web,2099-07-31,2026-01-10
"""


def page(
    place: str, title: str, body: str, *, found: tuple[str, ...] = (), extra: str = ""
) -> tuple[str, bytes]:
    """A page with the school's frame. ``found`` are the rules that a check must name."""
    up = "../" * place.count("/")
    menu = "\n".join(f'<li><a href="{up}{target}">{name}</a></li>' for target, name in MENU)
    text = PAGE.format(
        title=html.escape(title),
        description=html.escape(f"{title} at our school"),
        up=up,
        menu=menu,
        body=body,
    )
    if extra:
        text = text.replace("</head>", f"{extra}\n</head>")
    if found:
        EXPECTED_FINDINGS[place] = sorted(found)
    return place, text.encode()


def photo(
    colour: tuple[int, int, int], *, description: str = "", phone: bool = False, gps: bool = False
) -> bytes:
    """A small picture, with hidden data when asked."""
    image = Image.new("RGB", (96, 64), colour)
    ImageDraw.Draw(image).ellipse((30, 12, 66, 52), fill=(240, 220, 190))
    exif = image.getexif()
    if description:
        exif[0x010E] = description
    if phone:
        exif[0x010F], exif[0x0110] = "Example", "Phone 12"
    if gps:
        exif[0x8825] = {1: "N", 2: (50.0, 6.0, 30.0), 3: "W", 4: (5.0, 16.0, 12.0)}
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=70, exif=exif)
    return stream.getvalue()


def logo() -> bytes:
    """The crest."""
    image = Image.new("RGB", (64, 64), (20, 60, 110))
    ImageDraw.Draw(image).polygon([(32, 6), (58, 56), (6, 56)], fill=(250, 200, 40))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def word(place: str, paragraphs: tuple[str, ...]) -> tuple[str, bytes]:
    """A Word document."""
    paper = Paper(PurePosixPath(place).name, paragraphs[0], "Tolgarrow Primary School")
    paper.paras(*paragraphs)
    return place, paper.save()


def pages() -> Iterator[tuple[str, bytes]]:
    """Every page of the site."""
    yield from _front()
    yield from _about()
    yield from _classes()
    yield from _news()
    yield from _letters()
    yield from _policies()
    yield from _parents()


def _front() -> Iterator[tuple[str, bytes]]:
    yield page(
        "index.html",
        "Welcome",
        "<p>Welcome to Tolgarrow Primary School. Our headteacher is Mrs Kerensa Vyvyan.</p>"
        '<p><img src="img/playground.jpg" alt="Children in the playground"></p>'
        "<p>Our last inspection judged the school to be good. Term begins on 6 September 2027.</p>"
        '<p><a href="gallery/index.html">Galleries</a> <a href="minutes/index.html">Minutes of the governors</a></p>',
    )
    yield page(
        "contact.html",
        "Contact us",
        "<p>School office: 01632 960140. Absence line: 01632 960141.</p>"
        '<p>Headteacher: Mrs Kerensa Vyvyan, <a href="mailto:head@tolgarrow.example">head@tolgarrow.example</a></p>'
        "<p>Chair of governors: Mr Hedley Trounson, care of the school office.</p>"
        "<p>Special educational needs coordinator (SENCO): Miss Demelza Rodda, senco@tolgarrow.example</p>",
    )


def _about() -> Iterator[tuple[str, bytes]]:
    yield page(
        "about/welcome.html",
        "About us",
        "<p>We are a one-form entry primary school with 206 pupils.</p>"
        "<p>Our values are courage, kindness and curiosity.</p>"
        "<p>In 2026, 71% of Year 6 pupils reached the expected standard in reading, writing and mathematics.</p>",
    )
    yield page(
        "about/staff.html",
        "Our staff",
        "<table><tr><th>Name</th><th>Role</th></tr>"
        "<tr><td>Mrs Kerensa Vyvyan</td><td>Headteacher</td></tr>"
        "<tr><td>Mr Cadan Uren</td><td>Deputy headteacher and Year 6 teacher</td></tr>"
        "<tr><td>Miss Demelza Rodda</td><td>SENCO</td></tr>"
        "<tr><td>Mrs Nessa Kitto</td><td>Year 4 teacher</td></tr>"
        "<tr><td>Mr Perran Goldsworthy</td><td>Caretaker</td></tr></table>"
        '<figure><img src="../img/staff-room.jpg" alt="Mrs Vyvyan, headteacher"><figcaption>Mrs Kerensa Vyvyan, headteacher'
        "</figcaption></figure>",
    )
    yield page(
        "about/governors.html",
        "Our governors",
        "<table><tr><th>Name</th><th>Type of governor</th><th>Term ends</th></tr>"
        "<tr><td>Mr Hedley Trounson</td><td>Chair, co-opted governor</td><td>31 August 2029</td></tr>"
        "<tr><td>Mrs Ebrel Lanyon</td><td>Parent governor</td><td>31 August 2028</td></tr>"
        "<tr><td>Dr Imran Sadiq</td><td>Local authority governor</td><td>31 August 2028</td></tr>"
        "<tr><td>Mrs Kerensa Vyvyan</td><td>Headteacher</td><td>ex officio</td></tr></table>"
        "<p>Clerk to the governors: Ms Wenna Spargo.</p>",
    )
    yield page(
        "about/vacancies.html",
        "Vacancies",
        "<p>We are looking for a midday supervisor. Ask the school office for a form.</p>",
    )
    yield page(
        "about/staff-trips.html",
        "Trip leaders",
        "<p>On the day call the trip leader, Mr Cadan Uren (deputy headteacher), on his mobile 07700 900461.</p>",
        found=("staff-mobile",),
    )


def _classes() -> Iterator[tuple[str, bytes]]:
    links = "".join(
        f'<li><a href="{n.lower()}.html">{n}</a></li>'
        for n in ("Chicks", "Robins", "Wrens", "Owls", "Kestrels", "Falcons", "Eagles")
    )
    yield page("classes/index.html", "Our classes", f"<ul>{links}</ul>")
    yield page(
        "classes/chicks.html",
        "Chicks (Reception)",
        "<p>This half term we are learning about growing. We planted beans and looked after caterpillars.</p>"
        '<p><img src="../img/chicks-beans.jpg" alt="Children planting beans"></p>',
    )
    yield page(
        "classes/robins.html",
        "Robins (Year 1)",
        '<p>We went to the lighthouse.</p><figure><img src="../img/robins-lighthouse.jpg" alt="Children at the lighthouse">'
        "<figcaption>Zainab Qureshi found a starfish</figcaption></figure>",
        found=("photo-name",),
    )
    yield page(
        "classes/wrens.html",
        "Wrens (Year 2)",
        "<h2>Our readers</h2><ul><li>Elowen Chenoweth</li><li>Petroc Angwin</li><li>Maisie Tonkin</li>"
        "<li>Hari Pillai</li><li>Oskar Lindqvist</li><li>Ruby Penrose</li></ul>",
        found=("class-list", "pupil-name"),
    )
    yield page(
        "classes/owls.html",
        "Owls (Year 3)",
        '<p>We built Roman roads.</p><p><img src="../img/kacper-nowicki-roman-road.jpg" alt="A model road"></p>',
        found=("photo-name",),
    )
    yield page(
        "classes/kestrels.html",
        "Kestrels (Year 4)",
        "<p>Our teacher is Mrs Nessa Kitto. Swimming is on Tuesday; bring a towel.</p>"
        "<!-- ask Merryn Tregidga's mum about the photo -->",
        found=("pupil-name",),
    )
    yield page(
        "classes/falcons.html",
        "Falcons (Year 5)",
        "<p>We are reading The Iron Man by Ted Hughes. Homework is set on Fridays.</p>",
    )
    yield page(
        "classes/eagles.html",
        "Eagles (Year 6)",
        '<p>We are getting ready for the summer play.</p><p><img src="../img/eagles-play.jpg" alt="Denzel Trewhella as the king"></p>',
        found=("photo-name",),
    )


def _news() -> Iterator[tuple[str, bytes]]:
    titles = (
        "Beach clean",
        "Chess cup",
        "New library",
        "Harvest festival",
        "Visit of an author",
        "Sports day",
        "Road safety week",
        "Recycling",
        "Summer fair",
        "Music evening",
    )
    links = "".join(f'<li><a href="news-{n}.html">{t}</a></li>' for n, t in enumerate(titles, 1))
    yield page("news/index.html", "News", f"<ul>{links}</ul>")
    yield page(
        "news/news-1.html",
        "Beach clean",
        "<p>Year 5 collected 14 bags of rubbish. Thank you to all families who helped.</p>",
    )
    yield page(
        "news/news-2.html",
        "Chess cup",
        "<p>Well done to our pupil Tamsyn Bolitho in Year 6, who won the county chess cup.</p>",
        found=("pupil-name",),
    )
    yield page(
        "news/news-3.html",
        "New library",
        "<p>The new library was opened by our chair of governors, Mr Hedley Trounson.</p>",
    )
    yield page(
        "news/news-4.html",
        "Harvest festival",
        "<p>We collected 120 tins for the food bank. The vicar, Revd Morwenna Hocking, led the service.</p>",
    )
    yield page(
        "news/news-5.html",
        "Visit of an author",
        '<p>The children asked many questions.</p><p><img src="../img/author.jpg" alt="Children listening" title="Lowenna Carbis asks a question"></p>',
        found=("photo-name",),
    )
    yield page(
        "news/news-6.html",
        "Sports day",
        '<div class="card"><img data-src="../img/sports.jpg" alt="The sack race"><p>First: Jory Pascoe-Rowe</p></div>',
        found=("photo-name",),
    )
    yield page(
        "news/news-7.html",
        "Road safety week",
        "<p>Please park on the main road and walk the last 200 metres.</p>",
        extra='<meta property="og:image:alt" content="Petroc Angwin crossing the road">',
        found=("pupil-name",),
    )
    yield page(
        "news/news-8.html",
        "Recycling",
        "<p>Bring clean plastic bottles on Monday.</p>",
        extra='<script type="application/ld+json">{"@type":"NewsArticle","headline":"Recycling","about":{"@type":"Person","name":"Aanya Raman"}}</script>',
        found=("pupil-name",),
    )
    yield page(
        "news/news-9.html",
        "Summer fair",
        "<p>Stalls are booked with the parents below.</p><table><tr><th>Parent</th><th>Stall</th><th>Mobile</th></tr>"
        "<tr><td>Mrs Jenna Tregidga</td><td>Cakes</td><td>07700 900210</td></tr>"
        "<tr><td>Mr Piran Bolitho</td><td>Raffle</td><td>07700 900211</td></tr>"
        "<tr><td>Mrs Sanvi Raman</td><td>Plants</td><td>07700 900212</td></tr></table>",
        found=("contact", "contact-table", "family-name"),
    )
    yield page(
        "news/news-10.html",
        "Music evening",
        "<p>Thank you to the choir and to Mr Cadan Uren, deputy headteacher, who played the piano.</p>",
    )
    yield page(
        "gallery/index.html",
        "Galleries",
        '<ul><li><a href="harvest.html">Harvest</a></li><li><a href="play.html">The play</a></li></ul>',
    )
    yield page(
        "gallery/harvest.html",
        "Harvest",
        "".join(
            f'<a href="../img/harvest-{n}.jpg"><img src="../img/harvest-{n}.jpg" alt="Harvest table {n}"></a>'
            for n in range(1, 4)
        ),
    )
    yield page(
        "gallery/play.html",
        "The play",
        '<a href="../img/play-1.jpg">Tamsyn Bolitho as the queen</a> <a href="../img/play-2.jpg">The band</a>',
        found=("photo-name",),
    )


def _letters() -> Iterator[tuple[str, bytes]]:
    links = "".join(f'<li><a href="letter-{n}.html">Newsletter {n}</a></li>' for n in range(1, 6))
    yield page(
        "letters/index.html",
        "Newsletters",
        f'<ul>{links}<li><a href="newsletter-6.docx">Newsletter 6</a></li></ul>',
    )
    yield page(
        "letters/letter-1.html",
        "Newsletter 1",
        "<h2>Dates</h2><p>Half term begins on 25 October 2027.</p><h2>Reminder</h2><p>PE kit on Wednesdays.</p>",
    )
    yield page(
        "letters/letter-2.html",
        "Newsletter 2",
        "<h2>Goodbye</h2><p>Before it is announced to parents, please note that the restructuring of the kitchen team is confidential.</p>",
        found=("not-yet-public",),
    )
    yield page(
        "letters/letter-3.html",
        "Newsletter 3",
        "<h2>Attendance</h2><p>Kestrels had the best attendance this week: 98.4%.</p>"
        "<h2>Support</h2><p>Two pupils with EHCPs in Wrens will move to the new room.</p>",
        found=("small-number",),
    )
    yield page(
        "letters/letter-4.html",
        "Newsletter 4",
        "<h2>Online learning</h2><p>Log in at https://learn.tolgarrow.example with user name wrens27 and password: Seagull-4412</p>",
        found=("credential",),
    )
    yield page(
        "letters/letter-5.html",
        "Newsletter 5",
        "<h2>Reading</h2><p>In the red group 4 of 9 children reached the expected standard.</p>",
        found=("group-results",),
    )


def _policies() -> Iterator[tuple[str, bytes]]:
    names = (
        "Safeguarding policy",
        "Behaviour policy",
        "Complaints procedure",
        "Confidentiality policy",
        "SEN information report",
        "Pupil premium statement",
    )
    links = "".join(f'<li><a href="{n.lower().replace(" ", "-")}.html">{n}</a></li>' for n in names)
    yield page("policies/index.html", "Policies", f"<ul>{links}</ul>")
    yield page(
        "policies/safeguarding-policy.html",
        names[0],
        "<p>The designated safeguarding lead (DSL) is Mrs Kerensa Vyvyan, 01632 960140, dsl@tolgarrow.example.</p>"
        "<p>If you are worried about a child call the DSL, or Childline on 0800 1111.</p>",
    )
    yield page(
        "policies/behaviour-policy.html",
        names[1],
        "<p>We expect everybody to be ready, respectful and safe. A suspension is the last resort.</p>",
    )
    yield page(
        "policies/complaints-procedure.html",
        names[2],
        "<p>Stage 1: speak to the class teacher. Stage 2: write to the headteacher. Stage 3: a panel of governors.</p>",
    )
    yield page(
        "policies/confidentiality-policy.html",
        names[3],
        "<p>Information about pupils is confidential. Part 2 minutes of the governing body are not published.</p>",
    )
    yield page(
        "policies/sen-information-report.html",
        names[4],
        "<p>Our SENCO is Miss Demelza Rodda. We support children with speech and language needs.</p>",
    )
    yield page(
        "policies/pupil-premium-statement.html",
        names[5],
        "<table><tr><th>Detail</th><th>Data</th></tr><tr><td>Number of pupils</td><td>206</td></tr>"
        "<tr><td>Eligible</td><td>19%</td></tr></table>",
    )
    yield page(
        "minutes/index.html",
        "Minutes of the governing body",
        '<ul><li><a href="fgb-2027-03-18.html">18 March 2027</a></li><li><a href="fgb-2027-05-20.docx">20 May 2027</a></li></ul>',
    )
    yield page(
        "minutes/fgb-2027-03-18.html",
        "Minutes of the full governing body, 18 March 2027",
        "<p>Present: Mr Hedley Trounson (Chair), Mrs Ebrel Lanyon, Dr Imran Sadiq, Mrs Kerensa Vyvyan (Headteacher)</p>"
        "<h2>1. Welcome</h2><p>Mr Trounson welcomed everybody. There were no apologies.</p>"
        "<h2>2. Budget</h2><p>Governors agreed the budget.</p>"
        "<h2>Part 2 – Confidential</h2><h2>3. Exclusion</h2><p>The headteacher reported on the exclusion of Denzel Trewhella.</p>",
        found=("part-two",),
    )


def _parents() -> Iterator[tuple[str, bytes]]:
    names = ("Term dates", "Uniform", "School meals", "Admissions", "Clubs")
    links = "".join(f'<li><a href="{n.lower().replace(" ", "-")}.html">{n}</a></li>' for n in names)
    yield page(
        "parents/index.html",
        "Parents",
        f'<ul>{links}<li><a href="pta.html">Friends of the school</a></li></ul>'
        '<p><a href="../documents/club-list.csv">Club list</a> <a href="../about/vacancies.html">Vacancies</a> '
        '<a href="../about/staff-trips.html">Trips</a> <a href="../video/play.vtt">Captions of the play</a></p>',
    )
    yield page(
        "parents/term-dates.html",
        names[0],
        "<p>Autumn term: 6 September to 17 December 2027. Spring term: 4 January to 1 April 2028.</p>",
    )
    yield page(
        "parents/uniform.html",
        names[1],
        "<p>Navy jumper, grey trousers or skirt. Names in all clothes, please.</p>",
    )
    yield page(
        "parents/school-meals.html",
        names[2],
        "<p>Lunch costs £2.60 a day. Menus change every three weeks.</p>",
    )
    yield page(
        "parents/admissions.html",
        names[3],
        "<p>We admit 30 children to Reception each year. Apply through Kerrier Council by 15 January.</p>",
    )
    yield page(
        "parents/clubs.html",
        names[4],
        "<p>Chess on Monday, football on Thursday, choir on Friday, all until 4.15 pm.</p>",
    )
    yield page(
        "parents/pta.html",
        "Friends of the school",
        '<p>To help, write to the treasurer, parent Mrs Jenna Tregidga: <a href="mailto:jenna.tregidga@gmail.example">e-mail</a>.</p>',
        found=("contact", "family-name"),
    )


def files() -> dict[str, bytes]:
    """Everything of the site but the pages."""
    found: dict[str, list[str]] = {
        "img/kacper-nowicki-roman-road.jpg": ["photo-name"],
        "img/eagles-play.jpg": ["picture-place", "picture-phone"],
        "img/sports.jpg": ["photo-name", "picture-phone"],
        "documents/club-list.csv": ["class-list", "pupil-name"],
        "letters/newsletter-6.docx": ["pupil-name"],
        "minutes/fgb-2027-05-20-draft.docx": ["replaced-file"],
        "social/facebook-post.txt": ["social-post"],
        "video/play.vtt": ["pupil-name"],
        "feed.xml": ["pupil-name"],
        "documents/old-menu.txt": [],
    }
    EXPECTED_FINDINGS.update({place: sorted(rules) for place, rules in found.items() if rules})
    site = {
        "style.css": b"body { font-family: sans-serif; } main { max-width: 50rem; }\n",
        "menu.js": b"document.documentElement.className = 'js';\n",
        "img/school-logo.png": logo(),
        "img/eagles-play.jpg": photo((120, 60, 60), phone=True, gps=True),
        "img/sports.jpg": photo((60, 140, 60), description="Jory Pascoe-Rowe, sack race", phone=True),
        "documents/club-list.csv": b"Pupil,Club\nMerryn Tregidga,Chess\nKacper Nowicki,Football\nLowenna Carbis,Choir\nAanya Raman,Choir\n",
        "documents/old-menu.txt": b"Monday: pasta. Tuesday: fish. Wednesday: roast.\n",
        "social/facebook-post.txt": b"Huge congratulations to Tamsyn Bolitho from Year 6 on the county chess cup!\n",
        "video/play.vtt": b"WEBVTT\n\n00:01.000 --> 00:04.000\nOur pupil Elowen Chenoweth sings the first song.\n",
        "feed.xml": b'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>News</title><item><title>Chess cup</title>'
        b"<description>Our pupil Tamsyn Bolitho in Year 6 won.</description><link>/news/news-2.html</link></item></channel></rss>\n",
        "robots.txt": b"User-agent: *\nAllow: /\nSitemap: https://www.tolgarrow.example/sitemap.xml\n",
    }  # fmt: skip
    plain = ("playground", "staff-room", "chicks-beans", "robins-lighthouse", "author", "harvest-1", "harvest-2",
             "harvest-3", "play-1", "play-2", "kacper-nowicki-roman-road")  # fmt: skip
    site |= {
        f"img/{name}.jpg": photo((40 + 15 * n, 120, 160 - 9 * n)) for n, name in enumerate(plain)
    }
    site |= dict(_papers())
    return site


def _papers() -> Iterator[tuple[str, bytes]]:
    yield word(
        "letters/newsletter-6.docx",
        (
            "Tolgarrow Primary School newsletter 6",
            "Star of the week: Year 2 pupil Petroc Angwin, for kindness.",
            "Next week: photographs on Monday.",
        ),
    )
    approved = (
        "Minutes of the full governing body, 20 May 2027",
        "Present: Mr Hedley Trounson (Chair), Mrs Ebrel Lanyon, Mrs Kerensa Vyvyan (Headteacher)",
        "1. Welcome",
        "Mr Trounson welcomed everybody.",
        "2. Policies",
        "Governors approved the behaviour policy.",
    )
    yield word("minutes/fgb-2027-05-20.docx", approved)
    yield word("minutes/fgb-2027-05-20-draft.docx", approved)


def build() -> dict[str, bytes]:
    """Every file of the site by its place."""
    site = dict(pages()) | files()
    listed = "".join(f"<url><loc>https://www.tolgarrow.example/{place}</loc></url>"
                     for place in sorted(site) if place.endswith(".html"))  # fmt: skip
    site[".redactor-job"] = b"site\n"
    site["sitemap.xml"] = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<urlset>{listed}</urlset>\n'.encode()
    )
    return site


def main() -> int:
    """Write, or compare, everything."""
    targets = {SITE / place: data for place, data in build().items()}
    targets[EXPECTED] = (
        json.dumps(dict(sorted(EXPECTED_FINDINGS.items())), indent=1) + "\n"
    ).encode()
    targets[ROLL], targets[CONSENT] = ROLL_ROWS.encode(), CONSENT_ROWS.encode()
    there = {path for path in SITE.rglob("*") if path.is_file()}
    if "--check" in sys.argv[1:]:
        wrong = [
            path
            for path, data in targets.items()
            if not path.is_file() or path.read_bytes() != data
        ]
        wrong += sorted(there - targets.keys())
        for path in wrong:
            print(path.relative_to(ROOT))
        return 1 if wrong else 0
    for path in there - targets.keys():
        path.unlink()
    for path, data in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
