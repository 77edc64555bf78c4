package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.Stash;
import com.pulumi.resources.StashArgs;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A password that is made once and then kept, encrypted, in the stack's state. Each run offers
 * another one, of which the engine keeps only the first.
 */
final class GeneratedPassword {
  /** 192 bits, which are 32 characters that need no quoting in a URL. */
  private static final int BYTES = 24;

  private final Stash stash;

  GeneratedPassword(String name, Resource parent, SecureRandom random) {
    this.stash =
        new Stash(
            name,
            StashArgs.builder().input(Output.ofSecret((Object) generate(random))).build(),
            CustomResourceOptions.builder()
                .parent(parent)
                .ignoreChanges("input")
                .additionalSecretOutputs("input", "output")
                .build());
  }

  /** The password, as a secret. */
  Output<String> value() {
    return stash.output().applyValue(String::valueOf).asSecret();
  }

  private static String generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
