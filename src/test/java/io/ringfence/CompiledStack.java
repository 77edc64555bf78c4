package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.ringfence.address.Addresses;
import io.ringfence.cluster.gke.GkeReader;
import io.ringfence.config.Declarations;
import io.ringfence.config.StackFile;
import io.ringfence.database.DatabaseDefinition;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.NetworkDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies of a stack's file, when its instances get the first addresses of their range, or
 * later ones where the network is another stack's.
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
    StackRun run = run(file, folder);
    return RegisteredPolicies.of(run).isEmpty() ? "" : RegisteredPolicies.yaml(run);
  }

  /** An update of the stack, which must be without fault. */
  static StackRun run(StackFile file, Path folder) throws IOException {
    Declarations declared = file.read(GkeReader.offline(), folder);
    var others = new OtherStacks(folder).outputs(declared.databases());
    Map<String, String> addresses = addresses(declared.databases(), others);
    var providers = new FakeProviders(instance -> Optional.ofNullable(addresses.get(instance)));
    others.forEach(providers::with);
    String cluster = declared.cluster().expect().orElse("test");
    var stack = new RingfenceStack(file, GkeReader.offline(), StackRun.enforcing(cluster));
    StackRun run = StackRun.run(false, providers, context -> stack.deploy(context, declared));
    assertThat(run.result().exceptions()).isEmpty();
    return run;
  }

  /** By the name of the instance. */
  private static Map<String, String> addresses(
      List<DatabaseDefinition> databases, Map<String, Map<String, Object>> others) {
    var addresses = new HashMap<String, String>();
    for (DatabaseDefinition database : databases) {
      if (database instanceof CloudSql cloudSql) {
        IPAddress range = range(cloudSql.network(), others);
        int first = cloudSql.network() instanceof NetworkDefinition.OfStack ? 30 : 3;
        Stream.concat(
                Stream.of(cloudSql.name()),
                cloudSql.replicas().keySet().stream().map(name -> cloudSql.name() + "-" + name))
            .forEach(name -> addresses.put(name, address(range, first + addresses.size())));
      }
    }
    return addresses;
  }

  private static IPAddress range(
      NetworkDefinition network, Map<String, Map<String, Object>> others) {
    if (network instanceof NetworkDefinition.OfStack ofStack) {
      var outputs = Objects.requireNonNull(others.get(ofStack.stack()));
      return FakeProviders.group(outputs, "networks").values().stream()
          .map(one -> String.valueOf(((Map<?, ?>) one).get("privateServiceRange")))
          .map(Addresses::block)
          .findFirst()
          .orElseThrow();
    }
    return network.privateServiceRange().orElse(ELSEWHERE);
  }

  private static String address(IPAddress range, int number) {
    return Objects.requireNonNull(range.getLower().increment(number))
        .withoutPrefixLength()
        .toCanonicalString();
  }
}
