package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input under the real engine: a message, and nothing else. */
@ExtendWith(OnSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
class InvalidStackFileIT {
  @AutoClose private TestStack stack;

  @BeforeAll
  void bringUp(Sandbox sandbox) throws Exception {
    stack = new TestStack(sandbox, "invalid");
    stack.up();
  }

  @ParameterizedTest(name = "{3}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ringfence:colour    | red                                        | ringfence:colour                     | no such key
          ringfence:cluster   | {contxt: test}                             | ringfence:cluster.contxt             | no such key
          ringfence:workloads | {web: {pods: {app: w}, port: 80}}          | ringfence:workloads.web.port         | no such key
          ringfence:posture   | [strict]                                   | ringfence:posture                    | a single value is wanted here
          ringfence:flows     | [frontend to backend]                      | ringfence:flows[0]                   | a group of keys is wanted here
          ringfence:databases | {main: {existing: {addresses: [10.0.0.1], port: "5432"}}} | ringfence:databases.main.existing.port | a whole number is wanted here
          ringfence:flows     | [{from: backend, to: databse}]             | ringfence:flows[0].to                | there is no such peer
          ringfence:workloads | {backend: {pods: {app: b}, ports: 70000}}  | ringfence:workloads.backend.ports    | a port lies between 1 and 65535
          ringfence:databases | {main: {existing: {addresses: [10.0.0.0/8]}}} | ringfence:databases.main.existing.addresses[0] | not a single IP address
          ringfence:databases | {main: {existing: {addresses: [34.76.1.2]}}} | ringfence:databases.main.existing.addresses[0] | not a private address
          ringfence:databases | {main: {existing: {database: shop, user: shop, addresses: []}}} | ringfence:databases.main.existing.addresses | a database without an address cannot be bound
          ringfence:databases | {main: {existing: {addresses: []}}}        | ringfence:flows[2].to                | the strict posture needs an address of "main"
          """)
  void every_kind_of_bad_input_is_named_and_changes_nothing(
      String key, String yaml, String path, String message) throws Exception {
    refused(key, file -> file.set(key, yaml), path, message, "fix: ");
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource({
    "10.77.0.0/33, not a block of addresses in CIDR notation",
    "10.77/16, not a block of addresses in CIDR notation",
    "10.77.0.0/30, not the size of a private service range",
    "0.0.0.0/0, not the size of a private service range",
    "10.77.0.1/16, bits behind the prefix are set; the block is 10.77.0.0/16",
    "34.76.0.0/16, not all of this block is private",
  })
  void a_range_that_is_none_or_not_private_is_named_and_changes_nothing(
      String range, String message) throws Exception {
    refused(
        "ringfence:databases",
        file -> file.setIn("ringfence:databases", "/main/network", "privateServiceRange", range),
        "ringfence:databases.main.network.privateServiceRange = \"" + range + "\"",
        message,
        "fix: ");
  }

  @Test
  void a_password_in_plain_text_is_refused_and_not_repeated() throws Exception {
    String key = "ringfence:databases";
    String database =
        "{main: {existing: {addresses: [10.0.0.1], database: shop, user: shop, password: %s}}}"
            .formatted("hunter-2-hunter-2");
    refused(
        key,
        file -> file.set(key, database),
        "ringfence:databases.main.existing.password",
        "the password stands in the file in plain text",
        "fix: pulumi config set --secret --path ringfence:databases.main.existing.password");
    assertThat(new Events(stack.events()).texts())
        .isNotEmpty()
        .noneMatch(text -> text.contains("hunter-2-hunter-2"));
  }

  @Test
  void a_project_that_is_not_named_is_asked_for_and_nothing_changes() throws Exception {
    refused(
        "gcp:project",
        file -> file.remove("gcp:project"),
        "gcp:project",
        "a Cloud SQL instance needs it",
        "fix: pulumi config set gcp:project VALUE");
  }

  @Test
  void all_problems_are_in_one_message_and_nothing_changes() throws Exception {
    String key = "ringfence:flows";
    refused(
        key,
        file ->
            file.set(
                key,
                "[{from: nobody, to: backend}, {from: dns, to: backend},"
                    + " {from: anywhere, to: https}]"),
        "ringfence:flows[0].from",
        "ringfence:flows[1].from",
        "ringfence:flows[2]",
        "3 problems");
  }

  /** A preview and an update say all of it, and neither leaves a trace. */
  private void refused(String key, Consumer<StackFile> change, String... said) throws Exception {
    Snapshot before = Snapshot.of(stack);
    assertThat(before.versions()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(before.google().values()).noneMatch(List::isEmpty);
    JsonNode value = stack.file().get(key);
    try {
      change.accept(stack.file());
      assertThatThrownBy(() -> stack.preview())
          .message()
          .contains(said)
          .contains("nothing was changed");
      assertThatThrownBy(() -> stack.up()).message().contains(said).contains("nothing was changed");
    } finally {
      stack.file().restore(key, value);
    }
    assertThat(Snapshot.of(stack)).isEqualTo(before);
  }
}
