package io.ringfence.database;

import com.pulumi.core.Output;
import io.ringfence.database.DatabaseDefinition.Existing;
import java.util.List;

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
        definition.port(),
        List.of());
  }

  @Override
  public Login login(LoginChoice choice) {
    return definition.login();
  }
}
