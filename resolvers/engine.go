package resolvers

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers/internal/exec"
)

// knownQuestions is how many validated questions are kept.
const knownQuestions = 200

// engine answers questions, however they came.
type engine struct {
	reader  *query.Reader
	limits  Limits
	log     *slog.Logger
	exec    *executor.Executor
	schema  *ast.Schema
	present presenter
}

func newEngine(reader *query.Reader, opts Options) *engine {
	opts = opts.withDefaults()
	resolver := &Resolver{version: opts.Version, judge: opts.Judge, reader: reader}
	schema := costed{exec.NewExecutableSchema(exec.Config{Resolvers: resolver})}
	e := &engine{
		reader: reader, limits: *opts.Limits, log: opts.Logger,
		exec: executor.New(schema), schema: schema.Schema(), present: presenter{opts.Logger},
	}
	e.exec.SetErrorPresenter(e.present.present)
	e.exec.SetRecoverFunc(recovered)
	e.exec.SetParserTokenLimit(e.limits.Tokens)
	e.exec.SetQueryCache(lru.New[*ast.QueryDocument](knownQuestions))
	e.exec.Use(extension.Introspection{})
	e.exec.Use(extension.FixedComplexityLimit(e.limits.Cost))
	e.exec.AroundRootFields(aroundRootField)
	e.exec.AroundFields(asOfField)
	e.exec.AroundFields(aroundField)
	return e
}

// aroundField stops the work where the time is over, and shows an empty string
// as null where the schema allows null: the domain has no other word for "not
// known".
func aroundField(ctx context.Context, next graphql.Resolver) (any, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if e := explaining(ctx); e != nil && graphql.GetFieldContext(ctx).IsResolver {
		followed, found := e.follow(ctx)
		defer found()
		ctx = followed
	}
	v, err := next(ctx)
	if v == "" && !graphql.GetFieldContext(ctx).Field.Definition.Type.NonNull {
		return nil, err
	}
	return v, err
}

// answer answers one request. It never panics.
func (e *engine) answer(ctx context.Context, params *graphql.RawParams, method string) (r response) {
	ctx = graphql.StartOperationTrace(withRequestID(ctx, rand.Text()))
	defer func() {
		if v := recover(); v != nil {
			r = refuse(http.StatusInternalServerError, e.present.present(ctx, recovered(ctx, v)))
		}
	}()
	if wantsExplanation(params) {
		ctx = Explained(ctx)
	}
	doc, err := e.limits.check(params.Query)
	if err != nil {
		return refuse(http.StatusBadRequest, err)
	}
	op, err := chosen(doc, params.OperationName)
	if err != nil {
		return refuse(http.StatusBadRequest, err)
	}
	if method != http.MethodPost && op.Operation != ast.Query {
		return refuse(http.StatusMethodNotAllowed, gqlerror.Errorf("a %s needs POST", op.Operation))
	}
	if err := e.limits.checkVariables(e.schema, op, params.Variables); err != nil {
		return refuse(http.StatusBadRequest, err)
	}
	if op.Operation == ast.Mutation {
		ctx = context.WithoutCancel(ctx) // what is changed is told, however long it takes
	} else {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, e.limits.Time)
		defer cancel()
	}
	return e.execute(withSession(ctx, e.reader.Session()), params)
}

// chosen is the operation that the request names; the only one where it names none.
func chosen(doc *ast.QueryDocument, name string) (*ast.OperationDefinition, *gqlerror.Error) {
	if op := doc.Operations.ForName(name); op != nil {
		return op, nil
	}
	names := make([]string, len(doc.Operations))
	for i, op := range doc.Operations {
		names[i] = strconv.Quote(op.Name)
	}
	err := gqlerror.Errorf("operationName must name one of the document's operations: %s", strings.Join(names, ", "))
	if len(names) == 0 {
		err = gqlerror.Errorf("the document holds no operation")
	}
	errcode.Set(err, errcode.ValidationFailed)
	return nil, err
}

func (e *engine) execute(ctx context.Context, params *graphql.RawParams) response {
	op, errs := e.exec.CreateOperationContext(ctx, params)
	if errs != nil {
		refused := e.exec.DispatchError(graphql.WithOperationContext(ctx, op), errs)
		return refuse(http.StatusBadRequest, refused.Errors...)
	}
	ctx, remarks := withRemarks(ctx)
	next, ctx := e.exec.DispatchOperation(ctx, op)
	result := next(ctx)
	if result == nil || ctx.Err() != nil {
		err := gqlerror.Errorf(timeoutMessage)
		errcode.Set(err, codeUnavailable)
		return refuse(http.StatusServiceUnavailable, err)
	}
	said := explaining(ctx).with(remarks.extensions())
	return response{status: http.StatusOK, data: result.Data, errors: result.Errors, extensions: said}
}
