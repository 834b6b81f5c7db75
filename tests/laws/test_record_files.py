"""The exported record: one byte changed, cut, added or taken away in any file is found and named."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from deputies.record import Checkpoint, SigningKey, check_receipt, leaf_hash, open_checkpoint, sign_checkpoint
from deputies.record.files import DirectorySource, read_record, verify_record, write_record
from deputies.record.findings import Finding
from deputies.record.tiles import ENTRIES, Tile, TileBuilder, encode_bundle
from deputies.record.verification import OUTSIDE_HEAD, verify_files
from deputies.values import Refusal

ORIGIN = "example.org/councils"
KEY = SigningKey(ORIGIN, bytes(range(32)))
OTHER_KEY = SigningKey(ORIGIN, bytes(32))
DOCUMENTS = [b"a ballot file", b"", b"minutes " * 40]
EXHIBITS = {sha256(document).hexdigest(): document for document in DOCUMENTS}


def made(count: int, of: str = "act") -> list[bytes]:
    """Entries of differing lengths, the first of them empty."""
    return [b"", *(f'{{"{of}":{number}}}'.encode() * (1 + number % 3) for number in range(1, count))][:count]


def export(directory: Path, count: int) -> dict[str, bytes]:
    write_record(directory, made(count), origin=ORIGIN, key=KEY, exhibits=EXHIBITS)
    return content(directory)


def content(directory: Path) -> dict[str, bytes]:
    source = DirectorySource(directory)
    return {path: source.read(path) or b"" for path in source.paths()}


class Memory:
    """Exported files held in memory, so that many can be spoilt quickly."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def paths(self) -> Iterator[str]:
        return iter(self.files)

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)


def found_in(files: dict[str, bytes], **given: object) -> tuple[Finding, ...]:
    return verify_files(Memory(files), **given)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Seven entries, three exhibits: every byte of it is spoilt in turn."""
    return export(tmp_path_factory.mktemp("small"), 7)


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Two full bundles and a partial one, so that there is a tile of level 1."""
    return export(tmp_path_factory.mktemp("larger"), 600)


@pytest.mark.parametrize("count", [0, 1, 7, 255, 256, 257, 600])
def test_an_export_of_any_size_is_sound_and_reads_back(tmp_path: Path, count: int) -> None:
    export(tmp_path, count)
    assert verify_record(tmp_path) == ()
    assert verify_record(tmp_path, vkey=KEY.verifier) == ()
    record = read_record(tmp_path)
    assert list(record.entries()) == list(enumerate(made(count)))
    assert list(record.entries(count // 2)) == list(enumerate(made(count)))[count // 2 :]
    assert {digest: record.exhibit(digest) for digest in record.exhibits()} == EXHIBITS
    for index in {0, count // 2, count - 1} & set(range(count)):
        assert record.entry(index) == made(count)[index]
        check_receipt(record.receipt(index), made(count)[index], [KEY.verifier])


def test_every_single_byte_changed_is_found_in_the_file_that_was_changed(small: dict[str, bytes]) -> None:
    assert found_in(small) == ()
    for path, data in small.items():
        for at in range(len(data)):
            for bit in (0x01, 0x80):
                spoilt = data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]
                findings = found_in(small | {path: spoilt})
                assert path in {finding.path for finding in findings}, (path, at, findings)


def test_no_file_but_the_changed_one_is_blamed_for_a_byte_of_an_entry_or_a_tile(larger: dict[str, bytes]) -> None:
    for path, data in larger.items():
        if path.startswith("tile/"):
            for at in range(0, len(data), 97):
                spoilt = data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]
                assert [finding.path for finding in found_in(larger | {path: spoilt})] == [path], (path, at)


def test_a_record_of_three_levels_is_held_together_from_bottom_to_top(tmp_path: Path) -> None:
    entries = [b"%d" % number for number in range(66_100)]
    write_record(tmp_path, entries, origin=ORIGIN, key=KEY)
    files = content(tmp_path)
    assert found_in(files) == ()
    for path, at, entry in [
        ("tile/2/000.p/1", 31, 0),
        ("tile/1/001.p/2", 32, 257 * 256),
        ("tile/1/000", 8191, 255 * 256),
        ("tile/0/257", 0, 257 * 256),
        ("tile/entries/258.p/52", 2, 258 * 256),
    ]:
        spoilt = bytearray(files[path])
        spoilt[at] ^= 1
        findings = found_in(files | {path: bytes(spoilt)})
        assert [(finding.path, finding.entry) for finding in findings] == [(path, entry)]
    wrong = encode_bundle([b"changed", *entries[257 * 256 + 1 : 258 * 256]])
    findings = found_in(files | {"tile/entries/257": wrong, "tile/0/256": bytes(8192)})
    assert [(finding.path, finding.entry) for finding in findings] == [
        ("tile/0/256", 256 * 256),
        ("tile/entries/257", 257 * 256),
    ]


def test_a_changed_entry_is_named_by_its_number_with_the_hash_found_and_expected(larger: dict[str, bytes]) -> None:
    entries = made(600)
    for index in (0, 1, 255, 256, 599):
        number, place = divmod(index, 256)
        path = Tile(ENTRIES, number, 256 if number < 2 else 88).path
        bundle = entries[number * 256 : (number + 1) * 256]
        bundle[place] = b"changed"
        (finding,) = found_in(larger | {path: encode_bundle(bundle)})
        assert (finding.code, finding.path, finding.entry) == ("record.entry-wrong", path, index)
        assert finding.found == leaf_hash(b"changed").hex()
        assert finding.expected == leaf_hash(entries[index]).hex()


def test_a_broken_length_names_the_entry_it_stands_before(small: dict[str, bytes]) -> None:
    path = "tile/entries/000.p/7"
    at = 0
    for index, entry in enumerate(made(7)):
        for byte in (0, 1):
            spoilt = bytearray(small[path])
            spoilt[at + byte] ^= 0x04
            findings = found_in(small | {path: bytes(spoilt)})
            assert [finding.entry for finding in findings] == [index]
        at += 2 + len(entry)


def test_every_truncation_and_every_byte_too_many_is_found(small: dict[str, bytes]) -> None:
    for path, data in small.items():
        for spoilt in [*(data[:at] for at in range(len(data))), data + b"\n", data + b"\x00", b"\x00" + data]:
            assert path in {finding.path for finding in found_in(small | {path: spoilt})}, (path, spoilt)


def test_every_file_taken_away_is_found(larger: dict[str, bytes]) -> None:
    for path in larger:
        findings = found_in({kept: data for kept, data in larger.items() if kept != path})
        assert path in {finding.path for finding in findings}, path
        assert findings[0].code == "record.file-missing"


@pytest.mark.parametrize(
    "path",
    [
        "note.txt", "tile/0/003", "tile/entries/003.p/1", "tile/0/002.p/89", "tile/2/000.p/1", "tile/1/000", "tile/x",
        "tile/0/2", "checkpoint.old", ".hidden", "exhibits/note", "exhibits/00/" + "a" * 64,
    ],
)  # fmt: skip
def test_every_file_too_many_is_found(larger: dict[str, bytes], path: str) -> None:
    assert [finding.path for finding in found_in(larger | {path: b""})] == [path]


def test_a_name_that_is_not_utf8_is_found_and_can_be_printed(tmp_path: Path) -> None:
    export(tmp_path, 7)
    (tmp_path / os.fsdecode(b"\xff")).write_bytes(b"")
    (finding,) = verify_record(tmp_path)
    assert str(finding).encode() == b"\\udcff: The file has no place in this record."


def test_a_head_of_a_size_that_the_files_are_far_from_is_said_to_be_one_at_once(small: dict[str, bytes]) -> None:
    head = sign_checkpoint(Checkpoint(ORIGIN, 10**18, bytes(32)), KEY).encode()
    findings = found_in(small | {"checkpoint": head})
    assert [(finding.code, finding.path) for finding in findings] == [("record.tree-not-checked", "checkpoint")]
    far = "tile/entries/" + "/".join(["x999"] * 5) + "/999"
    assert found_in(small | {"checkpoint": head, far: b""})[0].code == "record.tree-not-checked"


def test_an_unvouched_head_is_still_held_against_a_tree_of_its_size(small: dict[str, bytes]) -> None:
    head = sign_checkpoint(Checkpoint(ORIGIN, 7, bytes(32)), OTHER_KEY).encode()
    codes = [finding.code for finding in found_in(small | {"checkpoint": head})]
    assert codes == ["record.unsigned", "record.root-differs"]
    head = sign_checkpoint(Checkpoint(ORIGIN, 8, bytes(32)), OTHER_KEY).encode()
    codes = [finding.code for finding in found_in(small | {"checkpoint": head})]
    assert codes == ["record.unsigned", "record.tree-not-checked"]


def test_an_exhibit_added_or_renamed_is_found(small: dict[str, bytes]) -> None:
    added = "exhibits/" + sha256(b"new").hexdigest()[:2] + "/" + sha256(b"new").hexdigest()
    assert [finding.path for finding in found_in(small | {added: b"new"})] == [added, "exhibits/index"]
    old = next(path for path in small if path.startswith("exhibits/") and path != "exhibits/index")
    findings = found_in({path: data for path, data in small.items() if path != old} | {added: small[old]})
    assert {old, added} <= {finding.path for finding in findings}


def test_a_link_in_the_place_of_a_file_is_found(tmp_path: Path) -> None:
    export(tmp_path / "record", 7)
    empty = sha256(b"").hexdigest()
    for path in ("tile/entries/000.p/7", f"exhibits/{empty[:2]}/{empty}", "checkpoint"):
        place = tmp_path / "record" / path
        place.rename(tmp_path / "elsewhere")
        place.symlink_to(tmp_path / "elsewhere")
        assert path in {finding.path for finding in verify_record(tmp_path / "record")}
        place.unlink()
        (tmp_path / "elsewhere").rename(place)
    assert verify_record(tmp_path / "record") == ()


def test_faults_in_several_places_are_each_laid_at_their_own_door(larger: dict[str, bytes]) -> None:
    entries = made(600)
    spoilt = {
        "tile/entries/000": encode_bundle([*entries[:5], b"changed", *entries[6:256]]),
        "tile/0/002.p/88": bytes([larger["tile/0/002.p/88"][0] ^ 1]) + larger["tile/0/002.p/88"][1:],
        "tile/entries/001": larger["tile/entries/001"][:-1],
    }
    findings = found_in(larger | spoilt)
    assert {(finding.path, finding.entry) for finding in findings} == {
        ("tile/entries/000", 5), ("tile/entries/001", 511), ("tile/0/002.p/88", 512),
    }  # fmt: skip
    both = {"tile/entries/000": spoilt["tile/entries/000"], "tile/0/001": bytes(8192)}
    findings = found_in(larger | both)
    assert [(finding.path, finding.entry) for finding in findings] == [("tile/entries/000", 5), ("tile/0/001", 256)]


def test_where_nothing_decides_between_entry_and_tile_both_are_named(larger: dict[str, bytes]) -> None:
    entries = made(600)
    changed = encode_bundle([*entries[:5], b"changed", *entries[6:256]])
    tile = bytearray(larger["tile/0/000"])
    tile[-1] ^= 1
    findings = found_in(larger | {"tile/entries/000": changed, "tile/0/000": bytes(tile)})
    named = {finding.path for finding in findings}
    assert {"checkpoint", "tile/entries/000"} <= named
    (sentence,) = {finding.sentence for finding in findings if finding.entry == 5}
    assert "tile/0/000" in sentence
    assert "neither" in sentence


def test_the_outside_head_is_judged_by_what_is_right_among_faults(tmp_path: Path) -> None:
    write_record(tmp_path, made(300), origin=ORIGIN, key=KEY)
    head = (tmp_path / "checkpoint").read_text()
    files = export(tmp_path, 600)
    for path in ("tile/entries/001", "tile/0/001"):
        spoilt = bytearray(files[path])
        spoilt[100] ^= 1
        findings = found_in(files | {path: bytes(spoilt)}, outside_head=head)
        assert [finding.path for finding in findings] == [path]


def test_a_forger_who_rewrites_entry_and_tile_but_has_not_the_key_is_found(larger: dict[str, bytes]) -> None:
    entries = made(600)
    entries[300] = b"forged"
    files = {Tile(ENTRIES, 1).path: encode_bundle(entries[256:512])}
    builder = TileBuilder()
    tiles = {}
    for entry in entries:
        tiles.update({tile.path: data for tile, data in builder.append(leaf_hash(entry))})
    tiles.update({tile.path: data for tile, data in builder.partial()})
    only_below = files | {"tile/0/001": tiles["tile/0/001"]}
    findings = found_in(larger | only_below)
    assert [finding.path for finding in findings] == ["checkpoint", "tile/1/000.p/2"]
    assert findings[1].entry == 256
    findings = found_in(larger | files | tiles)
    assert [(finding.code, finding.path) for finding in findings] == [("record.root-differs", "checkpoint")]


def test_a_forger_with_a_key_of_his_own_is_found_by_whoever_knows_the_true_one(tmp_path: Path) -> None:
    write_record(tmp_path, made(7), origin=ORIGIN, key=OTHER_KEY)
    assert verify_record(tmp_path) == ()
    findings = verify_record(tmp_path, vkey=KEY.verifier)
    assert [finding.path for finding in findings] == ["vkey", "checkpoint", "README.txt"]
    assert findings[0].expected == KEY.verifier.text


def test_an_outside_copy_of_an_earlier_head_shows_a_shortened_or_forked_record(tmp_path: Path) -> None:
    heads = {}
    for count in (0, 1, 7, 256, 300, 600):
        write_record(tmp_path, made(count), origin=ORIGIN, key=KEY)
        heads[count] = (tmp_path / "checkpoint").read_text()
    for head in heads.values():
        assert verify_record(tmp_path, outside_head=head) == ()
    shorter, forked = tmp_path / "shorter", tmp_path / "forked"
    write_record(shorter, made(500), origin=ORIGIN, key=KEY)
    (finding,) = verify_record(shorter, outside_head=heads[600])
    assert (finding.code, finding.found, finding.expected) == ("record.shortened", "500", "600")
    write_record(forked, [*made(255), b"another", *made(600)[256:]], origin=ORIGIN, key=KEY)
    assert verify_record(forked) == ()
    for count, head in heads.items():
        codes = [finding.code for finding in verify_record(forked, outside_head=head)]
        assert codes == (["record.forked"] if count >= 256 else []), count


def test_an_outside_head_of_another_record_or_key_is_said_to_be_one(small: dict[str, bytes]) -> None:
    head = Checkpoint(ORIGIN, 7, bytes(32))
    for text in (sign_checkpoint(head, OTHER_KEY), "nothing\n"):
        assert [finding.path for finding in found_in(small, outside_head=text)] == [OUTSIDE_HEAD]


def test_a_longer_export_equals_a_fresh_one_but_for_partial_tiles_of_earlier_heads(tmp_path: Path) -> None:
    for count in (3, 3, 250, 255, 300, 300, 520):
        export(tmp_path / "grown", count)
        assert verify_record(tmp_path / "grown") == ()
    grown, fresh = content(tmp_path / "grown"), export(tmp_path / "fresh", 520)
    kept = {path for path in grown if path not in fresh}
    assert grown == fresh | {path: grown[path] for path in kept}
    assert kept == {"tile/1/000.p/1"}  # a reader of the head of 300 entries still finds what it needs
    for at in range(32):
        spoilt = bytearray(grown["tile/1/000.p/1"])
        spoilt[at] ^= 1
        (finding,) = found_in(grown | {"tile/1/000.p/1": bytes(spoilt)})
        assert finding.path == "tile/1/000.p/1"


def test_bundles_of_earlier_heads_are_held_against_todays(tmp_path: Path) -> None:
    for count in (3, 5):
        export(tmp_path, count)
    files = content(tmp_path)
    path = "tile/entries/000.p/3"
    for at in range(len(files[path])):
        spoilt = bytearray(files[path])
        spoilt[at] ^= 1
        (finding,) = found_in(files | {path: bytes(spoilt)})
        assert finding.path == path


def test_entries_are_taken_to_their_end_before_the_first_exhibit_is(tmp_path: Path) -> None:
    named: list[str] = []

    def entries() -> Iterator[bytes]:
        for document in DOCUMENTS:
            named.append(sha256(document).hexdigest())
            yield named[-1].encode()

    exhibits = ((digest, EXHIBITS[digest]) for digest in named)
    write_record(tmp_path, entries(), origin=ORIGIN, key=KEY, exhibits=exhibits)
    assert verify_record(tmp_path) == ()
    assert set(read_record(tmp_path).exhibits()) == set(EXHIBITS)


def test_the_same_export_again_touches_nothing(tmp_path: Path) -> None:
    export(tmp_path, 300)
    before = {path: (tmp_path / path).stat().st_mtime_ns for path in content(tmp_path)}
    export(tmp_path, 300)
    assert {path: (tmp_path / path).stat().st_mtime_ns for path in content(tmp_path)} == before


def test_the_signatures_of_witnesses_are_kept_while_the_head_is_the_same(tmp_path: Path) -> None:
    export(tmp_path, 7)
    witness = SigningKey("witness.example", bytes(31) + b"w")
    text = (tmp_path / "checkpoint").read_text()
    line = witness.sign(text.partition("\n\n")[0].encode() + b"\n").line
    (tmp_path / "checkpoint").write_text(f"{text}{line}\n")
    export(tmp_path, 7)
    assert (tmp_path / "checkpoint").read_text() == f"{text}{line}\n"
    assert verify_record(tmp_path) == ()
    opened = open_checkpoint(f"{text}{line}\n", [KEY.verifier, witness.verifier])
    assert opened.signers == (KEY.verifier, witness.verifier)
    assert len(open_checkpoint(f"{text}{line}\n", [KEY.verifier]).note.signatures) == 2


def _shorter(directory: Path) -> None:
    write_record(directory, made(599), origin=ORIGIN, key=KEY)


def _forked_early(directory: Path) -> None:
    write_record(directory, [b"another", *made(700)[1:]], origin=ORIGIN, key=KEY)


def _forked_late(directory: Path) -> None:
    write_record(directory, [*made(599), *made(700, "b")[599:]], origin=ORIGIN, key=KEY)


def _another_key(directory: Path) -> None:
    write_record(directory, made(600), origin=ORIGIN, key=OTHER_KEY)


def _another_name(directory: Path) -> None:
    write_record(directory, made(600), origin="example.org/others", key=KEY)


def _too_long(directory: Path) -> None:
    write_record(directory, [*made(600), b"x" * 65_536], origin=ORIGIN, key=KEY)


def _wrong_exhibit(directory: Path) -> None:
    write_record(directory, made(600), origin=ORIGIN, key=KEY, exhibits={"a" * 64: b"not that"})


@pytest.mark.parametrize(
    ("code", "attempt"),
    [
        ("record.would-shorten", _shorter),
        ("record.would-fork", _forked_early),
        ("record.would-fork", _forked_late),
        ("record.unsigned", _another_key),
        ("record.key-of-another", _another_name),
        ("record.entry-too-long", _too_long),
        ("record.exhibit-wrong", _wrong_exhibit),
    ],
)
def test_what_would_spoil_a_published_record_is_refused_and_leaves_it_sound(
    tmp_path: Path, code: str, attempt: Callable[[Path], None]
) -> None:
    before = export(tmp_path, 600)
    with pytest.raises(Refusal) as refused:
        attempt(tmp_path)
    assert refused.value.code == code
    assert content(tmp_path) == before


def test_a_directory_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(Refusal, match=r"thesis\.txt"):
        export(tmp_path, 7)
    with pytest.raises(Refusal, match="not a directory"):
        export(tmp_path / "thesis.txt", 7)
    assert content(tmp_path) == {"thesis.txt": b"mine"}


def test_an_export_that_stopped_before_its_head_is_finished_by_the_next_one(tmp_path: Path) -> None:
    whole = export(tmp_path / "whole", 600)
    shutil.copytree(tmp_path / "whole", tmp_path / "half")
    for path in ("checkpoint", "vkey", "tile/0/001", "tile/1/000.p/2"):
        (tmp_path / "half" / path).unlink()
    (tmp_path / "half/.unfinished").write_bytes(b"half a tile")
    assert export(tmp_path / "half", 600) == whole


def test_files_that_are_missing_or_not_of_a_record_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="vkey is missing"):
        read_record(tmp_path)
    assert [finding.path for finding in verify_record(tmp_path)] == ["vkey", "checkpoint", "exhibits/index"]
    export(tmp_path, 7)
    record = read_record(tmp_path)
    with pytest.raises(Refusal, match="no entry 7"):
        record.entry(7)
    with pytest.raises(Refusal, match="not a SHA-256 digest"):
        record.exhibit("../../etc/passwd")
    digest = sha256(DOCUMENTS[0]).hexdigest()
    (tmp_path / "exhibits" / digest[:2] / digest).write_bytes(b"another")
    with pytest.raises(Refusal, match="does not hash to its name"):
        record.exhibit(digest)
    (tmp_path / "tile/entries/000.p/7").unlink()
    with pytest.raises(Refusal, match=r"no file tile/entries/000\.p/7"):
        record.entry(0)
