package io.ringfence.database;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.Stash;
import com.pulumi.resources.StashArgs;
import java.util.List;

/**
 * Refuses a destroy before anything has gone. The engine asks each resource for its protection only
 * when its turn comes, so a protected instance alone would be left without its policies, bindings
 * and users. This one depends on all of them, so its turn comes first.
 */
public final class DestroyLock {
  private final Stash stash;

  /**
   * Locks a stack, or stands open.
   *
   * @param locked whether a destroy is refused; a stack that has been locked keeps this resource
   *     open, because the engine would not let it go otherwise
   * @param everything what must not go before it
   */
  public DestroyLock(boolean locked, List<Resource> everything) {
    CustomResourceOptions.Builder options = CustomResourceOptions.builder();
    options.protect(locked).dependsOn(everything);
    this.stash =
        new Stash(
            "destroy-lock",
            StashArgs.builder()
                .input((Object) "goes first, so that nothing goes without it")
                .build(),
            options.build());
  }

  /** The resource that is the lock. */
  public Resource resource() {
    return stash;
  }
}
