package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The committed staging and prod stacks side by side, from their first update to their last. */
@ExtendWith(OnSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class CommittedStacksIT {
  @AutoClose private TestStack staging;
  @AutoClose private TestStack prod;

  @BeforeAll
  void bringUp(Sandbox sandbox) throws Exception {
    staging =
        new TestStack(sandbox, "staging", TestStack.committed("staging"), ProjectFiles.BUILT_JAR);
    prod = new TestStack(sandbox, "prod", TestStack.committed("prod"), ProjectFiles.BUILT_JAR);
    staging.up();
    prod.up();
  }

  @Test
  @Order(1)
  void each_gets_an_address_a_rule_and_a_password_of_its_own() throws Exception {
    Postgres inStaging = postgres(staging);
    Postgres inProd = postgres(prod);
    assertThat(inStaging.host()).isNotEqualTo(inProd.host());
    assertThat(new Cluster(staging).blocksOn(5432)).containsExactly(inStaging.host() + "/32");
    assertThat(new Cluster(prod).blocksOn(5432)).containsExactly(inProd.host() + "/32");
    assertThatThrownBy(() -> inStaging.connect(inProd.password())).hasMessageContaining("password");
    inProd.write("tea");
    assertThat(inProd.read()).isEqualTo("tea");
  }

  @Test
  @Order(1)
  void prod_is_highly_available_with_backups_and_three_locks_and_staging_is_not() throws Exception {
    JsonNode big = only(prod, "instances").path("settings");
    assertThat(big.path("availabilityType").asText()).isEqualTo("REGIONAL");
    assertThat(big.at("/backupConfiguration/enabled").asBoolean()).isTrue();
    assertThat(big.at("/backupConfiguration/pointInTimeRecoveryEnabled").asBoolean()).isTrue();
    assertThat(locks(prod)).containsExactly(true, true, true);

    JsonNode small = only(staging, "instances").path("settings");
    assertThat(small.path("availabilityType").asText()).isEqualTo("ZONAL");
    assertThat(small.at("/backupConfiguration/enabled").asBoolean()).isFalse();
    assertThat(locks(staging)).containsExactly(false, false, false);
  }

  @Test
  @Order(2)
  void a_destroy_of_prod_is_refused_and_takes_nothing() throws Exception {
    Snapshot before = Snapshot.of(prod);
    assertThat(before.versions().keySet())
        .contains("NetworkPolicy/backend", "ConfigMap/backend-main", "Secret/backend-main");

    assertThatThrownBy(() -> prod.destroy()).hasMessageContaining("protected");

    assertThat(Snapshot.of(prod)).isEqualTo(before);
    assertThat(postgres(prod).read()).isEqualTo("tea");
  }

  @Test
  @Order(3)
  void prod_goes_in_the_documented_order() throws Exception {
    prod.file().remove("ringfence:environment");
    prod.file().setIn("ringfence:databases", "/main", "protected", "false");
    prod.up();
    assertThat(locks(prod)).containsExactly(false, false, false);
    assertThat(postgres(prod).read()).isEqualTo("tea");
    String host = postgres(prod).host();

    prod.destroy();

    assertThat(new Cluster(prod).size()).isZero();
    assertThat(prod.state().all()).isEmpty();
    assertThat(Postgres.answers(host)).isFalse();
    Map<String, List<JsonNode>> left = prod.google().in(prod.network());
    assertThat(left.get("networks")).hasSize(prod.usesLongLivedNetwork() ? 1 : 0);
    left.remove("networks");
    assertThat(left.values()).allMatch(List::isEmpty);
  }

  @Test
  @Order(4)
  void staging_goes_at_once_and_leaves_its_long_lived_network() throws Exception {
    var network = staging.google().in(staging.network());
    assertThat(network.remove("instances")).hasSize(1);
    assertThat(network.values()).hasSize(3).allSatisfy(kind -> assertThat(kind).hasSize(1));

    staging.destroy();

    var left = staging.google().in(staging.network());
    assertThat(left.remove("instances")).isEmpty();
    assertThat(left).isEqualTo(network);
    assertThat(new Cluster(staging).size()).isZero();
    assertThat(staging.state().all()).isEmpty();
  }

  /** Pulumi's, the provider's and Google's own. */
  private static List<Boolean> locks(TestStack stack) throws Exception {
    JsonNode known = stack.state().ofType("gcp:sql/databaseInstance:").get(0);
    return List.of(
        known.path("protect").asBoolean(),
        known.at("/inputs/deletionProtection").asBoolean(),
        only(stack, "instances").at("/settings/deletionProtectionEnabled").asBoolean());
  }

  private static JsonNode only(TestStack stack, String kind) {
    List<JsonNode> found =
        Objects.requireNonNull(stack.google().in(stack.network()).get(kind), kind);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static Postgres postgres(TestStack stack) {
    var cluster = new Cluster(stack);
    return new Postgres(cluster.configMap("backend-main"), cluster.secret("backend-main"));
  }
}
