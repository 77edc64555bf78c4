package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.Stash;
import com.pulumi.resources.StashArgs;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a stack from changing between applying and rendering. The engine would replace the provider
 * and with it every object: those in the cluster would be removed, the policies first.
 *
 * <p>The engine keeps how the stack began; to let go of that is to let go of all that depends on
 * it, which is every object and nothing else.
 */
final class DeliveryLock {
  private final String wanted;
  private final Stash stash;

  /**
   * Locks a stack.
   *
   * @param wanted how the stack's file wants its objects: {@code applied} or {@code rendered}
   */
  DeliveryLock(String wanted) {
    this.wanted = wanted;
    this.stash =
        new Stash(
            "delivery",
            StashArgs.builder().input((Object) wanted).build(),
            CustomResourceOptions.builder().ignoreChanges("input").build());
  }

  /** What the provider waits for: fails with a {@link DeliveryChangedException} on a change. */
  Output<List<Resource>> unchanged() {
    return Output.tuple(stash.output(), stash.urn())
        .applyValue(
            known -> {
              // An update of other targets does not make the stash, and so nothing has begun.
              Optional<String> begun = Optional.ofNullable(known.t1).map(String::valueOf);
              if (begun.isPresent() && !begun.get().equals(wanted)) {
                throw new DeliveryChangedException(begun.get(), wanted, known.t2);
              }
              return begun.<List<Resource>>map(kept -> List.of(stash)).orElse(List.of());
            });
  }
}
