package io.ringfence.manifest;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.connectivity.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads blocks of addresses.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">IPBlock</a>
 */
final class BlockReader {
  private static final Set<String> FIELDS = Set.of("cidr", "except");

  /** The API server reads zeros before a decimal number as nothing; others read it as octal. */
  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9A-Fa-f:])0+(?=[0-9])");

  private BlockReader() {}

  /** The addresses of a block without those that are excepted; nothing where it cannot be read. */
  static Optional<AddressSet> addresses(Field field) {
    field.allowOnly(FIELDS);
    Optional<IPAddress> cidr = cidr(field.get("cidr"));
    var except = new ArrayList<IPAddress>();
    for (Field exception : field.get("except").items()) {
      cidr(exception)
          .ifPresent(
              inner -> {
                cidr.ifPresent(outer -> checkWithin(inner, outer, exception));
                except.add(inner);
              });
    }
    return cidr.map(block -> without(block, except));
  }

  /** Whether a block that can be read is a single address. */
  static boolean isOneAddress(Field field) {
    return cidr(field.get("cidr")).filter(block -> !block.isMultiple()).isPresent();
  }

  private static AddressSet without(IPAddress block, List<IPAddress> except) {
    AddressSet all = AddressSet.of(block);
    return except.isEmpty() ? all : all.difference(AddressSet.of(except.toArray(IPAddress[]::new)));
  }

  /** An address by itself is none, in contrast to Cilium's form of it. */
  static Optional<IPAddress> cidr(Field field) {
    return field.required().flatMap(text -> parse(text, field));
  }

  private static Optional<IPAddress> parse(String text, Field field) {
    try {
      String plain = text.contains(":") ? text : LEADING_ZEROS.matcher(text).replaceAll("");
      return Optional.of(Addresses.network(plain));
    } catch (IllegalArgumentException e) {
      field.reject(
          "is " + e.getMessage(), "write an address and a prefix, such as 10.0.0.0/8 or fd00::/8");
      return Optional.empty();
    }
  }

  private static void checkWithin(IPAddress inner, IPAddress outer, Field field) {
    boolean within =
        inner.getIPVersion() == outer.getIPVersion()
            && outer.contains(inner)
            && !inner.equals(outer);
    if (!within) {
      field.reject(
          "is not strictly within " + outer.toPrefixLengthString(),
          "write a smaller block of " + outer.toPrefixLengthString() + ", or remove it");
    }
  }
}
