package io.jenkins.plugins.dataops.database;

/**
 * Something that is in a database and does not do its work.
 *
 * @param schema the schema it is in
 * @param name its name without the schema
 * @param description what it is, for example {@code index public.orders_id is INVALID}
 * @param remedy the statement that removes it
 */
public record BrokenObject(String schema, String name, String description, String remedy) {}
