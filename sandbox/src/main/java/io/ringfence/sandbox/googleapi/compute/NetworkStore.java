package io.ringfence.sandbox.googleapi.compute;

import com.google.api.services.compute.model.Network;
import io.ringfence.sandbox.googleapi.json.ModelCodec;
import io.ringfence.sandbox.googleapi.resourcemanager.ProjectNumber;
import io.ringfence.sandbox.googleapi.state.ResourceStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The networks of all projects. */
public final class NetworkStore {
  private final ResourceStore<Network> networks;

  public NetworkStore(Path directory) {
    this.networks = new ResourceStore<>(directory, new ModelCodec<>(Network.class));
  }

  public Optional<Network> get(NetworkName name) {
    return networks.get(name.key());
  }

  /** Finds the network of the project with this number. */
  public Optional<NetworkName> withProjectNumber(long projectNumber, String name) {
    return networks.list().stream()
        .flatMap(network -> NetworkName.parse(network.getSelfLink()).stream())
        .filter(network -> network.name().equals(name))
        .filter(network -> ProjectNumber.of(network.project()) == projectNumber)
        .findFirst();
  }

  List<Network> list(String project) {
    return networks.listUnder(project + "/");
  }

  void put(NetworkName name, Network network) {
    networks.put(name.key(), network);
  }

  void remove(NetworkName name) {
    networks.remove(name.key());
  }
}
