-- Makes room for the demo in a PostgreSQL database: takes away what an earlier demo left, and nothing else. A schema that
-- merely has the same name, or something that others built on ours, stops it.
DO $known$
DECLARE
  ours BOOLEAN := FALSE;
  name TEXT;
BEGIN
  IF to_regclass('dataops.switch_state') IS NOT NULL THEN
    EXECUTE $q$SELECT EXISTS (SELECT 1 FROM dataops.switch_state
                              WHERE live_schema = 'flights' AND product = 'flights' AND environment = 'demo')$q$
      INTO ours;
  END IF;
  -- A candidate that a build may still write to is put aside: its successor has the number of its run behind its name.
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname ~ '^flights(__(blue|green)(_[0-9]+)?)?$' LOOP
    IF NOT ours THEN
      RAISE EXCEPTION 'schema % was not made by the demo: name another database with --connection', name;
    END IF;
  END LOOP;
  IF obj_description(to_regnamespace('flights_raw'), 'pg_namespace') IS DISTINCT FROM 'made by dataops demo'
     AND to_regnamespace('flights_raw') IS NOT NULL THEN
    RAISE EXCEPTION 'schema flights_raw was not made by the demo: name another database with --connection';
  END IF;
END
$known$;

DO $needed$
DECLARE
  ours CONSTANT TEXT[] := ARRAY(
    SELECT nspname::TEXT FROM pg_namespace WHERE nspname ~ '^flights(_raw|__(blue|green)(_[0-9]+)?)?$');
  name TEXT;
BEGIN
  SELECT min(format('%I.%I', outer_schema.nspname, outsider.relname)) INTO name
  FROM pg_depend AS dependency
  JOIN pg_rewrite AS definition ON definition.oid = dependency.objid
  JOIN pg_class AS outsider ON outsider.oid = definition.ev_class
  JOIN pg_namespace AS outer_schema ON outer_schema.oid = outsider.relnamespace
  JOIN pg_class AS needed ON needed.oid = dependency.refobjid
  JOIN pg_namespace AS needed_schema ON needed_schema.oid = needed.relnamespace
  WHERE dependency.classid = 'pg_rewrite'::regclass AND dependency.refclassid = 'pg_class'::regclass
    AND needed_schema.nspname = ANY (ours) AND outer_schema.nspname <> ALL (ours);
  IF name IS NOT NULL THEN
    RAISE EXCEPTION '% uses what an earlier demo made: drop it, or name another database with --connection', name;
  END IF;
END
$needed$;

DO $room$
DECLARE
  name TEXT;
BEGIN
  SET LOCAL client_min_messages = warning;
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname ~ '^flights(_raw|__(blue|green)(_[0-9]+)?)?$' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
  CREATE SCHEMA flights_raw;
  COMMENT ON SCHEMA flights_raw IS 'made by dataops demo';
  IF to_regclass('dataops.switch_state') IS NOT NULL THEN
    DELETE FROM dataops.switch_journal WHERE live_schema = 'flights';
    DELETE FROM dataops.switch_state WHERE live_schema = 'flights';
  END IF;
END
$room$;
