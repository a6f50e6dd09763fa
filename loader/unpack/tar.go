package unpack

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// readTar unpacks a tar file to a temporary one, if it is compressed or lies in
// another archive, and finds where its members lie, so that each can be read by
// itself.
func (f *FS) readTar(in layer, name string) (fs.FS, error) {
	data, size, err := f.seekable(in, name)
	if err != nil {
		return nil, err
	}
	members := newTree()
	r := &offsetReader{at: data, size: size}
	for entries, t := 0, tar.NewReader(r); ; {
		header, err := t.Next()
		if errors.Is(err, io.EOF) {
			return members, nil
		}
		if err != nil {
			return nil, fmt.Errorf("not a tar file, or damaged: %w", err)
		}
		if entries++; entries > f.limits.Entries {
			return nil, fmt.Errorf("it has more than %d members: %w", f.limits.Entries, ErrLimit)
		}
		if header.Typeflag != tar.TypeReg {
			continue // folders follow from names; links and devices are none of ours
		}
		inside := path.Clean(strings.TrimPrefix(header.Name, "./"))
		if !fs.ValidPath(inside) {
			return nil, fmt.Errorf("the member %q would lie outside of the archive: %w", header.Name, fs.ErrInvalid)
		}
		members.add(inside, io.NewSectionReader(data, r.offset, header.Size), header.FileInfo())
	}
}

// readZip opens a zip file.
func (f *FS) readZip(in layer, name string) (fs.FS, error) {
	data, size, err := f.seekable(in, name)
	if err != nil {
		return nil, err
	}
	r, err := zip.NewReader(data, size)
	if err != nil {
		return nil, fmt.Errorf("not a zip file, or damaged: %w", err)
	}
	if len(r.File) > f.limits.Entries {
		return nil, fmt.Errorf("it has more than %d members: %w", f.limits.Entries, ErrLimit)
	}
	var total uint64
	for _, member := range r.File {
		if member.Flags&isEncrypted != 0 {
			return nil, fmt.Errorf("%s is encrypted: unpack the archive with its password first", member.Name)
		}
		total += member.UncompressedSize64
		large := member.UncompressedSize64 > uint64(f.limits.RatioFrom)
		if large && member.UncompressedSize64/max(member.CompressedSize64, 1) > uint64(f.limits.Ratio) {
			return nil, fmt.Errorf("%s becomes more than %d times as large as it is: %w", member.Name, f.limits.Ratio, ErrLimit)
		}
	}
	if total > uint64(f.limits.Bytes) {
		return nil, fmt.Errorf("it becomes larger than %d bytes: %w", f.limits.Bytes, ErrLimit)
	}
	// members may share what they are made of, or be many that are small
	if total > uint64(f.limits.RatioFrom) && total/uint64(max(size, 1)) > uint64(f.limits.Ratio) {
		return nil, fmt.Errorf("it becomes more than %d times as large as it is: %w", f.limits.Ratio, ErrLimit)
	}
	return r, nil
}

// isEncrypted is the flag of a member of a zip file that needs a password.
const isEncrypted = 0x1

// seekable returns the plain bytes of an archive: those of the file on the disk
// where it has them, or of a temporary one.
func (f *FS) seekable(in layer, name string) (io.ReaderAt, int64, error) {
	file, err := in.fs.Open(name)
	if err != nil {
		return nil, 0, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, 0, errors.Join(err, file.Close())
	}
	packed := strings.HasSuffix(name, "gz") || strings.HasSuffix(name, ".zst")
	if disk, ok := file.(*os.File); ok && !packed {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.files = append(f.files, disk)
		return disk, info.Size(), nil
	}
	if packed {
		if file, err = f.expand(file, name, info); err != nil {
			return nil, 0, err
		}
	}
	kept, size, err := f.keep(file)
	return kept, size, errors.Join(err, file.Close())
}

// keep copies an archive to a temporary file, up to the limit.
func (f *FS) keep(file io.Reader) (*os.File, int64, error) {
	kept, err := os.CreateTemp("", "parley-archive-")
	if err != nil {
		return nil, 0, err
	}
	f.mu.Lock()
	f.kept = append(f.kept, kept)
	f.mu.Unlock()
	size, err := io.Copy(kept, io.LimitReader(file, f.limits.Bytes+1))
	if err == nil && size > f.limits.Bytes {
		err = fmt.Errorf("it becomes larger than %d bytes: %w", f.limits.Bytes, ErrLimit)
	}
	return kept, size, err
}

// offsetReader reads on from an offset, and knows it.
type offsetReader struct {
	at           io.ReaderAt
	offset, size int64
}

func (r *offsetReader) Read(p []byte) (int, error) {
	if r.offset >= r.size {
		return 0, io.EOF
	}
	n, err := r.at.ReadAt(p[:min(int64(len(p)), r.size-r.offset)], r.offset)
	r.offset += int64(n)
	if n > 0 {
		err = nil
	}
	return n, err
}

// Seek lets the contents of members be passed over.
func (r *offsetReader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += r.offset
	case io.SeekEnd:
		offset += r.size
	}
	if offset < 0 {
		return r.offset, fs.ErrInvalid
	}
	r.offset = offset
	return offset, nil
}
