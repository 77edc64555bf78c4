package io.ringfence.policy.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import com.pulumi.Log;
import com.pulumi.core.internal.Constants;
import com.pulumi.serialization.internal.Serializer;
import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.manifest.Manifest;
import io.ringfence.manifest.PolicyReader;
import io.ringfence.proof.Declaration;
import io.ringfence.proof.Proof;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Reads policies back as the engine gets them, and proves them against what was declared. */
final class FenceProof {
  private final Declaration declaration;
  private final List<DatabaseEndpoint> endpoints;

  FenceProof(Declaration declaration, List<DatabaseEndpoint> endpoints) {
    this.declaration = declaration;
    this.endpoints = List.copyOf(endpoints);
  }

  /**
   * The proof, once it is known which addresses are known: in a preview, those of resources that do
   * not exist yet are not.
   */
  CompletableFuture<Proof> of(CompiledPolicies policies) {
    List<CompletableFuture<JsonNode>> manifests =
        policies.objects().stream().map(PolicyObject::manifest).toList();
    return CompletableFuture.allOf(manifests.toArray(CompletableFuture[]::new))
        .thenCompose(done -> of(manifests.stream().map(CompletableFuture::join).toList()));
  }

  /** The proof of policies as the engine gets them. */
  CompletableFuture<Proof> of(List<JsonNode> manifests) {
    List<Policy> policies = manifests.stream().map(FenceProof::read).toList();
    return databases().thenApply(known -> new Proof(declaration, policies, known));
  }

  private static Policy read(JsonNode manifest) {
    String name = manifest.at("/metadata/name").asText();
    return new PolicyReader("default").read(new Manifest("policy " + name, manifest)).policy();
  }

  private CompletableFuture<List<Endpoint>> databases() {
    var addresses = new LinkedHashMap<String, Object>();
    endpoints.forEach(
        endpoint -> addresses.put(endpoint.database(), List.copyOf(endpoint.blocks())));
    return new Serializer(Log.ignore())
        .serializeAsync("addresses", addresses, false)
        .thenApply(known -> endpoints((Map<?, ?>) known));
  }

  private List<Endpoint> endpoints(Map<?, ?> known) {
    var named = new ArrayList<Endpoint>();
    for (DatabaseEndpoint endpoint : endpoints) {
      var addresses = new LinkedHashMap<String, AddressSet>();
      List<?> blocks = (List<?>) Objects.requireNonNull(known.get(endpoint.database()));
      List<String> names = endpoint.addressNames();
      for (int i = 0; i < names.size(); i++) {
        String block = String.valueOf(blocks.get(i));
        boolean unknown = block.equals(Constants.UnknownValue);
        addresses.merge(
            names.get(i),
            unknown ? AddressSet.NONE : AddressSet.of(Addresses.block(block)),
            AddressSet::union);
      }
      addresses.forEach((name, set) -> named.add(endpoint(name, set, endpoint)));
    }
    return named;
  }

  /** An address that is neither private nor loopback becomes no rule. */
  private static AddressSet range(DatabaseEndpoint endpoint) {
    return endpoint
        .range()
        .map(AddressSet::of)
        .orElseGet(
            () ->
                AddressSet.of(Addresses.privateBlocks().toArray(IPAddress[]::new))
                    .union(AddressSet.of(Addresses.block("127.0.0.0/8"))));
  }

  private static Endpoint endpoint(String name, AddressSet known, DatabaseEndpoint endpoint) {
    return known.isEmpty()
        ? new Endpoint(name, Endpoint.Kind.DATABASE, range(endpoint), false)
        : new Endpoint(name, Endpoint.Kind.DATABASE, known, true);
  }
}
