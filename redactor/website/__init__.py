"""Checking a school's website before and after it is published.

A site is a folder of pages, documents and pictures. Every file is understood like a paper;
then come the rules that need the page's structure: a name with a photograph, a class list,
a table of contacts. What is reported holds places and keyed fingerprints, never words.
"""

from redactor.website.checking import CheckSettings, check_site
from redactor.website.findings import Grade, SiteFinding, SiteReport

__all__ = ["CheckSettings", "Grade", "SiteFinding", "SiteReport", "check_site"]
