"""Making sign-ins and giving offices: what the organiser's commands and the demonstration call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from deputies.acts.envelope import OFFICES
from deputies.values import Fault, Faults
from deputies_web.people.models import Account, OfficeGrant

__all__ = ["Grant", "give_office", "make_sign_in", "take_office"]


@dataclass(frozen=True, slots=True)
class Grant:
    """An office to be given: in a system, of a council, unit or deputy ("" for the whole system)."""

    system: str
    office: str
    of: str = ""
    seat: str = ""


@transaction.atomic
def make_sign_in(
    username: str, password: str, display: str, grants: Iterable[Grant] = (), *, checked: bool = True
) -> Account:
    """Make an account, or bring an existing one to this password, name and exactly these offices.

    `checked` holds the password to the site's rules; the demonstration, whose passwords are printed for everyone, does
    without. Raises `Faults` for a password that is too weak or an office that does not exist.
    """
    wanted = tuple(grants)
    account = Account.objects.filter(username=username).first() or Account(username=username)
    account.display = display
    faults = [_office_fault(index, grant) for index, grant in enumerate(wanted) if grant.office not in OFFICES]
    if checked:
        try:
            validate_password(password, account)
        except ValidationError as error:
            faults += [Fault("password", text.rstrip("."), "a stronger password") for text in error.messages]
    if faults:
        raise Faults(f"sign-in {username}", faults)
    account.set_password(password)
    account.save()
    account.grants.all().delete()
    for grant in wanted:
        give_office(account, grant)
    return account


def _office_fault(index: int, grant: Grant) -> Fault:
    return Fault(f"grants[{index}].office", f"found {grant.office!r}", f"one of {', '.join(OFFICES)}")


def give_office(account: Account, grant: Grant) -> OfficeGrant:
    """Give an office; the same one given twice is held once."""
    held, _ = OfficeGrant.objects.get_or_create(
        account=account, system=grant.system, office=grant.office, of=grant.of, seat=grant.seat
    )
    return held


def take_office(account: Account, grant: Grant) -> None:
    """Take an office back."""
    account.grants.filter(system=grant.system, office=grant.office, of=grant.of, seat=grant.seat).delete()
