/**
 * What happened to the data products: append-only events, idempotent by id, in a store of their own that outlives
 * builds. Everything measured is derived from them.
 */
package io.jenkins.plugins.dataops.ledger;
