"""Evaluation: how well the product does on papers of which people have marked the truth.

`read_gold` reads a gold set (``interface.md``), `evaluate` runs the pipeline's understanding
and decisions over it, `summary` turns the counts into shares with intervals.
"""

from redactor.evaluation.gold import GoldPaper, read_gold
from redactor.evaluation.judging import Judgement, judge
from redactor.evaluation.running import evaluate
from redactor.evaluation.summary import summary

__all__ = ["GoldPaper", "Judgement", "evaluate", "judge", "read_gold", "summary"]
