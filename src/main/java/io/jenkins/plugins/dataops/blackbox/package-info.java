/**
 * Black-box tests: a data pipeline is judged by what it puts out, whatever it is written in. Specifications in YAML
 * state the expected data and the rules it must keep; {@link io.jenkins.plugins.dataops.blackbox.BlackBoxTests} runs
 * them against one database and tells "the data is wrong" from "the question could not be answered".
 */
package io.jenkins.plugins.dataops.blackbox;
