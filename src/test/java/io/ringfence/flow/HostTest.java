package io.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.stripe.com",
        "stripe.com",
        "a-1.b.example.co",
        "xn--bcher-kva.example",
        "1.ee"
      })
  void aFullyQualifiedNameIsAHost(String name) {
    assertThat(new Host.Name(name).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "stripe",
        "Api.stripe.com",
        "api.stripe.com.",
        "api..com",
        "-api.stripe.com",
        "api-.stripe.com",
        "under_score.stripe.com",
        "10.10.10.10",
        "api.stripe.1",
        "*.stripe.com",
        "https://api.stripe.com",
        " api.stripe.com",
        "web.default.svc",
        "web.default.svc.cluster.local"
      })
  void anythingElseIsNone(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Host.Name(name));
  }

  @Test
  void aNameHasAtMost253Characters() {
    String longest = "a.".repeat(121) + "example.com";

    assertThat(new Host.Name(longest).text()).hasSize(253);
    assertThatIllegalArgumentException().isThrownBy(() -> new Host.Name("a" + longest));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Host.Name("a".repeat(64) + ".example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.stripe.com", "sub*.stripe.com", "*.*.stripe.com", "*a*.stripe.com"})
  void aPatternHasItsAsterisksBeforeItsDomain(String pattern) {
    assertThat(new Host.Matching(pattern).text()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "*.com",
        "*.*",
        "*stripe.com",
        "api.*.com",
        "api.stripe.*",
        "api.stripe.com",
        "*.Stripe.com",
        "*.svc.cluster.local",
        "*.stripe.com."
      })
  void aPatternThatAnybodyCouldFitIsNone(String pattern) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Host.Matching(pattern));
  }
}
