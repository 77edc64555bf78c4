package io.ringfence.database;

import com.pulumi.resources.StackReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The outputs of other stacks, each of which is asked once. The calls wait for the engine's answer.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences">Stack
 *     references</a>
 */
final class StackOutputs {
  private final Map<String, StackReference> stacks = new LinkedHashMap<>();

  /**
   * An output that must be there.
   *
   * @param stack {@code ORGANIZATION/PROJECT/STACK}
   * @param name the output's name
   * @param wantedAt where the stack's file refers to it
   * @throws UnusableOutputException if there is none
   */
  StackOutput of(String stack, String name, String wantedAt) {
    return reference(stack)
        .outputDetailsAsync(name)
        .join()
        .getValue()
        .map(value -> new StackOutput(wantedAt, stack, name, value))
        .orElseThrow(
            () ->
                new UnusableOutputException(
                    wantedAt,
                    "the stack %s has no output \"%s\"".formatted(stack, name),
                    "name a stack of Ringfence that is up, and bring it up once with this"
                        + " release"));
  }

  /** The texts by name under an entry of a secret output; none where nothing is shared. */
  Map<String, String> secrets(String stack, String name, String entry) {
    var texts = new LinkedHashMap<String, String>();
    Optional<Object> shared = reference(stack).outputDetailsAsync(name).join().getSecretValue();
    if (shared.orElse(Map.of()) instanceof Map<?, ?> all
        && all.get(entry) instanceof Map<?, ?> one) {
      one.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }

  private StackReference reference(String stack) {
    return stacks.computeIfAbsent(stack, StackReference::new);
  }
}
