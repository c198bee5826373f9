/**
 * DORA's five delivery metrics, computed from events alone: pure functions with the clock as a parameter, so that the
 * same events give the same figures on a laptop and in a CI server. {@code docs/metrics.md} has every definition.
 */
package io.jenkins.plugins.dataops.metrics;
