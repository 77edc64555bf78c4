package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.ringfence.cluster.gke.GkeReader;
import io.ringfence.config.Declarations;
import io.ringfence.config.StackFile;
import io.ringfence.database.DatabaseDefinition;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.DatabaseDefinition.OfStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies of a stack's file, when its instances get the first addresses of their range, and
 * other stacks' databases are at 10.90.0.3.
 */
final class CompiledStack {
  /** Where a network has private services access that the stack did not make. */
  private static final IPAddress ELSEWHERE = new IPAddressString("10.200.0.0/16").getAddress();

  private CompiledStack() {}

  /**
   * As manifests.
   *
   * @param folder the project's, from which paths in the file lead on
   */
  static String policies(StackFile file, Path folder) throws IOException {
    Declarations declared = file.read(GkeReader.offline(), folder);
    Map<String, String> addresses = addresses(declared.databases());
    var providers = new FakeProviders(instance -> Optional.ofNullable(addresses.get(instance)));
    endpoints(declared.databases()).forEach((stack, known) -> providers.with(stack, known));
    String cluster = declared.cluster().expect().orElse("test");
    var stack = new RingfenceStack(file, GkeReader.offline(), StackRun.enforcing(cluster));
    StackRun run = StackRun.run(false, providers, context -> stack.deploy(context, declared));
    assertThat(run.result().exceptions()).isEmpty();
    return RegisteredPolicies.of(run).isEmpty() ? "" : RegisteredPolicies.yaml(run);
  }

  /** By the name of the instance. */
  private static Map<String, String> addresses(List<DatabaseDefinition> databases) {
    var addresses = new HashMap<String, String>();
    for (DatabaseDefinition database : databases) {
      if (database instanceof CloudSql cloudSql) {
        IPAddress range = cloudSql.network().privateServiceRange().orElse(ELSEWHERE);
        Stream.concat(
                Stream.of(cloudSql.name()),
                cloudSql.replicas().keySet().stream().map(name -> cloudSql.name() + "-" + name))
            .forEach(name -> addresses.put(name, address(range, 3 + addresses.size())));
      }
    }
    return addresses;
  }

  private static String address(IPAddress range, int number) {
    return Objects.requireNonNull(range.getLower().increment(number))
        .withoutPrefixLength()
        .toCanonicalString();
  }

  /** The outputs of other stacks, by the stack. */
  private static Map<String, Map<String, Object>> endpoints(List<DatabaseDefinition> databases) {
    var outputs = new LinkedHashMap<String, Map<String, Object>>();
    for (DatabaseDefinition database : databases) {
      if (database instanceof OfStack other) {
        outputs.merge(
            other.stack(),
            Map.of(
                "endpoints", Map.of(other.database(), endpoint(other.port())),
                "passwords", Map.of(other.database(), Map.of("reporter", "not a secret"))),
            CompiledStack::both);
      }
    }
    return outputs;
  }

  private static Map<String, Object> endpoint(int port) {
    return Map.of(
        "addresses",
        List.of("10.90.0.3"),
        "port",
        port,
        "databases",
        List.of("shop"),
        "users",
        List.of("shop", "reporter"));
  }

  private static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> joined = new LinkedHashMap<>();
    for (String output : one.keySet()) {
      Map<String, Object> databases = new LinkedHashMap<>();
      Stream.of(one, other)
          .map(outputs -> (Map<?, ?>) Objects.requireNonNull(outputs.get(output)))
          .forEach(known -> known.forEach((name, at) -> databases.put(String.valueOf(name), at)));
      joined.put(output, databases);
    }
    return joined;
  }
}
