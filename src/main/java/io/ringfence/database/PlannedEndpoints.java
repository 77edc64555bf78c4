package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputInternal;
import inet.ipaddr.IPAddress;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.DatabaseDefinition.Existing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where databases will be, as far as that can be said before anything is declared. */
public final class PlannedEndpoints {
  private PlannedEndpoints() {}

  /** One for each definition. Addresses that nobody has got yet are unknown. */
  public static List<DatabaseEndpoint> of(List<DatabaseDefinition> definitions) {
    return definitions.stream().map(PlannedEndpoints::of).toList();
  }

  private static DatabaseEndpoint of(DatabaseDefinition definition) {
    if (definition instanceof Existing existing) {
      return new ExistingDatabase(existing).endpoint();
    }
    return definition instanceof CloudSql cloudSql
        ? planned(cloudSql)
        : planned(definition, Map.of(), Optional.empty());
  }

  private static DatabaseEndpoint planned(CloudSql definition) {
    var replicas = new LinkedHashMap<String, Output<IPAddress>>();
    definition.replicas().keySet().forEach(name -> replicas.put(name, unknown()));
    Optional<IPAddress> range =
        definition.settings().allocatedRange().isPresent()
            ? Optional.empty()
            : definition.network().privateServiceRange();
    return planned(definition, replicas, range);
  }

  private static DatabaseEndpoint planned(
      DatabaseDefinition definition,
      Map<String, Output<IPAddress>> replicas,
      Optional<IPAddress> range) {
    return new DatabaseEndpoint(
        definition.name(),
        List.of(unknown()),
        replicas,
        range,
        definition.port(),
        Optional.empty(),
        List.of());
  }

  /** An address that nobody knows yet. The SDK has no public way to say so. */
  public static Output<IPAddress> unknown() {
    return new OutputInternal<>(OutputData.unknown());
  }
}
