// Runs the clients of docs/subscriptions.md, and prints what each of them gets: a line of JSON for each.
// node documented.mjs MODULE
import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { Client } from '@urql/core';
import { EventSource } from 'eventsource';
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
say('all', 'begun');
