import type { Names } from './first';

interface Tab {
  query: string;
  variables: string;
}

/** The tabs that the page opens with: the questions that people come with. */
export function readyQueries({ workspace, uri, flow }: Names): Tab[] {
  return [
    tab(WHAT_WRITES, { workspace, uri }),
    tab(ASSETS, { workspace }),
    tab(FLOW, { workspace, flow }),
    tab(NOT_UNDERSTOOD, { workspace }),
  ];
}

function tab(query: string, variables: Record<string, string>): Tab {
  return { query, variables: JSON.stringify(variables, null, 2) };
}

const WHAT_WRITES = `# What writes this file, and what reads it? Press Ctrl-Enter.
query WhatWrites($workspace: String!, $uri: AssetURI!) {
  workspace(name: $workspace) {
    asset(uri: $uri) {
      uri
      writers { nodes { access runnable { path } occurrences { rule text span { startLine startColumn } } } }
      readers { nodes { access runnable { path } } }
    }
  }
}
`;

const ASSETS = `# Every asset, with the code that uses it.
query Assets($workspace: String!) {
  workspace(name: $workspace) {
    assets(first: 50) {
      nodes {
        uri
        kind
        isPattern
        usages(first: 5) { nodes { access runnable { runnableKind path } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`;

const FLOW = `# A flow: its steps, and what each of them uses.
query Flow($workspace: String!, $flow: String!) {
  workspace(name: $workspace) {
    flow(path: $flow) {
      path
      summary
      steps {
        nodes { stepId stepKind summary runsPath usages { nodes { access asset { uri } inheritedFrom { runnable { path } } } } }
      }
    }
  }
}
`;

const NOT_UNDERSTOOD = `# What was not understood: what may be missing from the graph.
query NotUnderstood($workspace: String!) {
  workspace(name: $workspace) {
    diagnostics(first: 50) { nodes { severity code message path span { startLine startColumn } } }
  }
}
`;
