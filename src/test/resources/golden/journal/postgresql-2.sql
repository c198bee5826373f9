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
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 1, 'flights/production/d8a99374-1', 'release', 'verified', null, 'blue', 'r1', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:11:49.707Z', null, null, 1, '471f911a44372d358ce8c1a3a8ba81cdb40614087dbf6898c5cb823f93298fbf', '{"revision":"r1","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":2,"checksum":"-1013956270647616466"}},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":1,"checksum":"-5060997466275579568"}}],"lost":{}}', 1, '2026-11-26T19:11:49.827Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 2, 'flights/production/d8a99374-2', 'release', 'failed', 'blue', 'green', 'r2', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:11:51.964Z', null, 'not 2: looked', 2, '050b61d2bb084a085b32b5147b0fc0cf3af62fa6ebe7cb2659df3e46a4e7e2b7', '{"revision":"r2","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":2,"checksum":"-11508318283415309124"}},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":1,"checksum":"-5974078498423452320"}}],"lost":{}}', 1, '2026-11-26T19:11:52.328Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 3, 'flights/production/d8a99374-3', 'switch-back', 'verified', 'green', 'blue', 'r1', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:11:52.328Z', 2, 'not 2: looked', 2, 'e00f093e59ae8ec97b7a70dc1c2116b601ebdf444d55e28cb5075a9998e33304', '{"revision":"r1","version":null,"changes":[],"changesComplete":true,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":null},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":null}],"lost":{}}', 0, '2026-11-26T19:11:52.328Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 4, 'flights/production/d8a99374-4', 'release', 'verified', 'blue', 'green', 'r3', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:11:54.405Z', null, null, 3, 'e305ecbff2fb02e948f1eb289998b80447cc5c9ba1f5e21b3c444c7adb1a8d24', '{"revision":"r3","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":"https://ci.example.com/job/flights/1/"}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":2,"checksum":"826440829571300266"}},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":1,"checksum":"6034581655297591572"}}],"lost":{}}', 1, '2026-11-26T19:11:54.563Z', null);
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
  PRIMARY KEY (live_schema));
INSERT INTO "dataops"."switch_state" VALUES ('flights', 'flights', 'production', 'd8a99374', 18, 'green', 4, 'blue', 3, null, null, null, 'blue,green', 4, 3, null, null, false, null, null, '1e09600fd98d459c0d231efbb88ba7b2fe290673ac523cb556e2208437c0f148', 'flights__blue', 'flights__green');
INSERT INTO "dataops"."switch_state" VALUES ('stock', 'stock', 'production', '86d90f96', 2, null, null, null, null, 'blue', 1, '{"at":"2026-11-26T19:11:55.433Z","objects":{}}', 'blue', 0, 1, 'https://ci.example.com/job/flights/1/', 'agent/7c1c/pid:[4026531836] 4711 2026-01-01T00:00:00Z 7d0f', true, '2026-11-26T19:11:54.862Z', '2026-11-26T19:11:55.862Z', '7fb87e57b06ce4e436e83cbb3a1d1c9b42daaf469517e5309996db88c4b9591d', 'stock__blue', 'stock__green');
CREATE TABLE "dataops"."switch_version" (
  "version" int4 NOT NULL);
INSERT INTO "dataops"."switch_version" VALUES (2);
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
