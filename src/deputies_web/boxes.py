"""Boxes: what is kept apart from the record until its time: signatures under petitions, choices in a roll call.

Choices lie in their box while a roll call is open, so that thousands can vote at once without writing the record one
after the other, and nobody sees how the others vote before. Taken, they stand on the record by name, and the box is
emptied in the same transaction.

A signature is a row without time or order: a commitment, and a keyed digest that lets each elector sign once. The
salt goes to the elector, as a receipt, and is not kept. What stays has one limit, and it is said here: whoever holds
both this database and the register's key can test, elector by elector, whether that one signed.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction

from deputies.acts.deciding import decide
from deputies.acts.envelope import Actor
from deputies.acts.resting import motion_named
from deputies.councils.strength import members_of
from deputies.mandates.signatures import BOX, format_box, label_of, make_signature
from deputies.values import Refusal, format_moment
from deputies_web.storage.keys import register_key
from deputies_web.storage.load import current_state, read_state
from deputies_web.storage.models import BoxItem, CastChoice, Elector, System

__all__ = [
    "Receipt", "cast_choice", "choices_cast", "count_choices", "empty_boxes", "own_choice", "sign_recall",
    "signature_count", "signatures_document", "with_box",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an elector keeps: it opens the commitment, so that the elector can show the signature was counted."""

    commitment: str
    label: str
    salt: str


def sign_recall(
    system: str,
    petition: str,
    *,
    unit: str,
    elector: str,
    now: str | None = None,
) -> Receipt:
    """Put the signature of an elector into the box of a petition: it is certified with it, or refused.

    raises  Refusal: `elector.unknown` for someone who is not on the register of the unit; `recall.signed` for a second
            signature; and what the rules refuse.
    """
    if not Elector.objects.filter(system_id=system, unit=unit, elector=elector).exists():
        raise Refusal(
            "elector.unknown", f"The register of the unit {unit!r} has no such elector.", required="an elector"
        )
    salt = secrets.token_bytes(16)
    signature = make_signature(petition, elector, salt)
    moment = now or format_moment(datetime.now(UTC).replace(microsecond=0))
    plain = {"kind": "sign-recall", "petition": petition, "signature": signature}
    voter = hmac.new(register_key(system), f"{_box(petition)}\n{elector}".encode(), "sha256").hexdigest()
    try:
        with transaction.atomic():
            System.objects.select_for_update().filter(pk=system).first()
            decide(current_state(system), plain, by=Actor("elector", unit), now=moment)
            BoxItem.objects.create(system_id=system, box=_box(petition), voter=voter, commitment=signature)
    except IntegrityError:
        raise Refusal("recall.signed", "This elector has signed the petition already; one signature counts.") from None
    return Receipt(signature, label_of(petition), salt.hex())


def signature_count(system: str, petition: str) -> int:
    """Return how many signatures lie in the box."""
    return BoxItem.objects.filter(system_id=system, box=_box(petition)).count()


def signatures_document(system: str, petition: str) -> bytes:
    """Return the box as the document that `certify-recall` seals: commitments in ascending order, nothing else."""
    rows = BoxItem.objects.filter(system_id=system, box=_box(petition)).values_list("commitment", flat=True)
    return format_box(petition, rows)


def with_box(system: str, kind: str, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return a request for certification with the box that is kept here, where it names none and somebody signed in it.

    Every way by which a certification comes in passes here: leaving out a field leaves out no signature.
    """
    petition = plain.get("petition")
    if kind != "certify-recall" or plain.get("box") or not isinstance(petition, str):
        return dict(plain)
    if not signature_count(system, petition):
        return dict(plain)
    return {**plain, "box": signatures_document(system, petition)}


def _box(petition: str) -> str:
    return f"{BOX}/{petition}"


def cast_choice(system: str, motion: str, choice: str, *, by: Actor, now: str | None = None) -> str:
    """Put a deputy's choice into the box of an open roll call, in place of one before; return the mandate it is for.

    The record's row is locked meanwhile: a roll call is taken with a choice, or the choice is refused.

    raises  Refusal: what the rules refuse (no roll call is open, the deputy is not present).
    """
    moment = now or format_moment(datetime.now(UTC).replace(microsecond=0))
    with transaction.atomic():
        row = System.objects.select_for_update().filter(pk=system).first()
        state = read_state(system, row.size) if row is not None else current_state(system)
        decide(state, {"kind": "cast-choice", "motion": motion, "choice": choice}, by=by, now=moment)
        sitting = state.tables["sittings"][motion_named(state, motion).sitting]
        own = members_of((item for item in state.mandates_in(sitting.council) if item.deputy == by.of), sitting.section)
        mandate = next(item.id for item in own if item.id in sitting.present)
        CastChoice.objects.bulk_create(
            [CastChoice(system_id=system, motion=motion, mandate=mandate, choice=choice)],
            update_conflicts=True,
            unique_fields=["system", "motion", "mandate"],
            update_fields=["choice"],
        )
    return mandate


def count_choices(system: str, motion: str, among: Collection[str] | None = None) -> int:
    """Return how many have entered a choice in an open roll call; `among` these mandates, where they are given."""
    rows = CastChoice.objects.filter(system_id=system, motion=motion)
    if among is None:
        return rows.count()
    return len(set(rows.values_list("mandate", flat=True)).intersection(among))


def own_choice(system: str, motion: str, mandates: Collection[str]) -> str:
    """Return what a deputy has entered in an open roll call, "" for nothing yet."""
    rows = CastChoice.objects.filter(system_id=system, motion=motion, mandate__in=mandates)
    return rows.values_list("choice", flat=True).first() or ""


def choices_cast(system: str, motion: str) -> list[tuple[str, str]]:
    """Return (mandate, choice) of those who have entered one, by mandate."""
    rows = CastChoice.objects.filter(system_id=system, motion=motion).order_by("mandate")
    return list(rows.values_list("mandate", "choice"))


def empty_boxes(system: str, motions: Collection[str]) -> None:
    """Empty the boxes of motions on which no roll call is open any more."""
    if motions:
        CastChoice.objects.filter(system_id=system, motion__in=motions).delete()
