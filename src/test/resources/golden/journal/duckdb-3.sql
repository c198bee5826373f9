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
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 1, 'flights/production/62a20d33-1', 'release', 'verified', null, 'blue', 'r1', 'https://ci.example.com/job/flights/1/', '2026-11-26T20:10:16.337Z', null, null, 1, '7891c61562b7b72928f7d1280817b1d22940b29761addf727f7897218a91c345', '{"revision":"r1","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":2,"checksum":"2848193380233233286"}},{"name":"monthly","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":1,"checksum":"407428416073358888"}}],"lost":{}}', 1, '2026-11-26T20:10:17.636Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 2, 'flights/production/62a20d33-2', 'release', 'failed', 'blue', 'green', 'r2', 'https://ci.example.com/job/flights/1/', '2026-11-26T20:10:24.874Z', null, 'not 2: looked', 2, '438445742c5392b7ac017e20c97de0ed81a84df56cad9087734d3b1ebf341225', '{"revision":"r2","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":2,"checksum":"14631360550754630701"}},{"name":"monthly","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":1,"checksum":"7401042388315117824"}}],"lost":{}}', 1, '2026-11-26T20:10:26.378Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 3, 'flights/production/62a20d33-3', 'switch-back', 'verified', 'green', 'blue', 'r1', 'https://ci.example.com/job/flights/1/', '2026-11-26T20:10:26.378Z', 2, 'not 2: looked', 2, '246e0ca22088a1b1b09ef83bea623cca5607be5e9262a5a11f67936364c2a667', '{"revision":"r1","version":null,"changes":[],"changesComplete":true,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":null},{"name":"monthly","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":null}],"lost":{}}', 0, '2026-11-26T20:10:26.378Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 4, 'flights/production/62a20d33-4', 'release', 'verified', 'blue', 'green', 'r3', 'https://ci.example.com/job/flights/1/', '2026-11-26T20:10:33.643Z', null, null, 3, '3ed6a93d7c12779796e9ad7e69386d9ad729b7d827c6edace5bab328ba0d8dd7', '{"revision":"r3","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":2,"checksum":"30111623931779512770"}},{"name":"monthly","columns":[{"name":"id","type":"INTEGER"},{"name":"version","type":"INTEGER"}],"mark":{"rows":1,"checksum":"12983605800136730200"}}],"lost":{}}', 1, '2026-11-26T20:10:35.211Z', null);
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
  "token_digest" VARCHAR,
  "blue_schema" VARCHAR,
  "green_schema" VARCHAR,
  "lease_renewed" VARCHAR,
  PRIMARY KEY (live_schema));
INSERT INTO "dataops"."switch_state" VALUES ('flights', 'flights', 'production', '62a20d33', 21, 'green', 4, 'blue', 3, null, null, null, 'blue,green', 4, 3, null, null, false, null, null, '1e09600fd98d459c0d231efbb88ba7b2fe290673ac523cb556e2208437c0f148', 'flights__blue', 'flights__green', null);
INSERT INTO "dataops"."switch_state" VALUES ('stock', 'stock', 'production', 'fb193942', 3, null, null, null, null, 'blue', 1, '{"at":"2026-11-26T20:10:37.214Z","objects":{}}', 'blue', 0, 1, 'https://ci.example.com/job/flights/1/', 'agent/7c1c/pid:[4026531836] 4711 2026-01-01T00:00:00Z 7d0f', true, '2026-11-26T20:10:36.889Z', '2026-11-26T20:10:38.214Z', '7fb87e57b06ce4e436e83cbb3a1d1c9b42daaf469517e5309996db88c4b9591d', 'stock__blue', 'stock__green', '2026-11-26T20:10:37.214Z');
CREATE TABLE "dataops"."switch_version" (
  "version" INTEGER NOT NULL);
INSERT INTO "dataops"."switch_version" VALUES (3);
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
