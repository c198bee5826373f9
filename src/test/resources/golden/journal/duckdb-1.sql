CREATE SCHEMA "dataops";
CREATE TABLE "dataops"."switch_journal" (
  "live_schema" VARCHAR NOT NULL,
  "entry" BIGINT NOT NULL,
  "deployment" VARCHAR NOT NULL,
  "action" VARCHAR NOT NULL,
  "state" VARCHAR NOT NULL,
  "from_colour" VARCHAR,
  "to_colour" VARCHAR,
  "revision" VARCHAR NOT NULL,
  "owner" VARCHAR NOT NULL,
  "switched_at" VARCHAR NOT NULL,
  "undoes" BIGINT,
  "reason" VARCHAR,
  "token" BIGINT NOT NULL,
  "plan_hash" VARCHAR NOT NULL,
  "release" VARCHAR NOT NULL,
  "content" VARCHAR NOT NULL,
  "after_checks" INTEGER NOT NULL,
  "settled_at" VARCHAR,
  "failed_since" VARCHAR,
  PRIMARY KEY (live_schema, entry));
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 1, 'flights/production/145f2715-1', 'release', 'verified', null, 'blue', 'r1', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:08:10.658Z', null, null, 1, '60e233e4df4ebc348ea4295a9be810a8c9addb66162b884087490885f6565d15', '{"revision":"r1","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":null}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":2,"checksum":"2848193380233233286"}},{"name":"monthly","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":1,"checksum":"407428416073358888"}}],"lost":{}}', 1, '2026-11-26T19:08:11.720Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 2, 'flights/production/145f2715-2', 'release', 'failed', 'blue', 'green', 'r2', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:08:15.256Z', null, 'not 2: looked', 2, '7228498a2ea6e02bc46b544bbcd64d5deb2a8c39ba69c907035326305cf0e7df', '{"revision":"r2","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":null}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":2,"checksum":"14631360550754630701"}},{"name":"monthly","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":1,"checksum":"7401042388315117824"}}],"lost":{}}', 1, '2026-11-26T19:08:16.155Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 3, 'flights/production/145f2715-3', 'switch-back', 'verified', 'green', 'blue', 'r1', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:08:16.155Z', 2, 'not 2: looked', 2, 'fe1783f080a33d8f018fd6a315b5b1cc8907fbd191c8c6179d8230c3340c65dc', '{"revision":"r1","version":null,"changes":[],"changesComplete":true,"unplanned":false,"url":null}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":null},{"name":"monthly","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":null}],"lost":{}}', 0, '2026-11-26T19:08:16.155Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 4, 'flights/production/145f2715-4', 'release', 'verified', 'blue', 'green', 'r3', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:08:19.909Z', null, null, 3, '8853e8254e264d998e6780652d3688b6e29dbcc4d4f1dbcd6bd2f72e7b32f857', '{"revision":"r3","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":null}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":2,"checksum":"30111623931779512770"}},{"name":"monthly","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":1,"checksum":"12983605800136730200"}}],"lost":{}}', 1, '2026-11-26T19:08:20.504Z', null);
CREATE TABLE "dataops"."switch_state" (
  "live_schema" VARCHAR NOT NULL,
  "product" VARCHAR NOT NULL,
  "environment" VARCHAR NOT NULL,
  "identity" VARCHAR NOT NULL,
  "change_count" BIGINT NOT NULL,
  "live_colour" VARCHAR,
  "live_entry" BIGINT,
  "previous_colour" VARCHAR,
  "previous_entry" BIGINT,
  "candidate_colour" VARCHAR,
  "candidate_token" BIGINT,
  "watermark" VARCHAR,
  "colours_made" VARCHAR NOT NULL,
  "last_entry" BIGINT NOT NULL,
  "lease_token" BIGINT NOT NULL,
  "lease_owner" VARCHAR,
  "lease_process" VARCHAR,
  "lease_attended" BOOLEAN NOT NULL,
  "lease_since" VARCHAR,
  "lease_until" VARCHAR,
  PRIMARY KEY (live_schema));
INSERT INTO "dataops"."switch_state" VALUES ('flights', 'flights', 'production', '145f2715', 18, 'green', 4, 'blue', 3, null, null, null, 'blue,green', 4, 3, null, null, false, null, null);
INSERT INTO "dataops"."switch_state" VALUES ('stock', 'stock', 'production', '6076aa03', 2, null, null, null, null, 'blue', 1, '{"at":"2026-11-26T19:08:21.409Z","objects":{}}', 'blue', 0, 1, 'https://ci.example.com/job/flights/1/', 'agent/7c1c/pid:[4026531836] 4711 2026-01-01T00:00:00Z 7d0f', true, '2026-11-26T19:08:20.956Z', '2026-11-26T19:08:21.956Z');
CREATE TABLE "dataops"."switch_version" (
  "version" INTEGER NOT NULL);
INSERT INTO "dataops"."switch_version" VALUES (1);
CREATE SCHEMA "flights";
CREATE SCHEMA "flights__blue";
CREATE TABLE "flights__blue"."daily" (
  "id" INTEGER,
  "version" INTEGER);
INSERT INTO "flights__blue"."daily" VALUES (1, 1);
INSERT INTO "flights__blue"."daily" VALUES (2, 1);
CREATE TABLE "flights__blue"."monthly" (
  "id" INTEGER,
  "version" INTEGER);
INSERT INTO "flights__blue"."monthly" VALUES (1, 1);
CREATE SCHEMA "flights__green";
CREATE TABLE "flights__green"."daily" (
  "id" INTEGER,
  "version" INTEGER);
INSERT INTO "flights__green"."daily" VALUES (1, 3);
INSERT INTO "flights__green"."daily" VALUES (2, 3);
CREATE TABLE "flights__green"."monthly" (
  "id" INTEGER,
  "version" INTEGER);
INSERT INTO "flights__green"."monthly" VALUES (1, 3);
CREATE SCHEMA "stock__blue";
CREATE VIEW flights.daily AS SELECT id, "version" FROM flights__green.daily;
CREATE VIEW flights.monthly AS SELECT id, "version" FROM flights__green.monthly;
