import type { Names } from './first';

/** The queries that the page opens with, each in a tab: the questions that people come with. */
export function readyQueries({ workspace, uri, flow, isGuarded }: Names): { query: string }[] {
  const name = JSON.stringify(workspace);
  return [
    whatWrites(name, JSON.stringify(uri)),
    lineage(name, JSON.stringify(uri)),
    assets(name),
    steps(name, JSON.stringify(flow)),
    gaps(name),
    news(name),
  ].map((query) => ({ query: isGuarded ? GUARDED + query : query }));
}

const GUARDED = `# This server asks who you are. Under Headers, below, write
# { "Authorization": "Bearer YOUR-TOKEN" }
`;

const whatWrites = (workspace: string, uri: string) => `# What writes this file, and what reads it?
# Press Ctrl-Enter.
query WhatWrites {
  workspace(name: ${workspace}) {
    asset(uri: ${uri}) {
      writers {
        nodes {
          access
          runnable { path }
          occurrences(first: 1) {
            text
            span { startLine }
          }
        }
      }
      readers {
        nodes { access runnable { path } }
      }
    }
  }
}
`;

const lineage = (workspace: string, uri: string) => `# Where its data comes from, and where it goes.
query Lineage {
  workspace(name: ${workspace}) {
    asset(uri: ${uri}) {
      lineage(depth: 2) {
        nodes { key kind label upstreamDistance downstreamDistance }
        edges { sourceKey targetKey kind access }
        truncations { reason }
      }
    }
  }
}
`;

const assets = (workspace: string) => `# Every asset, with the code that uses it.
query Assets {
  workspace(name: ${workspace}) {
    assets(first: 50) {
      nodes {
        uri
        kind
        usages(first: 5) {
          nodes {
            access
            runnable { runnableKind path }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`;

const steps = (workspace: string, flow: string) => `# A flow: its steps, and what each of them uses.
query Flow {
  workspace(name: ${workspace}) {
    flow(path: ${flow}) {
      summary
      steps {
        nodes {
          stepId
          stepKind
          runsPath
          usages {
            nodes { access asset { uri } }
          }
        }
      }
    }
  }
}
`;

const gaps = (workspace: string) => `# What was not understood:
# what may be missing from the graph.
query NotUnderstood {
  workspace(name: ${workspace}) {
    diagnostics(first: 50) {
      nodes {
        severity
        code
        message
        path
        span { startLine startColumn }
      }
    }
  }
}
`;

const news = (workspace: string) => `# What becomes true from now on: change a file, deploy it, and look here.
subscription News {
  detections(workspace: ${workspace}) {
    cursor
    detection {
      change
      uri
      runnablePath
    }
  }
}
`;
