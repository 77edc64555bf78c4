package io.ringfence.sandbox.googleapi.servicenetworking;

import io.ringfence.sandbox.googleapi.compute.NetworkName;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.state.Codec;
import io.ringfence.sandbox.googleapi.state.ResourceStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The private connections of all networks; a network has at most one. */
public final class ConnectionStore {
  private final ResourceStore<Connection> connections;

  public ConnectionStore(Path directory) {
    this.connections = new ResourceStore<>(directory, new ConnectionCodec());
  }

  public Optional<Connection> get(NetworkName network) {
    return connections.get(network.path());
  }

  List<Connection> list() {
    return connections.list();
  }

  void put(NetworkName network, Connection connection) {
    connections.put(network.path(), connection);
  }

  void remove(NetworkName network) {
    connections.remove(network.path());
  }

  private static final class ConnectionCodec implements Codec<Connection> {
    @Override
    public String write(Connection connection) {
      return GoogleJson.write(connection);
    }

    @Override
    public Connection read(String json) {
      return GoogleJson.read(json, Connection.class);
    }
  }
}
