package io.jenkins.plugins.dataops.ledger;

import java.time.Instant;

/**
 * A change was committed. Deployments carry their own commits; this event tells of work that is not deployed yet.
 *
 * @param id unique id
 * @param product the data product
 * @param environment where it is meant to go
 * @param at committer time
 * @param revision the commit's id
 */
public record Change(String id, String product, String environment, Instant at, String revision) implements Event {}
