package io.ringfence;

import com.pulumi.resources.ResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.Mocks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Answers a program's registrations as the providers would, and remembers them: what the engine
 * gets, in its order, and the options that the program gave, which the engine's side of the mocks
 * does not see.
 */
final class FakeProviders implements Mocks {
  static final String INSTANCE = "gcp:sql/databaseInstance:DatabaseInstance";
  static final String POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
  static final String NETWORK = "gcp:compute/network:Network";
  static final String RANGE = "gcp:compute/globalAddress:GlobalAddress";
  static final String CLIENT_CERTIFICATE = "gcp:sql/sslCert:SslCert";

  /** What each instance's server is signed by. */
  static final String SERVER_CA = "-----BEGIN CERTIFICATE-----";

  private static final String OWN_OUTPUTS = "pulumi:pulumi:readStackOutputs";

  static final String STASH = "pulumi:index:Stash";
  static final String STACK = "pulumi:pulumi:StackReference";

  private final List<Registration> registrations = new CopyOnWriteArrayList<>();
  private final Map<String, Declared> declared = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> stacks = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Map<String, Object>> answers = new ConcurrentHashMap<>();
  private final Map<String, Object> kept = new ConcurrentHashMap<>();
  private final Function<String, Optional<String>> addresses;
  private Optional<Map<String, Object>> lastOutputs = Optional.of(Map.of());

  /**
   * Makes providers.
   *
   * @param addresses the private address that each instance gets; none while it is unknown
   */
  FakeProviders(Function<String, Optional<String>> addresses) {
    this.addresses = addresses;
  }

  /** Another stack with these outputs, of which {@code passwords} is a secret. */
  FakeProviders with(String stack, Map<String, Object> outputs) {
    stacks.put(stack, outputs);
    return this;
  }

  /** What the stack's last update exported. */
  FakeProviders after(Map<String, Object> outputs) {
    lastOutputs = Optional.of(outputs);
    return this;
  }

  /** Nobody tells what the stack's last update exported. */
  FakeProviders afterSomethingUnreadable() {
    lastOutputs = Optional.empty();
    return this;
  }

  /** What a stash has from an earlier run. */
  void keep(String stash, Object value) {
    kept.put(stash, value);
  }

  /** A resource as the engine gets it. */
  record Registration(String type, String name, String provider, Map<String, Object> inputs) {
    String id() {
      return type + " " + name;
    }
  }

  /** A question to a function of a provider. */
  record Call(String function, Map<String, Object> arguments) {}

  /** A resource as the program declares it. */
  record Declared(com.pulumi.resources.ResourceArgs arguments, ResourceOptions options) {}

  /** Makes the providers answer a function so, whatever it is asked. */
  FakeProviders answering(String function, Map<String, Object> answer) {
    answers.put(function, answer);
    return this;
  }

  @Override
  public CompletableFuture<Map<String, Object>> callAsync(CallArgs call) {
    if (call.token.equals(OWN_OUTPUTS)) {
      return lastOutputs
          .<CompletableFuture<Map<String, Object>>>map(
              outputs -> CompletableFuture.completedFuture(Map.of("outputs", outputs)))
          .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("no access")));
    }
    calls.add(new Call(call.token, call.args));
    Map<String, Object> answer = answers.get(call.token);
    return answer == null
        ? CompletableFuture.failedFuture(new IllegalStateException("no such thing"))
        : CompletableFuture.completedFuture(answer);
  }

  /** In the order in which the engine got them. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  @Override
  public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs resource) {
    registrations.add(
        new Registration(resource.type, resource.name, resource.provider, resource.inputs));
    var state = new HashMap<>(resource.inputs);
    if (resource.type.equals(INSTANCE)) {
      state.putIfAbsent("name", resource.name + "-ef04a94");
      state.put("serverCaCerts", List.of(Map.of("cert", SERVER_CA)));
      addresses.apply(resource.name).ifPresent(address -> state.put("privateIpAddress", address));
    }
    if (resource.type.equals(RANGE)) {
      state.putIfAbsent("name", resource.name + "-46efc25");
    }
    if (resource.type.equals(CLIENT_CERTIFICATE)) {
      state.put("cert", "certificate of " + resource.name);
      state.put("privateKey", "key of " + resource.name);
    }
    if (resource.type.equals(STASH)) {
      state.put("output", kept.getOrDefault(resource.name, resource.inputs.get("input")));
    }
    if (resource.type.equals(STACK)) {
      state.put("outputs", stacks.getOrDefault(resource.name, Map.of()));
      state.put("secretOutputNames", List.of("passwords"));
    }
    return CompletableFuture.completedFuture(
        ResourceResult.of(Optional.of(identifier(resource)), state));
  }

  private static String identifier(ResourceArgs resource) {
    return resource.type.equals(NETWORK)
        ? "projects/test/global/networks/" + resource.name
        : resource.name + "-id";
  }

  /** Records what the program declares, and changes nothing. */
  ResourceTransformation recorder() {
    return args -> {
      declared.put(
          args.resource().pulumiResourceType() + " " + args.resource().pulumiResourceName(),
          new Declared(args.args(), args.options()));
      return Optional.empty();
    };
  }

  /** In the order in which the engine got them. */
  List<Registration> registrations() {
    return List.copyOf(registrations);
  }

  List<Registration> registrations(String type) {
    return registrations.stream().filter(resource -> resource.type().equals(type)).toList();
  }

  Registration registration(String type, String name) {
    return registrations.stream()
        .filter(resource -> resource.type().equals(type) && resource.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type + " " + name));
  }

  Declared declared(String type, String name) {
    return Optional.ofNullable(declared.get(type + " " + name))
        .orElseThrow(() -> new AssertionError("no " + type + " " + name));
  }

  /** By type and name. */
  Map<String, Declared> declared() {
    return Map.copyOf(declared);
  }

  /** The group of keys at this key. */
  static Map<String, Object> group(Map<String, Object> inputs, String key) {
    var group = new HashMap<String, Object>();
    if (inputs.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> group.put(String.valueOf(name), Objects.requireNonNull(value)));
      return group;
    }
    throw new AssertionError(key + " is no group of keys in " + inputs);
  }
}
