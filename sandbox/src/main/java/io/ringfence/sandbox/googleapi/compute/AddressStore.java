package io.ringfence.sandbox.googleapi.compute;

import com.google.api.services.compute.model.Address;
import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.googleapi.json.ModelCodec;
import io.ringfence.sandbox.googleapi.state.ResourceStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The global addresses of all projects: ranges reserved for private services access. */
public final class AddressStore {
  private final ResourceStore<Address> addresses;

  public AddressStore(Path directory) {
    this.addresses = new ResourceStore<>(directory, new ModelCodec<>(Address.class));
  }

  /** The range that an address reserves. */
  public Optional<IPAddress> range(AddressName name) {
    return get(name).map(AddressStore::range);
  }

  /** The network that an address is reserved in. */
  public Optional<NetworkName> network(AddressName name) {
    return get(name).flatMap(address -> NetworkName.parse(address.getNetwork()));
  }

  /** The paths of the addresses that are reserved in a network. */
  public List<String> in(NetworkName network) {
    return list(network.project()).stream()
        .filter(address -> address.getNetwork().equals(network.selfLink()))
        .map(address -> new AddressName(network.project(), address.getName()).path())
        .toList();
  }

  Optional<Address> get(AddressName name) {
    return addresses.get(name.key());
  }

  List<Address> list(String project) {
    return addresses.listUnder(project + "/");
  }

  List<Address> listAll() {
    return addresses.list();
  }

  void put(AddressName name, Address address) {
    addresses.put(name.key(), address);
  }

  void remove(AddressName name) {
    addresses.remove(name.key());
  }

  static IPAddress range(Address address) {
    return AddressRanges.block(address.getAddress() + "/" + address.getPrefixLength());
  }
}
