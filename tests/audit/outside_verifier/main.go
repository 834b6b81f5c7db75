// Outside verifier: checks an exported record with Go's own implementation of signed notes and
// transparency logs (golang.org/x/mod, as Debian packages it) and none of the code under test.
//
//	outside_verifier DIRECTORY VKEY [RECEIPT...]
//
// It checks the signature of the head; every hash in the tiles against the signed root; the tree grown
// from the entries against the tiles; the inclusion proof of every entry; the consistency proof from
// every earlier size; and the receipts given. It prints what it verified, or stops at the first fault.
package main

import (
	"encoding/binary"
	"fmt"
	"io/ioutil"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const width = 256 // hashes in a full tile, entries in a full bundle; 2 to the power of 8

type directory string

func (d directory) Height() int                         { return 8 }
func (d directory) SaveTiles(_ []tlog.Tile, _ [][]byte) {}

func (d directory) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles {
		// Go puts the height into the path and calls bundles "data", C2SP does neither.
		path := strings.Replace(strings.Replace(tile.Path(), "tile/8/", "tile/", 1), "/data/", "/entries/", 1)
		read, err := ioutil.ReadFile(filepath.Join(string(d), path))
		if err != nil {
			return nil, err
		}
		data = append(data, read)
	}
	return data, nil
}

// hashes are all the hashes of complete subtrees, in the order in which Go stores them.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) (found []tlog.Hash, err error) {
	for _, index := range indexes {
		found = append(found, h[index])
	}
	return found, nil
}

func main() {
	d := directory(os.Args[1])
	verifier, err := note.NewVerifier(os.Args[2])
	check(err, "public key")
	text, err := ioutil.ReadFile(filepath.Join(string(d), "checkpoint"))
	check(err, "checkpoint")
	tree := open(text, verifier)
	signed, grown := fromTiles(d, tree), fromEntries(d, tree)
	for i := range signed {
		demand(signed[i] == grown[i], "hash %d of the tiles is not that of the entries", i)
	}
	for n := int64(0); n < tree.N; n++ {
		leaf := signed[tlog.StoredHashIndex(0, n)]
		proof, err := tlog.ProveRecord(tree.N, n, signed)
		check(err, "inclusion proof of an entry")
		check(tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaf), "inclusion of an entry")
		root, err := tlog.TreeHash(n+1, grown)
		check(err, "root of an earlier size")
		consistency, err := tlog.ProveTree(tree.N, n+1, signed)
		check(err, "consistency proof from an earlier size")
		check(tlog.CheckTree(consistency, tree.N, tree.Hash, n+1, root), "consistency from an earlier size")
	}
	for _, path := range os.Args[3:] {
		checkReceipt(path, verifier, grown)
	}
	fmt.Printf("verified %d entries and %d receipts\n", tree.N, len(os.Args[3:]))
}

func open(text []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(text, note.VerifierList(verifier))
	check(err, "signature of the checkpoint")
	lines := strings.Split(opened.Text, "\n")
	demand(lines[0] == verifier.Name(), "the checkpoint is of %s", lines[0])
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "size")
	root, err := tlog.ParseHash(lines[2])
	check(err, "root")
	return tlog.Tree{N: size, Hash: root}
}

// fromTiles reads every hash through Go's tile reader, which holds each tile against the root.
func fromTiles(d directory, tree tlog.Tree) hashes {
	all, reader := hashes{}, tlog.TileHashReader(tree, d)
	for count := tlog.StoredHashCount(tree.N); int64(len(all)) < count; {
		indexes := []int64{}
		for i := int64(len(all)); i < count && len(indexes) < 4096; i++ {
			indexes = append(indexes, i)
		}
		read, err := reader.ReadHashes(indexes)
		check(err, "tiles")
		all = append(all, read...)
	}
	return all
}

// fromEntries grows the same hashes from the bytes of the entries alone.
func fromEntries(d directory, tree tlog.Tree) hashes {
	all := hashes{}
	for n := int64(0); n < tree.N; {
		tile := tlog.Tile{H: 8, L: -1, N: n / width, W: width}
		if tree.N-n < width {
			tile.W = int(tree.N - n)
		}
		bundle, err := d.ReadTiles([]tlog.Tile{tile})
		check(err, "bundle")
		data := bundle[0]
		for end := n + int64(tile.W); n < end; n++ {
			length := 2 + int(binary.BigEndian.Uint16(data))
			more, err := tlog.StoredHashes(n, data[2:length], all)
			check(err, "hashes of an entry")
			all, data = append(all, more...), data[length:]
		}
		demand(len(data) == 0, "%d bytes are left over in a bundle", len(data))
	}
	return all
}

func checkReceipt(path string, verifier note.Verifier, grown hashes) {
	text, err := ioutil.ReadFile(path)
	check(err, "receipt")
	parts := strings.SplitN(string(text), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	demand(lines[0] == "c2sp.org/tlog-proof@v1", "not a receipt: %s", path)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	check(err, "index")
	proof := tlog.RecordProof{}
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		check(err, "hash of a receipt")
		proof = append(proof, hash)
	}
	tree := open([]byte(parts[1]), verifier)
	leaf := grown[tlog.StoredHashIndex(0, index)]
	check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf), "receipt")
}

func check(err error, what string) {
	demand(err == nil, "%s: %v", what, err)
}

func demand(holds bool, format string, values ...interface{}) {
	if !holds {
		fmt.Fprintf(os.Stderr, format+"\n", values...)
		os.Exit(1)
	}
}
