"""Texts that are no statute: each gets clear sentences with line and path, and never a traceback."""

from __future__ import annotations

import pytest

from deputies.statutes.library import library_text, settled_text
from deputies.statutes.reading import parse_statute
from deputies.values import Fault, Faults, Refusal

GOOD = library_text("shanghai-hankow-1927").decode()


def faults_of(text: str | bytes) -> tuple[Fault, ...]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(Faults) as caught:
        parse_statute(data, name="mine.toml")
    assert caught.value.document == "mine.toml"
    return caught.value.faults


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the text is empty"),
        (b"   \n\n", "the text is empty"),
        (b"\xff\xfeid", "byte 1 is not UTF-8"),
        (b'id = "a"\ntitle = "caf\xe9"\n', "byte 22 is not UTF-8"),
        (b'id = "a"\nid = "b"\n', "line 2: this is not TOML: a key or table of this name is there"),
        (b"id = \n", "this is not TOML"),
        (b"[levels\n", "this is not TOML"),
        (b"\x00\x01\x02", "this is not TOML"),
        (b"<html></html>", "this is not TOML"),
        (b"a = " + b"[" * 3_000, "nested too deeply"),
        (b"a = " + b"{a=" * 1_000, "nested too deeply"),
        (b"a = [\n" * 3_000, "this is not TOML"),
        (b"[" * 10_000_000, "the text has 10,000,000 bytes"),
        (b".".join([b"a"] * 40) + b" = 1", "nested too deeply"),
        (b".".join([b"a"] * 4_000) + b" = 1", "the line has"),
        (b"[" + b".".join([b"a"] * 900) + b"]\n", "line 1: the line is nested too deeply"),
    ],
)
def test_a_text_that_cannot_be_read_gets_one_sentence(data: bytes, said: str) -> None:
    faults = faults_of(data)
    assert len(faults) == 1
    assert said.lower() in str(faults[0]).lower()


def test_a_syntax_error_names_its_line() -> None:
    (fault,) = faults_of(b'id = "a"\n\ntitle == 3\n')
    assert str(fault).startswith("line 3: this is not TOML")


def test_a_byte_that_is_not_utf8_names_its_line() -> None:
    (fault,) = faults_of(b'id = "a"\ntitle = "caf\xe9"\n')
    assert str(fault).startswith("line 2: byte 22 is not UTF-8")


def test_every_fault_is_reported_at_once_with_its_line() -> None:
    text = changed('norm = "one-per-50"', "norm = 50").replace("minimum = 50", 'minimum = "fifty"', 1)
    text = text.replace("tellers = 2", "tellers = 1").replace("quorum = {", "quroum = {", 1)
    lines = text.split("\n")
    found = {(fault.path, getattr(fault, "line", 0)) for fault in faults_of(text)}
    assert ("unit_kinds.mill.minimum", lines.index('minimum = "fifty"') + 1) in found
    assert ("layers.textile-workers.norm", lines.index("norm = 50") + 1) in found
    assert ("elections.tellers", lines.index("tellers = 1") + 1) in found
    misspelt = next(index for index, line in enumerate(lines) if line.startswith("quroum")) + 1
    assert ("levels.city.quroum", misspelt) in found
    assert ("levels.city.quorum", lines.index("[levels.city]") + 1) in found


def test_an_unknown_key_names_the_nearest_known_one() -> None:
    faults = faults_of(changed("signing_days = 7", "signing_day = 7"))
    assert any("did you mean 'signing_days'?" in str(fault) for fault in faults)


def test_a_float_is_refused() -> None:
    faults = faults_of(changed("n = 50,", "n = 50.0,"))
    assert any("numbers are whole or fractions" in str(fault) for fault in faults)


@pytest.mark.parametrize("number", ["nan", "inf", "0.2", "1e3"])
def test_no_float_passes_as_a_share(number: str) -> None:
    assert faults_of(changed("petition = { num = 1,", f"petition = {{ num = {number},"))


def test_a_rounding_left_unstated_is_said_to_be_so() -> None:
    faults = faults_of(changed('n = 50, rounding = "floor"', "n = 50"))
    assert [fault.code for fault in faults] == ["norm.rounding-unstated"]
    assert "does not say what a remainder gives" in str(faults[0])


def test_what_the_source_does_not_state_must_be_settled_first() -> None:
    faults = faults_of(library_text("canton-hongkong-1925"))
    assert {fault.code for fault in faults} == {"statute.not-stated"}
    assert {"mandates.recall", "norms.one-per-50.rule.rounding"} <= {fault.path for fault in faults}
    assert parse_statute(settled_text("canton-hongkong-1925"), name="settled").mandates.recall is not None


def test_a_local_provision_settles_only_what_is_open() -> None:
    more = b'\n[[local]]\nfield = "elections.tellers"\nvalue = 3\narticle = "x"\n'
    (fault,) = faults_of(settled_text("canton-hongkong-1925") + more)
    assert fault.code == "local.closed"
    assert "elections.tellers may not be settled here" in str(fault)


def test_a_field_listed_as_not_stated_and_given_is_a_contradiction() -> None:
    faults = faults_of(changed("signing_days = 7", 'not_stated = ["signing_days"]\nsigning_days = 7'))
    assert [fault.code for fault in faults] == ["statute.stated-after-all"]


def test_dates_may_be_written_as_toml_dates_and_must_exist() -> None:
    assert parse_statute(changed('in_force = "1927-03-12"', "in_force = 1927-03-12").encode(), name="x")
    faults = faults_of(changed('in_force = "1927-03-12"', 'in_force = "1927-02-30"'))
    assert [fault.path for fault in faults] == ["in_force"]


def test_a_statute_that_the_library_does_not_have_is_named_with_the_nearest() -> None:
    with pytest.raises(Refusal, match="did you mean scottish-wards"):
        library_text("scotish-ward")


def test_faults_of_shape_do_not_hide_faults_of_meaning() -> None:
    text = changed('norm = "one-per-44"', 'norm = "one-per-45"').replace("tellers = 2", 'tellers = "two"')
    text = text.replace('n = 50, rounding = "floor"', "n = 50").replace(
        "[levels.city.executive]\nsize = 19", "[levels.city.executive]\nsize = 1"
    )
    text = text.replace("[levels.city.executive]\nsize = 19", "[levels.city.executive]\nsize = 1")
    text = text.replace('posts = ["chair", "secretary"]', 'posts = ["chair", "clerk"]', 1)
    found = {(fault.path, fault.code) for fault in faults_of(text)}
    assert {
        ("layers.peasants.norm", "reference.dangling"),
        ("elections.tellers", "fault"),
        ("norms.one-per-50.rule.rounding", "norm.rounding-unstated"),
        ("levels.city.executive.posts", "executive.size"),
        ("organs.presidium.size", "organ.size"),
    } == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[norms.one-per-50]\nrule = {", "[norms.one-per-50]\nrule = 3\nx = {"),
        ('rule = { form = "per-n", n = 44', 'rule = { form = "per-m", n = 44'),
        ("[mandates.recall]", "[mandates.recal]"),
        ("[elections]", "[election]"),
        ("[working]", "[[working]]"),
        ('quorum = { num = 1, den = 2, of = "members-in-office", strict = true }', "quorum = 5"),
        ('criteria = ["on the muster roll of the company, officers above company rank excepted"]', "criteria = 5"),
        ('version = "1"', "version = 1"),
    ],
)
def test_one_fault_of_shape_draws_no_finding_about_its_replacement(old: str, new: str) -> None:
    codes = {fault.code for fault in faults_of(changed(old, new))}
    assert codes <= {"fault", "norm.rounding-unstated"}
