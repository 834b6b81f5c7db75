"""Commitments and the roots of sets of them."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputies.secrecy import MemberProof, check_member, check_opening, commitment, prove_member, set_root
from deputies.values import Refusal

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
salts = st.binary(min_size=16, max_size=32)
members = st.sets(st.binary(min_size=32, max_size=32).map(bytes.hex), max_size=40)


def test_the_bytes_hashed_are_these() -> None:
    salt = bytes(range(16))
    data = "deputies/commitment/1\n4:roll,32:000102030405060708090a0b0c0d0e0f,14:Zhào Shìyán,"  # eleven characters
    assert commitment("roll", salt, "Zhào Shìyán") == sha256(data.encode()).hexdigest()


@given(texts, salts, texts)
def test_a_commitment_opens_with_its_own_salt_and_text_only(label: str, salt: bytes, text: str) -> None:
    digest = commitment(label, salt, text)
    check_opening(digest, label, salt, text)
    for other in [(label, salt, text + "x"), (label + "x", salt, text), (label, salt + b"\x00", text)]:
        with pytest.raises(Refusal) as refused:
            check_opening(digest, *other)
        assert salt.hex() not in refused.value.sentence


@given(texts, texts, texts, texts, salts)
def test_where_one_field_ends_and_the_next_begins_is_part_of_what_is_committed(
    label: str, text: str, other_label: str, other_text: str, salt: bytes
) -> None:
    same = (label, text) == (other_label, other_text)
    assert (commitment(label, salt, text) == commitment(other_label, salt, other_text)) == same


def test_a_short_salt_a_lone_surrogate_and_what_is_no_digest_are_refused() -> None:
    for attempt, words in [
        (lambda: commitment("roll", bytes(15), "a"), "at least 16"),
        (lambda: commitment("roll", bytes(16), "\ud800"), "lone surrogate"),
        (lambda: check_opening("A" * 64, "roll", bytes(16), "a"), "not a digest"),
        (lambda: set_root(["ab"]), "not a digest"),
        (lambda: set_root(["a" * 64, "b" * 64, "a" * 64]), "given twice"),
    ]:
        with pytest.raises(Refusal, match=words):
            attempt()


@given(members)
def test_every_member_of_a_set_can_be_shown_and_the_order_given_does_not_matter(given_members: set[str]) -> None:
    root, size = set_root(given_members)
    assert (root, size) == set_root(sorted(given_members, reverse=True))
    assert size == len(given_members)
    for member in given_members:
        check_member(root, member, prove_member(given_members, member))


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13])
def test_a_proof_of_membership_holds_for_nothing_else(size: int) -> None:
    everyone = [sha256(bytes([number])).hexdigest() for number in range(size)]
    stranger = "0" * 64
    root, _ = set_root(everyone)
    with pytest.raises(Refusal, match="is not one of"):
        prove_member(everyone, stranger)
    for member in everyone:
        proof = prove_member(everyone, member)
        wrong = [
            (root, stranger, proof),
            (set_root([*everyone, stranger])[0], member, proof),
            (root, member, MemberProof(proof.index, size + 1, proof.path)),
            (root, member, MemberProof(proof.index + 1, size, proof.path)),
            (root, member, MemberProof(-1, size, proof.path)),
            (root, member, MemberProof(proof.index, size, (*proof.path, stranger))),
            (root, member, MemberProof(proof.index, size, (*proof.path[:-1], stranger))),
        ]
        for each in wrong:
            with pytest.raises(Refusal):
                check_member(*each)
        if proof.path:
            with pytest.raises(Refusal, match="too short"):
                check_member(root, member, MemberProof(proof.index, size, proof.path[:-1]))


def test_a_root_binds_the_number_of_members_and_hides_nothing_as_a_member() -> None:
    everyone = [sha256(bytes([number])).hexdigest() for number in range(4)]
    root, _ = set_root(everyone)
    assert root not in {set_root(everyone[:size])[0] for size in range(4)}
    assert set_root([]) == (sha256(b"deputies/set/root/1\x00" + bytes(8) + bytes(32)).hexdigest(), 0)
