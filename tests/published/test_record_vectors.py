"""The record against published vectors: the leaves of Certificate Transparency, note keys, tiles, RFC 8032."""

from __future__ import annotations

import pytest

from deputies.record import Range, SigningKey, VerifyingKey, leaf_hash
from deputies.record.hashing import EMPTY_ROOT
from deputies.record.tiles import ENTRIES, Tile, tiles_of

# The eight leaves that implementations of Certificate Transparency test with, and the root after each of them.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def test_the_roots_of_the_certificate_transparency_leaves() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    growing = Range()
    for leaf, root in zip(LEAVES, ROOTS, strict=True):
        growing = growing.append(leaf_hash(bytes.fromhex(leaf)))
        assert growing.root().hex() == root


def test_the_key_pair_of_gos_examples() -> None:
    """golang.org/x/mod/sumdb/note, examples: a private and a public key in their text forms."""
    public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    private = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    key = VerifyingKey.parse(public)
    assert SigningKey.parse(private).verifier == key
    assert (key.text, SigningKey.parse(private).text) == (public, private)


def test_the_first_vector_of_ed25519() -> None:
    """RFC 8032 section 7.1, test 1: the empty message."""
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    key = SigningKey("rfc8032", seed)
    assert key.verifier.public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key.sign(b"").data.hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155")


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(1, 0, 17), "tile/1/000.p/17"),
        (Tile(ENTRIES, 273, 112), "tile/entries/273.p/112"),
        (Tile(63, 999), "tile/63/999"),
        (Tile(0, 1000), "tile/0/x001/000"),
    ],
)
def test_paths_as_tlog_tiles_writes_them(tile: Tile, path: str) -> None:
    assert tile.path == path


def test_the_tiles_of_seventy_thousand_entries() -> None:
    """C2SP tlog-tiles, "Partial Tiles": the worked example of size 70,000, and the one of size 256."""
    tiles = [tile for tile in tiles_of(70_000) if tile.level >= 0]
    full = [tile for tile in tiles if tile.width == 256]
    assert [sum(tile.level == level for tile in full) for level in range(3)] == [273, 1, 0]
    assert [tile for tile in tiles if tile.width < 256] == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert [tile for tile in tiles_of(256) if tile.level >= 0] == [Tile(0, 0), Tile(1, 0, 1)]
