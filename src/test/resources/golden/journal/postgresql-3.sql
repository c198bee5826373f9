CREATE SCHEMA "dataops";
CREATE TABLE "dataops"."switch_journal" (
  "live_schema" varchar(255) NOT NULL,
  "entry" int8 NOT NULL,
  "deployment" text NOT NULL,
  "action" varchar(16) NOT NULL,
  "state" varchar(16) NOT NULL,
  "from_colour" varchar(8),
  "to_colour" varchar(8),
  "revision" text NOT NULL,
  "owner" text NOT NULL,
  "switched_at" varchar(32) NOT NULL,
  "undoes" int8,
  "reason" text,
  "token" int8 NOT NULL,
  "plan_hash" varchar(64) NOT NULL,
  "release" text NOT NULL,
  "content" text NOT NULL,
  "after_checks" int4 NOT NULL,
  "settled_at" varchar(32),
  "failed_since" varchar(32),
  PRIMARY KEY (live_schema, entry));
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 1, 'flights/production/bb4d1b55-1', 'release', 'verified', null, 'blue', 'r1', 'https://ci.example.com/job/flights/1/', '2026-11-26T20:10:40.259Z', null, null, 1, '471f911a44372d358ce8c1a3a8ba81cdb40614087dbf6898c5cb823f93298fbf', '{"revision":"r1","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":2,"checksum":"-1013956270647616466"}},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":1,"checksum":"-5060997466275579568"}}],"lost":{}}', 1, '2026-11-26T20:10:40.435Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 2, 'flights/production/bb4d1b55-2', 'release', 'failed', 'blue', 'green', 'r2', 'https://ci.example.com/job/flights/1/', '2026-11-26T20:10:42.497Z', null, 'not 2: looked', 2, 'bd3cfc8fb82fbb90993d854cbdc5c7efb2baee00fd689f42fe9699c9fc828579', '{"revision":"r2","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":2,"checksum":"-11508318283415309124"}},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":1,"checksum":"-5974078498423452320"}}],"lost":{}}', 1, '2026-11-26T20:10:42.936Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 3, 'flights/production/bb4d1b55-3', 'switch-back', 'verified', 'green', 'blue', 'r1', 'https://ci.example.com/job/flights/1/', '2026-11-26T20:10:42.936Z', 2, 'not 2: looked', 2, '5db93e477875617c987702c2a207b144fec356854f6d1dfbf3a6e835a9df2059', '{"revision":"r1","version":null,"changes":[],"changesComplete":true,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":null},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":null}],"lost":{}}', 0, '2026-11-26T20:10:42.936Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 4, 'flights/production/bb4d1b55-4', 'release', 'verified', 'blue', 'green', 'r3', 'https://ci.example.com/job/flights/1/', '2026-11-26T20:10:45.311Z', null, null, 3, '8b53083dfbed3612e6715f1b1cf3f683a37c8e0eb053dfaf66b01105a4d0490b', '{"revision":"r3","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":2,"checksum":"826440829571300266"}},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":1,"checksum":"6034581655297591572"}}],"lost":{}}', 1, '2026-11-26T20:10:45.428Z', null);
CREATE TABLE "dataops"."switch_state" (
  "live_schema" varchar(255) NOT NULL,
  "product" varchar(255) NOT NULL,
  "environment" varchar(255) NOT NULL,
  "identity" varchar(16) NOT NULL,
  "change_count" int8 NOT NULL,
  "live_colour" varchar(8),
  "live_entry" int8,
  "previous_colour" varchar(8),
  "previous_entry" int8,
  "candidate_colour" varchar(8),
  "candidate_token" int8,
  "watermark" text,
  "colours_made" varchar(16) NOT NULL,
  "last_entry" int8 NOT NULL,
  "lease_token" int8 NOT NULL,
  "lease_owner" text,
  "lease_process" text,
  "lease_attended" bool NOT NULL,
  "lease_since" varchar(32),
  "lease_until" varchar(32),
  "token_digest" varchar(64),
  "blue_schema" varchar(255),
  "green_schema" varchar(255),
  "lease_renewed" varchar(32),
  PRIMARY KEY (live_schema));
INSERT INTO "dataops"."switch_state" VALUES ('flights', 'flights', 'production', 'bb4d1b55', 21, 'green', 4, 'blue', 3, null, null, null, 'blue,green', 4, 3, null, null, false, null, null, '1e09600fd98d459c0d231efbb88ba7b2fe290673ac523cb556e2208437c0f148', 'flights__blue', 'flights__green', null);
INSERT INTO "dataops"."switch_state" VALUES ('stock', 'stock', 'production', '40c854ee', 3, null, null, null, null, 'blue', 1, '{"at":"2026-11-26T20:10:46.011Z","objects":{}}', 'blue', 0, 1, 'https://ci.example.com/job/flights/1/', 'agent/7c1c/pid:[4026531836] 4711 2026-01-01T00:00:00Z 7d0f', true, '2026-11-26T20:10:45.877Z', '2026-11-26T20:10:47.012Z', '7fb87e57b06ce4e436e83cbb3a1d1c9b42daaf469517e5309996db88c4b9591d', 'stock__blue', 'stock__green', '2026-11-26T20:10:46.012Z');
CREATE TABLE "dataops"."switch_version" (
  "version" int4 NOT NULL);
INSERT INTO "dataops"."switch_version" VALUES (3);
CREATE SCHEMA "flights";
CREATE SCHEMA "flights__blue";
CREATE TABLE "flights__blue"."daily" (
  "id" int4,
  "version" int4);
INSERT INTO "flights__blue"."daily" VALUES (1, 1);
INSERT INTO "flights__blue"."daily" VALUES (2, 1);
CREATE TABLE "flights__blue"."monthly" (
  "id" int4,
  "version" int4);
INSERT INTO "flights__blue"."monthly" VALUES (1, 1);
CREATE SCHEMA "flights__green";
CREATE TABLE "flights__green"."daily" (
  "id" int4,
  "version" int4);
INSERT INTO "flights__green"."daily" VALUES (1, 3);
INSERT INTO "flights__green"."daily" VALUES (2, 3);
CREATE TABLE "flights__green"."monthly" (
  "id" int4,
  "version" int4);
INSERT INTO "flights__green"."monthly" VALUES (1, 3);
CREATE SCHEMA "stock__blue";
CREATE VIEW "flights"."daily" AS SELECT id, version FROM flights__green.daily;
CREATE VIEW "flights"."monthly" AS SELECT id, version FROM flights__green.monthly;
