/** Quantiles, intervals, control charts and drift detectors, each by a published method; knows no other room. */
package io.jenkins.plugins.dataops.statistics;
