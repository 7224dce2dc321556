"""Our NLP engine for Presidio: the entity recogniser of spaCy's md model, and nothing else of it.

Tagger, parser and lemmatiser cost two thirds of the time and no recogniser needs them; the
entity recogniser has its own token vectors, so its answers are the same without them.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from redactor import modelstore
from redactor.recognisers import tagger
from redactor.recognisers.presidio import NlpArtifacts, NlpEngine
from redactor.recognisers.reading import Reading
from redactor.recognisers.tagger import Tagger

_UNUSED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
_BATCH = 64


class PaperArtifacts(NlpArtifacts):
    """Presidio's artefacts that carry our reading, which holds what a flat text loses.

    Tokens and lemmas stay empty: no recogniser of ours reads them.
    """

    def __init__(self, reading: Reading, engine: SchoolEngine) -> None:
        super().__init__([], [], [], [], None, "en")  # type: ignore[arg-type]
        self.reading = reading
        self.engine = engine


def paper(artifacts: NlpArtifacts | None) -> PaperArtifacts:
    """The artefacts as ours; Presidio passes them through untouched. Raises TypeError."""
    if not isinstance(artifacts, PaperArtifacts):
        raise TypeError("recognisers of redactor read PaperArtifacts only")
    return artifacts


class SchoolEngine(NlpEngine):
    """The general English model, entities only, and our tagger where the model has one."""

    def __init__(self, reference: str) -> None:
        self.reference = reference
        self._nlp: Any = None
        self._tagger: Tagger | None = None

    def load(self) -> None:
        """Load the entity recogniser, and the tagger if there is one. Raises ModelError."""
        general = modelstore.load(self.reference).beside
        if general:
            self._tagger = tagger.load(self.reference)
        self._nlp = _pipeline(general or self.reference)

    @property
    def tagger(self) -> Tagger | None:
        """Our tagger, if the model has one. Raises ModelError."""
        if not self.is_loaded():
            self.load()
        return self._tagger

    def is_loaded(self) -> bool:
        """Whether `load` has been called."""
        return self._nlp is not None

    def labels(self, sentences: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        """(start, stop, label) of the entities of each sentence."""
        if not self.is_loaded():
            self.load()
        return [
            [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]
            for doc in self._nlp.pipe(sentences, batch_size=_BATCH)
        ]

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Presidio's entrance for a text that comes without artefacts; we always hand them in."""
        raise NotImplementedError("redactor.recognisers.find hands its own artefacts to Presidio")

    def process_batch(
        self,
        texts: Iterable[str],
        language: str,
        batch_size: int = 1,
        n_process: int = 1,
        **kwargs: object,
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """As `process_text`."""
        raise NotImplementedError("redactor.recognisers.find hands its own artefacts to Presidio")

    def is_stopword(self, word: str, language: str) -> bool:
        """Never: context is our recognisers' own business."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Whether the word holds no letter and no digit."""
        return not re.search(r"\w", word)

    def get_supported_entities(self) -> list[str]:
        """The entities whose labels our recognisers read."""
        return ["PERSON"]

    def get_supported_languages(self) -> list[str]:
        """English only."""
        return ["en"]


@cache
def _pipeline(reference: str) -> Any:  # noqa: ANN401
    import spacy

    model = modelstore.load(reference)
    folder = model.package if model.package is not None else model.path
    inner = sorted(folder.glob("*/config.cfg"))
    with warnings.catch_warnings():
        # Trained with spaCy 3.7, measured with 3.8: the model card is about this pair.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        return spacy.load(inner[0].parent if inner else folder, exclude=_UNUSED)
