"""The tree and its proofs: the fast building and the separate checking agree with RFC 6962 read literally."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rfc6962
from deputies.record.hashing import leaf_hash, node_hash
from deputies.record.proofs import check_consistency, check_inclusion, root_from_inclusion, roots_from_consistency
from deputies.record.tiles import TILE_WIDTH, TileBuilder, parse_path, tile_reader, tiles_of, width_at
from deputies.record.tree import Range, consistency_proof, fold, inclusion_proof, memory_reader, root_at
from deputies.values import Refusal

SIZES = range(71)
ENTRIES = [f"entry {number}".encode() for number in range(71)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
READ = memory_reader(LEAVES)

sizes = st.integers(1, 1500)


@pytest.fixture(scope="module")
def roots() -> list[bytes]:
    return [rfc6962.mth(ENTRIES[:size]) for size in SIZES]


def test_a_range_has_the_root_of_the_rfc_at_every_size(roots: list[bytes]) -> None:
    growing = Range()
    for size in SIZES:
        assert growing.root() == roots[size]
        assert fold(LEAVES[:size]) == roots[size]
        assert root_at(size, READ) == roots[size]
        growing = growing.append(leaf_hash(b"entry %d" % size))


def test_the_inclusion_proof_of_every_entry_is_the_path_of_the_rfc_and_checks(roots: list[bytes]) -> None:
    for size in SIZES:
        for index in range(size):
            proof = inclusion_proof(index, size, READ)
            assert list(proof) == rfc6962.path(index, ENTRIES[:size])
            check_inclusion(index, size, roots[size], LEAVES[index], proof)


def test_the_consistency_proof_between_any_two_sizes_is_that_of_the_rfc_and_checks(roots: list[bytes]) -> None:
    for new in SIZES:
        for old in range(new + 1):
            proof = consistency_proof(old, new, READ)
            assert list(proof) == (rfc6962.proof(old, ENTRIES[:new]) if old else [])
            check_consistency(old, roots[old], new, roots[new], proof)


def test_an_inclusion_proof_holds_for_no_other_index_size_leaf_or_root(roots: list[bytes]) -> None:
    size, index = 23, 13
    proof = inclusion_proof(index, size, READ)
    for other in range(size):
        if other != index:
            with pytest.raises(Refusal):
                check_inclusion(other, size, roots[size], LEAVES[index], proof)
            with pytest.raises(Refusal):
                check_inclusion(index, size, roots[size], LEAVES[other], proof)
    for other in SIZES:
        if other != size:
            with pytest.raises(Refusal):
                check_inclusion(index, size, roots[other], LEAVES[index], proof)


@pytest.mark.parametrize("size", [1, 2, 5, 8, 23, 64, 70])
def test_an_inclusion_proof_with_any_bit_changed_or_a_hash_more_or_less_is_refused(
    size: int, roots: list[bytes]
) -> None:
    for index in range(size):
        proof = inclusion_proof(index, size, READ)
        for place in range(len(proof)):
            changed = bytes([proof[place][0] ^ 1]) + proof[place][1:]
            with pytest.raises(Refusal, match="leads to root"):
                check_inclusion(index, size, roots[size], LEAVES[index], (*proof[:place], changed, *proof[place + 1 :]))
            with pytest.raises(Refusal):
                check_inclusion(index, size, roots[size], LEAVES[index], (*proof[:place], *proof[place + 1 :]))
        with pytest.raises(Refusal, match="hashes, and"):
            check_inclusion(index, size, roots[size], LEAVES[index], (*proof, LEAVES[0]))


def test_a_consistency_proof_with_any_bit_changed_or_a_hash_more_or_less_is_refused(roots: list[bytes]) -> None:
    for old, new in [(1, 2), (3, 7), (4, 7), (6, 8), (8, 64), (33, 70), (64, 70)]:
        proof = consistency_proof(old, new, READ)
        for place in range(len(proof)):
            changed = bytes([proof[place][0] ^ 1]) + proof[place][1:]
            with pytest.raises(Refusal):
                check_consistency(old, roots[old], new, roots[new], (*proof[:place], changed, *proof[place + 1 :]))
            with pytest.raises(Refusal):
                check_consistency(old, roots[old], new, roots[new], (*proof[:place], *proof[place + 1 :]))
        with pytest.raises(Refusal):
            check_consistency(old, roots[old], new, roots[new], (*proof, LEAVES[0]))


def test_a_proof_of_no_hashes_and_a_hash_of_another_length_are_refused_by_their_length(roots: list[bytes]) -> None:
    with pytest.raises(Refusal, match="has 0 hashes, and more are needed"):
        check_consistency(3, roots[3], 7, roots[7], ())
    with pytest.raises(Refusal, match="has 4 hashes, and fewer are needed"):
        check_inclusion(0, 8, roots[8], LEAVES[0], [LEAVES[0]] * 4)
    for attempt in [
        lambda: check_inclusion(0, 2, roots[2], LEAVES[0], (b"short",)),
        lambda: check_inclusion(0, 2, roots[2], b"short", (LEAVES[1],)),
        lambda: check_consistency(1, roots[1], 2, roots[2], (b"short",)),
    ]:
        with pytest.raises(Refusal, match="has 5 bytes, want 32"):
            attempt()
    for old, new in [(0, 5), (5, 5), (6, 5)]:
        with pytest.raises(Refusal, match="needs 0 <"):
            roots_from_consistency(old, roots[old], new, ())


def test_a_record_that_rewrote_an_early_entry_has_no_consistency_proof() -> None:
    forked = [*LEAVES[:4], leaf_hash(b"another"), *LEAVES[5:]]
    honest, other = Range(), Range()
    for leaf in LEAVES[:7]:
        honest = honest.append(leaf)
    for leaf in forked:
        other = other.append(leaf)
    for proof in (consistency_proof(7, 71, memory_reader(forked)), consistency_proof(7, 71, READ)):
        with pytest.raises(Refusal, match="leads to root"):
            check_consistency(7, honest.root(), 71, other.root(), proof)


def test_from_nothing_and_to_itself_the_proof_is_empty_and_the_roots_must_fit(roots: list[bytes]) -> None:
    check_consistency(0, roots[0], 5, roots[5], ())
    check_consistency(5, roots[5], 5, roots[5], ())
    for old, old_root, proof in [(0, roots[1], ()), (5, roots[4], ()), (5, roots[5], (LEAVES[0],))]:
        with pytest.raises(Refusal):
            check_consistency(old, old_root, 5, roots[5], proof)


def test_sizes_and_indices_out_of_order_are_refused(roots: list[bytes]) -> None:
    for index, size in [(-1, 5), (5, 5), (0, 0)]:
        with pytest.raises(Refusal, match="no entry"):
            inclusion_proof(index, size, READ)
        with pytest.raises(Refusal, match="no entry"):
            root_from_inclusion(index, size, LEAVES[0], ())
    with pytest.raises(Refusal, match="can't continue"):
        consistency_proof(6, 5, READ)
    with pytest.raises(Refusal, match="can't continue"):
        check_consistency(6, roots[6], 5, roots[5], ())


def test_a_range_refuses_hashes_that_do_not_fit_its_size_and_packs_back_to_itself() -> None:
    growing = Range()
    for leaf in LEAVES[:13]:
        growing = growing.append(leaf)
        assert Range.unpack(growing.size, growing.pack()) == growing
    for size, packed in [(12, growing.pack()), (13, growing.pack()[:-1]), (-1, b"")]:
        with pytest.raises(Refusal):
            Range.unpack(size, packed)
    with pytest.raises(Refusal, match="32 bytes"):
        growing.append(b"short")


def test_an_entry_that_looks_like_a_node_does_not_hash_like_one() -> None:
    assert leaf_hash(b"\x01" + LEAVES[0] + LEAVES[1]) != node_hash(LEAVES[0], LEAVES[1])
    assert leaf_hash(LEAVES[0] + LEAVES[1]) != node_hash(LEAVES[0], LEAVES[1])


@settings(max_examples=25, deadline=None)
@given(size=sizes, data=st.data())
def test_proofs_read_from_tiles_check_at_any_size(size: int, data: st.DataObject) -> None:
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    leaves = [leaf_hash(b"%d" % number) for number in range(size)]
    builder, tiles, old_root = TileBuilder(), {}, leaf_hash(b"")
    for number, leaf in enumerate(leaves):
        if number == old:
            old_root = builder.root()
        tiles.update(builder.append(leaf))
    if old == size:
        old_root = builder.root()
    tiles.update(builder.partial())
    read = tile_reader(size, tiles.__getitem__)
    assert builder.root() == fold(leaves)
    check_inclusion(index, size, builder.root(), leaves[index], inclusion_proof(index, size, read))
    check_consistency(old, old_root, size, builder.root(), consistency_proof(old, size, read))


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537])
def test_the_builder_makes_exactly_the_tiles_of_the_size(size: int) -> None:
    builder, made = TileBuilder(), []
    for _ in range(size):
        made += [tile for tile, _ in builder.append(LEAVES[0])]
    made += [tile for tile, _ in builder.partial()]
    expected = [tile for tile in tiles_of(size) if tile.level >= 0]
    assert sorted(made) == sorted(expected)
    for tile in expected:
        assert width_at(size, tile.level, tile.index) == tile.width
    for level in (0, 1, 2, 3):
        assert width_at(size, level, 1 + sum(tile.level == level for tile in expected)) == 0


def test_a_reader_of_tiles_refuses_what_the_tree_has_not_and_a_tile_of_another_length() -> None:
    builder, tiles = TileBuilder(), {}
    for leaf in LEAVES[:5]:
        tiles.update(builder.append(leaf))
    tiles.update(builder.partial())
    read = tile_reader(5, tiles.__getitem__)
    assert read(2, 0) == fold(LEAVES[:4])
    for height, index in [(2, 1), (3, 0), (0, 5)]:
        with pytest.raises(Refusal, match="is not in a tree of 5"):
            read(height, index)
    with pytest.raises(Refusal, match="has 159 bytes, want 160"):
        tile_reader(5, lambda tile: tiles[tile][:-1])(0, 0)


@given(level=st.integers(-1, 63), index=st.integers(0, 10**18 - 1), width=st.integers(1, TILE_WIDTH))
def test_a_tile_path_reads_back_to_its_tile(level: int, index: int, width: int) -> None:
    from deputies.record.tiles import Tile

    tile = Tile(level, index, width)
    assert parse_path(tile.path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/0",
        "tile/0/0000", "tile/00/000", "tile/64/000", "tile/0/x000/000", "tile/0/000.p/0", "tile/0/000.p/256",
        "tile/0/000.p/07", "tile/0/000.p", "tile/-1/000", "tile/0/x001/x000/0", "tile/entries/000/", "/tile/0/000",
        "tile/0/000.p/1 ", "tile/0/000\n", "tile/0/٠٠٠",
    ],
)  # fmt: skip
def test_another_spelling_of_a_tile_path_names_no_tile(path: str) -> None:
    assert parse_path(path) is None
