package io.jenkins.plugins.dataops.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** A schema as it is shipped, held against documents. */
public final class SchemaFile {
    private final com.networknt.schema.Schema compiled;

    /** A schema of this version. */
    public SchemaFile(Schema schema) {
        this(schema.text());
    }

    SchemaFile(String text) {
        compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    }

    /** What a document breaks, with the place; empty when it is valid. */
    public List<String> faults(JsonNode document) {
        return compiled.validate(document).stream().map(Error::toString).toList();
    }
}
