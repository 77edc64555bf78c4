package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The {@code ringfence} command as a person has it, on a real API server and on what the real
 * engine prints.
 */
@ExtendWith(OnSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
class CommandIT {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String WIDER_FLOWS =
      "[{from: anywhere, to: frontend}, {from: frontend, to: backend},"
          + " {from: [backend, frontend], to: main},"
          + " {from: [frontend, backend], to: [dns, https]}]";

  @AutoClose private TestStack stack;
  private Path kubeconfig;
  private String namespace;

  /** The stack with its workloads, and beside it a policy of somebody else. */
  @BeforeAll
  void bringUp(Sandbox sandbox) throws Exception {
    stack = new TestStack(sandbox, "command");
    kubeconfig = sandbox.kubeconfig();
    namespace = stack.namespace();
    stack.up();
    createDeployment("frontend");
    createDeployment("backend");
    createDeployment("tester");
    stack
        .kubernetes()
        .resource(
            new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName("debug")
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .addToMatchLabels("app", "backend")
                .endPodSelector()
                .addNewIngress()
                .addNewFrom()
                .withNewPodSelector()
                .addToMatchLabels("app", "tester")
                .endPodSelector()
                .endFrom()
                .endIngress()
                .endSpec()
                .build())
        .create();
  }

  private void createDeployment(String name) {
    stack
        .kubernetes()
        .resource(
            new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName(name)
                .withImage(name)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build())
        .create();
  }

  /** What a run printed and how it ended. */
  private record Run(int code, String out, String err) {}

  private Run ringfence(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bin/ringfence"));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("ringfence", ".err");
    Path in = Files.writeString(Files.createTempFile("ringfence", ".in"), input);
    try {
      var builder =
          new ProcessBuilder(command).redirectInput(in.toFile()).redirectError(errors.toFile());
      builder.environment().putAll(Map.of("KUBECONFIG", kubeconfig.toString()));
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), out, Files.readString(errors));
    } finally {
      Files.delete(errors);
      Files.delete(in);
    }
  }

  @Test
  void who_reaches_what_in_a_live_cluster_names_workloads_databases_and_foreign_policies()
      throws Exception {
    Run run = ringfence("", "connectivity", "--cluster");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(namespace + "/frontend[Deployment] reaches")
        .containsPattern("TCP [0-9,]*5432 +main")
        .contains("policies that Ringfence does not manage: ")
        .contains(namespace + "/debug");
  }

  @Test
  void a_foreign_policy_that_widens_the_fence_is_a_violation_with_its_rule() throws Exception {
    Run run = ringfence("", "check", "--cluster=ringfence-sandbox");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "no policy selects %s/tester[Deployment] for ingress and egress".formatted(namespace))
        .contains(
            "%1$s/tester[Deployment] reaches %1$s/backend[Deployment] on All Connections by %1$s/debug ingress[0].from[0]"
                .formatted(namespace));
  }

  @Test
  void a_pair_is_explained_by_the_rules_on_both_sides() throws Exception {
    Run run =
        ringfence(
            "",
            "explain",
            namespace + "/frontend",
            namespace + "/backend",
            "--ports",
            "TCP 8080",
            "--cluster");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("policy %s/frontend, egress[0].to[0] allows TCP 8080".formatted(namespace))
        .contains("policy %s/backend, ingress[0].from[0] allows TCP 8080".formatted(namespace));
  }

  @Test
  void a_preview_says_what_would_change_in_this_stack_and_in_this_cluster() throws Exception {
    var flows = stack.file().get("ringfence:flows");
    stack.file().set("ringfence:flows", WIDER_FLOWS);
    String preview;
    String complete;
    try {
      preview = stack.pulumi("preview", "--json");
      complete = stack.pulumi("preview", "--json", "--show-sames");
    } finally {
      stack.file().restore("ringfence:flows", flows);
    }
    Run alone = ringfence(complete, "diff", "--preview", "-");
    assertThat(alone.code()).isEqualTo(1);
    assertThat(alone.out())
        .contains(namespace + "/frontend[Workload]")
        .contains("gained           TCP 5432")
        .doesNotContain("the preview leaves out");
    Run cluster = ringfence(preview, "diff", "--cluster", "--preview", "-");
    assertThat(cluster.code()).isEqualTo(1);
    assertThat(cluster.out())
        .contains(namespace + "/frontend[Deployment]")
        .contains("gained           TCP 5432");
    Run applied = ringfence(preview, "explain", "frontend", "main", "--preview", "-");
    assertThat(applied.out()).contains("policy %s/frontend, egress[".formatted(namespace));
  }

  @Test
  void a_preview_without_a_change_has_no_effect() throws Exception {
    Run run =
        ringfence(stack.pulumi("preview", "--json", "--show-sames"), "diff", "--preview", "-");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("no change in effect");
    assertThat(run.code()).isZero();
  }

  @Test
  void a_state_is_read_and_none_of_its_secrets_printed() throws Exception {
    String state = stack.pulumi("stack", "export", "--show-secrets");
    Run run = ringfence(state, "connectivity", "--state", "-", "--format", "json");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("\"%s/backend[Workload]\", \"to\": \"main\"".formatted(namespace))
        .doesNotContain("plaintext")
        .doesNotContain("PGPASSWORD");
  }

  @Test
  void manifests_are_compared_with_the_cluster_that_they_would_be_applied_to(@TempDir Path folder)
      throws Exception {
    Path manifest =
        Files.writeString(
            folder.resolve("policy.yaml"),
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: tester, namespace: %s}
            spec:
              podSelector: {matchLabels: {app: tester}}
              policyTypes: [Ingress, Egress]
            """
                .formatted(namespace));
    Run run = ringfence("", "diff", "--cluster", manifest.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(namespace + "/tester[Deployment]")
        .contains("lost             All Connections");
  }

  @Test
  void a_cluster_that_is_not_there_is_bad_input() throws Exception {
    Run run = ringfence("", "connectivity", "--cluster=nowhere");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("the kubeconfig has no context nowhere\n");
  }

  @Test
  void whoever_may_not_list_everything_gets_no_answer_that_could_be_wrong(@TempDir Path folder)
      throws Exception {
    stack
        .kubernetes()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("stranger")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
    String token =
        stack
            .kubernetes()
            .serviceAccounts()
            .inNamespace(namespace)
            .withName("stranger")
            .tokenRequest()
            .getStatus()
            .getToken();
    ObjectNode config = (ObjectNode) YAML.readTree(kubeconfig.toFile());
    ((ObjectNode) config.at("/users/0")).putObject("user").put("token", token);
    Path own = folder.resolve("kubeconfig");
    YAML.writeValue(own.toFile(), config);

    Run run = ringfence("", "connectivity", "--cluster", "--kubeconfig", own.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("does not let you list cronjobs.batch, daemonsets.apps, deployments.apps,")
        .contains("networkpolicies.networking.k8s.io")
        .doesNotContain(token);
  }

  @Test
  void a_reader_that_has_seen_enough_is_no_error() throws Exception {
    var process =
        new ProcessBuilder(
                "sh", "-c", "bin/ringfence connectivity --cluster --format json 2>&1 | head -1")
            .redirectErrorStream(true);
    process.environment().putAll(Map.of("KUBECONFIG", kubeconfig.toString()));
    Process running = process.start();
    String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(running.waitFor()).isZero();
    assertThat(printed).isEqualTo("[\n");
  }
}
