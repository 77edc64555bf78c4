package io.ringfence.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.rehearsal.Needs.Network;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a rehearsal has to make before a stack's file can work. */
class NeedsTest {

  @Test
  void networks_ranges_namespaces_and_versions_of_both_files_are_needed() {
    Needs before =
        needs(
            """
            config:
              gcp:project: acme
              ringfence:namespace: shop
              ringfence:databases:
                main:
                  cloudSql: {version: POSTGRES_16, allocatedRange: first}
                  network: {existing: prod}
                second: {cloudSql: {allocatedRange: second}, network: {existing: prod}}
                other:
                  cloudSql: {tier: db-f1-micro}
                  network: {name: own, privateServiceRange: 10.78.0.0/16}
            """);
    Needs after =
        needs(
            """
            config:
              gcp:project: acme
              ringfence:databases:
                main:
                  cloudSql: {version: POSTGRES_18}
                  network: {existing: prod, privateServiceRange: 10.77.0.0/16}
                far: {cloudSql: {}, network: {existing: projects/host/global/networks/far}}
              ringfence:workloads: {api: {namespace: backends}}
            """);

    Needs both = before.and(after);

    assertThat(both.ranges()).containsExactly("10.77.0.0/16", "10.78.0.0/16");
    assertThat(both.networks())
        .containsExactly(
            new Network("acme", "prod", true, Set.of("first", "second")),
            new Network("host", "far", true, Set.of()));
    assertThat(both.networks())
        .extracting(Network::ranges)
        .containsExactly(Set.of("first", "second"), Set.of("far-range"));
    assertThat(both.namespaces()).containsExactly("backends", "default", "shop");
    assertThat(both.postgres()).containsExactly(16, 17, 18);
  }

  @Test
  void what_another_stack_says_is_out_of_reach_and_named_with_what_to_do() {
    assertThatThrownBy(
            () ->
                needs(
                    """
                    config:
                      ringfence:databases:
                        shared: {stack: {name: acme/shop/prod, database: main}}
                        stack: {existing: {addresses: 10.10.10.10}}
                        main: {cloudSql: {labels: {stack: prod}}, network: {existing: prod}}
                        own: {cloudSql: {}, network: {stack: {name: acme/shop/prod}}}
                    """))
        .isInstanceOf(RehearsalException.class)
        .hasMessageContaining(
            ": ringfence:databases.shared.stack, ringfence:databases.own.network.stack. Rehearse a"
                + " copy of the file in which databases stand as existing ones");
  }

  @Test
  void host_names_need_the_policies_of_a_dataplane_unless_they_are_rendered() {
    String hosts = "config: {'ringfence:hosts': {pay: {names: [api.example.com]}}%s}";

    assertThat(needs(hosts.formatted("")).hostPolicies()).isTrue();
    assertThat(needs(hosts.formatted(", 'ringfence:render': gitops")).hostPolicies()).isFalse();
    assertThat(needs("config: {}").and(needs(hosts.formatted(""))).hostPolicies()).isTrue();
    assertThat(needs("config: {}").hostPolicies()).isFalse();
  }

  @Test
  void the_version_of_an_instance_that_names_none_is_the_programs() {
    JsonNode versions =
        Trees.read(PrivateFiles.read(Path.of("../docs/ringfence.schema.json")), "schema")
            .findParent("encryptionKey")
            .path("version");

    assertThat(versions.path("default").asText()).isEqualTo(Needs.DEFAULT_VERSION);
  }

  private static Needs needs(String yaml) {
    return Needs.of(new Version("a version", yaml));
  }
}
