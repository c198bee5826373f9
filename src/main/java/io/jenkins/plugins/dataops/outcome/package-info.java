/**
 * How a piece of work can end: its {@link io.jenkins.plugins.dataops.outcome.Outcome}, and the two ways in which it
 * cannot be done at all, told apart because a person fixes them in different places.
 */
package io.jenkins.plugins.dataops.outcome;
