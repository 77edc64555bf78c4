package io.ringfence.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.cluster.live.ClusterAccess.KubeconfigFile;
import io.ringfence.cluster.live.ClusterGuard.Admitted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterGuardTest {
  private static final String UID = "8d2c1f0e-7a5b-4c3d-9e8f-0a1b2c3d4e5f";
  private static final Enforcement CALICO = new Enforcement.Enforced("Calico");
  private static final Enforcement OFF = new Enforcement.NotEnforced("policies are off");
  private static final Enforcement UNKNOWN = new Enforcement.Unknown("nobody knows");

  private Enforcement agents = CALICO;
  private Optional<String> uid = Optional.of(UID);
  private Optional<Enforcement> settings = Optional.empty();
  private boolean reachable = true;

  private Admitted admit(ClusterGuard guard) {
    return guard.admit(
        access -> {
          if (!reachable) {
            throw new UnreachableClusterException("https://10.0.0.1 does not answer");
          }
          return new LiveCluster("gke_acme_europe-west1_prod", uid, agents);
        },
        new KubeconfigFile(Optional.empty(), Optional.of("prod")),
        List.of("prod"),
        settings);
  }

  private static ClusterGuard expecting(String name, boolean preview) {
    return new ClusterGuard(Optional.of(name), false, preview);
  }

  private static ClusterGuard expectingNothing(boolean preview) {
    return new ClusterGuard(Optional.empty(), false, preview);
  }

  private static ClusterGuard requiringEnforcement() {
    return new ClusterGuard(Optional.empty(), true, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "gke_acme_europe-west1_prod", UID})
  void a_cluster_is_expected_by_any_of_its_names_and_by_its_uid(String name) {
    assertThat(admit(expecting(name, false)).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void another_cluster_is_refused_and_named_in_a_preview_too(boolean preview) {
    assertThatThrownBy(() -> admit(expecting("staging", preview)))
        .isInstanceOf(RefusedClusterException.class)
        .hasMessage(
            """
            ringfence:cluster.expect = "staging"
                this is another cluster: prod, gke_acme_europe-west1_prod, %s; nothing was changed
                fix: name the cluster that the stack is for, or expect one of these\
            """
                .formatted(UID));
  }

  @Test
  void a_uid_that_may_not_be_read_is_not_met() {
    uid = Optional.empty();

    assertThatThrownBy(() -> admit(expecting(UID, false)))
        .isInstanceOf(RefusedClusterException.class)
        .hasMessageContaining("its namespace kube-system may not be read");
  }

  @Test
  void a_cluster_without_a_name_is_not_expected_by_an_empty_one() {
    assertThatThrownBy(
            () ->
                expecting("", true)
                    .admit(
                        access -> new LiveCluster("", Optional.empty(), CALICO),
                        new KubeconfigFile(Optional.empty(), Optional.of("prod")),
                        List.of(),
                        Optional.empty()))
        .isInstanceOf(RefusedClusterException.class);
  }

  @Test
  void a_cluster_that_does_not_enforce_is_warned_of() {
    agents = OFF;

    assertThat(admit(expectingNothing(false)).warnings())
        .containsExactly(
            "the cluster does not enforce policies, so they will do nothing, because policies are"
                + " off");
  }

  @Test
  void a_cluster_of_which_nothing_is_known_is_warned_of() {
    agents = UNKNOWN;

    assertThat(admit(expectingNothing(false)).warnings())
        .containsExactly("the cluster is not known to enforce policies, because nobody knows");
  }

  @Test
  void a_cluster_without_nodes_is_not_warned_of_yet() {
    agents = new Enforcement.Idle();

    assertThat(admit(expectingNothing(false)).warnings()).isEmpty();
  }

  @Test
  void enforcement_that_is_required_must_be_known() {
    assertThat(admit(requiringEnforcement()).warnings()).isEmpty();

    for (Enforcement enforcement : List.of(OFF, UNKNOWN, new Enforcement.Idle())) {
      agents = enforcement;
      assertThatThrownBy(() -> admit(requiringEnforcement()))
          .isInstanceOf(RefusedClusterException.class)
          .hasMessageStartingWith("ringfence:cluster.requireEnforcement = true\n")
          .hasMessageContaining("enforce policies")
          .hasMessageContaining("nothing was changed");
    }
  }

  @Test
  void the_providers_word_on_enforcement_goes_before_what_the_agents_show() {
    settings = Optional.of(OFF);

    assertThat(admit(expectingNothing(true)).warnings()).hasSize(1);
  }

  @Test
  void the_uid_goes_on_to_the_provider() {
    assertThat(admit(expectingNothing(false)).uid()).hasValue(UID);
  }

  @Test
  void a_preview_goes_on_without_the_cluster_and_says_so() {
    reachable = false;

    Admitted admitted = admit(expectingNothing(true));

    assertThat(admitted.uid()).isEmpty();
    assertThat(admitted.warnings())
        .singleElement()
        .asString()
        .contains("https://10.0.0.1 does not answer", "an update will be refused");
  }

  @Test
  void nothing_goes_on_without_the_cluster_where_it_is_to_change_or_to_be_checked() {
    reachable = false;

    for (ClusterGuard guard :
        List.of(expectingNothing(false), expecting("prod", true), requiringEnforcement())) {
      assertThatThrownBy(() -> admit(guard))
          .isInstanceOf(RefusedClusterException.class)
          .hasMessageContaining("https://10.0.0.1 does not answer; nothing was changed");
    }
  }
}
