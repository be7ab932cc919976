import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './style.css';

import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

import { firstOf } from './first';
import { readyQueries } from './queries';

const endpoint = new URL('graphql', document.baseURI).href;
const subscriptionUrl = endpoint.replace(/^http/, 'ws');

const names = await firstOf(endpoint);

const root = createRoot(document.getElementById('root')!);
root.render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: endpoint, subscriptionUrl })}
    defaultTabs={readyQueries(names)}
    defaultEditorToolsVisibility={names.isGuarded && 'headers'}
  >
    <GraphiQL.Logo>
      <span className="headrace-logo">Headrace</span>
    </GraphiQL.Logo>
  </GraphiQL>,
);
