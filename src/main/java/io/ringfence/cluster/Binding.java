package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.ConfigMap;
import com.pulumi.kubernetes.core.v1.ConfigMapArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import io.ringfence.database.Database;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.database.GeneratedSecret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A ConfigMap and a Secret through which the pods of a workload learn where a database is and how
 * to log in to it. Both suit {@code envFrom}. Where there is nothing to put in one of them, it is
 * left out.
 */
public final class Binding extends ComponentResource {
  private static final String CHECKSUM = "ringfence.io/checksum";

  private final BindingDefinition definition;
  private final Cluster cluster;
  private final DatabaseEndpoint endpoint;
  private final Output<String> checksum;
  private final List<Resource> resources = new ArrayList<>();

  /**
   * Binds a workload to a database.
   *
   * @param checksumKey what nobody can guess, so that checksums tell nothing of a password
   */
  public Binding(
      BindingDefinition definition,
      Database database,
      Cluster cluster,
      GeneratedSecret checksumKey,
      ComponentResourceOptions options) {
    super("ringfence:cluster:Binding", definition.name(), options);
    this.definition = definition;
    this.cluster = cluster;
    this.endpoint = database.endpoint();
    var values =
        new BindingValues(definition, endpoint, database.accounts().login(definition.login()));
    Output<SortedMap<String, String>> plain = values.of(definition.keys(false));
    Output<SortedMap<String, String>> secret = values.of(definition.keys(true)).asSecret();
    this.checksum = checksum(plain, secret, checksumKey);
    if (!definition.keys(false).isEmpty()) {
      resources.add(configMap(plain));
    }
    if (!definition.keys(true).isEmpty()) {
      resources.add(secret(secret));
    }
    registerOutputs(Map.of("binding", asOutput()));
  }

  /** The binding's name in the stack. */
  public String name() {
    return definition.name();
  }

  /** The ConfigMap and the Secret. */
  public List<Resource> resources() {
    return List.copyOf(resources);
  }

  /** As a stack output: {@code {configMap: backend-main, secret: backend-main, checksum: …}}. */
  public Output<Map<String, Object>> asOutput() {
    return checksum.applyValue(
        sum -> {
          var output = new LinkedHashMap<String, Object>();
          if (!definition.keys(false).isEmpty()) {
            output.put("configMap", cluster.objectName(definition.configMap()));
          }
          if (!definition.keys(true).isEmpty()) {
            output.put("secret", cluster.objectName(definition.secret()));
          }
          output.put("checksum", sum);
          return output;
        });
  }

  private static Output<String> checksum(
      Output<SortedMap<String, String>> plain,
      Output<SortedMap<String, String>> secret,
      GeneratedSecret key) {
    return Output.tuple(plain, secret, key.value())
        .applyValue(
            known -> {
              var content = new TreeMap<>(known.t1);
              content.putAll(known.t2);
              return Checksum.of(content, known.t3);
            })
        .asPlaintext();
  }

  /** The engine knows both by the object's name: a binding's may change while the object stays. */
  private ConfigMap configMap(Output<SortedMap<String, String>> content) {
    return new ConfigMap(
        cluster.qualified(definition.configMap()),
        ConfigMapArgs.builder()
            .metadata(cluster.metadata(definition.configMap(), annotations()))
            .data(content.applyValue(Map::copyOf))
            .build(),
        cluster.options(this, endpoint.ready()));
  }

  private Resource secret(Output<SortedMap<String, String>> content) {
    return cluster.secret(
        cluster.qualified(definition.secret()),
        cluster.metadata(definition.secret(), annotations()),
        content.applyValue(Map::copyOf),
        cluster.options(this, endpoint.ready()));
  }

  private Output<Map<String, String>> annotations() {
    return checksum.applyValue(sum -> Map.of(CHECKSUM, sum));
  }
}
