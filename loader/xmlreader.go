package loader

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// xmlReader goes through the elements of a file and knows the place of each.
type xmlReader struct {
	src      *source
	xml      *xml.Decoder
	problems *problems
}

func newXMLReader(src *source, p *problems) *xmlReader {
	text := src.text
	if at := versionOfXML.FindStringSubmatchIndex(text); at != nil {
		text = text[:at[2]] + "0" + text[at[3]:]
	}
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.CharsetReader = func(encoding string, in io.Reader) (io.Reader, error) {
		if strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) {
			return nil, fmt.Errorf("its encoding is %s: save the file as UTF-8", encoding)
		}
		return in, nil // in which these letters are written alike
	}
	return &xmlReader{src, decoder, p}
}

// versionOfXML finds the last digit of XML 1.1, which the decoder does not know. It
// differs from 1.0 in control characters, which the decoder refuses anyway.
var versionOfXML = regexp.MustCompile(`^<\?xml\s+version\s*=\s*["']1\.(1)["']`)

// document hands over the outermost element; what use returns is told as what is
// wrong with the XML.
func (r *xmlReader) document(use func(e xml.StartElement) error) {
	err := r.elements(func(e xml.StartElement, _ pos) error { return use(e) })
	if err != nil {
		r.problems.add(r.here(), "the XML cannot be read: %v", strings.TrimPrefix(err.Error(), "XML syntax error on "))
	}
}

func (r *xmlReader) here() pos { return pos{r.src, min(int(r.xml.InputOffset()), len(r.src.text))} }

// elements calls use with each element inside the present one, at its place, and
// reads on behind what use has read. It ends with the present element.
func (r *xmlReader) elements(use func(e xml.StartElement, at pos) error) error {
	for {
		at := r.here()
		tok, err := r.xml.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if err := use(tok, at); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// attr returns an attribute; its place is that of the element.
func attr(e xml.StartElement, at pos, name string) word {
	i := slices.IndexFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == name })
	if i < 0 {
		return word{pos: at}
	}
	return word{at, e.Attr[i].Value}
}
