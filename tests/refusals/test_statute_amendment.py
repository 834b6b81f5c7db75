"""What is refused of amending the statute, and what an amendment leaves."""

from __future__ import annotations

from dataclasses import replace

from chamber import CAST, CITY, PROVINCE, above, hand, sitting
from deputies.acts.amendment import ANNOUNCED
from deputies.acts.deciding import digest_of
from deputies.acts.state import System
from deputies.sittings.sheets import format_roll_call
from deputies.sittings.sitting import Cast, Motion
from ground import Ground, statute_text
from refusal_tables import Row, Table, walked

VERSION = ('version = "1"', 'version = "2"')
NOTICE = ('level = "province"\nmajority = { threshold', 'notice_days = 2\nlevel = "province"\nmajority = { threshold')
SIGNING = ("signing_days = 14", "signing_days = 21")
SECTION = 'soldiers = { article = "4.5", name = "Soldiers\' section", reserved = ["discipline"], objection_days = 3 }'
NEW = statute_text(VERSION, SIGNING)
SHEETS = {"m2": format_roll_call("m2", (Cast(PROVINCE[0], "for"),)), "spoilt": b"{ }"}
SHEET_OF = {name: digest_of(data) for name, data in SHEETS.items()}


def text(ground: Ground, *changes: tuple[str, str]) -> str:
    return ground.hand_in(statute_text(*changes))


def fields(ground: Ground) -> dict[str, object]:
    return {
        "motion": "s2",
        "sitting": "ps1",
        "statute": ground.hand_in(NEW),
        "mover": PROVINCE[0],
        "choices": hand("ffa", PROVINCE),
    }


def province() -> Ground:
    return above()


def closed() -> Ground:
    ground = above()
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    return ground


def with_text(*changes: tuple[str, str]) -> Row:
    document = statute_text(*changes)

    def on() -> Ground:
        ground = above()
        ground.hand_in(document)
        return ground

    return Row(on=on, change={"statute": digest_of(document)})


def two_provinces() -> Ground:
    ground = above()
    ground.ask("name-council", "organiser", council={"id": "north", "name": "North", "level": "province"})
    return ground


def with_notice() -> Ground:
    return above(NOTICE)


def announced_late() -> Ground:
    ground = above(NOTICE)
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    digest = digest_of(NEW)
    ground.ask(
        "convene-sitting",
        "chair:province",
        sitting="ps2",
        council="province",
        day="1927-03-12",
        agenda=[f"New statute {digest[:ANNOUNCED]}"],
    )
    ground.ask("open-sitting", "chair:province", sitting="ps2", present=list(PROVINCE), at="1927-03-12T09:00:00Z")
    return ground


def counted_on_votes() -> Ground:
    """The province's quorum counts on votes cast, which are no attendance."""
    ground = above()
    old = ground.state.statute
    levels = {**old.levels, "province": replace(old.levels["province"], quorum=CAST)}
    ground.state.statutes[ground.state.system.statute] = replace(old, levels=levels)
    return ground


def with_sheet(name: str) -> Ground:
    ground = above()
    ground.hand_in(SHEETS[name])
    return ground


def few_present() -> Ground:
    ground = above()
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    ground.ask("convene-sitting", "chair:province", sitting="ps2", council="province", day="1927-03-12", agenda=["x"])
    ground.ask("open-sitting", "chair:province", sitting="ps2", present=list(PROVINCE[:2]), at="1927-03-12T09:00:00Z")
    return ground


TABLES = (
    Table(
        "amend-statute",
        province,
        "secretary:province",
        fields,
        {
            "sitting.unknown": Row(change={"sitting": "ps9"}),
            "motion.exists": Row(change={"motion": "p1"}),
            "sitting.not-open": Row(on=closed),
            "mandate.unknown": Row(change={"mover": "nobody"}),
            "motion.absent": Row(on=few_present, change={"sitting": "ps2", "mover": PROVINCE[2]}),
            "amendment.wrong-body": Row(
                on=sitting, by="chair:city", change={"sitting": "s1", "mover": CITY[0]}, says="here sits 'city'"
            ),
            "amendment.several-councils": Row(on=two_provinces, says="province, north"),
            "amendment.not-announced": Row(on=with_notice, says=digest_of(NEW)[:ANNOUNCED]),
            "amendment.too-soon": Row(
                on=announced_late, change={"sitting": "ps2"}, says="convened 1 day ahead; article 9.2 requires 2"
            ),
            "exhibit.missing": (Row(change={"statute": "0" * 64}), Row(change={"choices": [], "sheet": "0" * 64})),
            "faults": (
                with_text(VERSION, ('appeal = "province"', 'appeal = "town"')),
                Row(change={"choices": [*hand("ffa", PROVINCE), *hand("f", PROVINCE)]}, says="called twice"),
            ),
            "amendment.version": (with_text(SIGNING), with_text(VERSION, ('id = "small-town"', 'id = "other"'))),
            "statute.historical": with_text(VERSION, ('language = "en"', 'language = "en"\nhistorical = true')),
            "statute.not-in-force": with_text(VERSION, ('"1927-01-01"', '"1927-04-01"')),
            "amendment.in-use": with_text(
                VERSION,
                ('sections = ["soldiers"]\n', ""),
                (', section = "soldiers"', ""),
                (SECTION, ""),
            ),
            "amendment.nothing": with_text(VERSION),
            "vote.no-quorum": Row(change={"choices": hand("f", PROVINCE)}),
            "threshold.base": Row(on=counted_on_votes),
            "sheet.needed": Row(change={"choices": hand("f" * 251, [f"m{n}" for n in range(251)])}),
            "sheet.other": Row(on=lambda: with_sheet("m2"), change={"choices": [], "sheet": SHEET_OF["m2"]}),
            "record.not-canonical": Row(
                on=lambda: with_sheet("spoilt"), change={"choices": [], "sheet": SHEET_OF["spoilt"]}
            ),
        },
    ),
)


TestTables = walked(TABLES)


def test_an_amendment_is_in_force_at_once_and_says_in_words_what_changed() -> None:
    ground = above()
    old = ground.state.system.statute
    ground.ask("amend-statute", "secretary:province", **fields(ground))
    assert ground.acts() == ["statute-voted", "statute-amended"]
    assert ground.state.get(System, "small-town", "system").statute == digest_of(NEW) != old
    recall = ground.state.statute.mandates.recall
    assert recall is not None
    assert recall.signing_days == 21
    motion = ground.state.get(Motion, "s2", "motion")
    assert motion.status == "adopted"
    assert "mandates › recall › signing days (article 7.2): was 14; now 21." in motion.text.split("\n")
    assert motion.vote is not None
    assert "article 9.2 requires 2 (at least two thirds of members in office, 3): carried." in motion.vote.sentence


def test_an_amendment_without_its_majority_stays_on_the_record_and_changes_nothing() -> None:
    ground = above()
    old = ground.state.system.statute
    ground.ask("amend-statute", "chair:province", **{**fields(ground), "choices": hand("faa", PROVINCE)})
    assert ground.acts() == ["statute-voted"]
    assert ground.state.system.statute == old
    assert ground.state.get(Motion, "s2", "motion").status == "rejected"


def test_a_petition_under_way_keeps_the_version_it_opened_under() -> None:
    ground = above()
    ground.ask(
        "open-recall",
        "elector:mill-a",
        petition="r1",
        mandate="mill-a-1.m3",
        grounds="No report",
        at="1927-03-20T09:00:00Z",
    )
    before = ground.state.tables["petitions"]["r1"]
    ground.ask("amend-statute", "secretary:province", **fields(ground))
    after = ground.state.tables["petitions"]["r1"]
    assert after == before
    assert after.statute != ground.state.system.statute
    ground.ask("open-recall", "elector:mill-b", petition="r2", mandate="mill-b-1.m1", grounds="No report")
    later = ground.state.tables["petitions"]["r2"]
    assert (before.closes, later.closes) == ("1927-04-03", "1927-04-10")


def test_a_local_variation_is_an_amendment_with_local_provisions() -> None:
    ground = above()
    open_ = (
        "[amendment]",
        '[variations.notice]\nfield = "working.notice_days"\nleast = 1\nmost = 7\narticle = "6.2"\n\n[amendment]',
    )
    local = b'\n[[local]]\nfield = "working.notice_days"\nvalue = 3\narticle = "decision of 11 March"\n'
    ground.ask("amend-statute", "chair:province", **{**fields(ground), "statute": text(ground, VERSION, open_)})
    varied = ground.hand_in(statute_text(('version = "1"', 'version = "3"'), open_) + local)
    ground.ask("amend-statute", "chair:province", **{**fields(ground), "motion": "s3", "statute": varied})
    assert ground.state.statute.working.notice_days == 3
    beyond = ground.hand_in(statute_text(('version = "1"', 'version = "4"'), open_) + local.replace(b"= 3", b"= 8"))
    ground.refused("amend-statute", "chair:province", "faults", **{**fields(ground), "motion": "s4", "statute": beyond})
