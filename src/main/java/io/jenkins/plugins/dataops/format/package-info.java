/**
 * The two text formats of the product: YAML that people write, read strictly (unknown keys, wrong types and broken
 * syntax are refused with file, line and remedy), and JSON that programs exchange.
 */
package io.jenkins.plugins.dataops.format;
