"""Amendments: in which order they are voted, which are overtaken, and the text that the carried ones give.

Amendments to lines are voted before those that replace the whole text: first the one whose lines begin first; of two
that begin at one line the one that touches more of them, as the further-reaching; of equals the one tabled first. Then
those that replace the whole, in the order of tabling. The chair may set another order, which is taken down. When one is
carried, those that can no longer be made are overtaken: the ones whose lines overlap with its own, or all others where
the whole was replaced; from then on the lines of the new text count. What a carried amendment has put there is not
amended again. (Robert's Rules of Order, 1915, § 33: perfecting amendments before a substitute.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deputies.sittings.lines import Change, LineRange, compose, overlap
from deputies.sittings.sitting import Motion
from deputies.values import Fault, Faults, Refusal

__all__ = ["check_order", "check_room", "check_turn", "in_order", "overtaken_by", "texts_of"]


def _pending(motion: Motion, motions: Iterable[Motion]) -> list[Motion]:
    return [item for item in motions if item.amends == motion.id and item.status == "tabled"]


def in_order(motion: Motion, motions: Iterable[Motion]) -> tuple[Motion, ...]:
    """Return the amendments to a motion that are to be voted, in the order in which they are; `motions` as tabled."""
    pending = _pending(motion, motions)
    set_ = {id_: place for place, id_ in enumerate(motion.order)}

    def key(place: int) -> tuple[int, int, int, int, int]:
        item = pending[place]
        if item.id in set_:
            return (0, set_[item.id], 0, 0, 0)
        if item.lines is None:
            return (2, 0, 0, 0, place)
        return (1, 0, item.lines.first, -(item.lines.last - item.lines.first), place)

    return tuple(pending[place] for place in sorted(range(len(pending)), key=key))


def check_turn(amendment: Motion, motion: Motion, motions: Iterable[Motion]) -> None:
    """Raise `Refusal` (`amendment.out-of-turn`) unless the amendment is the next to be voted."""
    following = in_order(motion, motions)[0]
    if following.id != amendment.id:
        raise Refusal(
            "amendment.out-of-turn",
            f"The amendment {following.id!r} is voted before {amendment.id!r}: it comes first in the text, goes "
            "further, or was tabled first. The chair may set another order.",
            found=amendment.id,
            required=following.id,
        )


def check_order(motion: Motion, motions: Iterable[Motion], order: Sequence[str]) -> None:
    """Raise `Faults` unless the order names every amendment that is to be voted, and each once."""
    pending = {item.id for item in _pending(motion, motions)}
    faults = [
        Fault(f"order[{index}]", f"{id_!r} is no amendment to be voted, or stands twice", "each amendment once")
        for index, id_ in enumerate(order)
        if id_ not in pending or id_ in order[:index]
    ]
    faults += [Fault("order", f"{id_!r} is left out", "each amendment once") for id_ in sorted(pending - set(order))]
    if faults:
        raise Faults("set-voting-order", faults)


def overtaken_by(amendment: Motion, motions: Iterable[Motion]) -> tuple[str, ...]:
    """Return the other amendments to be voted that cannot be made once this one is carried."""
    others = [item for item in motions if item.amends == amendment.amends and item.status == "tabled"]
    return tuple(
        item.id
        for item in others
        if item.id != amendment.id
        and (amendment.lines is None or (item.lines is not None and overlap(item.lines, amendment.lines)))
    )


def check_room(lines: LineRange | None, amendments: Sequence[Motion], *, again: bool = False) -> None:
    """Raise `Refusal` (`amendment.lines-taken`) where an amendment cannot be made besides the carried ones.

    amendments  the carried ones, in the order in which they were voted.
    again       the amendment was tabled before them: its lines are not those of a text that has replaced the whole.
    """
    last = max((place for place, item in enumerate(amendments) if item.lines is None), default=-1)
    since = amendments if again else amendments[last + 1 :]
    for item in since:
        if item.lines is None or (again and lines is None) or (lines is not None and overlap(item.lines, lines)):
            raise Refusal(
                "amendment.lines-taken",
                f"The amendment {item.id!r} that was carried stands there already; have it voted again first, or amend "
                "other lines.",
                found=item.id,
                required="lines that no carried amendment has changed",
            )


def texts_of(motion: Motion, amendments: Iterable[Motion]) -> tuple[str, str]:
    """Return the text whose lines amendments count, and the text as it stands.

    amendments  the carried ones, in the order in which they were voted (`Motion.made`).
    """
    numbered = motion.tabled_text or motion.text
    changes: list[Change] = []
    for item in amendments:
        if item.lines is None:
            numbered, changes = item.text, []
        else:
            changes.append(Change(item.lines, item.text))
    return numbered, compose(numbered, changes)
