// Runs the clients of docs/subscriptions.md, and prints what each of them gets: a line of JSON for each.
// node documented.mjs MODULE URL
import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { Client } from '@urql/core';
import { EventSource } from 'eventsource';
import { createClient } from 'graphql-sse';
import WebSocket from 'ws';

const say = (who, what) => console.log(JSON.stringify([who, what]));
const codes = (errors) => errors.map(({ extensions }) => extensions.code).join();
const event = (who, { detection }) => say(who, detection ? detection.uri : 'begun');

const token = async () => 'none is needed';
const show = ({ data, errors }) => (errors ? say('source', codes(errors)) : event('source', data.detections));
Object.assign(globalThis, { EventSource, WebSocket, show, token });
const { client, exchange, link, live, FEED, HEAD } = await import(process.argv[2]);

live(
  () => say('live', 'reload'),
  ({ uri }) => say('live', uri),
);

const { value } = await client.iterate({ query: HEAD }).next();
const variables = { after: value.data.workspace.detections.headCursor };

const apollo = new ApolloClient({ link, cache: new InMemoryCache() });
apollo.subscribe({ query: gql(FEED), variables }).subscribe(({ data, error }) => {
  if (error) say('apollo', codes(error.errors));
  else event('apollo', data.detections);
});
say('apollo', 'begun');

const urql = new Client({ url: 'http://127.0.0.1', exchanges: [exchange], preferGetMethod: false });
urql.subscription(FEED, variables).subscribe(({ data, error }) => {
  if (error) say('urql', codes(error.graphQLErrors));
  else event('urql', data.detections);
});
say('urql', 'begun');

const stream = createClient({ url: process.argv[3], retryAttempts: Infinity });
const follow = async (variables) => {
  say('stream', 'begun');
  for await (const { data, errors } of stream.iterate({ query: FEED, variables })) {
    if (errors) return say('stream', codes(errors));
    variables.after = data.detections.cursor;
    event('stream', data.detections);
  }
};
follow({ ...variables });
say('all', 'begun');
