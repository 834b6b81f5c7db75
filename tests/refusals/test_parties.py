"""What is refused of parties and blocs. One table for each act."""

from __future__ import annotations

from chamber import led
from ground import Ground, elected, founded
from refusal_tables import Row, Table, walked

ONE, TWO, THREE = "deputy:mill-a-1.d1", "deputy:mill-a-1.d2", "deputy:mill-a-1.d3"
PEASANTS = {"kind": "group", "member": "Weavers without party"}
RED = {"kind": "party", "member": "red"}
NO_BLOCS = ('[parties]\narticle = "8.4"', '[parties]\narticle = "8.4"\nblocs = false')
BLOC = {"bloc": "left", "council": "city", "name": "Left bloc", "platform": "Eight hours.", "members": [RED]}


def declared(*changes: tuple[str, str]) -> Ground:
    """Deputy d1 of Mill A belongs to Red; White is named and empty."""
    ground = led(*changes)
    ground.ask("declare-affiliation", ONE, deputy="mill-a-1.d1", party="red", name="Red")
    ground.ask("name-party", "organiser", party="white", name="White")
    return ground


def formed() -> Ground:
    ground = declared()
    ground.ask("form-bloc", ONE, **BLOC)
    return ground


def joined() -> Ground:
    """A non-party group has entered, with deputy d2."""
    ground = formed()
    ground.ask("join-bloc", TWO, bloc="left", member=PEASANTS)
    return ground


def forbidden() -> Ground:
    return declared(NO_BLOCS)


def unconfirmed() -> Ground:
    """Mill A has elected and its credentials are issued, not confirmed; Mill B is in office, one of it in Red."""
    ground = founded()
    ground.elect("mill-b")
    ground.now = "1927-03-01T09:00:00Z"
    id_ = ground.call("mill-a")
    ground.nominate(id_, 5)
    ground.poll(id_)
    ground.count(id_, (50, 40, 30, 20, 10), ballots=200)
    ground.ask("declare-result", "credentials", election=id_)
    ground.ask("issue-credentials", "credentials", election=id_, since="1927-03-06")
    ground.ask("declare-affiliation", "deputy:mill-b-1.d1", deputy="mill-b-1.d1", party="red", name="Red")
    return ground


def unconfirmed_bloc() -> Ground:
    ground = unconfirmed()
    ground.ask("form-bloc", "deputy:mill-b-1.d1", **BLOC)
    return ground


def formed_before_forbidden() -> Ground:
    """The bloc was formed, and the statute in force since forbids blocs: no request changes a statute yet."""
    ground = formed()
    ground.state.statutes[ground.state.system.statute] = forbidden().state.statute
    return ground


TABLES = (
    Table(
        "name-party",
        elected,
        "organiser",
        lambda _: {"party": "red", "name": "Red"},
        {"party.exists": Row(on=declared)},
    ),
    Table(
        "declare-affiliation",
        elected,
        ONE,
        lambda _: {"deputy": "mill-a-1.d1", "party": "red", "name": "Red"},
        {
            "deputy.unknown": Row(change={"deputy": "nobody"}, by="deputy:nobody"),
            "party.unknown": Row(change={"name": ""}),
            "party.named-otherwise": Row(on=declared, change={"name": "Rot"}, says="'Red', not 'Rot'"),
            "affiliation.same": Row(on=declared),
        },
    ),
    Table(
        "end-affiliation",
        declared,
        ONE,
        lambda _: {"deputy": "mill-a-1.d1"},
        {
            "deputy.unknown": Row(change={"deputy": "nobody"}, by="deputy:nobody"),
            "affiliation.none": Row(change={"deputy": "mill-a-1.d2"}, by=TWO),
        },
    ),
    Table(
        "form-bloc",
        declared,
        ONE,
        lambda _: BLOC,
        {
            "council.unknown": Row(change={"council": "nowhere"}),
            "bloc.exists": Row(on=formed),
            "bloc.not-allowed": Row(on=forbidden),
            "party.unknown": Row(change={"members": [{"kind": "party", "member": "green"}]}),
            "bloc.party-absent": Row(change={"members": [{"kind": "party", "member": "white"}]}, by="chair:city"),
            "bloc.not-in-office": Row(on=unconfirmed),
            "bloc.not-yours": (
                Row(by=TWO, says="is non-party and does not speak for the party 'red'"),
                Row(change={"members": [PEASANTS]}, says="belongs to the party 'red'"),
            ),
            "faults": (
                Row(change={"members": []}, says="no member"),
                Row(change={"members": [RED, RED]}, says="members[1]"),
            ),
        },
    ),
    Table(
        "join-bloc",
        formed,
        TWO,
        lambda _: {"bloc": "left", "member": PEASANTS},
        {
            "bloc.unknown": Row(change={"bloc": "right"}),
            "bloc.not-allowed": Row(on=formed_before_forbidden),
            "party.unknown": Row(change={"member": {"kind": "party", "member": "green"}}),
            "bloc.party-absent": Row(change={"member": {"kind": "party", "member": "white"}}, by="chair:city"),
            "bloc.not-in-office": Row(on=unconfirmed_bloc),
            "bloc.not-yours": Row(by=ONE),
            "bloc.member-already": (
                Row(on=joined, says="since 1927-03-07"),
                Row(on=joined, by="chair:city"),
                Row(change={"member": RED}, by="chair:city"),
            ),
        },
    ),
    Table(
        "leave-bloc",
        joined,
        TWO,
        lambda _: {"bloc": "left", "member": PEASANTS},
        {
            "bloc.unknown": Row(change={"bloc": "right"}),
            "bloc.not-member": Row(change={"member": {"kind": "party", "member": "white"}}, by="chair:city"),
            "bloc.not-yours": (Row(by=THREE), Row(change={"member": RED}, says="does not belong to the party 'red'")),
        },
    ),
)


TestTables = walked(TABLES)


def test_nobody_declares_for_another() -> None:
    elected().refused("declare-affiliation", TWO, "office.elsewhere", deputy="mill-a-1.d1", party="red", name="Red")
