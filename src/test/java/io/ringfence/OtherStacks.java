package io.ringfence;

import com.pulumi.test.PulumiTest;
import io.ringfence.config.StackFiles;
import io.ringfence.database.DatabaseDefinition;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.DatabaseDefinition.OfStack;
import io.ringfence.database.NetworkDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The outputs of the stacks that a stack's file refers to: of a stack whose file is beside it, what
 * that one really says; of any other, a database at 10.90.0.3 and a network with its range.
 */
final class OtherStacks {
  private final Path folder;

  /** Those of a project in a folder. */
  OtherStacks(Path folder) {
    this.folder = folder;
  }

  /** By the stack. */
  Map<String, Map<String, Object>> outputs(List<DatabaseDefinition> databases) throws IOException {
    var outputs = new LinkedHashMap<String, Map<String, Object>>();
    for (DatabaseDefinition database : databases) {
      if (database instanceof OfStack other) {
        outputs.merge(other.stack(), endpoint(other), OtherStacks::both);
      }
      if (database instanceof CloudSql instance
          && instance.network() instanceof NetworkDefinition.OfStack network) {
        outputs.merge(network.stack(), network(network), OtherStacks::both);
      }
    }
    for (Map.Entry<String, Map<String, Object>> stack : outputs.entrySet()) {
      Path beside =
          folder.resolve("Pulumi.%s.yaml".formatted(Path.of(stack.getKey()).getFileName()));
      if (Files.exists(beside)) {
        stack.setValue(CompiledStack.run(StackFiles.read(beside), folder).outputs());
        PulumiTest.cleanup();
      }
    }
    return outputs;
  }

  private static Map<String, Object> network(NetworkDefinition.OfStack network) {
    return Map.of(
        "networks",
        Map.of(
            network.network().orElse("shared"),
            Map.of(
                "path",
                "projects/acme/global/networks/shared",
                "privateServiceRange",
                "10.90.0.0/16")));
  }

  private static Map<String, Object> endpoint(OfStack other) {
    Map<String, Object> endpoint =
        Map.of(
            "addresses",
            List.of("10.90.0.3"),
            "port",
            other.port(),
            "databases",
            List.of("shop"),
            "users",
            List.of("shop", "reporter"));
    return Map.of(
        "endpoints", Map.of(other.database(), endpoint),
        "passwords", Map.of(other.database(), Map.of("reporter", "not a secret")));
  }

  private static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> joined = new LinkedHashMap<>(one);
    other.forEach((name, output) -> joined.merge(name, output, OtherStacks::joined));
    return joined;
  }

  private static Object joined(Object one, Object other) {
    Map<String, Object> joined = new LinkedHashMap<>();
    Stream.of(one, other)
        .map(output -> (Map<?, ?>) output)
        .forEach(
            output ->
                output.forEach(
                    (name, value) ->
                        joined.put(String.valueOf(name), Objects.requireNonNull(value))));
    return joined;
  }
}
