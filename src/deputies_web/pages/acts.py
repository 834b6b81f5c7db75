"""Making a request: one page for every kind, derived from the catalogue.

open the form        GET  /<system>/do/<kind>/?known=fields
ask for more rows    POST _step=more:<list>
find in a long list  POST _step=find      words in the field itself; to add to a list, in `_find.<list>`
look at it           POST _step=look      what will stand on the record, decided and not taken
send it              POST _step=send      `perform`, once for each token
change it            POST _step=change    the form again, with all that was filled in

Desks send without a look before: `_next` is where they go on, and whoever asks for JSON is answered in it.
"""

from __future__ import annotations

import secrets
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.deciding import decide, kind_named
from deputies.acts.kinds import Kind, tag_of_class
from deputies.acts.roll_calls import BOX as ROLL_CALL
from deputies.acts.sealing import seal
from deputies.values import DeputiesError, Fault, Faults, Refusal
from deputies.values.shape import fields_of, write
from deputies_web import clock
from deputies_web.boxes import cast_choice, sign_recall
from deputies_web.forms.controls import Control, controls_for
from deputies_web.forms.excerpts import excerpts_of
from deputies_web.forms.provided import PROVIDED, fill_in
from deputies_web.forms.reading import Submitted, read_form
from deputies_web.forms.scope import scope_of
from deputies_web.forms.searching import settle_names
from deputies_web.forms.waiting import fetch_waiting, keep_waiting
from deputies_web.pages.destinations import page_of
from deputies_web.pages.frame import show, wants_json
from deputies_web.pages.offers import all_offers
from deputies_web.people.models import OfficeGrant
from deputies_web.people.offices import choose_grant, fitting_grants
from deputies_web.people.permissions import check_seat
from deputies_web.perform import perform
from deputies_web.queries.hands import hands_asked
from deputies_web.queries.reading import Reading, open_reading
from deputies_web.queries.record import ActLine, act_line

__all__ = ["act", "act_list"]


@dataclass(frozen=True)
class Draft:
    """A request as the form has it: fields, documents that wait, the office it is made in."""

    kind: Kind
    plain: dict[str, Any]
    waiting: Mapping[str, str]
    grant: OfficeGrant
    token: str


def act_list(request: HttpRequest, system: str) -> HttpResponse:
    """Everything the visitor's offices may do, and for readers everything that can be done."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    reading = open_reading(system)
    return show(request, reading, "acts.html", part="", groups=all_offers(request, reading))


def act(request: HttpRequest, system: str, kind: str) -> HttpResponse:
    """The form of one kind of request."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    known = kind_named(kind)
    reading = open_reading(system)
    grants = fitting_grants(request, system, known)
    if not grants:
        raise Refusal(
            "office.wrong",
            f"{known.title}: this is for the {_said(known.offices)}; you hold no such office here.",
            required=", ".join(known.offices),
        )
    if request.method != "POST":
        return _form(request, reading, _fresh(known, request.GET, grants[0], reading), grants)
    return _submitted(request, reading, known, grants)


def _has_hand(kind: Kind) -> bool:
    return any(item.name == "hand" for item in fields_of(kind.request))


def _said(offices: Sequence[str]) -> str:
    """Say offices: "organiser or credentials commission"."""
    return " or ".join("credentials commission" if office == "credentials" else office for office in offices)


def _fresh(kind: Kind, query: QueryDict, grant: OfficeGrant, reading: Reading) -> Draft:
    plain = read_form(kind.request, cast(Submitted, query), {})
    if grant.office == "credentials" and hands_asked(reading.state, plain) > 1:
        plain.setdefault("hand", grant.seat)
    if grant.office == "teller" and grant.seat:
        plain.setdefault("teller", grant.seat)
    if grant.office == "deputy":
        plain.setdefault("deputy", grant.of)
    if grant.office in ("chair", "secretary"):
        plain.setdefault("council", grant.of)
    if grant.office == "elector":
        plain.setdefault("unit", grant.of)
    names = {item.name for item in fields_of(kind.request)}
    return Draft(
        kind, {key: value for key, value in plain.items() if key in names}, {}, grant, secrets.token_urlsafe(18)
    )


def _submitted(request: HttpRequest, reading: Reading, kind: Kind, grants: list[OfficeGrant]) -> HttpResponse:
    try:
        post = request.POST
    except RequestDataTooBig:
        raise Refusal("request.too-large", "The form is too large to be read; use the command line.") from None
    chosen = choose_grant(request, reading.system, post.get("_grant", "")) if post.get("_grant") else None
    grant = chosen if chosen in grants else grants[0]
    step = post.get("_step", "look")
    try:
        waiting = _waiting(request)
        documents = {
            name: data
            for name, digest in waiting.items()
            if (data := fetch_waiting(cast(int, request.user.pk), digest))
        }
        plain = read_form(kind.request, cast(Submitted, post), documents)
        draft = Draft(kind, plain, waiting, grant, post.get("_token") or secrets.token_urlsafe(18))
    except Refusal as error:
        draft = Draft(kind, read_form(kind.request, cast(Submitted, post), {}), {}, grant, post.get("_token", ""))
        return _form(request, reading, draft, grants, error=error)
    if step not in ("look", "send"):
        wanted = {step.removeprefix("more:"): 3} if step.startswith("more:") else None
        return _form(request, reading, draft, grants, more=wanted, sought=_sought(post))
    plain, left = settle_names(kind.request, plain, scope_of(reading, plain, grant.actor, kind.name))
    draft = replace(draft, plain=plain)
    if left:
        return _form(request, reading, draft, grants, status=422)
    try:
        check_seat(grant, plain, hands_asked(reading.state, plain) if _has_hand(kind) else 1)
        if step == "send":
            return _send(request, reading, draft)
        return _look(request, reading, draft)
    except DeputiesError as error:
        return _refused(request, error) or _form(request, reading, draft, grants, error=error)


def _sought(post: QueryDict) -> dict[str, str]:
    """Return what somebody looks for in long lists, by name of the control."""
    return {name.removeprefix("_find."): str(text) for name, text in post.items() if name.startswith("_find.")}


def _refused(request: HttpRequest, error: DeputiesError) -> HttpResponse | None:
    """Answer a desk that asked in JSON; None for a person, who is shown the form again."""
    if not wants_json(request):
        return None
    return JsonResponse({"code": error.code, "sentence": error.sentence}, status=422)


def _waiting(request: HttpRequest) -> dict[str, str]:
    """Return the documents handed in, now or a moment ago, by field."""
    found = {
        name.removeprefix("_waiting."): value
        for name, value in request.POST.items()
        if name.startswith("_waiting.") and isinstance(value, str) and value
    }
    for name, file in request.FILES.items():
        found[name] = keep_waiting(cast(int, request.user.pk), cast("UploadedFile[Any]", file))
    return found


def _look(request: HttpRequest, reading: Reading, draft: Draft) -> HttpResponse:
    """Show what will stand on the record: decided on the state as it is, and not taken."""
    plain = fill_in(draft.kind.name, dict(draft.plain), reading)
    acts: tuple[ActLine, ...] = ()
    asked = act_line(reading, {"kind": draft.kind.name, **_shown(plain)})
    if draft.kind.box:
        pass  # it goes to a box of its own; there is nothing on the record to show
    else:
        sealing = seal(draft.kind, plain, system=reading.system, new_salt=lambda: secrets.token_bytes(16))
        state = reading.state.copy()
        state.exhibits = ChainMap(dict(sealing.exhibits), state.exhibits)  # type: ignore[arg-type]
        reading.known.update({item.commitment: item.text for item in sealing.openings})
        plain_request = {**sealing.plain, "kind": draft.kind.name}
        found = decide(state, plain_request, by=draft.grant.actor, now=clock.now())
        acts = tuple(act_line(reading, {"kind": tag_of_class(type(item)), **write(item)}) for item in found)
    return show(
        request,
        reading,
        "look.html",
        part="",
        kind=draft.kind,
        asked=asked,
        acts=acts,
        draft=draft,
        again=_hidden(request.POST),
    )


def _shown(plain: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: f"a document of {len(value)} bytes" if isinstance(value, bytes) else value for key, value in plain.items()
    }


def _hidden(post: QueryDict) -> tuple[tuple[str, str], ...]:
    """Return all that was filled in, to be sent again from the page that shows it."""
    own = ("_step", "_token", "csrfmiddlewaretoken")
    return tuple(
        (name, str(value))
        for name, values in post.lists()
        if name not in own and not name.startswith(("_waiting.", "_find."))
        for value in values
    )


def _send(request: HttpRequest, reading: Reading, draft: Draft) -> HttpResponse:
    """Take the request, and go where it shows."""
    if draft.kind.box:
        return _into_box(request, reading, draft)
    done = perform(
        reading.system,
        {"kind": draft.kind.name, **draft.plain},
        by=draft.grant.actor,
        token=f"web-{request.user.pk}-{draft.token}",
        now=clock.now(),
        complete=lambda plain: fill_in(draft.kind.name, plain, open_reading(reading.system)),
    )
    words = "It stood on the record already" if done.repeated else "It stands on the record"
    said = f"{draft.kind.title}: done. {words} as entry {done.entry.seq}."
    return _went_on(
        request,
        reading.system,
        said,
        page_of(reading.system, draft.kind, done.entry, open_reading(reading.system).state),
    )


def _went_on(request: HttpRequest, system: str, said: str, page: str) -> HttpResponse:
    """Answer a request that was taken: in JSON for a desk that follows the sitting, or go where it shows."""
    if wants_json(request):
        return JsonResponse({"said": said})
    messages.success(request, said)
    following = request.POST.get("_next", "")
    return HttpResponseRedirect(following if following.startswith(f"/{system}/") else page)


def _into_box(request: HttpRequest, reading: Reading, draft: Draft) -> HttpResponse:
    """A choice in a roll call goes to the box of the roll call.

    A signature goes to the petition's box, the receipt to the elector, nothing to the record.
    """
    if draft.kind.box == ROLL_CALL:
        motion, choice = (str(draft.plain.get(name, "")) for name in ("motion", "choice"))
        cast_choice(reading.system, motion, choice, by=draft.grant.actor, now=clock.now())
        said = f"You have voted {choice.replace('abstain', 'to abstain')}. You may change it until the call is taken."
        return _went_on(request, reading.system, said, f"/{reading.system}/motions/{motion}/")
    petition = str(draft.plain.get("petition", ""))
    if not draft.grant.seat:
        raise Refusal(
            "elector.unknown",
            "Your sign-in names no elector of the register; ask the organiser for one, or sign on paper.",
            required="a sign-in of an elector",
        )
    receipt = sign_recall(reading.system, petition, unit=draft.grant.of, elector=draft.grant.seat, now=clock.now())
    return show(request, reading, "signed.html", part="petitions", receipt=receipt, petition=petition)


def _form(
    request: HttpRequest,
    reading: Reading,
    draft: Draft,
    grants: Sequence[OfficeGrant],
    *,
    error: DeputiesError | None = None,
    more: Mapping[str, int] | None = None,
    sought: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the form, with every fault at its field."""
    faults: tuple[Fault, ...] = error.faults if isinstance(error, Faults) else ()
    scope = scope_of(reading, draft.plain, draft.grant.actor, draft.kind.name, sought)
    controls = tuple(
        _with_provision(draft.kind, one)
        for one in controls_for(draft.kind.request, draft.plain, scope, faults, more=more)
        if not (draft.kind.box and one.name == "signature") and (one.name != "hand" or _asks_hands(reading))
    )
    placed = {text for one in controls for text in _all_faults(one)}
    within = tuple((one.label.capitalize(), one.id) for one in controls if _all_faults(one))
    return show(
        request,
        reading,
        "act.html",
        part="",
        status=422 if error else status,
        kind=draft.kind,
        kinds_known=len(CATALOGUE),
        controls=controls,
        draft=draft,
        grants=grants,
        error=error,
        placed=within,
        loose=tuple(fault for fault in faults if not any(fault.found in text for text in placed)),
        files=any(one.widget == "file" for one in controls),
        excerpts=excerpts_of(faults, draft.plain),
    )


def _asks_hands(reading: Reading) -> bool:
    """Whether the statute asks for several hands at all; where it does not, forms do not speak of them."""
    return any(statute.elections.confirmations > 1 for statute in reading.state.statutes.values())


def _with_provision(kind: Kind, control: Control) -> Control:
    """Say beside a document that the site can make it, and ask for none."""
    words = PROVIDED.get((kind.name, control.name), "")
    if kind.name == "receive-ballots" and control.name == "source":
        return replace(control, required=False, help="Leave it empty: it is taken from the file.")
    return replace(control, required=kind.name == "receive-ballots", help=words) if words else control


def _all_faults(control: Control) -> list[str]:
    inner = [text for row in control.rows for one in row.controls for text in _all_faults(one)]
    return [*control.faults, *inner]
