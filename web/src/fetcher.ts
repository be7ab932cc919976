import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { createClient, type Client } from 'graphql-ws';

/** Asks over HTTP and subscribes over WebSocket, with the headers of the tab. */
export function fetcherOf(url: string): Fetcher {
  const socket = url.replace(/^http/, 'ws');
  return (parameters, options) => {
    // Trying again would hide for a minute why the server refuses, and then show a feed with a hole.
    const client = createClient({ url: socket, connectionParams: options?.headers, retryAttempts: 0 });
    return createGraphiQLFetcher({ url, wsClient: telling(client) })(parameters, options);
  };
}

/** A client that tells why the server closed the connection, as any other error. */
const telling = (client: Client): Client => ({
  ...client,
  subscribe: (operation, sink) =>
    client.subscribe(operation, {
      ...sink,
      error: (fault) => sink.error(fault instanceof CloseEvent ? [told(fault)] : fault),
    }),
});

const told = ({ code, reason }: CloseEvent) => ({ message: `${reason || 'the server closed the connection'} (${code})` });
