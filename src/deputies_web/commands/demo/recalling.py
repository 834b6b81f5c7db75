"""A recall from below: the petition, its signatures in the box, the answer, the vote, and the alternate's seat."""

from __future__ import annotations

from deputies.values import Refusal
from deputies_web.boxes import sign_recall, signatures_document
from deputies_web.commands.demo.elections import first_elected
from deputies_web.commands.demo.play import SYSTEM, Play
from deputies_web.storage.models import Elector

__all__ = ["RECALLED", "open_recall", "recall", "seat_alternate", "sign_recall_petition"]

RECALLED = "shanghai-mill-01"


def open_recall(play: Play) -> None:
    """The electors open a petition against the deputy who did not report."""
    mandate, unit = first_elected(play, RECALLED), RECALLED
    play.ask(
        "open-recall", f"elector:{unit}", "03-22T06:00", petition="mill-01-recall", mandate=mandate,
        grounds="Instructed to report on 21 March; did not come, and sent nobody.",
    )  # fmt: skip


def sign_recall_petition(play: Play) -> None:
    """Every fourth elector signs, in the box; the commission certifies; the deputy answers."""
    if play.state.tables["petitions"]["mill-01-recall"].status == "open":
        _sign(RECALLED)
    play.ask(
        "certify-recall", "credentials", "03-24T18:00", petition="mill-01-recall",
        box=signatures_document(SYSTEM, "mill-01-recall"),
    )  # fmt: skip
    deputy = play.state.mandate(first_elected(play, RECALLED)).deputy
    play.ask(
        "answer-recall", f"deputy:{deputy}", "03-25T12:00", petition="mill-01-recall",
        text="I was ill on 21 March. I should have sent word.",
    )  # fmt: skip


def recall(play: Play) -> None:
    """The electors vote; the deputy is recalled and the alternate gets a credential."""
    mandate = first_elected(play, RECALLED)
    for teller in ("first", "second"):
        play.ask(
            "vote-recall", "teller:shanghai", "03-27T19:00", petition="mill-01-recall", teller=teller, votes_for=171,
            votes_against=94, spoiled=3,
        )  # fmt: skip
    play.ask("seat-alternate", "credentials", "03-27T20:00", vacated=mandate, since="1927-03-27")


def seat_alternate(play: Play) -> None:
    """The alternate's credential is confirmed."""
    mandate = first_elected(play, RECALLED)
    seated = [item.id for item in play.state.mandates_in("shanghai") if item.replaces == mandate]
    play.ask("confirm-credentials", "credentials", "03-31T20:30", mandates=seated)


def _sign(unit: str) -> None:
    """Every fourth elector of the unit signs; who has signed already is left as is."""
    electors = list(
        Elector.objects.filter(system_id=SYSTEM, unit=unit).order_by("elector").values_list("elector", flat=True)
    )
    for elector in electors[::4]:
        try:
            sign_recall(SYSTEM, "mill-01-recall", unit=unit, elector=elector, now="1927-03-23T12:00:00Z")
        except Refusal as refusal:
            if refusal.code != "recall.signed":
                raise
