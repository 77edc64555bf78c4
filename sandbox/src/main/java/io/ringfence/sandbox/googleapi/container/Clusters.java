package io.ringfence.sandbox.googleapi.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.container.model.Cluster;
import com.google.api.services.container.model.ControlPlaneEndpointsConfig;
import com.google.api.services.container.model.IPEndpointsConfig;
import com.google.api.services.container.model.MasterAuth;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.FieldRules;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.json.MergePatch;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;
import io.ringfence.sandbox.googleapi.operations.Target;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * <a
 * href="https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters">Clusters</a>.
 * Each is a description of the sandbox's one API server: it has no nodes of its own, and what it
 * says of its dataplane is what the request said, so that a program can be tried against each.
 */
public final class Clusters {
  private static final FieldRules RULES =
      new FieldRules("GKE cluster")
          .settable("name", "description", "network", "subnetwork", "autopilot.enabled")
          .only("networkConfig.datapathProvider", "ADVANCED_DATAPATH", "LEGACY_DATAPATH")
          .settable("networkPolicy.enabled")
          .only("networkPolicy.provider", "CALICO")
          .settable("addonsConfig.networkPolicyConfig.disabled")
          .settable("ipAllocationPolicy.clusterIpv4CidrBlock", "ipAllocationPolicy.useIpAliases")
          .settable("ipAllocationPolicy.servicesIpv4CidrBlock")
          .outputOnly("id", "selfLink", "endpoint", "status", "createTime", "location", "zone")
          .outputOnly("servicesIpv4Cidr", "currentMasterVersion", "currentNodeVersion");
  private static final Pattern NAME = Pattern.compile("[a-z](?:[-a-z0-9]{0,38}[a-z0-9])?");

  private final ClusterStore store;
  private final ControlPlane controlPlane;
  private final Operations operations;
  private final Clock clock;

  public Clusters(
      ClusterStore store, ControlPlane controlPlane, Operations operations, Clock clock) {
    this.store = store;
    this.controlPlane = controlPlane;
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * Makes a cluster.
   *
   * @param body the field {@code cluster} of the request
   * @throws GoogleApiException 400 or 501 for its fields, 409 if it exists
   */
  Operation create(String project, String location, ObjectNode body) {
    RULES.check(body);
    Cluster cluster =
        GoogleJson.readRequest(
            MergePatch.withoutNulls(RULES.withoutOutputOnly(body)), Cluster.class);
    ClusterName name =
        new ClusterName(project, location, Optional.ofNullable(cluster.getName()).orElse(""));
    if (!NAME.matcher(name.name()).matches()) {
      throw GoogleApiException.invalid(
          "Invalid value for field \"cluster.name\": \"" + name.name() + "\".");
    }
    ClusterFields.complete(name, cluster);
    cluster.setId(UUID.randomUUID().toString().replace("-", ""));
    cluster.setCreateTime(clock.instant().toString());
    return operations.submit(
        Product.CONTAINER,
        project,
        "CREATE_CLUSTER",
        Target.of(name.path()),
        () -> {
          if (store.get(name).isPresent()) {
            throw new GoogleApiException(
                409, "ALREADY_EXISTS", "alreadyExists", "Already exists: " + name.path() + ".");
          }
        },
        () -> store.put(name, cluster));
  }

  /**
   * Gives a cluster.
   *
   * @throws GoogleApiException 404
   */
  Cluster get(ClusterName name) {
    return store
        .get(name)
        .map(this::reachable)
        .orElseThrow(
            () -> GoogleApiException.notFound("notFound", "Not found: " + name.path() + "."));
  }

  List<Cluster> list(String project, String location) {
    return store.list(project, location).stream().map(this::reachable).toList();
  }

  /**
   * Deletes a cluster; the API server that it describes stays as it is.
   *
   * @throws GoogleApiException 404
   */
  Operation delete(ClusterName name) {
    return operations.submit(
        Product.CONTAINER,
        name.project(),
        "DELETE_CLUSTER",
        Target.of(name.path()),
        () -> get(name),
        () -> store.remove(name));
  }

  /** The API server's port may change at a restart, so its address is not kept. */
  private Cluster reachable(Cluster cluster) {
    String endpoint = controlPlane.endpoint();
    String authority =
        Base64.getEncoder()
            .encodeToString(
                controlPlane.certificateAuthority().getBytes(StandardCharsets.US_ASCII));
    return cluster
        .setStatus("RUNNING")
        .setEndpoint(endpoint)
        .setMasterAuth(new MasterAuth().setClusterCaCertificate(authority))
        .setControlPlaneEndpointsConfig(
            new ControlPlaneEndpointsConfig()
                .setIpEndpointsConfig(
                    new IPEndpointsConfig()
                        .setEnabled(true)
                        .setEnablePublicEndpoint(true)
                        .setPublicEndpoint(endpoint)
                        .setPrivateEndpoint(endpoint)));
  }
}
