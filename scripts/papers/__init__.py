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
    unseen_junior,
    unseen_local_board,
    unseen_texts,
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

UNSEEN = (unseen_texts.INFANTS, unseen_texts.SECONDARY, unseen_local_board, unseen_junior)
"""Minutes written after the rules by somebody who had not seen the code: a yardstick."""
