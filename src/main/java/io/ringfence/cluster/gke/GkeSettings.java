package io.ringfence.cluster.gke;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inet.ipaddr.IPAddress;
import io.ringfence.cluster.live.Enforcement;
import java.util.List;
import java.util.Optional;

/**
 * What Google knows of a cluster.
 *
 * @param project its project's id
 * @param location its region or zone
 * @param name its name
 * @param server the URL of its control plane
 * @param certificateAuthority of the server, PEM in Base64; empty where the server's certificate is
 *     one that everyone trusts
 * @param dataplane what enforces policies
 * @param podRange the block of the pods' addresses
 * @param serviceRange the block of the services' addresses
 */
public record GkeSettings(
    String project,
    String location,
    String name,
    String server,
    Optional<String> certificateAuthority,
    GkeDataplane dataplane,
    Optional<IPAddress> podRange,
    Optional<IPAddress> serviceRange) {

  /** The cluster's name in a kubeconfig, as {@code gcloud} writes it. */
  public String kubeconfigName() {
    return "gke_%s_%s_%s".formatted(project, location, name);
  }

  /** What else the cluster is called. */
  public List<String> names() {
    return List.of(name, "projects/%s/locations/%s/clusters/%s".formatted(project, location, name));
  }

  /** Whether the cluster enforces policies. */
  public Enforcement enforcement() {
    return switch (dataplane) {
      case V2 -> new Enforcement.Enforced("GKE Dataplane V2");
      case CALICO -> new Enforcement.Enforced("Calico");
      case NONE ->
          new Enforcement.NotEnforced(
              "it has neither Dataplane V2 nor network policy enforcement turned on");
    };
  }

  /**
   * A kubeconfig without a secret: whoever uses it gets credentials from Google's plugin, as with
   * the one that {@code gcloud container clusters get-credentials} writes.
   *
   * @see <a
   *     href="https://cloud.google.com/kubernetes-engine/docs/how-to/cluster-access-for-kubectl">Install
   *     kubectl and configure cluster access</a>
   */
  public String kubeconfig() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode cluster = json.objectNode().put("server", server);
    certificateAuthority.ifPresent(
        authority -> cluster.put("certificate-authority-data", authority));
    ObjectNode exec =
        json.objectNode()
            .put("apiVersion", "client.authentication.k8s.io/v1beta1")
            .put("command", "gke-gcloud-auth-plugin")
            .put("provideClusterInfo", true)
            .put("interactiveMode", "Never")
            .put(
                "installHint", "install it with: gcloud components install gke-gcloud-auth-plugin");
    ObjectNode context =
        json.objectNode().put("cluster", kubeconfigName()).put("user", kubeconfigName());
    ObjectNode config =
        json.objectNode()
            .put("apiVersion", "v1")
            .put("kind", "Config")
            .put("current-context", kubeconfigName());
    config.putArray("clusters").add(named("cluster", cluster));
    config.putArray("users").add(named("user", json.objectNode().set("exec", exec)));
    config.putArray("contexts").add(named("context", context));
    return config.toString();
  }

  private ObjectNode named(String key, ObjectNode value) {
    return JsonNodeFactory.instance.objectNode().put("name", kubeconfigName()).set(key, value);
  }
}
