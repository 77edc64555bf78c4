package io.ringfence.sandbox.googleapi.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.googleapi.compute.NetworkName;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.state.Codec;
import io.ringfence.sandbox.googleapi.state.ResourceStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The instances of all projects. */
public final class InstanceStore {
  private final ResourceStore<Instance> instances;

  public InstanceStore(Path directory) {
    this.instances = new ResourceStore<>(directory, new InstanceCodec());
  }

  /** The paths of the instances that have their private address in a network. */
  public List<String> in(NetworkName network) {
    return list().stream()
        .filter(instance -> instance.network().filter(network::equals).isPresent())
        .map(instance -> instance.name().path())
        .toList();
  }

  Optional<Instance> get(InstanceName name) {
    return instances.get(name.key());
  }

  /** The instance, or Google's answer to asking for one that does not exist. */
  Instance require(InstanceName name) {
    return get(name)
        .orElseThrow(
            () ->
                GoogleApiException.notFound(
                    "instanceDoesNotExist", "The Cloud SQL instance does not exist."));
  }

  List<Instance> list() {
    return instances.list();
  }

  List<Instance> list(String project) {
    return instances.listUnder(project + "/");
  }

  Set<IPAddress> addresses() {
    return list().stream()
        .flatMap(instance -> instance.privateAddress().stream())
        .collect(Collectors.toSet());
  }

  void put(Instance instance) {
    instances.put(instance.name().key(), instance);
  }

  void remove(InstanceName name) {
    instances.remove(name.key());
  }

  private static final class InstanceCodec implements Codec<Instance> {
    private static final ObjectMapper TREES = new ObjectMapper();

    @Override
    public String write(Instance instance) {
      ObjectNode json = TREES.createObjectNode();
      json.put("serverName", instance.serverName());
      json.set("resource", GoogleJson.tree(instance.resource()));
      return json.toString();
    }

    @Override
    public Instance read(String text) {
      try {
        JsonNode json = TREES.readTree(text);
        return new Instance(
            GoogleJson.read(json.path("resource").toString(), DatabaseInstance.class),
            json.path("serverName").asText());
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
