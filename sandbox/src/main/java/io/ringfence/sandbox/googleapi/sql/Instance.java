package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.DatabaseFlags;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.IpConfiguration;
import com.google.api.services.sqladmin.model.IpMapping;
import com.google.api.services.sqladmin.model.Settings;
import com.google.api.services.sqladmin.model.SslCert;
import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.googleapi.compute.AddressRanges;
import io.ringfence.sandbox.googleapi.compute.NetworkName;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An instance.
 *
 * @param resource as it is served; its settings are complete, its password is not in it
 * @param serverName the PostgreSQL server's; of this creation alone, so what a failed creation left
 *     behind never stands in the way of the next
 */
record Instance(DatabaseInstance resource, String serverName) {
  static final String PENDING_CREATE = "PENDING_CREATE";
  static final String RUNNABLE = "RUNNABLE";
  static final String PENDING_DELETE = "PENDING_DELETE";
  static final String FAILED = "FAILED";

  InstanceName name() {
    return new InstanceName(resource.getProject(), resource.getName());
  }

  Settings settings() {
    return resource.getSettings();
  }

  boolean isIn(String state) {
    return resource.getState().equals(state);
  }

  /** Whether its owner wants it to run. */
  boolean alwaysOn() {
    return "ALWAYS".equals(settings().getActivationPolicy());
  }

  int majorVersion() {
    return DatabaseVersions.major(resource.getDatabaseVersion());
  }

  /** The instance that this one replicates, if it is a replica. */
  Optional<InstanceName> primary() {
    return Replication.primary(resource.getProject(), resource);
  }

  boolean isReplica() {
    return primary().isPresent();
  }

  Optional<NetworkName> network() {
    return Optional.ofNullable(settings().getIpConfiguration())
        .flatMap(ip -> Optional.ofNullable(ip.getPrivateNetwork()))
        .flatMap(NetworkName::parse);
  }

  Optional<String> allocatedRange() {
    return Optional.ofNullable(settings().getIpConfiguration())
        .map(IpConfiguration::getAllocatedIpRange)
        .filter(range -> !range.isEmpty());
  }

  Optional<IPAddress> privateAddress() {
    return Optional.ofNullable(resource.getIpAddresses()).stream()
        .flatMap(List::stream)
        .findFirst()
        .map(IpMapping::getIpAddress)
        .map(AddressRanges::block);
  }

  /** The database flags by name. */
  Map<String, String> flags() {
    return flags(settings());
  }

  static Map<String, String> flags(Settings settings) {
    return Optional.ofNullable(settings.getDatabaseFlags()).orElseGet(List::of).stream()
        .collect(
            Collectors.toMap(
                DatabaseFlags::getName, flag -> Optional.ofNullable(flag.getValue()).orElse("")));
  }

  Instance inState(String state) {
    DatabaseInstance changed = GoogleJson.copy(resource, DatabaseInstance.class);
    return new Instance(changed.setState(state), serverName);
  }

  Instance at(IPAddress address) {
    DatabaseInstance changed = GoogleJson.copy(resource, DatabaseInstance.class);
    IpMapping mapping =
        new IpMapping().setType("PRIVATE").setIpAddress(address.toCanonicalString());
    return new Instance(changed.setIpAddresses(List.of(mapping)), serverName);
  }

  Instance certifiedBy(SslCert authority) {
    DatabaseInstance changed = GoogleJson.copy(resource, DatabaseInstance.class);
    return new Instance(changed.setServerCaCert(authority), serverName);
  }

  Instance with(Settings settings) {
    DatabaseInstance changed = GoogleJson.copy(resource, DatabaseInstance.class);
    return new Instance(changed.setSettings(settings), serverName);
  }
}
