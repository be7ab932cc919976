// Jobs and what they did. An access is unique by its job, instant, asset and direction; the constraint's index serves the
// pages of a job, the other one those of an asset.

CREATE CONSTRAINT job_key IF NOT EXISTS FOR (n:Job) REQUIRE n.key IS UNIQUE;
CREATE INDEX job_workspace_createdat IF NOT EXISTS FOR (n:Job) ON (n.workspace, n.createdAt, n.key);
CREATE INDEX job_runnable_createdat IF NOT EXISTS FOR (n:Job) ON (n.runnable, n.createdAt, n.key);
CREATE INDEX job_parent_createdat IF NOT EXISTS FOR (n:Job) ON (n.parent, n.createdAt, n.key);
CREATE INDEX job_workspace_recordedat IF NOT EXISTS FOR (n:Job) ON (n.workspace, n.recordedAt, n.key);

CREATE CONSTRAINT did_read_access IF NOT EXISTS FOR ()-[r:DID_READ]-() REQUIRE (r.job, r.at, r.asset, r.access) IS UNIQUE;
CREATE CONSTRAINT did_write_access IF NOT EXISTS FOR ()-[r:DID_WRITE]-() REQUIRE (r.job, r.at, r.asset, r.access) IS UNIQUE;
CREATE CONSTRAINT did_reference_access IF NOT EXISTS FOR ()-[r:DID_REFERENCE]-() REQUIRE (r.job, r.at, r.asset, r.access) IS UNIQUE;
CREATE INDEX did_read_asset IF NOT EXISTS FOR ()-[r:DID_READ]-() ON (r.asset, r.at, r.job, r.access);
CREATE INDEX did_write_asset IF NOT EXISTS FOR ()-[r:DID_WRITE]-() ON (r.asset, r.at, r.job, r.access);
CREATE INDEX did_reference_asset IF NOT EXISTS FOR ()-[r:DID_REFERENCE]-() ON (r.asset, r.at, r.job, r.access);
