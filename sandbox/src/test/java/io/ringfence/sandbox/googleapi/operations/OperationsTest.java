package io.ringfence.sandbox.googleapi.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.state.ResourceStore;
import io.ringfence.sandbox.googleapi.state.StateLock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
  private static final Target MAIN = Target.of("projects/acme/instances/main");
  private static final Target OTHER = Target.of("projects/acme/instances/other");
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path directory;
  private Operations operations;

  @BeforeEach
  void open() {
    operations = operations(Clock.systemUTC());
  }

  @AfterEach
  void close() {
    operations.close();
  }

  private Operations operations(Clock clock) {
    return new Operations(
        new ResourceStore<>(directory, new OperationCodec()),
        new StateLock(),
        clock,
        Executors.newCachedThreadPool());
  }

  private Operation submit(Target target, Runnable work) {
    return operations.submit(Product.CLOUD_SQL, "acme", "CREATE", target, () -> {}, work);
  }

  @Test
  void an_operation_is_pending_then_running_then_done() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);

    Operation accepted =
        submit(
            MAIN,
            () -> {
              begun.countDown();
              await(gate);
            });

    assertThat(accepted.progress()).isInstanceOf(Progress.Pending.class);
    begun.await();
    assertThat(current(accepted).progress()).isInstanceOf(Progress.Running.class);
    gate.countDown();
    assertThat(operations.await(accepted, LONG).progress()).isInstanceOf(Progress.Done.class);
    assertThat(current(accepted).progress()).isInstanceOf(Progress.Done.class);
  }

  @Test
  void one_target_has_one_operation_at_a_time_and_others_go_on() {
    CountDownLatch gate = new CountDownLatch(1);
    Operation first = submit(MAIN, () -> await(gate));

    assertThatThrownBy(() -> submit(MAIN, () -> {}))
        .isInstanceOfSatisfying(
            GoogleApiException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(409);
              assertThat(refusal.reason()).isEqualTo("operationInProgress");
            });
    assertThat(operations.await(submit(OTHER, () -> {}), LONG).progress().ended()).isTrue();
    gate.countDown();
    operations.await(first, LONG);
    assertThat(operations.await(submit(MAIN, () -> {}), LONG).progress().ended()).isTrue();
  }

  @Test
  void a_failure_ends_the_operation_with_its_code_and_message() {
    Operation refused =
        submit(
            MAIN,
            () -> {
              throw new OperationFailedException("RANGES_EXHAUSTED", "no room");
            });
    Operation broken =
        submit(
            OTHER,
            () -> {
              throw new IllegalStateException("an inner detail");
            });

    assertThat(operations.await(refused, LONG).progress())
        .isInstanceOfSatisfying(
            Progress.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("RANGES_EXHAUSTED");
              assertThat(failed.message()).isEqualTo("no room");
            });
    assertThat(operations.await(broken, LONG).progress())
        .isInstanceOfSatisfying(
            Progress.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("INTERNAL_ERROR");
              assertThat(failed.message()).doesNotContain("an inner detail");
            });
  }

  @Test
  void a_refused_precondition_leaves_no_operation() {
    assertThatThrownBy(
            () ->
                operations.submit(
                    Product.CLOUD_SQL,
                    "acme",
                    "CREATE",
                    MAIN,
                    () -> {
                      throw GoogleApiException.invalid("no");
                    },
                    () -> {}))
        .isInstanceOf(GoogleApiException.class);

    assertThat(operations.list(Product.CLOUD_SQL, "acme")).isEmpty();
    assertThat(operations.await(submit(MAIN, () -> {}), LONG).progress().ended()).isTrue();
  }

  @Test
  void what_a_restart_interrupted_has_failed_and_what_ended_stays() {
    CountDownLatch gate = new CountDownLatch(1);
    Operation interrupted = submit(MAIN, () -> await(gate));
    Operation ended = operations.await(submit(OTHER, () -> {}), LONG);

    try (Operations next = operations(Clock.systemUTC())) {
      assertThat(next.get(Product.CLOUD_SQL, interrupted.name()).orElseThrow().progress())
          .isInstanceOf(Progress.Failed.class);
      assertThat(next.get(Product.CLOUD_SQL, ended.name())).contains(ended);
    }
    gate.countDown();
  }

  @Test
  void an_operation_is_forgotten_after_a_week() {
    Operation ended = operations.await(submit(MAIN, () -> {}), LONG);

    try (Operations next = operations(Clock.offset(Clock.systemUTC(), Duration.ofDays(8)))) {
      assertThat(next.get(Product.CLOUD_SQL, ended.name())).isEmpty();
    }
  }

  private Operation current(Operation operation) {
    return operations.get(Product.CLOUD_SQL, operation.name()).orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
