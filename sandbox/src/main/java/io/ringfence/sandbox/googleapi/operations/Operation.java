package io.ringfence.sandbox.googleapi.operations;

import java.time.Instant;

/**
 * A long-running operation.
 *
 * @param name unique in its product
 * @param project the id of the project that it is in
 * @param type the product's own word, for example {@code CREATE} or {@code insert}
 */
public record Operation(
    Product product,
    String project,
    String name,
    String type,
    Target target,
    Instant insertTime,
    Progress progress) {

  Operation with(Progress newProgress) {
    return new Operation(product, project, name, type, target, insertTime, newProgress);
  }

  String key() {
    return product + "/" + name;
  }
}
