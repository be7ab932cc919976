// What apps start, to be found by its path when it arrives; and the circles that flows run in.

CREATE CONSTRAINT start_key IF NOT EXISTS FOR (n:Start) REQUIRE n.key IS UNIQUE;
CREATE INDEX start_path IF NOT EXISTS FOR (n:Start) ON (n.workspace, n.path);
CREATE INDEX start_starter IF NOT EXISTS FOR (n:Start) ON (n.starter);
CREATE INDEX flow_circle IF NOT EXISTS FOR (n:Flow) ON (n.workspace, n.circle);
