"""The sample papers: invented schools, invented people, real layouts."""

from papers import (
    board_minutes,
    exclusion_pack,
    finance_committee,
    heads_report,
    newsletter,
    policy_paper,
    send_report,
    trust_board,
)

PAPERS = (
    board_minutes,
    heads_report,
    finance_committee,
    trust_board,
    exclusion_pack,
    send_report,
    newsletter,
    policy_paper,
)
