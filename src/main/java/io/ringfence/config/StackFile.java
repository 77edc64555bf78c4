package io.ringfence.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ringfence.cluster.gke.GkeReader;
import io.ringfence.cluster.gke.GkeSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The configuration that the engine hands to a program: everything in the stack's file, by
 * qualified keys, structured values as JSON.
 *
 * @param values by key, for example {@code ringfence:flows}
 * @param secretKeys the keys of which at least a part is encrypted in the file
 */
public record StackFile(Map<String, String> values, Set<String> secretKeys) {
  private static final String NAMESPACE = "ringfence:";
  private static final ObjectMapper JSON = new ObjectMapper();

  public StackFile {
    values = Map.copyOf(values);
    secretKeys = Set.copyOf(secretKeys);
  }

  /**
   * From the environment in which the engine starts a program. The SDK reads the same two
   * variables, but only one key at a time, so that an unknown key would go unnoticed.
   */
  public static StackFile fromEnvironment(Map<String, String> environment) {
    try {
      return new StackFile(
          JSON.readValue(environment.getOrDefault("PULUMI_CONFIG", "{}"), new TypeReference<>() {}),
          JSON.readValue(
              environment.getOrDefault("PULUMI_CONFIG_SECRET_KEYS", "[]"),
              new TypeReference<>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the engine's configuration is not JSON", e);
    }
  }

  /**
   * What the file says, for those who read it without its cloud: of a GKE cluster no more is known
   * than what is written.
   *
   * @throws InvalidStackFileException naming every problem in it
   */
  public Declarations read() {
    return read(GkeReader.offline(), Path.of(""));
  }

  /** The same, with what Google knows of a cluster that it gives by its name. */
  public Declarations read(GkeReader google) {
    return read(google, Path.of(""));
  }

  /**
   * What the file says, with what Google knows of a cluster that it gives by its name.
   *
   * @param folder the project's, from which paths in the file lead on
   * @throws InvalidStackFileException naming every problem in it, and that the cluster cannot be
   *     read
   */
  public Declarations read(GkeReader google, Path folder) {
    var problems = new Problems(secretKeys);
    ObjectNode tree = tree();
    Optional<GkeSettings> gke = new GkeLookup(google, this, problems).find(tree, JSON);
    Place root = new Place(NAMESPACE, tree, false);
    Optional<StackConfig> config =
        new RecordReader(new Scalars(), problems, JSON).read(StackConfig.class, root);
    Optional<Declarations> declarations =
        config.map(written -> new DeclarationReader(written, this, gke, folder, problems).read());
    problems.throwIfAny();
    return declarations.orElseThrow();
  }

  /** The value of a key of any namespace, for example {@code gcp:project}. */
  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The names that are written in a group such as {@code workloads}, readable or not. */
  Set<String> names(String group) {
    var names = new TreeSet<String>();
    tree().path(group).fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The {@code ringfence:} keys, whether they can be read or not. */
  ObjectNode tree() {
    ObjectNode tree = JSON.createObjectNode();
    // In the order of the keys, because the engine hands them over in none.
    new TreeMap<>(values)
        .forEach(
            (key, value) -> {
              if (key.startsWith(NAMESPACE)) {
                tree.set(key.substring(NAMESPACE.length()), parsed(value));
              }
            });
    return tree;
  }

  /** A structured value is JSON; of a plain one the engine hands over the text itself. */
  private static JsonNode parsed(String value) {
    if (value.equals("true") || value.equals("false")) {
      return BooleanNode.valueOf(Boolean.parseBoolean(value));
    }
    if (!value.startsWith("{") && !value.startsWith("[")) {
      return new TextNode(value);
    }
    try {
      return JSON.readTree(value);
    } catch (JsonProcessingException e) {
      return new TextNode(value);
    }
  }
}
