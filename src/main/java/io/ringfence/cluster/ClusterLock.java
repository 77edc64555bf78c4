package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.Stash;
import com.pulumi.resources.StashArgs;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a stack in the cluster that it began in. In another one under the same name, the engine
 * would make every object and then delete those of the old cluster by the same kubeconfig, which
 * leads to the new one: the policies would be gone, and the state would say that they are there.
 *
 * <p>The engine keeps the first identity; to let go of it is to let go of all that depends on it,
 * which is every object and nothing else.
 */
final class ClusterLock {
  private final String identity;
  private final Stash stash;

  /**
   * Locks a stack.
   *
   * @param identity the UID of the namespace {@code kube-system}
   */
  ClusterLock(String identity) {
    this.identity = identity;
    this.stash =
        new Stash(
            "cluster-identity",
            StashArgs.builder().input((Object) identity).build(),
            CustomResourceOptions.builder().ignoreChanges("input").build());
  }

  /** What the provider waits for: fails with a {@link ClusterChangedException} on a change. */
  Output<List<Resource>> unchanged() {
    return Output.tuple(stash.output(), stash.urn())
        .applyValue(
            known -> {
              // An update of other targets does not make the stash, and so nothing has begun.
              Optional<String> begun = Optional.ofNullable(known.t1).map(String::valueOf);
              if (begun.isPresent() && !begun.get().equals(identity)) {
                throw new ClusterChangedException(begun.get(), identity, known.t2);
              }
              return begun.<List<Resource>>map(kept -> List.of(stash)).orElse(List.of());
            });
  }
}
