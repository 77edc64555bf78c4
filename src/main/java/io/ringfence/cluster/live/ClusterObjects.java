package io.ringfence.cluster.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ringfence.manifest.Manifest;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads from a cluster what counts for who reaches what. It lists, page by page, and changes
 * nothing.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks">Retrieving
 *     large results sets in chunks</a>
 */
public final class ClusterObjects {
  private static final int PAGE = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<Resource> KUBERNETES =
      List.of(
          new Resource("", "v1", "namespaces"),
          new Resource("", "v1", "pods"),
          new Resource("", "v1", "replicationcontrollers"),
          new Resource("apps", "v1", "daemonsets"),
          new Resource("apps", "v1", "deployments"),
          new Resource("apps", "v1", "replicasets"),
          new Resource("apps", "v1", "statefulsets"),
          new Resource("batch", "v1", "cronjobs"),
          new Resource("batch", "v1", "jobs"),
          new Resource("networking.k8s.io", "v1", "networkpolicies"));

  /** What a cluster may have besides; all of them but the first two are only counted. */
  private static final List<Resource> CUSTOM =
      List.of(
          new Resource("networking.gke.io", "v1alpha1", "fqdnnetworkpolicies"),
          new Resource("cilium.io", "v2", "ciliumnetworkpolicies"),
          new Resource("cilium.io", "v2", "ciliumclusterwidenetworkpolicies"),
          new Resource("policy.networking.k8s.io", "v1alpha1", "adminnetworkpolicies"),
          new Resource("policy.networking.k8s.io", "v1alpha1", "baselineadminnetworkpolicies"),
          new Resource("policy.networking.k8s.io", "v1alpha2", "clusternetworkpolicies"),
          new Resource("crd.projectcalico.org", "v1", "networkpolicies"),
          new Resource("crd.projectcalico.org", "v1", "globalnetworkpolicies"),
          new Resource("crd.antrea.io", "v1beta1", "networkpolicies"),
          new Resource("crd.antrea.io", "v1beta1", "clusternetworkpolicies"));

  private final Kubeconfigs kubeconfigs;

  /**
   * A reader that finds kubeconfigs as a person at this machine does.
   *
   * @param home what {@code ~} stands for
   */
  public ClusterObjects(Path home) {
    this.kubeconfigs = new Kubeconfigs(home);
  }

  /** Objects of one kind, as the API names them. */
  private record Resource(String group, String version, String name) {
    String path() {
      return (group.isEmpty() ? "/api/" : "/apis/" + group + "/") + version + "/" + name;
    }

    @Override
    public String toString() {
      return group.isEmpty() ? name : name + "." + group;
    }
  }

  /**
   * Lists everything.
   *
   * @throws UnreachableClusterException if the cluster does not answer, or not to this caller; all
   *     that it may not list is named
   */
  public List<Manifest> read(ClusterAccess access) {
    Config config = kubeconfigs.read(access);
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      var manifests = new ArrayList<Manifest>();
      var forbidden = new TreeSet<String>();
      for (Resource resource : KUBERNETES) {
        list(client, resource, manifests, forbidden);
      }
      Set<String> groups = groups(client);
      for (Resource resource : CUSTOM) {
        if (groups.contains(resource.group() + "/" + resource.version())) {
          list(client, resource, manifests, forbidden);
        }
      }
      requireAll(forbidden, config);
      return manifests;
    } catch (KubernetesClientException e) {
      throw new UnreachableClusterException(
          "%s does not answer: %s".formatted(config.getMasterUrl(), KubernetesApi.deepest(e)));
    }
  }

  private static void requireAll(Set<String> forbidden, Config config) {
    if (!forbidden.isEmpty()) {
      throw new UnreachableClusterException(
          "%s does not let you list %s; without them the answer could be wrong. Ask for a"
                  .formatted(config.getMasterUrl(), String.join(", ", forbidden))
              + " ClusterRole with the verb list on them, such as view");
    }
  }

  private static void list(
      KubernetesClient client, Resource resource, List<Manifest> into, Set<String> forbidden) {
    try {
      String next = "";
      do {
        JsonNode page = get(client, resource.path() + "?limit=" + PAGE + next);
        if (page.has("items")) {
          into.add(new Manifest("the cluster's " + resource, page));
        }
        next =
            Optional.of(page.path("metadata").path("continue").asText(""))
                .filter(token -> !token.isEmpty())
                .map(token -> "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
                .orElse("");
      } while (!next.isEmpty());
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      forbidden.add(resource.toString());
    }
  }

  /** Everybody may ask which groups there are, while a group that is not there looks forbidden. */
  private static Set<String> groups(KubernetesClient client) {
    return StreamSupport.stream(get(client, "/apis").path("groups").spliterator(), false)
        .flatMap(group -> StreamSupport.stream(group.path("versions").spliterator(), false))
        .map(version -> version.path("groupVersion").asText(""))
        .collect(Collectors.toSet());
  }

  /** An empty object where the API has no such path. */
  private static JsonNode get(KubernetesClient client, String path) {
    String answer = client.raw(path);
    try {
      return answer == null ? JSON.createObjectNode() : JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new UnreachableClusterException("the answer to " + path + " is no JSON");
    }
  }
}
