"""Inspections of the control: filing them, answering them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.organs import body_members, check_member, members_in, organ_named
from deputies.acts.sittings import check_length
from deputies.acts.state import State
from deputies.acts.voting import by_name
from deputies.councils.inspection import Inspection, Subject, check_control, check_subject, concerned
from deputies.councils.organ import body_name, check_stands, provision_of
from deputies.sittings.deciding_between import judge_between
from deputies.sittings.sitting import Cast
from deputies.statutes.majorities import say_article
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = ["KINDS", "AnswerInspection", "FileInspection"]


def inspection_named(state: State, id_: str) -> Inspection:
    """Return the inspection, or raise `Refusal` (`inspection.unknown`)."""
    return state.get(Inspection, id_, "inspection")  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class FileInspection:
    """File what the control found."""

    inspection: Annotated[Id, Doc("id of the inspection")]
    organ: Annotated[Id, Doc("the control that files it")]
    subject: Annotated[Subject, Doc("what was inspected: executive, organ, accounts, or a matter the council controls")]
    title: Annotated[Text, Doc("what it is about, in a line")]
    text: Annotated[Text, Doc("what was found, and where it can be seen")]
    answer_by: Annotated[Day, Doc("last day for the answer of whom it concerns")]
    choices: Annotated[tuple[Cast, ...], Doc("the choice of each member of the control who took part")]
    of: Annotated[Id | None, Doc("the organ, or the competence, where one of these was inspected")] = None


@dataclass(frozen=True, slots=True)
class InspectionFiled:
    """The control of a council filed an inspection; an answer is due."""

    inspection: Id
    council: Id
    organ: Id
    subject: Subject
    title: Text
    text: Text
    day: Day
    answer_by: Day
    choices: tuple[Cast, ...]
    sentence: str
    of: str = ""


def decide_file(state: State, request: FileInspection, context: Context) -> tuple[object, ...]:
    """More than half of the control take part and more are for it; it may look into this."""
    check_new(state, Inspection, request.inspection, "inspection")
    check_length(request.choices, "file-inspection", "choices")
    control, day = organ_named(state, request.organ), date_of(context.now)
    council = state.council(control.council)
    provision = provision_of(state.statute, council, control)
    check_stands(control, article=provision.article)
    check_control(control, article=provision.article)
    members = members_in(state, control, provision)
    check_member(state, context, members, control.name, provision.article)
    of = request.of or ""
    check_subject(state.statute, council, state.tables["organs"], control, subject=request.subject, of=of)
    if request.answer_by < day:
        raise Refusal(
            "inspection.past",
            f"The answer would be due on {request.answer_by}, and today is {day}.",
            found=request.answer_by,
            required=f"from {day}",
        )
    if request.subject == "organ":
        _check_own_organ(state, of, request.choices, article=provision.article)
    vote = judge_between(
        members, request.choices, body=control.name, article=provision.article, document="file-inspection"
    )
    return (
        InspectionFiled(
            request.inspection, council.id, control.id, request.subject, request.title, request.text, day,
            request.answer_by, request.choices, vote.sentence, of,
        ),
    )  # fmt: skip


def _check_own_organ(state: State, of: str, choices: Iterable[Cast], *, article: str) -> None:
    """Raise `Refusal` (`inspection.own-organ`) where one of the control who votes sits in the organ inspected."""
    organ = organ_named(state, of)
    own = next((item.mandate for item in choices if item.mandate in organ.members), None)
    if own is not None:
        raise Refusal(
            "inspection.own-organ",
            f"{own!r} sits in {organ.name} as well as in the control ({say_article(article)}) and does not vote on "
            f"what "
            "is found there, since nobody is a judge in their own cause; leave them out.",
            article=article,
            found=own,
            required=f"members of the control who do not sit in {organ.name}",
        )


def apply_filed(state: State, act: InspectionFiled) -> None:
    """The inspection stands; whoever it concerns owes an answer."""
    vote = by_name(state, act.choices)
    state.put(
        Inspection(
            act.inspection, act.council, act.organ, act.subject, act.of, act.title, act.text, act.day, act.answer_by,
            act.sentence, vote.named_for, vote.named_against, vote.named_abstaining,
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnswerInspection:
    """Answer an inspection."""

    inspection: Annotated[Id, Doc("the inspection")]
    text: Annotated[Text, Doc("the answer of whom it concerns")]


@dataclass(frozen=True, slots=True)
class InspectionAnswered:
    """Whoever an inspection concerns answered it."""

    inspection: Id
    text: Text
    day: Day
    by: Id


def decide_answer(state: State, request: AnswerInspection, context: Context) -> tuple[object, ...]:
    """It is not answered yet; chair or secretary answer, or a member of the body concerned."""
    inspection = inspection_named(state, request.inspection)
    if inspection.answered:
        raise Refusal(
            "inspection.answered",
            f"The inspection {inspection.id!r} was answered on {inspection.answered}.",
            found=inspection.answered,
            required="an inspection without an answer",
        )
    council, by = state.council(inspection.council), str(context.by.office)
    if context.by.office == "deputy":
        body = concerned(inspection)
        members = body_members(state, council, body)
        name = body_name(state.tables["organs"], council, body)
        check_member(state, context, members, name, state.statute.levels[council.level].article)
        by = next(item for item in members if state.mandate(item).deputy == context.by.of)
    return (InspectionAnswered(inspection.id, request.text, date_of(context.now), by),)


def apply_answered(state: State, act: InspectionAnswered) -> None:
    """The answer stands beside what was found."""
    inspection = inspection_named(state, act.inspection)
    state.put(replace(inspection, answer=act.text, answered=act.day, answered_by=act.by))


def _place_organ(state: State, request: FileInspection) -> Place:
    return Place(council=organ_named(state, request.organ).council)


def _place_inspection(state: State, request: AnswerInspection) -> Place:
    return Place(council=inspection_named(state, request.inspection).council)


KINDS = (
    Kind(
        name="file-inspection",
        noun="inspections",
        title="File an inspection",
        doc="The control of a council files what it found in the executive, in an organ, in the accounts, or in how a "
        "matter is handled that the council controls or decides; each of its members by name. Whoever it concerns owes "
        "an answer by a day. It is public, and nobody but the control files it.",
        offices=("deputy",),
        request=FileInspection,
        acts={InspectionFiled: apply_filed},
        decide=decide_file,
        place=_place_organ,
        refusals={
            "inspection.exists": "an inspection has this id already",
            "organ.unknown": "there is no such organ, or not in this council",
            "organ.dissolved": "the organ has ended",
            "inspection.not-control": "the organ is no control",
            "organ.not-member": "the deputy does not sit in the control",
            "inspection.of": "an organ or a matter is missing, or named where neither was inspected",
            "inspection.itself": "the control inspects itself",
            "inspection.own-organ": "one of the control who votes sits in the organ inspected",
            "organ.none": "the council has no executive",
            "competence.unknown": "the statute knows no such competence",
            "competence.level": "it is not a competence of this level",
            "competence.handed-over": "the council has handed the matter over",
            "inspection.stage": "the council is not controlling in the matter",
            "inspection.past": "the last day for the answer is over",
            "organ.no-quorum": "not more than half of its members took part",
            "organ.rejected": "not more were for than against",
            "sheet.needed": "so many are named that an entry cannot hold them",
            "faults": "someone does not sit in it, stands twice, or splits votes",
        },
        article="organs",
    ),
    Kind(
        name="answer-inspection",
        noun="inspections",
        title="Answer an inspection",
        doc="Answers what the control found: chair or secretary, or a member of the body concerned. An answer after "
        "its "
        "day is taken and shows as late.",
        offices=("chair", "secretary", "deputy"),
        request=AnswerInspection,
        acts={InspectionAnswered: apply_answered},
        decide=decide_answer,
        place=_place_inspection,
        refusals={
            "inspection.unknown": "there is no such inspection",
            "inspection.answered": "it has been answered",
            "organ.not-member": "the deputy does not sit in the body concerned",
        },
        article="organs",
    ),
)
