/** JSON Schemas of what people write and programs read, for editors and other tools. */
package io.jenkins.plugins.dataops.schema;
