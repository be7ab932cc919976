import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './style.css';

import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

import { fetcherOf } from './fetcher';
import { firstOf } from './first';
import { readyQueries } from './queries';

const endpoint = new URL('graphql', document.baseURI).href;

const names = await firstOf(endpoint);

const root = createRoot(document.getElementById('root')!);
root.render(
  <GraphiQL
    fetcher={fetcherOf(endpoint)}
    defaultTabs={readyQueries(names)}
    defaultEditorToolsVisibility={names.isGuarded && 'headers'}
  >
    <GraphiQL.Logo>
      <span className="headrace-logo">Headrace</span>
    </GraphiQL.Logo>
  </GraphiQL>,
);
