// The schema: every key is unique within its label, and every list has an index in its own order.

CREATE CONSTRAINT workspace_key IF NOT EXISTS FOR (n:Workspace) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT asset_key IF NOT EXISTS FOR (n:Asset) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT script_key IF NOT EXISTS FOR (n:Script) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT flow_key IF NOT EXISTS FOR (n:Flow) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT step_key IF NOT EXISTS FOR (n:Step) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT app_key IF NOT EXISTS FOR (n:App) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT schedule_key IF NOT EXISTS FOR (n:Schedule) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT trigger_key IF NOT EXISTS FOR (n:Trigger) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT usage_key IF NOT EXISTS FOR (n:Usage) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT diagnostic_key IF NOT EXISTS FOR (n:Diagnostic) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT import_key IF NOT EXISTS FOR (n:Import) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT workspace_name IF NOT EXISTS FOR (n:Workspace) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT log_workspace IF NOT EXISTS FOR (n:Log) REQUIRE n.workspace IS UNIQUE;
CREATE CONSTRAINT detection_sequence IF NOT EXISTS FOR (n:Detection) REQUIRE (n.workspace, n.sequence) IS UNIQUE;
CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (n:Migration) REQUIRE n.number IS UNIQUE;

CREATE INDEX asset_uri IF NOT EXISTS FOR (n:Asset) ON (n.workspace, n.uri);
CREATE INDEX asset_used_uri IF NOT EXISTS FOR (n:Asset) ON (n.workspace, n.used, n.uri);
CREATE INDEX asset_lastseenat_uri IF NOT EXISTS FOR (n:Asset) ON (n.workspace, n.lastSeenAt, n.uri);
CREATE INDEX asset_used_lastseenat_uri IF NOT EXISTS FOR (n:Asset) ON (n.workspace, n.used, n.lastSeenAt, n.uri);
CREATE INDEX asset_firstseenat_uri IF NOT EXISTS FOR (n:Asset) ON (n.workspace, n.firstSeenAt, n.uri);
CREATE INDEX asset_used_firstseenat_uri IF NOT EXISTS FOR (n:Asset) ON (n.workspace, n.used, n.firstSeenAt, n.uri);
CREATE INDEX asset_prefix IF NOT EXISTS FOR (n:Asset) ON (n.workspace, n.prefix);
CREATE INDEX asset_container_uri IF NOT EXISTS FOR (n:Asset) ON (n.container, n.uri);
CREATE TEXT INDEX asset_search IF NOT EXISTS FOR (n:Asset) ON (n.search);

CREATE INDEX script_live_path IF NOT EXISTS FOR (n:Script) ON (n.workspace, n.live, n.path);
CREATE INDEX script_path IF NOT EXISTS FOR (n:Script) ON (n.workspace, n.path);
CREATE TEXT INDEX script_search IF NOT EXISTS FOR (n:Script) ON (n.search);
CREATE INDEX flow_live_path IF NOT EXISTS FOR (n:Flow) ON (n.workspace, n.live, n.path);
CREATE INDEX flow_path IF NOT EXISTS FOR (n:Flow) ON (n.workspace, n.path);
CREATE TEXT INDEX flow_search IF NOT EXISTS FOR (n:Flow) ON (n.search);
CREATE INDEX app_live_path IF NOT EXISTS FOR (n:App) ON (n.workspace, n.live, n.path);
CREATE INDEX app_path IF NOT EXISTS FOR (n:App) ON (n.workspace, n.path);
CREATE TEXT INDEX app_search IF NOT EXISTS FOR (n:App) ON (n.search);
CREATE INDEX schedule_live_path IF NOT EXISTS FOR (n:Schedule) ON (n.workspace, n.live, n.path);
CREATE INDEX schedule_path IF NOT EXISTS FOR (n:Schedule) ON (n.workspace, n.path);
CREATE TEXT INDEX schedule_search IF NOT EXISTS FOR (n:Schedule) ON (n.search);
CREATE INDEX trigger_live_path IF NOT EXISTS FOR (n:Trigger) ON (n.workspace, n.live, n.path);
CREATE INDEX trigger_path IF NOT EXISTS FOR (n:Trigger) ON (n.workspace, n.path);
CREATE TEXT INDEX trigger_search IF NOT EXISTS FOR (n:Trigger) ON (n.search);
CREATE INDEX step_flow_position IF NOT EXISTS FOR (n:Step) ON (n.flow, n.position);
CREATE TEXT INDEX step_search IF NOT EXISTS FOR (n:Step) ON (n.search);
CREATE INDEX step_runspath IF NOT EXISTS FOR (n:Step) ON (n.workspace, n.runsPath);
CREATE INDEX schedule_runspath IF NOT EXISTS FOR (n:Schedule) ON (n.workspace, n.runsPath);
CREATE INDEX trigger_runspath IF NOT EXISTS FOR (n:Trigger) ON (n.workspace, n.runsPath);

CREATE INDEX usage_asset_live_rank IF NOT EXISTS FOR (n:Usage) ON (n.asset, n.live, n.rank);
CREATE INDEX usage_asset_rank IF NOT EXISTS FOR (n:Usage) ON (n.asset, n.rank);
CREATE INDEX usage_runnable_live_uri IF NOT EXISTS FOR (n:Usage) ON (n.runnable, n.live, n.uri);
CREATE INDEX usage_runnable_uri IF NOT EXISTS FOR (n:Usage) ON (n.runnable, n.uri);
CREATE INDEX usage_asset_writes_rank IF NOT EXISTS FOR (n:Usage) ON (n.asset, n.writes, n.rank);
CREATE INDEX usage_asset_reads_rank IF NOT EXISTS FOR (n:Usage) ON (n.asset, n.reads, n.rank);
CREATE INDEX diagnostic_rank IF NOT EXISTS FOR (n:Diagnostic) ON (n.workspace, n.rank);
CREATE INDEX diagnostic_runnable_rank IF NOT EXISTS FOR (n:Diagnostic) ON (n.runnable, n.rank);
CREATE INDEX import_path IF NOT EXISTS FOR (n:Import) ON (n.workspace, n.path);
CREATE INDEX import_importer IF NOT EXISTS FOR (n:Import) ON (n.importer);
