package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
)

type queryCommand struct {
	Variables string `help:"Values of the question's variables, as a JSON object." placeholder:"JSON"`
	Explain   bool   `help:"Tell how the answer was found, and how many rows were touched, in extensions.plan."`
	Question  string `arg:"" help:"The question, in GraphQL; - is standard input."`
}

// Help is the part of the command's help that shows how it is used.
func (queryCommand) Help() string {
	return `The answer is the JSON that the server would give. Exit code 1 tells that it holds errors.

Example: parley query '{ meetings(between: [{name: "Shaibani"}]) { nodes { label } } }'`
}

// Run asks the store and prints the answer.
func (c *queryCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	question, err := c.question(term)
	if err != nil {
		return err
	}
	var variables map[string]any
	if c.Variables != "" {
		if err := json.Unmarshal([]byte(c.Variables), &variables); err != nil {
			return fmt.Errorf("--variables is not a JSON object: %w", err)
		}
	}
	s, err := flags.openExisting(ctx, term)
	if err != nil {
		return err
	}
	if c.Explain {
		ctx = resolvers.Explained(ctx)
	}
	answer, failed := resolvers.Ask(ctx, query.NewReader(s.Snapshot, s.Store()), question, variables)
	if err := s.Close(); err != nil {
		return err
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, answer, "", "  "); err != nil {
		return fmt.Errorf("print the answer: %w", err)
	}
	pretty.WriteByte('\n')
	if _, err := pretty.WriteTo(term.out); err != nil {
		return err
	}
	if failed != nil {
		return errors.Join(errReported, failed)
	}
	return nil
}

func (c *queryCommand) question(term terminal) (string, error) {
	if c.Question != "-" {
		return c.Question, nil
	}
	text, err := io.ReadAll(term.in)
	if err != nil {
		return "", fmt.Errorf("read the question: %w", err)
	}
	return string(text), nil
}
