package io.ringfence.sandbox.googleapi.operations;

import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.state.ResourceStore;
import io.ringfence.sandbox.googleapi.state.StateLock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs operations and remembers them: PENDING when accepted, RUNNING while the work is done, then
 * DONE with or without an error. At most one operation is at work on a target at a time. They
 * survive a restart; one that was interrupted by it has ended with an error.
 */
public final class Operations implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Operations.class);
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final ResourceStore<Operation> store;
  private final StateLock lock;
  private final Clock clock;
  private final ExecutorService executor;
  private final ConcurrentMap<String, CompletableFuture<Operation>> running =
      new ConcurrentHashMap<>();

  /** Ends what a crash interrupted, and forgets what ended more than a week ago. */
  public Operations(
      ResourceStore<Operation> store, StateLock lock, Clock clock, ExecutorService executor) {
    this.store = store;
    this.lock = lock;
    this.clock = clock;
    this.executor = executor;
    store.list().forEach(this::takeUp);
  }

  /**
   * Accepts an operation.
   *
   * @param onAccepted run when the operation is accepted, before its work: what must be seen as
   *     soon as the request is answered
   * @param work ends well by returning; by an {@link OperationFailedException} or a {@link
   *     GoogleApiException} with an error for the caller
   * @return the operation as accepted
   * @throws GoogleApiException if another operation is at work on the target
   */
  public Operation submit(
      Product product,
      String project,
      String type,
      Target target,
      Runnable onAccepted,
      Runnable work) {
    CompletableFuture<Operation> end = new CompletableFuture<>();
    Operation accepted =
        lock.hold(
            () -> {
              requireIdle(product, target);
              String name = name(product);
              Operation operation =
                  new Operation(
                      product, project, name, type, target, now(), new Progress.Pending());
              onAccepted.run();
              store.put(operation.key(), operation);
              running.put(operation.key(), end);
              return operation;
            });
    try {
      executor.execute(() -> run(accepted, work, end));
    } catch (RejectedExecutionException e) {
      end(accepted, failed(now(), "INTERNAL_ERROR", "The sandbox is being stopped."), end);
    }
    return accepted;
  }

  /**
   * Passes if no operation is at work on the target.
   *
   * @throws GoogleApiException in the product's words if one is
   */
  public void requireIdle(Product product, Target target) {
    if (!isIdle(product, target)) {
      throw product.busy(target);
    }
  }

  /** Whether no operation is at work on the target. */
  public boolean isIdle(Product product, Target target) {
    return running.keySet().stream()
        .flatMap(key -> store.get(key).stream())
        // Who has seen an operation end may go on at once.
        .filter(other -> !other.progress().ended())
        .noneMatch(other -> other.product() == product && other.target().equals(target));
  }

  public Optional<Operation> get(Product product, String name) {
    return store.get(product + "/" + name);
  }

  /** The project's operations of a product, newest first. */
  public List<Operation> list(Product product, String project) {
    return store.listUnder(product + "/").stream()
        .filter(operation -> operation.project().equals(project))
        .sorted(Comparator.comparing(Operation::insertTime).reversed())
        .toList();
  }

  /** Waits for an operation's end, and gives it as it then is, ended or not. */
  public Operation await(Operation operation, Duration atMost) {
    CompletableFuture<Operation> end = running.get(operation.key());
    if (end != null) {
      try {
        return end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        log.debug("{} is still at work", operation.name());
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return store.get(operation.key()).orElse(operation);
  }

  /** Accepts nothing more and lets what is at work finish. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void run(Operation accepted, Runnable work, CompletableFuture<Operation> end) {
    Instant start = now();
    Operation begun = accepted.with(new Progress.Running(start));
    store.put(begun.key(), begun);
    Progress result;
    try {
      work.run();
      result = new Progress.Done(start, now());
    } catch (OperationFailedException e) {
      log.info("operation {} {} failed: {}", begun.type(), begun.target().path(), e.getMessage());
      result = failed(start, e.code(), String.valueOf(e.getMessage()));
    } catch (GoogleApiException e) {
      result = failed(start, e.status(), e.text());
    } catch (RuntimeException | Error e) {
      log.error("operation {} {} failed", begun.type(), begun.target().path(), e);
      result = failed(start, "INTERNAL_ERROR", "The sandbox failed; its log says why.");
    }
    end(begun, result, end);
  }

  private void end(Operation operation, Progress result, CompletableFuture<Operation> end) {
    Operation ended = operation.with(result);
    store.put(ended.key(), ended);
    running.remove(ended.key());
    end.complete(ended);
  }

  private Progress failed(Instant start, String code, String message) {
    return new Progress.Failed(start, now(), code, message);
  }

  private void takeUp(Operation operation) {
    if (!operation.progress().ended()) {
      Progress.Failed failed =
          new Progress.Failed(
              operation.insertTime(),
              now(),
              "INTERNAL_ERROR",
              "The sandbox stopped while the operation was at work.");
      store.put(operation.key(), operation.with(failed));
    } else if (operation.insertTime().isBefore(now().minus(KEPT))) {
      store.remove(operation.key());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String name(Product product) {
    String id = UUID.randomUUID().toString();
    return product == Product.COMPUTE || product == Product.CONTAINER ? "operation-" + id : id;
  }
}
