package io.ringfence.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** How a rehearsal lets go of the locks. */
class UnlockingTest {
  private static final String FILE =
      """
      config:
        ringfence:databases:
          main: {cloudSql: {tier: db-f1-micro}, %s}
          legacy: {existing: {addresses: [10.10.10.10]}}
      """;

  @Test
  void what_is_protected_or_locked_by_one_lock_alone_is_let_go_and_nothing_else_changes() {
    ObjectNode unlocked = file("protected: false");

    assertThat(Unlocking.isNeeded(file("protected: true"))).isTrue();
    assertThat(Unlocking.apply(file("protected: true"))).isEqualTo(unlocked);
    assertThat(Unlocking.isNeeded(file("locks: {api: true}"))).isTrue();
    assertThat(Unlocking.apply(file("locks: {api: true}"))).isEqualTo(unlocked);
  }

  @Test
  void a_stack_without_locks_needs_no_letting_go() {
    assertThat(Unlocking.isNeeded(file("protected: false"))).isFalse();
    assertThat(Unlocking.isNeeded(file("locks: {api: false}"))).isFalse();
  }

  @Test
  void a_production_stack_which_must_not_be_without_locks_is_none_any_more() {
    String prod = "  ringfence:environment: prod\n";
    String staging = "  ringfence:environment: staging\n";

    assertThat(Unlocking.apply(Trees.read(locked() + prod, "test")))
        .isEqualTo(file("protected: false"));
    assertThat(Unlocking.apply(Trees.read(locked() + staging, "test")))
        .isEqualTo(Trees.read(FILE.formatted("protected: false") + staging, "test"));
  }

  private static String locked() {
    return FILE.formatted("protected: true");
  }

  private static ObjectNode file(String key) {
    return Trees.read(FILE.formatted(key), "test");
  }
}
