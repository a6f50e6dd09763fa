package web

// Example is a question that the pages offer.
type Example struct {
	// Title is the question in words.
	Title string
	// Question is the question in GraphQL.
	Question string
}

// Examples returns the questions that the start page shows; GraphiQL opens
// with the first.
func Examples() []Example {
	return []Example{
		{"When and where did Asaad al-Shaibani and Ron Dermer meet, and who says so?", `{
  meetings(between: [{name: "Shaibani"}, {name: "Dermer"}]) {
    nodes {
      label
      status
      when { edtf }
      where { name }
      evidence {
        nodes {
          sentence
          article { title }
        }
      }
    }
  }
}
`},
		{"Whom did Tom Barrack meet, how often, and when for the first and last time?", `{
  actor(by: {name: "Tom Barrack"}) {
    name
    met {
      nodes {
        actor { name }
        count
        possible
        first { label }
        last { label }
      }
    }
  }
}
`},
		{"Which meetings were, or may have been, in Paris on 24 July 2025?", `{
  meetings(where: {where: {within: {name: "Paris"}}, when: {during: "2025-07-24"}}) {
    totalCount
    edges {
      certainty
      node {
        label
        when { edtf text earliestStart latestEnd }
        participations { actor { name } role presence onBehalfOf { name } }
      }
    }
  }
}
`},
	}
}
