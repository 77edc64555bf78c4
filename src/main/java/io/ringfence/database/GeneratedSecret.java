package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.Stash;
import com.pulumi.resources.StashArgs;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random text, such as a password, that is made once and then kept, encrypted, in the stack's
 * state. Each run offers another one, of which the engine keeps only the first.
 */
public final class GeneratedSecret {
  /** 192 bits, which are 32 characters that need no quoting in a URL. */
  private static final int BYTES = 24;

  private final Stash stash;

  /** Keeps it beside the stack's other resources. */
  public GeneratedSecret(String name, SecureRandom random) {
    this(name, CustomResourceOptions.builder(), random);
  }

  /** Keeps it with the component that it belongs to. */
  GeneratedSecret(String name, Resource parent, SecureRandom random) {
    this(name, childOf(parent), random);
  }

  private GeneratedSecret(String name, CustomResourceOptions.Builder options, SecureRandom random) {
    options.ignoreChanges("input");
    this.stash =
        new Stash(
            name,
            StashArgs.builder().input(Output.ofSecret((Object) generate(random))).build(),
            options.additionalSecretOutputs("input", "output").build());
  }

  /** The text, as a secret. */
  public Output<String> value() {
    return stash.output().applyValue(String::valueOf).asSecret();
  }

  private static CustomResourceOptions.Builder childOf(Resource parent) {
    CustomResourceOptions.Builder options = CustomResourceOptions.builder();
    options.parent(parent);
    return options;
  }

  private static String generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
