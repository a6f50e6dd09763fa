package unpack

import (
	"cmp"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// tree is a file system of members that lie in one file. It is not changed once
// it is made.
type tree struct{ nodes map[string]*node }

// node is a member, or a folder: then it has no data.
type node struct {
	name     string
	data     *io.SectionReader
	modified time.Time
	children []*node
}

func newTree() *tree { return &tree{map[string]*node{".": {name: "."}}} }

// add adds a member, and the folders that it lies in. Of two of one name the
// later holds, as when tar unpacks them.
func (t *tree) add(name string, data *io.SectionReader, info fs.FileInfo) {
	n := t.node(name)
	n.data, n.modified = data, info.ModTime()
}

func (t *tree) node(name string) *node {
	if n := t.nodes[name]; n != nil {
		return n
	}
	n := &node{name: path.Base(name)}
	t.nodes[name] = n
	parent := t.node(path.Dir(name))
	parent.children = append(parent.children, n)
	return n
}

func (t *tree) find(op, name string) (*node, error) {
	n := t.nodes[strings.TrimSuffix(name, "/")]
	if n == nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return n, nil
}

// Open opens a member.
func (t *tree) Open(name string) (fs.File, error) {
	n, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	if n.data == nil {
		return &member{n, strings.NewReader("")}, nil
	}
	return &member{n, io.NewSectionReader(n.data, 0, n.data.Size())}, nil
}

// Stat describes a member.
func (t *tree) Stat(name string) (fs.FileInfo, error) {
	n, err := t.find("stat", name)
	if err != nil {
		return nil, err
	}
	return n, nil
}

// ReadDir lists a folder.
func (t *tree) ReadDir(name string) ([]fs.DirEntry, error) {
	n, err := t.find("read", name)
	if err != nil {
		return nil, err
	}
	entries := make([]fs.DirEntry, 0, len(n.children))
	for _, child := range n.children {
		entries = append(entries, fs.FileInfoToDirEntry(child))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// member is an open member.
type member struct {
	*node
	io.Reader
}

func (m *member) Stat() (fs.FileInfo, error) { return m.node, nil }
func (m *member) Close() error               { return nil }

// The methods of fs.FileInfo.

func (n *node) Name() string       { return n.name }
func (n *node) IsDir() bool        { return n.data == nil }
func (n *node) ModTime() time.Time { return n.modified }
func (n *node) Sys() any           { return nil }

func (n *node) Size() int64 {
	if n.data == nil {
		return 0
	}
	return n.data.Size()
}

func (n *node) Mode() fs.FileMode {
	if n.data == nil {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
