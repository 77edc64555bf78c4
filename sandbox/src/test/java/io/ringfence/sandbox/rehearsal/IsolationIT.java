package io.ringfence.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a rehearsal's process can reach: nothing. */
class IsolationIT {
  private static final Map<String, String> OF_A_PERSON =
      Map.of(
          "PATH", System.getenv("PATH"),
          "GOOGLE_CREDENTIALS", "real",
          "CLOUDSDK_CONFIG", "real",
          "KUBECONFIG", "real",
          "PULUMI_ACCESS_TOKEN", "real");

  @Test
  void nothing_outside_can_be_reached_and_nothing_of_a_person_is_in_the_environment()
      throws Exception {
    List<String> addresses =
        new ArrayList<>(List.of("192.0.2.1", "169.254.169.254", "2001:db8::1"));
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
        .forEach(addresses::add);

    String printed = probe(Isolation.scrubbed(OF_A_PERSON), "true", addresses);

    assertThat(printed).doesNotContain("refused", "connected", "real", "GOOGLE", "PULUMI");
    // In the words of the kernel: no route, or for IPv6 not even an address to come from.
    assertThat(addresses)
        .allSatisfy(
            address ->
                assertThat(printed)
                    .containsPattern(
                        Pattern.quote(address)
                            + ": (Network is unreachable|Cannot assign requested address|Protocol"
                            + " family unavailable)"));
    assertThat(printed).contains("192.0.2.1: Network is unreachable");
  }

  @Test
  void a_process_with_a_persons_accounts_refuses_to_go_on() throws Exception {
    assertThat(probe(OF_A_PERSON, "true", List.of()))
        .contains("refused: ", "GOOGLE_CREDENTIALS", "KUBECONFIG", "PULUMI_ACCESS_TOKEN")
        .doesNotContain("environment: ");
  }

  @Test
  void a_process_whose_network_has_another_card_refuses_to_go_on() throws Exception {
    assertThat(
            probe(
                Map.of("PATH", System.getenv("PATH")),
                "ip link add type veth && ip address add 198.51.100.1/24 dev veth0",
                List.of()))
        .contains("refused: There is a way out of the rehearsal: [veth")
        .doesNotContain("environment: ");
  }

  /** Runs the probe as a rehearsal is run, after another command in the same network. */
  private static String probe(Map<String, String> environment, String first, List<String> addresses)
      throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(List.of("sh", "-c", first + " && exec \"$@\"", "sh", java, "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(IsolationProbe.class.getName());
    command.addAll(addresses);
    var builder = new ProcessBuilder(Isolation.command(command)).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
