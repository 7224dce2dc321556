# ruff: noqa: E501 - a page reads better unbroken
"""A second school site, with the markup of five site builders, written after the rules and once.

Measured before anything was mended for it (docs/website.md quotes both figures). Every
person, place and number is made up; people of history and authors of books are real and stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROLL = """Forename,Surname,Year,Reg
Bartosz,Wieczorek,5,Curie
Amara,Nwachukwu,3,Seacole
Gethin,Prosser,6,Brunel
Ishaan,Bhattacharya,2,Monet
Clementine,Fairclough,4,Turing
Safiya,Choudhury,1,Kahlo
"""

_WORDPRESS = """<!DOCTYPE html>
<html lang="en-GB" class="no-js"><head><meta charset="UTF-8"><title>{title} &#8211; Hollin Bank Community Primary</title>
<meta property="og:site_name" content="Hollin Bank Community Primary"><meta name="generator" content="WordPress 6.7">
<link rel="stylesheet" id="wp-block-library-css" href="/wp-includes/css/dist/block-library/style.min.css?ver=6.7" media="all">
<script>window._wpemojiSettings = {{"baseUrl":"https:\\/\\/s.w.org\\/images\\/core\\/emoji\\/15.0.3\\/72x72\\/","ext":".png"}};</script></head>
<body class="post-template-default single single-post wp-embed-responsive"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><nav class="main-navigation" aria-label="Main Menu"><ul id="menu-main" class="menu">
<li class="menu-item"><a href="/">Home</a></li><li class="menu-item menu-item-has-children"><a href="/our-school/">Our School</a><ul class="sub-menu"><li><a href="/our-school/staff/">Meet the team</a></li><li><a href="/our-school/governors/">Local governing committee</a></li></ul></li>
<li class="menu-item"><a href="/news/">News</a></li><li class="menu-item"><a href="/contact/">Contact</a></li></ul></nav></header>
<main id="content"><article id="post-214" class="post-214 post type-post status-publish hentry"><header class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta"><span class="posted-on">Posted on <time datetime="2027-03-12">12th March 2027</time></span><span class="byline"> by <span class="author vcard">office</span></span></div></header>
<div class="entry-content">{body}</div></article></main>
<footer class="site-footer"><p>Hollin Bank Community Primary, Reservoir Road, Hollinthorpe &middot; 01632 960377 &middot; <a href="mailto:admin@hollinbank.example">admin@hollinbank.example</a></p></footer></body></html>
"""
_E4 = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hollin Bank - {title}</title></head>
<body class="innerPage"><div id="wrapper"><div class="topLinks"><ul><li><a href="/page/?title=Home&amp;pid=1">Home</a></li><li><a href="/page/?title=Calendar&amp;pid=8">Calendar</a></li></ul></div>
<div class="contentBlock"><div class="contentInner"><h1 class="pageTitle">{title}</h1><div class="accordion">{body}</div></div></div>
<div class="footer"><span class="copyright">All website content copyright &copy; Hollin Bank Community Primary</span></div></div></body></html>
"""
_PRIMARYSITE = """<!DOCTYPE html><html><head><title>{title} | Hollin Bank</title><meta charset="utf-8"></head><body class="p_template">
<div id="ps_header"><ul class="topnav"><li><a href="/">Home</a></li><li><a href="/parents">Parents</a></li></ul></div>
<div id="content"><h1>{title}</h1><div class="ps_content ps_rtf"><div class="editor">{body}</div></div></div>
<div id="cookie_consent" style="display:none"><p>Unfortunately not the ones with chocolate chips.</p><p>Our cookies ensure you get the best experience.</p></div></body></html>
"""
_GOOGLE = """<!DOCTYPE html><html lang="en-GB" itemscope itemtype="http://schema.org/WebPage"><head><meta charset="utf-8"><title>Hollin Bank - {title}</title><meta property="og:title" content="Hollin Bank - {title}"></head>
<body dir="ltr" itemscope class="nPdiTc"><div class="M63kCb"></div><div jscontroller="pc62j"><div role="main" tabindex="-1" class="UtePc RCETm" dir="ltr">
<section id="h.53a1f" class="yaqOZd LB7kq qWxAO cJgDec nyKByd O13XJf KEFykf"><div class="IFuOkc" style="background-size: cover;"></div><div class="mYVXT"><div class="LS81yb VICjCf j5pSsc db35Fc" tabindex="-1"><div class="hJDwNd-AhqUyc-uQSCkd Ft7HRd-AhqUyc-uQSCkd purZT"><div class="JNdkSc-SmKAyb LkDMRd"><h1 id="h.1" dir="ltr" class="zfr3Q duRjpb CDt4Ke" style="text-align: center;"><span class="Ztu2ge C9DxTc">{title}</span></h1></div></div></div></div></section>
{body}</div></div></body></html>
"""
_GOOGLE_PART = '<section class="yaqOZd"><div class="mYVXT"><div class="LS81yb"><div class="JNdkSc-SmKAyb"><div class="oKdM2c ZZyype"><div class="hJDwNd-AhqUyc"><div class="jXK9ad D2fZ2 zu5uec OjCsFc dmUFtb"><div class="jXK9ad-SmKAyb"><div class="tyJCtd mGzaTb Depvyb baZpAe">{}</div></div></div></div></div></div></div></div></section>'
_WIX = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Hollin Bank PTFA</title><meta property="og:type" content="website">
<script type="application/json" id="wix-warmup-data">{state}</script></head>
<body class="responsive"><div id="SITE_CONTAINER"><div id="main_MF"><div id="masterPage" class="mesh-layout"><main id="PAGES_CONTAINER" class="PAGES_CONTAINER">
<div id="comp-title" class="HcOXKn SxM0TO QxJLC3 comp-title wixui-rich-text" data-testid="richTextElement"><h1 class="font_0 wixui-rich-text__text" style="font-size:48px;"><span class="color_11 wixui-rich-text__text">{title}</span></h1></div>
{body}</main></div></div></div></body></html>
"""

Page = tuple[str, str, tuple[str, ...]]


def _text(words: str) -> str:
    return _GOOGLE_PART.format(
        f'<p dir="ltr" class="zfr3Q CDt4Ke" style="text-align: left;"><span class="C9DxTc " style="font-size: 13pt;">{words}</span></p>'
    )


def _wp_figure(picture: str, alt: str, caption: str) -> str:
    base = f"/wp-content/uploads/2027/03/{picture}"
    return (f'<figure class="wp-block-image size-large"><a href="{base}.jpg"><img fetchpriority="high" decoding="async" width="1024" height="768" src="{base}-1024x768.jpg" alt="{alt}" class="wp-image-55" '
            f'srcset="{base}-1024x768.jpg 1024w, {base}-300x225.jpg 300w" sizes="(max-width: 1024px) 100vw, 1024px"></a><figcaption class="wp-element-caption">{caption}</figcaption></figure>')  # fmt: skip


def _wordpress() -> Iterator[Page]:
    yield "index.html", _WORDPRESS.format(title="Welcome", body=(
        "<p>A very warm welcome to Hollin Bank. Our children are curious, kind and brave, and our staff know every one of them.</p>"
        '<p>We hope that this website gives you a flavour of life here.</p><p>With best wishes,<br><strong>Mrs Adaeze Okafor</strong><br>Headteacher</p>'
        '<p><a href="/our-school/staff/index.html">Staff</a></p>')), ()  # fmt: skip
    yield "our-school/staff/index.html", _WORDPRESS.format(title="Meet the team", body=(
        '<h2 class="wp-block-heading">Leadership</h2><ul class="wp-block-list"><li>Mrs Adaeze Okafor &#8211; Headteacher and Designated Safeguarding Lead</li><li>Mr Rhodri Penfold &#8211; Deputy Headteacher, Year 6</li><li>Miss Leanne Tattersall &#8211; SENDCo</li></ul>'
        '<h2 class="wp-block-heading">Teachers</h2><figure class="wp-block-table"><table><tbody><tr><td>Kahlo Class (Year 1)</td><td>Miss Poppy Ackroyd</td></tr><tr><td>Monet Class (Year 2)</td><td>Mr Farid Rahimi</td></tr><tr><td>Seacole Class (Year 3)</td><td>Mrs J Holroyd / Mrs S Quine</td></tr><tr><td>Turing Class (Year 4)</td><td>Ms Xanthe Doyle</td></tr></tbody></table></figure>'
        '<h2 class="wp-block-heading">Support staff</h2><p>Mrs Denise Lumb (office manager), Mr Colin Strang (site manager), Mrs Bev Crowther and Miss Aimee Lister (teaching assistants), Mrs Rukhsana Mir (cook), Mrs Pauline Greaves (midday supervisor)</p>')), ()  # fmt: skip
    yield "our-school/governors/index.html", _WORDPRESS.format(title="Local governing committee", body=(
        '<figure class="wp-block-table is-style-stripes"><table><thead><tr><th>Name</th><th>Category</th><th>Term of office</th><th>Business interests</th><th>Attendance 2025-26</th></tr></thead><tbody>'
        "<tr><td>Dr Howard Ibbotson</td><td>Co-opted (Chair)</td><td>01/09/2025 - 31/08/2029</td><td>None</td><td>6/6</td></tr>"
        "<tr><td>Mrs Yasmin Haddad</td><td>Parent</td><td>12/11/2024 - 11/11/2028</td><td>Employed by Calder Print Ltd</td><td>5/6</td></tr>"
        "<tr><td>Cllr Eric Thwaite</td><td>Local authority</td><td>01/09/2023 - 31/08/2027</td><td>Hollinthorpe Town Council</td><td>4/6</td></tr>"
        "<tr><td>Mrs Adaeze Okafor</td><td>Headteacher</td><td>Ex officio</td><td>None</td><td>6/6</td></tr></tbody></table></figure>"
        "<p>The clerk to the governors is Mrs Lorna Beswick. Governors can be reached through the school office.</p>")), ()  # fmt: skip
    yield "news/cross-country.html", _WORDPRESS.format(title="Mud, mud, glorious mud", body=(
        "<p>Forty of our runners braved the rain at Heaton Park on Friday.</p>"
        + _wp_figure("IMG_2044", "Bartosz crossing the line", "Bartosz Wieczorek came home third in the Year 5 race")
        + "<p>Well done to everyone who took part, and thank you to Mr Penfold for driving the minibus.</p>")), ("photo-name",)  # fmt: skip
    yield "news/science-week.html", _WORDPRESS.format(title="Science week", body=(
        "<p>Children learned about Marie Curie, Alan Turing and Mary Seacole, after whom our classes are named, and built bridges like Isambard Kingdom Brunel.</p>"
        + _wp_figure("rockets", "Children launching paper rockets", "Blast off on the top field!")
        + "<p>Professor Nasreen Aziz of the University of Calderdale showed us dry ice.</p>")), ()  # fmt: skip
    yield "news/book-fair.html", _WORDPRESS.format(title="Book fair", body=(
        "<p>The fair is open from 3.15pm. Favourites this year are Michael Morpurgo, Jacqueline Wilson and Malorie Blackman.</p>")), ()  # fmt: skip
    yield "news/headteachers-award.html", _WORDPRESS.format(title="Headteacher's award", body=(
        "<p>This week's certificates went to:</p><ul><li>Kahlo &#8211; Safiya C for her phonics</li><li>Monet &#8211; Ishaan Bhattacharya for perseverance in maths</li><li>Seacole &#8211; Amara N for a fantastic diary entry</li><li>Turing &#8211; Clementine Fairclough for helping a new classmate</li></ul>")), ("pupil-name",)  # fmt: skip
    yield "news/residential.html", _WORDPRESS.format(title="Year 6 residential", body=(
        '<p>If you need us while we are away at Low Bentham Outdoor Centre, ring Mr Penfold on 07700 900481 or the centre on 01632 960455.</p>'
        '<div class="wp-block-file"><a href="/documents/kit-list.csv">Kit list</a></div>')), ("staff-mobile",)  # fmt: skip


def _e4education() -> Iterator[Page]:
    card = '<div class="staffProfile"><img src="/_site/data/images/users/4/{}.jpg" alt="{}"><div class="profileText"><h3>{}</h3><span class="jobTitle">{}</span></div></div>'
    yield "e4/leaders.html", _E4.format(title="Senior leaders", body=(
        card.format("11", "Mrs Okafor", "Mrs A Okafor", "Headteacher")
        + card.format("12", "Mr Rhodri Penfold", "Mr R Penfold", "Deputy Headteacher"))), ()  # fmt: skip
    yield "e4/pupil-leadership.html", _E4.format(title="Pupil leadership", body=(
        '<div class="accordionItem"><h2>Head boy and head girl</h2>'
        + card.format("31", "Head boy", "Gethin Prosser", "Head boy")
        + "<p>The head boy and head girl show visitors round the school.</p></div>")), ("photo-name",)  # fmt: skip
    yield "e4/school-council.html", _E4.format(title="School council", body=(
        "<p>Our councillors were elected in September: Amara Nwachukwu (Year 3), Clementine Fairclough (Year 4), Bartosz Wieczorek (Year 5) and Gethin Prosser (Year 6).</p>")), ("pupil-name",)  # fmt: skip
    yield "e4/send.html", _E4.format(title="SEND information report", body=(
        "<p>Our SENDCo, Miss Leanne Tattersall, can be reached on 01632 960377 or send@hollinbank.example. 14% of our pupils receive SEN support.</p>"
        "<p>Two children in Year 2 have an EHCP and are taught in the Nest.</p>")), ("small-number",)  # fmt: skip
    yield "e4/results.html", _E4.format(title="Key stage 2 results", body=(
        '<table class="tableStyle"><tr><th>Subject</th><th>Expected standard</th><th>National</th></tr><tr><td>Reading</td><td>78%</td><td>74%</td></tr><tr><td>Maths</td><td>76%</td><td>73%</td></tr></table>'
        "<p>Of our disadvantaged children, 3 of the 7 pupils reached the expected standard in writing.</p>")), ("group-results",)  # fmt: skip
    yield "e4/safeguarding.html", _E4.format(title="Safeguarding", body=(
        "<p>If you are worried about a child, speak to Mrs Okafor (DSL) or Mr Penfold (deputy DSL). Out of hours call the Emergency Duty Team on 01632 960999. Childline: 0800 1111.</p>"
        "<p>The governor for safeguarding is Dr Howard Ibbotson.</p>")), ()  # fmt: skip
    yield "e4/vacancies.html", _E4.format(title="Vacancies", body=(
        "<p>We are looking for a teaching assistant. For an informal chat, ring Mrs Denise Lumb in the office on 01632 960377.</p>")), ()  # fmt: skip


def _primarysite() -> Iterator[Page]:
    line = '<p style="text-align: center;"><span style="font-size:16px;"><span style="font-family:comic sans ms,cursive;"><strong>{}</strong></span></span></p>'
    yield "ps/star-of-the-week.html", _PRIMARYSITE.format(title="Star of the week", body=(
        line.format("Well done this week to...") + line.format("Ish<em>aan</em> Bhatt<em>acharya</em>")
        + '<p style="text-align: center;"><img alt="" src="/serve_file/8841273" style="width: 320px; height: 240px;" /></p>')), ("photo-name",)  # fmt: skip
    yield "ps/rec-diary.html", _PRIMARYSITE.format(title="Reception diary", body=(
        line.format("This half term we are reading The Tiger Who Came to Tea by Judith Kerr.")
        + '<table border="0" cellpadding="1"><tbody><tr><td><img alt="Making stripes" src="/serve_file/88412.jpg"></td><td>We painted stripes and made pretend tea.</td></tr></tbody></table>')), ()  # fmt: skip
    yield "ps/friends.html", _PRIMARYSITE.format(title="Friends of Hollin Bank", body=(
        "<p>The Friends raise money for the things that make school special. To offer a raffle prize contact our treasurer Joanna Wieczorek (Bartosz's mum) on 07700 900212 or jo.wieczorek@hotmail.example.</p>")), ("contact", "family-name", "pupil-forename")  # fmt: skip
    yield "ps/clubs.html", _PRIMARYSITE.format(title="After-school clubs", body=(
        "<table><tr><th>Day</th><th>Club</th><th>Led by</th></tr><tr><td>Monday</td><td>Chess</td><td>Mr Rahimi</td></tr><tr><td>Tuesday</td><td>Dance</td><td>Miss Ackroyd</td></tr><tr><td>Thursday</td><td>Multi-sports</td><td>Coach Danny, Pennine Sports</td></tr></table>")), ()  # fmt: skip
    yield "ps/allergies.html", _PRIMARYSITE.format(title="Party food", body=(
        "<p>Please send crisps or fruit. A reminder that Safiya Choudhury has a severe nut allergy, so nothing with nuts.</p>")), ("pupil-name", "sensitive-detail")  # fmt: skip
    yield "ps/spelling-groups.html", _PRIMARYSITE.format(title="Spelling groups", body=(
        "<table><tr><th>Comets</th><th>Planets</th></tr><tr><td>Amara Nwachukwu</td><td>Theo Garside</td></tr><tr><td>Lily-Mae Ogden</td><td>Idris Kaya</td></tr><tr><td>Zofia Mazur</td><td>Ethan Sowerby</td></tr><tr><td>Callum Birtwistle</td><td>Noor Aslam</td></tr></table>")), ("class-list", "pupil-name")  # fmt: skip


def _google() -> Iterator[Page]:
    yield "gs/year-2.html", _GOOGLE.format(title="Monet Class (Year 2)", body=(
        _text("Welcome to Monet Class! Our teacher is Mr Rahimi and Miss Lister helps us.")
        + _text("In history we are finding out about Florence Nightingale and Rosa Parks. PE is on Tuesday."))), ()  # fmt: skip
    yield "gs/gallery.html", _GOOGLE.format(title="Our learning", body=(
        _GOOGLE_PART.format('<div class="t3iYD"><img src="https://lh5.googleusercontent.com/aB3xQ9=w1280" class="CENy8b" role="img" alt="Clementine Fairclough with her Viking longship"></div>'))), ("photo-name",)  # fmt: skip
    yield "gs/blog.html", _GOOGLE.format(title="Turing Class blog", body=(
        '<section class="yaqOZd"><p dir="ltr" class="zfr3Q CDt4Ke"><span class="C9DxTc ">On Thursday </span><span class="C9DxTc " style="font-weight: 700;">Clem</span><span class="C9DxTc " style="font-weight: 700;">entine Fair</span><span class="C9DxTc ">clough brought in her grandad\'s medals.</span></p></section>')), ("pupil-name",)  # fmt: skip
    yield "gs/homework.html", _GOOGLE.format(title="Homework", body=(
        _text("Log in to SpellQuest with the class code. Username: turing4, password: viking27.")
        + _text("Times tables: 20 minutes a week."))), ("credential",)  # fmt: skip
    yield "gs/remote.html", _GOOGLE.format(title="Remote learning", body=(
        _text("Lessons are on the learning platform. If you have trouble, write to remote@hollinbank.example."))), ()  # fmt: skip


def _wix() -> Iterator[Page]:
    text = '<div id="comp-{n}" class="HcOXKn wixui-rich-text" data-testid="richTextElement"><p class="font_8 wixui-rich-text__text" style="font-size:15px; line-height:1.5em;"><span style="color:#1D1D1B;" class="wixui-rich-text__text">{words}</span></p></div>'
    image = '<div id="comp-img{n}" class="MazNVa wixui-image"><wow-image id="img_{n}" class="HlRz5e" data-image-info="{{&quot;containerId&quot;:&quot;comp-img{n}&quot;,&quot;imageData&quot;:{{&quot;width&quot;:2048}}}}"><img src="https://static.wixstatic.com/media/7f1c2e_{n}~mv2.jpg/v1/fill/w_600,h_400/{file}" alt="{alt}" style="width:600px"></wow-image></div>'
    yield "wix/summer-fair.html", _WIX.format(title="Summer fair", state='{"pages":{"compIdToTypeMap":{"a":"Container"}}}', body=(
        text.format(n="1", words="Join us on the field on 26 June from noon. We need helpers for the tombola!")
        + image.format(n="1", file="bunting.jpg", alt="Bunting over the playground"))), ()  # fmt: skip
    yield "wix/thank-you.html", _WIX.format(title="Thank you", state='{"text":"<p class=\\"font_8\\">We raised £1,204; the winner of the bike was Gethin Prosser.<\\/p>"}', body=(
        text.format(n="2", words="What a day. Thank you to everybody who came."))), ("pupil-name",)  # fmt: skip
    yield "wix/talent-show.html", _WIX.format(title="Talent show", state="{}", body=(
        image.format(n="3", file="Amara%20Nwachukwu%20singing.jpg", alt="")
        + text.format(n="3", words="The hall was packed, and nobody wanted it to end."))), ("photo-name",)  # fmt: skip
    yield "wix/committee.html", _WIX.format(title="The committee", state="{}", body=(
        text.format(n="4", words="Chair: Kate Ormerod. Secretary: Sunil Bhattacharya. Meetings are on the first Monday of the month in the staff room."))), ("person-name",)  # fmt: skip
    yield "wix/restructure.html", _WIX.format(title="Trust news", state="{}", body=(
        text.format(n="5", words="Governors have agreed in principle to join another trust, which has not been announced to parents, so please do not share."))), ("not-yet-public",)  # fmt: skip


def pages() -> tuple[Page, ...]:
    """(place, source, rules that must speak) of every page."""
    return (*_wordpress(), *_e4education(), *_primarysite(), *_google(), *_wix())


def files() -> dict[str, tuple[bytes, tuple[str, ...]]]:
    """What is no page, with the rules that must speak."""
    return {
        "documents/kit-list.csv": (b"Item,How many\nWellingtons,1 pair\nWarm socks,5\nTorch,1\n", ()),
        "documents/harvest-readers.csv": (b"Part,Read by\nOpening,Amara Nwachukwu\nPrayer,Gethin Prosser\nPoem,Safiya Choudhury\n", ("class-list", "pupil-name")),
        "feed/index.xml": (b'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Hollin Bank</title><item><title>Chess final</title><content:encoded><![CDATA[<p>Year 5 chess champion <strong>Bartosz Wieczorek</strong> beat the headteacher.</p>]]></content:encoded></item></channel></rss>', ("pupil-name",)),
        "social/tweet-1.txt": (b"So proud of Clementine Fairclough who swam 2km for charity!\n", ("social-post",)),
    }  # fmt: skip


QUIET = tuple(place for place, _, rules in pages() if not rules)


def expected() -> dict[str, tuple[str, ...]]:
    """By place: the rules that must speak."""
    return {place: rules for place, _, rules in pages()} | {
        place: rules for place, (_, rules) in files().items()
    }


def write(folder: Path) -> Path:
    """The site, and the roll beside it."""
    (folder / "roll.csv").parent.mkdir(parents=True, exist_ok=True)
    (folder / "roll.csv").write_text(ROLL, encoding="utf-8")
    made = {place: source.encode() for place, source, _ in pages()}
    made |= {place: data for place, (data, _) in files().items()}
    for place, data in made.items():
        path = folder / "site" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "site"
