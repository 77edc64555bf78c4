package io.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Declarations;
import io.ringfence.config.StackFiles;
import io.ringfence.policy.Rule.AddressBlock;
import io.ringfence.policy.Rule.Listed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each peer becomes in a rule, on each dataplane, from the stack's file on. */
class PeerRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gke-v2     | metadata               | 169.254.169.254/32 | [TCP 80, TCP 8080]
          gke-calico | metadata               | 169.254.169.252/32 | [TCP 987, TCP 988]
          generic    | google-apis            | 199.36.153.8/30    | [TCP 443]
          gke-v2     | google-apis            | 199.36.153.8/30    | [TCP 443]
          generic    | google-apis-restricted | 199.36.153.4/30    | [TCP 443]
          """)
  void aWellKnownPeerIsItsAddressesAndPorts(
      String dataplane, String peer, String block, String ports) {
    Rule rule = onlyRule(dataplane, "{from: web, to: " + peer + "}").egress().get(0);

    assertThat(blocks(rule)).containsExactly(block);
    assertThat(((io.ringfence.flow.Ports.Listed) rule.ports()).ports()).hasToString(ports);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          generic    | 169.254.20.10/32
          gke-v2     | 169.254.20.10/32,169.254.169.254/32
          gke-calico | 169.254.20.10/32,169.254.169.254/32
          """)
  void nameServersAreWhereTheDataplaneHasThem(String dataplane, String blocks) {
    Rule rule = onlyRule(dataplane, "{from: web, to: dns}").egress().get(0);

    assertThat(((Listed) rule.peers()).peers().get(0)).isInstanceOf(Rule.NamespacedPods.class);
    assertThat(String.join(",", blocks(rule))).isEqualTo(blocks);
  }

  @Test
  void namedAddressesAreTheirBlocksEachWithItsExceptions() {
    PolicySpec policy = onlyRule("generic", "{from: office, to: web}, {from: web, to: office}");

    assertThat(policy.ingress().get(0).peers())
        .isEqualTo(policy.egress().get(0).peers())
        .isInstanceOfSatisfying(
            Listed.class,
            listed ->
                assertThat(listed.peers())
                    .map(AddressBlock.class::cast)
                    .map(block -> block.block() + " except " + block.except())
                    .containsExactly(
                        "203.0.113.0/24 except [203.0.113.64/26]", "2001:db8::/32 except []"));
  }

  private static List<String> blocks(Rule rule) {
    return ((Listed) rule.peers())
        .peers().stream()
            .filter(AddressBlock.class::isInstance)
            .map(peer -> ((AddressBlock) peer).block().toPrefixLengthString())
            .toList();
  }

  private static PolicySpec onlyRule(String dataplane, String flows) {
    Declarations declared =
        StackFiles.parse(
                """
                config:
                  ringfence:cluster: {context: test, dataplane: %s}
                  ringfence:addresses:
                    office:
                      blocks: [203.0.113.0/24, "2001:db8::/32"]
                      except: [203.0.113.64/26]
                      ports: 443
                  ringfence:workloads: {web: {pods: {app: web}, ports: [8080]}}
                  ringfence:flows: [%s]
                """
                    .formatted(dataplane, flows))
            .read();
    return new PolicyCompiler(declared.postures(), declared.cluster().dataplane())
        .compile(declared.workloads(), declared.flows())
        .get(0);
  }
}
