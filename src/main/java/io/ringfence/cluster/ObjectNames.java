package io.ringfence.cluster;

import java.util.Optional;

/**
 * The names of a stack's objects in the cluster. Pulumi's own names of the resources have no
 * prefix, so that a prefix can come and go without another resource.
 *
 * @param prefix what stands before every name, with a hyphen between
 */
public record ObjectNames(Optional<String> prefix) {

  /** The object's name: {@code backend}, or {@code blue-backend} where the prefix is blue. */
  public String of(String name) {
    return prefix.map(before -> before + "-" + name).orElse(name);
  }
}
