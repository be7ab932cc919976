// Takes detections with the clients that browsers use until there are so many, and prints what each got as JSON.
// node subscribe.mjs URL WORKSPACE COUNT
import { createClient as createStream } from 'graphql-sse';
import { createClient as createSocket } from 'graphql-ws';
import WebSocket from 'ws';

const [url, workspace, count] = process.argv.slice(2);
const query = 'subscription($w: String!, $a: String) { detections(workspace: $w, after: $a) { cursor detection { uri } } }';

async function taken(client) {
  const uris = [];
  let after = null;
  for (let round = 0; round < 2; round++) {
    // In the middle it leaves, and comes back with the last cursor.
    const enough = round ? Number(count) : Number(count) / 2;
    for await (const { data, errors } of client.iterate({ query, variables: { w: workspace, a: after } })) {
      if (errors) throw new Error(JSON.stringify(errors));
      after = data.detections.cursor;
      if (data.detections.detection) uris.push(data.detections.detection.uri);
      if (uris.length >= enough) break;
    }
  }
  return uris;
}

async function asked(client) {
  const answers = [];
  for await (const answer of client.iterate({ query: '{ __typename }' })) answers.push(answer);
  for await (const answer of client.iterate({ query: '{ nothing }' })) answers.push(answer);
  return answers;
}

async function failure(ask) {
  try {
    return await ask;
  } catch (errors) {
    return errors;
  }
}

const socket = createSocket({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
const stream = createStream({ url, retryAttempts: 0 });
const [overSocket, overStream] = await Promise.all([taken(socket), taken(stream)]);
const invalid = await failure(asked(socket));
const streamed = await asked(stream);
console.log(JSON.stringify({ overSocket, overStream, invalid, streamed }));
process.exit(0);
