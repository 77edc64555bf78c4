package io.ringfence.database;

import com.pulumi.core.Output;
import io.ringfence.database.DatabaseDefinition.Existing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database that exists already: nothing is created for it. */
public final class ExistingDatabase implements Database {
  private final Existing definition;

  public ExistingDatabase(Existing definition) {
    this.definition = definition;
  }

  @Override
  public DatabaseEndpoint endpoint() {
    return new DatabaseEndpoint(
        definition.name(),
        definition.addresses().stream().map(Output::of).toList(),
        Map.of(),
        Optional.empty(),
        definition.port(),
        Optional.empty(),
        List.of());
  }

  @Override
  public Accounts accounts() {
    return definition.accounts();
  }
}
