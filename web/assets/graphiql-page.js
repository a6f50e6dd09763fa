// Starts GraphiQL with the question of the address, /graphiql?query=…&variables=…, else with the page's own.
'use strict';

const place = document.getElementById('graphiql');
const asked = new URLSearchParams(window.location.search);

ReactDOM.createRoot(place).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    query: asked.get('query') ?? undefined,
    variables: asked.get('variables') ?? undefined,
    defaultQuery: place.dataset.question,
  }),
);
