# ruff: noqa: E501 - markup reads better unbroken
"""Web pages obey the laws of formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from format_contract import FormatContract, parametrised

from redactor.formats import Format
from redactor.formats.html import HtmlFormat

NEWS = """<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>News from Loveday Penhaligon</title>
  <meta name="author" content="Loveday Penhaligon">
  <meta property="og:title" content="Mrs Penhaligon's farewell">
  <script type="application/ld+json">{"author": "Loveday Penhaligon"}</script>
  <style>/* by Penhaligon */ .hero { background: url(img/penhaligon.jpg) }
    .who::after { content: "Penhaligon" }</style>
</head>
<body onload="greet('Penhaligon')">
  <!-- ask Mrs Penhaligon -->
  <nav><ul><li><a href="/">Home</a></li><li><a href="/staff">Staff</a></li></ul></nav>
  <h1>Farewell,   Mrs
     Penhaligon</h1>
  <p>Mrs <b>Penha</b>lig<i>on</i> &amp; Jago&nbsp;Nance spoke.<br>Penhaligon&rsquo;s garden
    is <a href="garden.html" title="Penhaligon garden">open</a>.</p>
  <figure><img src="img/penhaligon-1.jpg" alt="Loveday Penhaligon with roses">
    <figcaption>Loveday Penhaligon</figcaption></figure>
  <table><caption>Board</caption>
    <tr><th>Name<th>Role
    <tr><td>L Penhaligon<td>Chair
    <tr><td>J Nance<td>Clerk
  </table>
  <iframe srcdoc="<p>Penhaligon</p>"></iframe>
  <ol start=3><li>Welcome by Penhaligon<li>Close</ol>
</body>
</html>
"""
SAVED = """<?xml version="1.0" encoding="windows-1252"?>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
<title>Café</title></head>
<BODY BGCOLOR=white><FONT size=2>Loveday &#80;enhaligon<P>Mrs Penhaligon
<DIV ID=penhaligon TITLE=Penhaligon><A HREF=mailto:penhaligon@fernlane.example?cc=penhaligon@x.example>
write</A><img src=img/Penhaligon%20at%20caf%C3%A9.jpg></div>
<textarea>Penhaligon <b>once</textarea><select><option value="Penhaligon-2">Penhaligon 3</select>
<template><p>Penhaligon 4</p></template><noscript>Penhaligon 5</noscript>
<svg><title>Penhaligon 6</title><text x="1">Penhaligon<tspan>s</tspan></text><path d="M0 0L1 1"/></svg>
<p hidden>Hidden Penhaligon</p>
</BODY></html>
"""
HALF = (
    "<p>Mrs Penhaligon<p>Loveday <em>Penhaligon</p></div></span> and 3 < 4 <3 <img alt='Penhaligon"
)


@parametrised
class TestHtml(FormatContract):
    """Every law, on a page as sites have it, an old one and a broken one."""

    format: ClassVar[Format] = HtmlFormat()
    papers: ClassVar[dict[str, Callable[[], bytes]]] = {
        "news": lambda: NEWS.encode(),
        "saved": lambda: SAVED.encode("cp1252"),
        "half": lambda: HALF.encode(),
    }
