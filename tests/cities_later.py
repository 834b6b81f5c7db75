"""From May to November 1927: overruling, directives of the conference, emergencies, recalls, a case, a renewal."""

from __future__ import annotations

from dataclasses import replace

from cities_1927 import UNITS, by_name
from federation import Federation

__all__ = ["summer_and_autumn"]


def summer_and_autumn(year: Federation) -> None:
    """From the first decision that is overruled to the renewal of Shanghai."""
    may_overrules(year)
    june_hands_down(year)
    july_objects(year)
    august_is_cut_off(year)
    september_recalls(year)
    october_tries_a_case(year)
    november_renews(year)


def may_overrules(year: Federation) -> None:
    """Hankow controls its supply, Hubei decides on it: after notice it sets a decision of Hankow aside."""
    year.sit("hankow-1", "hankow", "1927-05-02", "Rice")
    year.decide("hankow-1", "rice", "supply", text="No rice leaves the city.")
    year.close("hankow-1")
    year.refuse(
        "issue-directive", "chair:hankow", "directive.not-deciding", "controlling", directive="d0", decision="rice",
        text="x", addressees=["hubei"], means=[{"id": "m", "text": "x"}],
    )  # fmt: skip
    year.convene("hubei-1", "hubei", "1927-05-03", "Rice")
    year.open("hubei-1")
    own = {
        "sitting": "hubei-1", "motion": "x", "title": "x", "text": "x", "mover": "county-1-1.m1",
        "competence": "own-order",
    }  # fmt: skip
    overrule = {"kind": "overrule-decision", "about": "rice"}
    year.refuse("table-motion", "chair:hubei", "overruling.stage", "deciding", article="11.2", **own, leads_to=overrule)
    taken = year.own("hubei-1", "supply-1", "take-over-competence", "supply/deciding", "f" * 17 + "a" * 16)
    year.ask("take-over-competence", "chair:hubei", motion=taken, authority="The grain office")
    year.refuse("table-motion", "chair:hubei", "notice.none", "notice", article="11.2", **own, leads_to=overrule)
    notice = {"notice": "n1", "council": "hubei", "text": "The counties need it."}
    year.refuse(
        "give-notice", "chair:hubei", "notice.not-shared", "exclusive", article="11.4", **notice, competence="land",
    )  # fmt: skip
    year.ask("give-notice", "chair:hubei", **notice, decision="rice")
    year.refuse("table-motion", "chair:hubei", "notice.running", "1927-05-05", article="11.2", **own, leads_to=overrule)
    year.close("hubei-1")
    year.sit("hubei-2", "hubei", "1927-05-06", "Rice again")
    year.ask("overrule-decision", "chair:hubei", motion=year.own("hubei-2", "over", "overrule-decision", "rice"))
    task = {
        "task": "t1", "council": "hankow", "title": "Rice", "text": "Count it.", "owner": "executive",
        "due": "1927-05-20",
    }  # fmt: skip
    year.refuse("assign-task", "chair:hankow", "task.origin", "that stands", **task, origin="rice")
    year.ask("assign-task", "chair:hankow", **task)
    year.close("hubei-2")


def june_hands_down(year: Federation) -> None:
    """In the conference delegates carry the votes of those who sent them; it hands a decision on supply down."""
    year.sit("conference-1", "conference", "1927-06-01", "Supply")
    motion = {
        "title": "Supply", "text": "We decide it.",
        "leads_to": {"kind": "take-over-competence", "about": "supply/deciding"},
    }  # fmt: skip
    year.move("conference-1", "take", "own-order", **motion)
    year.refuse(
        "take-show-of-hands", "chair:conference", "vote.by-name", "several votes each", article="11.2",
        motion="take", votes_for=4, votes_against=0,
    )  # fmt: skip
    hankow, shanghai, county, by_hankow = year.present("conference-1")
    split = [
        {"mandate": hankow, "choice": "for", "votes": 1000},
        {"mandate": hankow, "choice": "against", "votes": 224},
        *by_name([shanghai, county, by_hankow]),
    ]
    much = [{**split[0], "votes": 1225}, *split[2:]]
    year.refuse("take-roll-call", "chair:conference", "faults", "at most 1224", motion="take", choices=much)
    year.ask("take-roll-call", "chair:conference", motion="take", choices=split)
    vote = year.state.tables["motions"]["take"].vote
    assert (vote.votes_for, vote.votes_against, vote.carried) == (4624, 224, True)
    year.ask("take-over-competence", "chair:conference", motion="take")
    year.decide("conference-1", "price", "supply", text="One price of rice in all places.")
    units, days = (
        {"fact": fact, "is_": "at-least", "value": least}
        for fact, least in (("record.units", 5), ("days-in-store", 10))
    )
    means = [
        {"id": "agree", "text": "With the dealers.", "conditions": [{"fact": "dealers-agree", "is_": "yes"}]},
        {"id": "stores", "text": "From stores of our own.", "conditions": [units, days]},
    ]
    handed = {"directive": "price-1", "decision": "price", "text": "One price.", "means": means}
    year.ask("issue-directive", "chair:conference", **handed, addressees=["shanghai", "hubei"])
    year.close("conference-1")
    stores = {"fact": "days-in-store", "value": 12, "source": "The department of supply."}
    chosen = {"directive": "price-1", "means": "stores", "facts": [stores]}
    year.refuse(
        "choose-means", "chair:hankow", "directive.not-addressed", "shanghai, hubei", council="hankow", **chosen,
    )  # fmt: skip
    own = [stores, {"fact": "record.units", "value": 99, "source": "We say so."}]
    year.refuse(
        "choose-means", "chair:shanghai", "faults", "record.units", council="shanghai", directive="price-1",
        means="stores", facts=own,
    )  # fmt: skip
    year.refuse(
        "report-execution", "chair:shanghai", "execution.no-means", "no means", directive="price-1",
        council="shanghai", text="Done.", done=True,
    )  # fmt: skip
    year.ask("choose-means", "chair:shanghai", council="shanghai", **chosen)
    report = {"directive": "price-1", "council": "shanghai", "text": "Sold at one price since Monday.", "done": True}
    year.ask("report-execution", "chair:shanghai", **report, at="1927-06-14T09:00:00Z")


def july_objects(year: Federation) -> None:
    """Hubei hands the second directive on to Hankow and objects itself, is refused, and then may not object again."""
    year.on("1927-07-01")
    year.sit("conference-2", "conference", "1927-07-02", "Salt")
    year.decide("conference-2", "salt", "supply", text="Salt from the coast.")
    means = [{"id": "boats", "text": "By boat.", "conditions": [{"fact": "boats", "is_": "at-least", "value": 3}]}]
    handed = {"directive": "salt-1", "decision": "salt", "text": "Salt.", "means": means}
    year.ask("issue-directive", "chair:conference", **handed, addressees=["hubei"])
    year.close("conference-2")
    year.sit("hubei-3", "hubei", "1927-07-03", "Salt")
    objected = year.own("hubei-3", "no-boats", "object-to-directive", "salt-1", text="There are no boats.")
    year.ask("object-to-directive", "chair:hubei", objection="o1", motion=objected, asks="appeal")
    own = {
        "sitting": "hubei-3", "motion": "x", "title": "x", "text": "x", "mover": "county-1-1.m1",
        "competence": "own-order",
    }  # fmt: skip
    again = {"kind": "object-to-directive", "about": "salt-1"}
    year.refuse(
        "table-motion", "chair:hubei", "objection.once", "a council objects once", article="11.9", **own,
        leads_to=again,
    )  # fmt: skip
    year.decide("hubei-3", "salt-here", "supply", text="Salt down the river.")
    on = {
        "directive": "salt-2", "decision": "salt-here", "text": "Salt for Hankow.", "addressees": ["hankow"],
        "means": means,
    }  # fmt: skip
    year.ask("issue-directive", "chair:hubei", **on, from_directive="salt-1")
    year.close("hubei-3")
    year.sit("conference-3", "conference", "1927-07-05", "The boats")
    year.own("conference-3", "release", "settle-objection", "o1", "aafa")
    year.ask("settle-objection", "chair:conference", motion="release")
    year.refuse("settle-objection", "chair:conference", "motion.spent", "one act", motion="release")
    year.close("conference-3")
    assert year.state.tables["objections"]["o1"].status == "refused"
    boats = [{"fact": "boats", "value": 3, "source": "The harbour master."}]
    year.ask(
        "choose-means", "chair:hankow", directive="salt-2", council="hankow", means="boats", facts=boats,
        at="1927-07-20T09:00:00Z",
    )  # fmt: skip


def august_is_cut_off(year: Federation) -> None:
    """Shanghai's executive decides while nobody can meet. One decision is confirmed in time, one is not."""
    year.on("1927-08-01")
    leading = year.state.council("shanghai").executive.members
    shut = {
        "council": "shanghai", "title": "The bridges are shut", "text": "By boat at night.",
        "reasons": "Nobody can cross.",
    }  # fmt: skip
    nine, ten = by_name(leading[:9]), by_name(leading[:10])
    year.refuse(
        "decide-in-emergency", "chair:shanghai", "emergency.too-few", "requires 10", article="12.6", decision="e1",
        **shut, competence="order", choices=nine,
    )  # fmt: skip
    year.refuse(
        "decide-in-emergency", "chair:shanghai", "competence.not-delegable", "article 5", article="5", decision="e1",
        **shut, competence="finance", choices=ten,
    )  # fmt: skip
    year.refuse(
        "decide-in-emergency", "chair:shanghai", "competence.reserved", "Soldiers' section", article="7",
        decision="e1", **shut, competence="garrison", choices=ten,
    )  # fmt: skip
    for decision in ("e1", "e2"):
        year.ask("decide-in-emergency", "chair:shanghai", decision=decision, **shut, competence="order", choices=ten)
    year.sit("shanghai-5", "shanghai", "1927-08-06", "Bridges")
    year.refuse(
        "decide-in-emergency", "chair:shanghai", "emergency.council-sits", "it decides itself", decision="e3",
        **shut, competence="order", choices=ten,
    )  # fmt: skip
    year.ask("confirm-emergency", "chair:shanghai", motion=year.own("shanghai-5", "yes", "confirm-emergency", "e1"))
    year.close("shanghai-5")
    year.sit("shanghai-6", "shanghai", "1927-08-16", "Bridges again")
    own = {
        "sitting": "shanghai-6", "motion": "x", "title": "x", "text": "x", "mover": "docks-1.m1",
        "competence": "own-order",
    }  # fmt: skip
    year.refuse(
        "table-motion", "chair:shanghai", "emergency.lapsed", "held to the end of the day before 1927-08-15", **own,
        leads_to={"kind": "confirm-emergency", "about": "e2"},
    )  # fmt: skip
    year.refuse(
        "table-motion", "chair:shanghai", "emergency.confirmed", "1927-08-06", **own,
        leads_to={"kind": "lift-emergency", "about": "e1"},
    )  # fmt: skip
    year.refuse(
        "table-motion", "chair:shanghai", "emergency.ordinary", "nothing to review", **own,
        leads_to={"kind": "lift-emergency", "about": "schools-open"},
    )  # fmt: skip
    year.close("shanghai-6")
    control = year.state.tables["organs"]["the-control"].members
    found = {
        "inspection": "i1", "organ": "the-control", "subject": "matter", "title": "Books",
        "text": "None were bought.", "answer_by": "1927-08-20", "choices": by_name(control),
    }  # fmt: skip
    deputy = f"deputy:{year.state.mandate(control[0]).deputy}"
    year.refuse("file-inspection", deputy, "competence.handed-over", "The Bureau of Education", **found, of="education")
    year.ask("file-inspection", deputy, **found, of="supply")


def september_recalls(year: Federation) -> None:
    """A deputy is kept, another falls with two seats above; a petition against a whole council finds too few."""
    year.on("1927-09-01")
    year.ask(
        "open-recall", "elector:company-1", petition="r1", mandate="company-1-1.m1", grounds="He was not on guard.",
    )  # fmt: skip
    year.refuse("certify-recall", "credentials", "recall.too-few", "3", article="9.1", **year.sign("r1", 3))
    year.ask("certify-recall", "credentials", **year.sign("r1", 4))
    year.ask("answer-recall", "deputy:company-1-1.d1", petition="r1", text="I was ill.")
    year.refuse(
        "answer-recall", "deputy:company-1-1.d1", "recall.answered", "was answered on", petition="r1",
        text="Very ill.",
    )  # fmt: skip
    assert year.judge("r1", 9, 10) == "rejected"
    year.ask("open-recall", "elector:union-a", petition="r2", mandate="union-a-1.m1")
    year.ask("certify-recall", "credentials", **year.sign("r2", 30, (25, 2)))
    year.refuse(
        "vote-recall", "teller", "recall.answer-days", "until 1927-09-03", article="9.1", petition="r2",
        teller="first", votes_for=99, votes_against=1,
    )  # fmt: skip
    year.ask(
        "open-body-recall", "elector:guild", petition="b1", council="hankow", grounds="It has met once since March.",
    )  # fmt: skip
    year.on("1927-09-04")
    year.refuse(
        "vote-recall", "teller", "recall.votes", "250", petition="r2", teller="first", votes_for=240,
        votes_against=20,
    )  # fmt: skip
    assert year.judge("r2", 120, 60) == "carried"
    lost = ("union-a-1.m1", "hubei-from-hankow-1", "conference-from-hubei-2")
    assert [year.ended(item) for item in lost] == ["recalled", "mandate-ended", "mandate-ended"]
    year.refuse(
        "seat-alternate", "credentials", "mandate.delegate", "for that council to instruct",
        vacated="hubei-from-hankow-1", since="1927-09-04",
    )  # fmt: skip
    year.ask("seat-alternate", "credentials", vacated="union-a-1.m1", since="1927-09-04")
    year.on("1927-09-09")
    year.confirm("union-a-1.m6")
    year.refuse("sign-recall", "elector:guild", "recall.closed", "1927-09-08", petition="b1", signature="0" * 64)
    year.ask("certify-recall", "credentials", petition="b1")
    assert year.state.tables["petitions"]["b1"].status == "failed"


def october_tries_a_case(year: Federation) -> None:
    """Orders were given that nobody had decided. A removal is carried and supported; unheard above, it lapses."""
    year.on("1927-10-01")
    ground = "orders given in the council's name without its decision"
    evidence = [{"day": "1927-09-20", "text": "Two arrests were ordered.", "source": "The pickets' book, page 7."}]
    case = {
        "sanction": "x1", "council": "shanghai", "asks": "removal", "mandate": "mill-b-1.m1", "ground": ground,
        "evidence": evidence,
    }  # fmt: skip
    meeting = {"unit": "docks", "votes_for": 70, "votes_against": 10}
    case_on = {**case, **meeting, "hearing": "1927-10-05"}
    year.refuse("open-sanction", "elector:union-a", "sanction.not-below", "below", **{**case_on, "unit": "union-a"})
    year.refuse(
        "open-sanction", "elector:docks", "sanction.days", "allows", article="12.4",
        **{**case_on, "asks": "suspension"}, days=31,
    )  # fmt: skip
    year.ask("open-sanction", "elector:docks", **case_on, removes="executive")
    year.refuse("open-sanction", "elector:docks", "sanction.pending", "x1", **{**case_on, "sanction": "x2"})
    year.on("1927-10-04")
    year.refuse(
        "answer-sanction", "deputy:mill-b-1.d1", "sanction.answer-late", "1927-10-03", sanction="x1",
        text="They asked me to.",
    )  # fmt: skip
    year.on("1927-10-05")
    year.ask("hear-sanction", "secretary:shanghai", sanction="x1", attended=False, statement="Called twice by letter.")
    year.sit("shanghai-7", "shanghai", "1927-10-07", "The case")
    year.own("shanghai-7", "remove", "decide-sanction", "x1", "f" * 20 + "a" * 8)
    for unit in ("mill-a", "mill-b", "mill-c", "docks", "power", "hostels"):
        year.ask("support-sanction", f"elector:{unit}", sanction="x1", unit=unit, votes_for=90, votes_against=9)
    year.refuse(
        "decide-sanction", "chair:shanghai", "sanction.no-support", "requires 7 units", article="12.3",
        motion="remove",
    )  # fmt: skip
    for unit in ("mill-a", "mill-b", "mill-d"):
        year.ask("support-sanction", f"elector:{unit}", sanction="x1", unit=unit, votes_for=160, votes_against=9)
    year.ask("decide-sanction", "chair:shanghai", motion="remove")
    year.close("shanghai-7")
    year.refuse("enforce-sanction", "credentials", "sanction.appeal-open", "until 1927-10-10", sanction="x1")
    year.ask("appeal-sanction", "deputy:mill-b-1.d1", sanction="x1", grounds="The pickets had to know.")
    year.on("1927-10-20")
    year.refuse("enforce-sanction", "credentials", "sanction.lapsed", "the sanction has lapsed", sanction="x1")


def november_renews(year: Federation) -> None:
    """Shanghai is elected anew; its powers, tasks and decisions go on, its executive, organs and delegate do not."""
    task = {
        "task": "t2", "council": "shanghai", "title": "Schools", "text": "Open two more.", "owner": "schools-1.m1",
        "due": "1927-12-31",
    }  # fmt: skip
    year.ask("assign-task", "chair:shanghai", **task)
    year.on("1927-11-01")
    year.seal(2, "1927-11-01", [replace(unit, electors=260) if unit.id == "mill-a" else unit for unit in UNITS])
    year.ask("adopt-plan", "organiser", **year.plan(2))
    here = [unit.id for unit in UNITS if unit.council == "shanghai"]
    year.announce("1927-11-05", here, number=2)
    elections = [f"{unit}-2" for unit in here]
    year.vote_at("1927-11-05", elections)
    for election in elections:
        year.declare(election, [60, 20, 15, 2] if election == "power-2" else ())
    seats = year.issue(elections, "1927-11-10")
    year.on("1927-11-10")
    year.confirm(*seats)
    year.refuse(
        "convene-sitting", "chair:hankow", "office.elsewhere", "no office in 'shanghai'", sitting="x",
        council="shanghai", day="1927-11-12", agenda=["x"],
    )  # fmt: skip
    year.ask("constitute-council", "credentials", council="shanghai")
    year.refuse(
        "convene-sitting", "chair:shanghai", "office.vacant", "elect its executive", sitting="x", council="shanghai",
        day="1927-11-12", agenda=["x"],
    )  # fmt: skip
    year.executive("shanghai", year.members("shanghai")[:19])
    (there,) = year.send("shanghai", "conference", ["docks-2.m1"], as_it_sits=True)
    year.on("1927-11-15")
    year.confirm(there)
