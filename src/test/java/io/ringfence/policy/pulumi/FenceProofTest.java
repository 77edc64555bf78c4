package io.ringfence.policy.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cluster.gke.GkeReader;
import io.ringfence.config.Declarations;
import io.ringfence.config.StackFiles;
import io.ringfence.database.PlannedEndpoints;
import io.ringfence.manifest.InvalidManifestsException;
import io.ringfence.policy.PolicyCompiler;
import io.ringfence.policy.pulumi.GeneratedDeclarations.Stack;
import io.ringfence.proof.Findings;
import io.ringfence.proof.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Flows become policies, policies become a map, and the map gives the flows back: for thousands of
 * stacks that a fixed seed makes, read as the engine gets them; and nothing broken goes unnoticed.
 */
class FenceProofTest {
  private static final long SEED = 20_261_125;
  private static final int STACKS = 3_000;

  /** Of these, every policy is broken in every way. */
  private static final int BROKEN_STACKS = 250;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A port that no flow names. */
  private static final int UNUSED = 9;

  @Test
  void the_policies_of_every_stack_mean_its_flows_and_nothing_else() {
    forAll(
        STACKS,
        (stack, policies) ->
            assertThat(findings(stack, policies).violations())
                .describedAs("%s", stack.declaration())
                .isEmpty());
  }

  static Stream<Path> committedStacks() throws IOException {
    try (Stream<Path> examples = Files.walk(Path.of("examples"));
        Stream<Path> own = Files.list(Path.of("."))) {
      return Stream.concat(examples, own)
          .filter(file -> file.getFileName().toString().matches("Pulumi\\..+\\.yaml"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("committedStacks")
  void the_policies_of_a_committed_stack_mean_its_flows_and_none_can_be_missing(Path file) {
    Declarations declared =
        StackFiles.read(file).read(GkeReader.offline(), file.resolveSibling(""));
    var stack = new Stack(declared.declaration(), PlannedEndpoints.of(declared.databases()));
    List<JsonNode> policies = policies(stack);

    assertThat(policies).isNotEmpty();
    assertThat(findings(stack, policies).violations()).isEmpty();
    for (int missing = 0; missing < policies.size(); missing++) {
      List<JsonNode> broken = copy(policies);
      broken.remove(missing);
      assertThat(found(stack, broken))
          .describedAs("without %s", policies.get(missing))
          .isNotEmpty();
    }
  }

  @Test
  void a_policy_that_is_missing_is_caught() {
    forEachPolicy(
        (broken, policy) -> {
          broken.remove(policy.intValue());
          return true;
        },
        "NetworkPolicy");
  }

  @Test
  void a_direction_that_lost_its_rules_is_caught() {
    forEachPolicy(
        (broken, policy) -> {
          ObjectNode spec = spec(broken, policy);
          return spec.remove("egress") != null;
        },
        "NetworkPolicy");
    forEachPolicy(
        (broken, policy) -> spec(broken, policy).remove("ingress") != null, "NetworkPolicy");
  }

  @Test
  void a_direction_that_is_not_isolated_any_more_is_caught() {
    forEachPolicy(
        (broken, policy) -> {
          ObjectNode spec = spec(broken, policy);
          spec.putArray("policyTypes").add("Ingress");
          return spec.remove("egress") == null || !isOpen(spec);
        },
        "NetworkPolicy");
  }

  @Test
  void a_rule_that_was_added_is_caught() {
    forEachPolicy(
        (broken, policy) -> {
          ObjectNode spec = spec(broken, policy);
          spec.withArray("egress")
              .addObject()
              .putArray("ports")
              .addObject()
              .put("protocol", "TCP")
              .put("port", UNUSED);
          return !isOpen(spec);
        },
        "NetworkPolicy");
  }

  @Test
  void a_rule_that_lost_its_peers_is_caught() {
    forEachPolicy(
        (broken, policy) -> {
          boolean widened = false;
          for (JsonNode rule : spec(broken, policy).path("egress")) {
            widened |= ((ObjectNode) rule).remove("to") != null;
          }
          return widened;
        },
        "NetworkPolicy");
  }

  @Test
  void a_port_that_is_another_one_is_caught() {
    forEachPolicy(
        (broken, policy) -> {
          JsonNode port = spec(broken, policy).at("/egress/0/ports/0");
          if (port.isMissingNode()) {
            return false;
          }
          ((ObjectNode) port).put("port", UNUSED).remove("endPort");
          return true;
        },
        "NetworkPolicy");
  }

  @Test
  void a_rule_that_is_missing_is_caught() {
    forEachPolicy(
        (broken, policy) ->
            spec(broken, policy).path("egress") instanceof ArrayNode rules
                && rules.remove(0) != null
                && !isOpen(spec(broken, policy)),
        "NetworkPolicy");
  }

  @Test
  void a_selector_that_only_asks_for_a_label_is_caught() {
    forEachPolicy(
        (broken, policy) -> {
          askForTheLabelAlone((ObjectNode) spec(broken, policy).path("podSelector"));
          return !isOpen(spec(broken, policy));
        },
        "NetworkPolicy");
  }

  @Test
  void a_selector_of_a_peer_that_only_asks_for_a_label_is_caught() {
    forEachPolicy(
        (broken, policy) -> {
          List<ObjectNode> selectors =
              sourceSelectors(spec(broken, policy), "/matchLabels/app").toList();
          selectors.forEach(FenceProofTest::askForTheLabelAlone);
          return !selectors.isEmpty();
        },
        "NetworkPolicy");
  }

  @Test
  void a_selector_of_a_peer_that_selects_every_pod_is_caught() {
    forEachPolicy(
        (broken, policy) -> {
          List<ObjectNode> selectors = sourceSelectors(spec(broken, policy), "").toList();
          selectors.forEach(ObjectNode::removeAll);
          return !selectors.isEmpty();
        },
        "NetworkPolicy");
  }

  /** The selectors of pods in the rules of ingress that say something here. */
  private static Stream<ObjectNode> sourceSelectors(ObjectNode spec, String pointer) {
    return spec.path("ingress").findValues("from").stream()
        .flatMap(peers -> StreamSupport.stream(peers.spliterator(), false))
        .map(peer -> peer.path("podSelector"))
        .filter(selector -> !selector.isEmpty() && !selector.at(pointer).isMissingNode())
        .map(ObjectNode.class::cast);
  }

  private static void askForTheLabelAlone(ObjectNode selector) {
    selector.remove("matchLabels");
    selector.withArray("matchExpressions").addObject().put("key", "app").put("operator", "Exists");
  }

  @Test
  void a_policy_for_hosts_that_is_missing_is_caught() {
    forEachPolicy(
        (broken, policy) -> {
          broken.remove(policy.intValue());
          return true;
        },
        "FQDNNetworkPolicy",
        "CiliumNetworkPolicy");
  }

  /** Changes policies, and says whether the change should matter. */
  private interface Mutation {
    boolean apply(List<JsonNode> policies, Integer policy);
  }

  private static void forEachPolicy(Mutation mutation, String... kinds) {
    var caught = new ArrayList<String>();
    forAll(
        BROKEN_STACKS,
        (stack, policies) -> {
          for (int policy = 0; policy < policies.size(); policy++) {
            if (List.of(kinds).contains(policies.get(policy).path("kind").asText())
                && standsAlone(policies, policy)) {
              List<JsonNode> broken = copy(policies);
              if (mutation.apply(broken, policy)) {
                List<String> found = found(stack, broken);
                assertThat(found)
                    .describedAs("%s without %s", stack.declaration(), policies.get(policy))
                    .isNotEmpty();
                caught.addAll(found);
              }
            }
          }
        });
    assertThat(caught).hasSizeGreaterThan(BROKEN_STACKS / 10);
  }

  /** A policy whose annotation speaks of a block that is not there is not even read. */
  private static List<String> found(Stack stack, List<JsonNode> policies) {
    try {
      return findings(stack, policies).violations().stream().map(Violation::toString).toList();
    } catch (InvalidManifestsException e) {
      return List.of(e.toString());
    }
  }

  /** Whether no other policy selects its pods, which would say some of the same. */
  private static boolean standsAlone(List<JsonNode> policies, int policy) {
    if (!policies.get(policy).path("kind").asText().equals("NetworkPolicy")) {
      return true;
    }
    return policies.stream().noneMatch(other -> name(other).equals(PolicyCompiler.ISOLATION))
        && policies.stream().filter(other -> name(other).equals(name(policies.get(policy)))).count()
            == 1;
  }

  private static String name(JsonNode policy) {
    return policy.at("/metadata/name").asText();
  }

  private static void forAll(int stacks, BiConsumer<Stack, List<JsonNode>> property) {
    var generated = new GeneratedDeclarations(SEED);
    for (int number = 0; number < stacks; number++) {
      Stack stack = generated.next();
      property.accept(stack, policies(stack));
    }
  }

  private static List<JsonNode> policies(Stack stack) {
    return new CompiledPolicies(stack.declaration(), stack.endpoints())
        .objects().stream().map(policy -> policy.manifest().join()).toList();
  }

  private static Findings findings(Stack stack, List<JsonNode> policies) {
    return new FenceProof(stack.declaration(), stack.endpoints()).of(policies).join().findings();
  }

  private static List<JsonNode> copy(List<JsonNode> policies) {
    return new ArrayList<>(policies.stream().<JsonNode>map(JsonNode::deepCopy).toList());
  }

  private static ObjectNode spec(List<JsonNode> policies, int policy) {
    return (ObjectNode) policies.get(policy).path("spec");
  }

  /** Whether it allows everything in any case. */
  private static boolean isOpen(ObjectNode spec) {
    return spec.path("ingress").equals(JSON.createArrayNode().add(JSON.createObjectNode()));
  }
}
