package io.ringfence.sandbox.googleapi.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.compute.model.Network;
import com.google.api.services.compute.model.NetworkRoutingConfig;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.FieldRules;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.json.MergePatch;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;
import io.ringfence.sandbox.googleapi.operations.Target;
import io.ringfence.sandbox.googleapi.state.StateLock;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * <a href="https://cloud.google.com/compute/docs/reference/rest/v1/networks">Networks</a>: what
 * private services access is connected to. The sandbox routes nothing, so a network has neither
 * subnetworks nor routes nor firewalls of its own.
 */
public final class Networks {
  private static final FieldRules RULES =
      new FieldRules("network")
          .settable("name", "description", "autoCreateSubnetworks", "mtu")
          .only("routingConfig.routingMode", "REGIONAL", "GLOBAL")
          .only("routingConfig.bgpBestPathSelectionMode", "LEGACY")
          .only("networkFirewallPolicyEnforcementOrder", "AFTER_CLASSIC_FIREWALL")
          .outputOnly("kind", "id", "selfLink", "selfLinkWithId", "creationTimestamp")
          .outputOnly("gatewayIPv4", "peerings", "subnetworks", "firewallPolicy");
  private static final int LOWEST_MTU = 1300;
  private static final int HIGHEST_MTU = 8896;
  private static final int DEFAULT_MTU = 1460;

  private final NetworkStore store;
  private final NetworkUse use;
  private final Operations operations;
  private final StateLock lock;
  private final Clock clock;

  public Networks(
      NetworkStore store, NetworkUse use, Operations operations, StateLock lock, Clock clock) {
    this.store = store;
    this.use = use;
    this.operations = operations;
    this.lock = lock;
    this.clock = clock;
  }

  /**
   * Makes a network.
   *
   * @throws GoogleApiException 400 or 501 for its fields, 409 if it exists
   */
  public Operation insert(String project, ObjectNode body) {
    RULES.check(body);
    Network network =
        GoogleJson.readRequest(
            MergePatch.withoutNulls(RULES.withoutOutputOnly(body)), Network.class);
    NetworkName name = new NetworkName(project, Optional.ofNullable(network.getName()).orElse(""));
    ComputeLinks.checkName(name.name());
    checkMode(network);
    complete(name, network);
    return submit(
        name,
        "insert",
        () -> {
          if (store.get(name).isPresent()) {
            throw ComputeLinks.alreadyExists(name.path());
          }
        },
        () -> store.put(name, network));
  }

  /**
   * Gives a network.
   *
   * @throws GoogleApiException 404
   */
  public Network get(NetworkName name) {
    return store.get(name).orElseThrow(() -> ComputeLinks.notFound(name.path()));
  }

  public List<Network> list(String project) {
    return store.list(project);
  }

  /**
   * Changes the fields that the body names.
   *
   * @throws GoogleApiException 400 for a field that cannot change, 404, 501
   */
  public Operation patch(NetworkName name, ObjectNode body) {
    Network current = get(name);
    RULES.check(body);
    ObjectNode patch = RULES.withoutOutputOnly(body);
    Network changed =
        GoogleJson.readRequest(MergePatch.apply(GoogleJson.tree(current), patch), Network.class);
    if (!changed.getName().equals(current.getName())
        || !changed.getAutoCreateSubnetworks().equals(current.getAutoCreateSubnetworks())) {
      throw GoogleApiException.invalid(
          "Invalid value for field 'resource': the name and the subnetworks' mode of a network"
              + " cannot be changed.");
    }
    complete(name, changed);
    return submit(name, "patch", () -> get(name), () -> store.put(name, changed));
  }

  /**
   * Deletes a network.
   *
   * @throws GoogleApiException 400 while something uses it, 404
   */
  public Operation delete(NetworkName name) {
    return submit(name, "delete", () -> requireUnused(name), () -> remove(name));
  }

  private void remove(NetworkName name) {
    lock.hold(
        () -> {
          requireUnused(name);
          store.remove(name);
        });
  }

  private void requireUnused(NetworkName name) {
    get(name);
    use.usersOf(name).stream()
        .findFirst()
        .ifPresent(
            user -> {
              throw GoogleApiException.badRequest(
                  "resourceInUseByAnotherResource",
                  "The network resource '"
                      + name.path()
                      + "' is already being used by '"
                      + user
                      + "'");
            });
  }

  private Operation submit(NetworkName name, String type, Runnable precondition, Runnable work) {
    return operations.submit(
        Product.COMPUTE, name.project(), type, Target.of(name.path()), precondition, work);
  }

  private void checkMode(Network network) {
    if (network.getAutoCreateSubnetworks() == null) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support legacy networks; set 'autoCreateSubnetworks'.");
    }
  }

  private void complete(NetworkName name, Network network) {
    int mtu = Optional.ofNullable(network.getMtu()).filter(set -> set != 0).orElse(DEFAULT_MTU);
    if (mtu < LOWEST_MTU || mtu > HIGHEST_MTU) {
      throw GoogleApiException.invalid(
          "Invalid value for field 'resource.mtu': '" + mtu + "'. Must be between 1300 and 8896.");
    }
    NetworkRoutingConfig routing =
        Optional.ofNullable(network.getRoutingConfig()).orElseGet(NetworkRoutingConfig::new);
    routing.setRoutingMode(Optional.ofNullable(routing.getRoutingMode()).orElse("REGIONAL"));
    routing.setBgpBestPathSelectionMode("LEGACY");
    network.setMtu(mtu);
    network.setRoutingConfig(routing);
    network.setNetworkFirewallPolicyEnforcementOrder("AFTER_CLASSIC_FIREWALL");
    network.setKind("compute#network");
    network.setId(Optional.ofNullable(network.getId()).orElseGet(ComputeLinks::newId));
    network.setCreationTimestamp(
        Optional.ofNullable(network.getCreationTimestamp()).orElse(clock.instant().toString()));
    network.setSelfLink(name.selfLink());
    network.setSelfLinkWithId(
        ComputeLinks.ROOT + "projects/" + name.project() + "/global/networks/" + network.getId());
  }
}
