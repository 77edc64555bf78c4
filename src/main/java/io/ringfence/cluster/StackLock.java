package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.Stash;
import com.pulumi.resources.StashArgs;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a stack to what it began with. The engine keeps the first value that it was given; to let
 * go of it is to let go of all that depends on it, which is every object and nothing else.
 */
final class StackLock {
  private final String wanted;
  private final Change change;
  private final Stash stash;

  private StackLock(String name, String wanted, Change change) {
    this.wanted = wanted;
    this.change = change;
    this.stash =
        new Stash(
            name,
            StashArgs.builder().input((Object) wanted).build(),
            CustomResourceOptions.builder().ignoreChanges("input").build());
  }

  /**
   * Keeps a stack from changing between applying and rendering. The engine would replace the
   * provider and with it every object: those in the cluster would be removed, the policies first.
   *
   * @param wanted how the stack's file wants its objects: {@code applied} or {@code rendered}
   */
  static StackLock ofDelivery(String wanted) {
    return new StackLock("delivery", wanted, DeliveryChangedException::new);
  }

  /**
   * Keeps a stack in the cluster that it began in. In another one under the same name, the engine
   * would make every object and then delete those of the old cluster by the same kubeconfig, which
   * leads to the new one: the policies would be gone, and the state would say that they are there.
   *
   * @param uid of the namespace {@code kube-system}
   */
  static StackLock ofCluster(String uid) {
    return new StackLock("cluster-identity", uid, ClusterChangedException::new);
  }

  /** What the provider waits for: fails on a change, with the exception that tells of it. */
  Output<List<Resource>> unchanged() {
    return Output.tuple(stash.output(), stash.urn())
        .applyValue(
            known -> {
              // An update of other targets does not make the stash, and so nothing has begun.
              Optional<String> begun = Optional.ofNullable(known.t1).map(String::valueOf);
              if (begun.isPresent() && !begun.get().equals(wanted)) {
                throw change.of(begun.get(), wanted, known.t2);
              }
              return begun.<List<Resource>>map(kept -> List.of(stash)).orElse(List.of());
            });
  }

  /** Tells of a change. */
  private interface Change {
    RunException of(String begun, String wanted, String urn);
  }
}
