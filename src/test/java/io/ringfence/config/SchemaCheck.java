package io.ringfence.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Checks stack files against a schema, as editors do. */
public final class SchemaCheck {
  private final Schema schema;

  SchemaCheck(JsonNode schema) {
    this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
  }

  /** Against the schema of this build. */
  public static SchemaCheck ofRecords() {
    return new SchemaCheck(new ConfigurationSchema().schema());
  }

  /** What is wrong with the text of a file; nothing when it fits. */
  public List<String> errors(String yaml) {
    try {
      return errors(new YAMLMapper().readTree(yaml));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What is wrong with a value; nothing when it fits. */
  List<String> errors(JsonNode file) {
    return schema.validate(file).stream().map(Error::toString).toList();
  }
}
