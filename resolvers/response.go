package resolvers

import (
	"bytes"
	"encoding/json"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// response is the answer to one request. A request that was refused has no
// data; one that was executed has, be it null.
type response struct {
	// status is the HTTP status, for clients that read it.
	status int
	errors gqlerror.List
	data   json.RawMessage
	// extensions are what the answer says beside the data; left out where there are none.
	extensions map[string]any
}

// refuse is the answer to a request that is not executed.
func refuse(status int, errs ...*gqlerror.Error) response {
	return response{status: status, errors: errs}
}

// body writes the answer as JSON: errors first, where there are any.
func (r response) body() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	if len(r.errors) > 0 {
		b.WriteString(`"errors":`)
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false) // people read messages
		if err := encoder.Encode(r.errors); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1) // the line end
	}
	if r.data != nil {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.WriteString(`"data":`)
		b.Write(r.data)
	}
	if len(r.extensions) > 0 {
		said, err := json.Marshal(r.extensions)
		if err != nil {
			return nil, err
		}
		b.WriteString(`,"extensions":`)
		b.Write(said)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
