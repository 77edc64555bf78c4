package io.ringfence.sandbox.googleapi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  @Test
  void the_token_is_taken_and_nothing_near_it() {
    BearerToken token = new BearerToken("right");

    assertThatCode(() -> token.check(Optional.of("Bearer right"))).doesNotThrowAnyException();
    assertThatCode(() -> token.check(Optional.of("bearer right"))).doesNotThrowAnyException();
    for (String header : new String[] {"", "right", "Basic right", "Bearer", "Bearer rightt"}) {
      assertThatThrownBy(() -> token.check(Optional.of(header)))
          .as(header)
          .isInstanceOfSatisfying(
              GoogleApiException.class, refusal -> assertThat(refusal.code()).isEqualTo(401));
    }
    assertThatThrownBy(() -> token.check(Optional.empty())).isInstanceOf(GoogleApiException.class);
    assertThat(token.toString()).doesNotContain("right");
    assertThatThrownBy(() -> new BearerToken(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_project_that_has_used_its_minute_waits_for_the_next_and_others_do_not() {
    Instant lastSecond = Instant.parse("2026-01-01T00:00:59Z");
    AtomicLong later = new AtomicLong();
    InstantSource source = () -> lastSecond.plusSeconds(later.get());
    Clock clock = source.withZone(ZoneOffset.UTC);
    RequestQuota quota = new RequestQuota(clock, 2);
    quota.take("acme");
    quota.take("acme");

    assertThatThrownBy(() -> quota.take("acme"))
        .isInstanceOfSatisfying(
            GoogleApiException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(429);
              assertThat(refusal.reason()).isEqualTo("rateLimitExceeded");
            });
    assertThatCode(() -> quota.take("other")).doesNotThrowAnyException();
    later.set(1);
    assertThatCode(() -> quota.take("acme")).doesNotThrowAnyException();
  }
}
