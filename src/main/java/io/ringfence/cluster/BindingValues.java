package io.ringfence.cluster;

import com.pulumi.core.Output;
import inet.ipaddr.IPAddress;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.database.Login;
import io.ringfence.database.Tls;
import io.ringfence.database.Tls.ClientCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a database gives to a binding.
 *
 * @param binding what is asked of it
 * @param endpoint where it is
 * @param login how to log in to it
 */
record BindingValues(BindingDefinition binding, DatabaseEndpoint endpoint, Login login) {

  /**
   * The value of each key.
   *
   * @throws IncompleteLoginException if the database does not have one of them
   */
  Output<SortedMap<String, String>> of(Map<String, BindingValue> keys) {
    List<String> names = List.copyOf(keys.keySet());
    List<Output<String>> values = new ArrayList<>();
    names.forEach(name -> values.add(of(keys.getOrDefault(name, BindingValue.HOST))));
    return Output.all(values)
        .applyValue(
            known -> {
              var content = new TreeMap<String, String>();
              for (int i = 0; i < names.size(); i++) {
                content.put(names.get(i), known.get(i));
              }
              return content;
            });
  }

  private Output<String> of(BindingValue value) {
    return switch (value) {
      case HOST -> host();
      case HOSTS -> joined(addresses(), IPAddress::toCanonicalString);
      case REPLICA_HOSTS ->
          joined(List.copyOf(endpoint.replicas().values()), IPAddress::toCanonicalString);
      case PORT -> Output.of(Integer.toString(endpoint.port()));
      case SERVERS ->
          joined(
              addresses(),
              address -> ConnectionUrl.server(address.toCanonicalString(), endpoint.port()));
      case DATABASE -> Output.of(database());
      case USER -> Output.of(user());
      case PASSWORD -> password();
      case URL ->
          Output.tuple(host(), password())
              .applyValue(
                  known ->
                      new ConnectionUrl(
                              known.t1, endpoint.port(), database(), user(), known.t2, sslMode())
                          .toString());
      case JDBC_URL ->
          host()
              .applyValue(
                  host -> new JdbcUrl(host, endpoint.port(), database(), sslMode()).toString());
      case SSL_MODE -> Output.of(known(sslMode(), value));
      case SERVER_CA -> known(endpoint.tls().map(Tls::serverCa), value);
      case CLIENT_CERTIFICATE -> known(client().map(ClientCertificate::certificate), value);
      case CLIENT_KEY -> known(client().map(ClientCertificate::key), value);
    };
  }

  /** That of the replica that the binding is to, or of the primary. */
  private Output<String> host() {
    return addresses().get(0).applyValue(IPAddress::toCanonicalString);
  }

  private List<Output<IPAddress>> addresses() {
    return binding
        .replica()
        .map(replica -> List.of(endpoint.replica(replica)))
        .orElse(endpoint.addresses());
  }

  /** A block is in the policies, but nothing that a client could connect to. */
  private static Output<String> joined(
      List<Output<IPAddress>> addresses, Function<IPAddress, String> text) {
    return Output.all(addresses)
        .applyValue(
            known ->
                known.stream()
                    .filter(address -> !address.isMultiple())
                    .map(text)
                    .collect(Collectors.joining(",")));
  }

  /** Encryption is asked for wherever the server offers it, even where it does not insist. */
  private Optional<String> sslMode() {
    return endpoint.tls().map(tls -> "require");
  }

  private Optional<ClientCertificate> client() {
    return endpoint.tls().flatMap(Tls::client);
  }

  private String database() {
    return known(login.database(), BindingValue.DATABASE);
  }

  private String user() {
    return known(login.user(), BindingValue.USER);
  }

  private Output<String> password() {
    return known(login.password(), BindingValue.PASSWORD);
  }

  private <T> T known(Optional<T> part, BindingValue value) {
    return part.orElseThrow(
        () -> new IncompleteLoginException(binding.name(), endpoint.database(), value));
  }
}
