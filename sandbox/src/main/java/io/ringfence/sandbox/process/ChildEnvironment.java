package io.ringfence.sandbox.process;

import java.util.Set;

/**
 * What a child process inherits of the sandbox's environment: where programs and the home are, the
 * time zone, the language. The rest may hold secrets of whoever started the sandbox, or settings
 * that would change what the child does.
 */
public final class ChildEnvironment {
  private static final Set<String> PASSED = Set.of("PATH", "HOME", "TZ", "LANG");

  private ChildEnvironment() {}

  /** The builder, with everything else taken out of its environment. */
  public static ProcessBuilder limit(ProcessBuilder builder) {
    builder.environment().keySet().removeIf(name -> !passes(name));
    return builder;
  }

  private static boolean passes(String name) {
    return PASSED.contains(name) || name.startsWith("LC_");
  }
}
