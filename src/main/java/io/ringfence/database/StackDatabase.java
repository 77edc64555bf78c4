package io.ringfence.database;

import com.pulumi.core.Output;
import inet.ipaddr.IPAddress;
import io.ringfence.database.DatabaseDefinition.OfStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A database of another stack, as that stack's last update said. It is read at once, before
 * anything of this stack is declared: how many addresses there are has to be known, and what is not
 * fit for a rule stops the run while nothing has changed.
 */
public final class StackDatabase implements Database {
  private final DatabaseEndpoint endpoint;
  private final Accounts accounts;

  /**
   * Reads the other stack's outputs {@code endpoints} and, where a password is shared, {@code
   * passwords}.
   *
   * @throws UnusableOutputException if the other stack does not say where the database is
   * @throws UnusableAddressException if an address must not become a rule
   */
  StackDatabase(OfStack definition, StackOutputs outputs) {
    StackOutput output =
        outputs.of(definition.stack(), "endpoints", place(definition)).entry(definition.database());
    int port = output.number("port");
    if (port != definition.port()) {
      throw output.unusable(
          "the database answers on port %d there, and on %d here"
              .formatted(port, definition.port()),
          "give %s.port: %d".formatted(place(definition), port));
    }
    var guard = new AddressGuard(definition.name(), Optional.empty());
    List<IPAddress> addresses = output.texts("addresses").stream().map(guard::check).toList();
    if (addresses.isEmpty()) {
      throw output.unusable("the database has no address there", "bring that stack up first");
    }
    var replicas = new LinkedHashMap<String, Output<IPAddress>>();
    output
        .textsByName("replicas")
        .forEach((name, address) -> replicas.put(name, Output.of(guard.check(address))));
    this.endpoint =
        new DatabaseEndpoint(
            definition.name(),
            addresses.stream().map(Output::of).toList(),
            replicas,
            Optional.empty(),
            port,
            Optional.empty(),
            List.of());
    this.accounts =
        new Accounts(
            output.texts("databases"),
            output.texts("users"),
            secrets(outputs.secrets(definition.stack(), "passwords", definition.database())));
  }

  @Override
  public DatabaseEndpoint endpoint() {
    return endpoint;
  }

  @Override
  public Accounts accounts() {
    return accounts;
  }

  private static String place(OfStack definition) {
    return "ringfence:databases." + definition.name() + ".stack";
  }

  private static Map<String, Output<String>> secrets(Map<String, String> passwords) {
    var secrets = new LinkedHashMap<String, Output<String>>();
    passwords.forEach(
        (user, password) -> secrets.put(user, Output.ofSecret(Objects.requireNonNull(password))));
    return secrets;
  }
}
