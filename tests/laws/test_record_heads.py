"""Signed notes, checkpoints and receipts: they print back to what they were read from, and say no clearly."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputies.record import (
    Checkpoint,
    Receipt,
    SigningKey,
    VerifyingKey,
    check_receipt,
    format_checkpoint,
    format_receipt,
    inclusion_proof,
    leaf_hash,
    memory_reader,
    open_checkpoint,
    parse_checkpoint,
    parse_receipt,
    root_at,
    sign_checkpoint,
)
from deputies.record.layout import format_index, parse_index, parse_vkey
from deputies.record.notes import format_note, parse_note, sign_note
from deputies.record.tiles import decode_bundle, encode_bundle
from deputies.values import Refusal

KEY = SigningKey("example.org/councils", bytes(range(32)))
WITNESS = SigningKey("witness.example", bytes(32))
HEAD = Checkpoint(KEY.name, 7, leaf_hash(b"seven"))
SIGNED = sign_checkpoint(HEAD, KEY)
ENTRIES = [b"entry %d" % number for number in range(7)]
READ = memory_reader([leaf_hash(entry) for entry in ENTRIES])
RECEIPT = format_receipt(
    Receipt(4, inclusion_proof(4, 7, READ), sign_checkpoint(Checkpoint(KEY.name, 7, root_at(7, READ)), KEY))
)

names = st.text(st.characters(categories=["L", "N", "P"], exclude_characters="+"), min_size=1, max_size=12)
seeds = st.binary(min_size=32, max_size=32)


@given(names, seeds)
def test_keys_print_back_to_themselves(name: str, seed: bytes) -> None:
    key = SigningKey(name, seed)
    assert SigningKey.parse(key.text) == key
    assert VerifyingKey.parse(key.verifier.text) == key.verifier
    assert key.text not in repr(key)
    assert seed.hex() not in repr(key)


@given(names, st.integers(0, 10**18), st.binary(min_size=32, max_size=32), seeds)
def test_a_checkpoint_prints_back_to_itself_and_opens_with_its_key(
    name: str, size: int, root: bytes, seed: bytes
) -> None:
    head, key = Checkpoint(name, size, root), SigningKey(name, seed)
    assert parse_checkpoint(format_checkpoint(head)) == head
    opened = open_checkpoint(sign_checkpoint(head, key), [key.verifier])
    assert (opened.checkpoint, opened.signers) == (head, (key.verifier,))


def test_no_byte_of_a_signed_head_can_be_changed() -> None:
    data = SIGNED.encode()
    for at in range(len(data)):
        for bit in range(8):
            spoilt = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
            with pytest.raises(Refusal):
                open_checkpoint(spoilt.decode("utf-8", "replace"), [KEY.verifier])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no empty line"),
        (SIGNED.rstrip("\n"), "end in a newline"),
        (SIGNED.replace("\n\n", "\n"), "no empty line"),
        (SIGNED + SIGNED.splitlines()[-1] + "\n", "two of its signature lines are of one key"),
        (SIGNED.replace("— ", "- "), "not a dash"),
        (SIGNED.replace("\n7\n", "\n07\n"), "without leading zeros"),
        (SIGNED.replace("\n7\n", "\n+7\n"), "without leading zeros"),
        (SIGNED.replace("\n7\n", "\n٧\n"), "without leading zeros"),
        (SIGNED.replace("\n7\n", "\n-7\n"), "without leading zeros"),
        (SIGNED.replace("\n7\n", "\n8\n"), "not a signature of this text"),
        (SIGNED.replace("=\n\n", "\n\n"), "not base64 in its one spelling"),
        (SIGNED.replace("\n7\n", "\n7\r\n"), "control character"),
        (SIGNED.replace("councils\n7", "coun cils\n7"), "can't name"),
        (format_note(sign_note("a\n1\n", KEY)), "2 whole lines"),
        (format_note(sign_note("a\n1\nAAAA\n", KEY)), "root has 3 bytes"),
        (SIGNED + "".join(f"— w{n} AAAAAAA=\n" for n in range(64)), "at most 64"),
        (SIGNED + "— w AAAA\n", "a key id alone has 4"),
    ],
)
def test_a_head_in_another_spelling_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        open_checkpoint(text, [KEY.verifier])


def test_base64_with_stray_bits_in_its_last_character_is_another_spelling() -> None:
    root = base64.b64encode(HEAD.root).decode()
    stray = root[:-2] + chr(ord(root[-2]) + 1) + "="
    assert base64.b64decode(stray) == HEAD.root
    with pytest.raises(Refusal, match="one spelling"):
        parse_checkpoint(f"{HEAD.origin}\n7\n{stray}\n")


def test_a_head_is_opened_only_by_a_key_that_signed_it_and_bears_its_name() -> None:
    both = format_note(sign_note(format_checkpoint(HEAD), WITNESS, KEY))
    assert open_checkpoint(both, [KEY.verifier, WITNESS.verifier]).signers == (WITNESS.verifier, KEY.verifier)
    assert open_checkpoint(both, [KEY.verifier]).signers == (KEY.verifier,)
    for text, keys, words in [
        (both, [WITNESS.verifier], "not by a key of its own name"),
        (both, [], "none was given"),
        (SIGNED, [WITNESS.verifier], "None of the keys"),
        (SIGNED, [SigningKey(KEY.name, bytes(32)).verifier], "None of the keys"),
    ]:
        with pytest.raises(Refusal, match=words):
            open_checkpoint(text, keys)
    with pytest.raises(Refusal, match="can't sign for"):
        sign_checkpoint(HEAD, WITNESS)


def test_a_wrong_signature_of_a_known_key_is_refused_though_another_signed_rightly() -> None:
    wrong = sign_note("something else\n", WITNESS).signatures[0].line
    with pytest.raises(Refusal, match=r"witness\.example"):
        open_checkpoint(f"{SIGNED}{wrong}\n", [KEY.verifier, WITNESS.verifier])
    assert open_checkpoint(f"{SIGNED}{wrong}\n", [KEY.verifier]).signers == (KEY.verifier,)


def test_lines_after_the_root_are_kept_and_an_empty_one_is_refused() -> None:
    head = Checkpoint("a", 0, bytes(32), ("more", "and more"))
    assert parse_checkpoint(format_checkpoint(head)) == head
    with pytest.raises(Refusal, match="extension"):
        parse_checkpoint(format_checkpoint(head) + "\n")


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\tb", "a\u00a0b", "a\u2003b", "a\nb", "a\u200bb"])
def test_a_name_with_spaces_signs_or_nothing_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="can't name"):
        SigningKey(name, bytes(32))


PUBLIC = KEY.verifier.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "name\\+id\\+base64"),
        (PUBLIC + "\n", "name\\+id\\+base64"),
        (PUBLIC.replace("example", "sample"), "says its id is"),
        (PUBLIC[:-1], "one spelling"),
        (PUBLIC.upper(), "name\\+id\\+base64"),
        ("a+00000000+" + base64.b64encode(b"\x04" + bytes(32)).decode(), "not of type Ed25519"),
        ("a+00000000+" + base64.b64encode(b"\x01" + bytes(31)).decode(), "not of type Ed25519"),
    ],
)
def test_a_malformed_public_key_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        VerifyingKey.parse(text)
    with pytest.raises(Refusal):
        parse_vkey(f"{text}\n")


def test_the_file_of_the_public_key_is_one_line() -> None:
    assert parse_vkey(f"{PUBLIC}\n") == KEY.verifier
    for text in [PUBLIC, f"{PUBLIC}\n\n", f"\n{PUBLIC}\n", f"{PUBLIC}\r\n"]:
        with pytest.raises(Refusal):
            parse_vkey(text)


def test_a_malformed_private_key_is_refused_without_being_repeated() -> None:
    secret = KEY.text
    for text in [secret[1:], secret.replace("example", "sample"), secret[:-1], secret + "\n"]:
        with pytest.raises(Refusal) as refused:
            SigningKey.parse(text)
        assert secret.rpartition("+")[2][:20] not in refused.value.sentence + refused.value.found


def test_a_receipt_shows_its_entry_and_no_other() -> None:
    assert format_receipt(parse_receipt(RECEIPT)) == RECEIPT
    assert check_receipt(RECEIPT, ENTRIES[4], [KEY.verifier]).checkpoint.size == 7
    for entry in (*ENTRIES[:4], *ENTRIES[5:], b""):
        with pytest.raises(Refusal, match="leads to root"):
            check_receipt(RECEIPT, entry, [KEY.verifier])
    with pytest.raises(Refusal, match="None of the keys"):
        check_receipt(RECEIPT, ENTRIES[4], [WITNESS.verifier])


def test_no_byte_of_a_receipt_can_be_changed_but_in_the_extra_data() -> None:
    for at in range(len(RECEIPT)):
        changed = "A" if RECEIPT[at] != "A" else "B"
        with pytest.raises(Refusal):
            check_receipt(RECEIPT[:at] + changed + RECEIPT[at + 1 :], ENTRIES[4], [KEY.verifier])
    parsed = parse_receipt(RECEIPT)
    extra = format_receipt(Receipt(parsed.index, parsed.proof, parsed.checkpoint, b"note to self"))
    assert parse_receipt(extra).extra == b"note to self"
    check_receipt(extra, ENTRIES[4], [KEY.verifier])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "does not begin"),
        (RECEIPT.replace("@v1", "@v2"), "does not begin"),
        (RECEIPT.replace("index 4", "index 04"), "index of the entry"),
        (RECEIPT.replace("index 4\n", ""), "index of the entry"),
        (RECEIPT.replace("index 4\n", "index 4\n" + "A" * 43 + "=\n"), "hashes, and"),
        (RECEIPT.replace("index 4\n", "index 4\nAAAA\n"), "Hash 0 of|bytes, want"),
        (RECEIPT.replace("index 4\n", "index 4\n" + "AAAA\n" * 65), "no record is as large"),
        (RECEIPT.replace("index 4", "index 7"), "no entry 7"),
    ],
)
def test_a_malformed_receipt_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        check_receipt(text, ENTRIES[4], [KEY.verifier])


@given(st.lists(st.binary(max_size=300), max_size=10))
def test_a_bundle_cuts_back_into_its_entries_and_into_no_other_number(entries: list[bytes]) -> None:
    data = encode_bundle(entries)
    assert list(decode_bundle(data, len(entries))) == entries
    for width, spoilt in [(len(entries) + 1, data), (len(entries), data + b"x")]:
        with pytest.raises(Refusal):
            decode_bundle(spoilt, width)


def test_the_index_of_exhibits_prints_back_to_itself() -> None:
    index = {"b" * 64: 0, "a" * 64: 10**6}
    assert format_index(index) == f"{'a' * 64} 1000000\n{'b' * 64} 0\n"
    assert parse_index(format_index(index)) == index
    for text in [f"{'b' * 64} 0\n{'a' * 64} 0\n", f"{'a' * 64} 00\n", f"{'a' * 64} 0", f"{'a' * 64} 0\n" * 2, "x\n"]:
        with pytest.raises(Refusal):
            parse_index(text)


@pytest.mark.parametrize("text", ["", "no newline", "a\tb\n", "a\x00\n", "\ud800\n"])
def test_a_text_that_can_not_stand_in_a_note_is_not_signed(text: str) -> None:
    with pytest.raises(Refusal, match="not a signed note"):
        sign_note(text, KEY)


def test_a_note_keeps_empty_lines_in_its_text() -> None:
    note = sign_note("one\n\ntwo\n\n\n", KEY)
    assert parse_note(format_note(note)) == note
