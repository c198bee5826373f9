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
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 1, 'flights/production/a06d3518-1', 'release', 'verified', null, 'blue', 'r1', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:08:27.633Z', null, null, 1, '715196e0eea5585bfa8403bd4637236b8adaff304b967889fb925c2dd4550a84', '{"revision":"r1","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":null}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":2,"checksum":"-1013956270647616466"}},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":1,"checksum":"-5060997466275579568"}}],"lost":{}}', 1, '2026-11-26T19:08:27.738Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 2, 'flights/production/a06d3518-2', 'release', 'failed', 'blue', 'green', 'r2', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:08:29.099Z', null, 'not 2: looked', 2, 'c96a392379b2f69a34f92b9da321252e91f3aa26870b50ca566f8075ec1d4444', '{"revision":"r2","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":null}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":2,"checksum":"-11508318283415309124"}},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":1,"checksum":"-5974078498423452320"}}],"lost":{}}', 1, '2026-11-26T19:08:29.473Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 3, 'flights/production/a06d3518-3', 'switch-back', 'verified', 'green', 'blue', 'r1', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:08:29.473Z', 2, 'not 2: looked', 2, '33d16baada4cc0cbb2816137a79543d5fc1d564071e158cb3904e5d67a0867f0', '{"revision":"r1","version":null,"changes":[],"changesComplete":true,"unplanned":false,"url":null}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":null},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":null}],"lost":{}}', 0, '2026-11-26T19:08:29.473Z', null);
INSERT INTO "dataops"."switch_journal" VALUES ('flights', 4, 'flights/production/a06d3518-4', 'release', 'verified', 'blue', 'green', 'r3', 'https://ci.example.com/job/flights/1/', '2026-11-26T19:08:30.443Z', null, null, 3, '09bc574756b218b5a1bf129776eec0f41686d2b7037557955a99943fba17eece', '{"revision":"r3","version":null,"changes":[],"changesComplete":false,"unplanned":false,"url":null}', '{"objects":[{"name":"daily","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":2,"checksum":"826440829571300266"}},{"name":"monthly","columns":[{"name":"id","type":"integer"},{"name":"version","type":"integer"}],"mark":{"rows":1,"checksum":"6034581655297591572"}}],"lost":{}}', 1, '2026-11-26T19:08:30.528Z', null);
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
  PRIMARY KEY (live_schema));
INSERT INTO "dataops"."switch_state" VALUES ('flights', 'flights', 'production', 'a06d3518', 18, 'green', 4, 'blue', 3, null, null, null, 'blue,green', 4, 3, null, null, false, null, null);
INSERT INTO "dataops"."switch_state" VALUES ('stock', 'stock', 'production', 'c6dce8d1', 2, null, null, null, null, 'blue', 1, '{"at":"2026-11-26T19:08:30.877Z","objects":{}}', 'blue', 0, 1, 'https://ci.example.com/job/flights/1/', 'agent/7c1c/pid:[4026531836] 4711 2026-01-01T00:00:00Z 7d0f', true, '2026-11-26T19:08:30.790Z', '2026-11-26T19:08:31.790Z');
CREATE TABLE "dataops"."switch_version" (
  "version" int4 NOT NULL);
INSERT INTO "dataops"."switch_version" VALUES (1);
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
