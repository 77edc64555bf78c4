package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.ConfigMap;
import com.pulumi.kubernetes.core.v1.ConfigMapArgs;
import com.pulumi.kubernetes.core.v1.Secret;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.database.Login;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A ConfigMap and a Secret through which the pods of a workload learn where a database is and how
 * to log in to it. Both suit {@code envFrom}: the keys are the environment variables of libpq, and
 * {@code DATABASE_URL}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">libpq's environment
 *     variables</a>
 */
public final class Binding extends ComponentResource {
  private final String name;
  private final String objectName;
  private final List<Resource> resources;

  /** Binds a workload to a database; both objects are named {@code WORKLOAD-DATABASE}. */
  public Binding(
      String workload,
      DatabaseEndpoint endpoint,
      Login login,
      Cluster cluster,
      ComponentResourceOptions options) {
    super("ringfence:cluster:Binding", workload + "-" + endpoint.database(), options);
    this.name = workload + "-" + endpoint.database();
    this.objectName = cluster.objectName(name);
    this.resources = List.of(configMap(endpoint, login, cluster), secret(endpoint, login, cluster));
    registerOutputs(Map.of("name", Output.of(objectName)));
  }

  /** The name of the ConfigMap and of the Secret in the cluster. */
  public String name() {
    return objectName;
  }

  /** The ConfigMap and the Secret. */
  public List<Resource> resources() {
    return resources;
  }

  private ConfigMap configMap(DatabaseEndpoint endpoint, Login login, Cluster cluster) {
    Output<Map<String, String>> data =
        endpoint
            .host()
            .applyValue(
                host ->
                    Map.of(
                        "PGHOST", host,
                        "PGPORT", Integer.toString(endpoint.port()),
                        "PGDATABASE", login.database(),
                        "PGUSER", login.user()));
    return new ConfigMap(
        name,
        ConfigMapArgs.builder().metadata(cluster.metadata(name)).data(data).build(),
        cluster.options(this, endpoint.ready()));
  }

  private Secret secret(DatabaseEndpoint endpoint, Login login, Cluster cluster) {
    Output<Map<String, String>> data =
        Output.tuple(endpoint.host(), login.password())
            .applyValue(
                known ->
                    Map.of(
                        "PGPASSWORD",
                        encoded(known.t2),
                        "DATABASE_URL",
                        encoded(
                            new ConnectionUrl(
                                    known.t1,
                                    endpoint.port(),
                                    login.database(),
                                    login.user(),
                                    known.t2)
                                .toString())));
    return new Secret(
        name,
        SecretArgs.builder().metadata(cluster.metadata(name)).data(data.asSecret()).build(),
        cluster.options(this, endpoint.ready()));
  }

  private static String encoded(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
