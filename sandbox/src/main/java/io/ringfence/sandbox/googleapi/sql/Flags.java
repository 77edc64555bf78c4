package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.Flag;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.postgres.PostgresServers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Database flags. Which names there are is Cloud SQL's choice (<a
 * href="https://cloud.google.com/sql/docs/postgres/flags">supported flags</a>, in the resource
 * {@code postgres-flags.csv}: those that are settings of PostgreSQL itself, and {@link
 * IamAuthentication#FLAG}); which values a name takes is answered by the server of the instance's
 * version.
 */
final class Flags {
  private static final String RESOURCE = "postgres-flags.csv";

  private final PostgresServers postgres;
  private final Map<String, Flag> byName;
  private final ConcurrentMap<Integer, Set<String>> knownByMajor = new ConcurrentHashMap<>();

  Flags(PostgresServers postgres) {
    this.postgres = postgres;
    this.byName = read();
  }

  /**
   * Every flag of a version, or of all versions, with the versions whose servers have it.
   *
   * @throws GoogleApiException 400 or 501 for a version that is not PostgreSQL's or not here
   */
  List<Flag> list(Optional<String> databaseVersion) {
    databaseVersion.ifPresent(version -> DatabaseVersions.check(version, postgres.majorVersions()));
    Collection<Integer> majors =
        databaseVersion
            .map(DatabaseVersions::major)
            .<Collection<Integer>>map(Set::of)
            .orElseGet(postgres::majorVersions);
    Map<Integer, Set<String>> known = new TreeMap<>();
    majors.forEach(major -> known.put(major, known(major)));
    return byName.values().stream()
        .map(flag -> flag.clone().setAppliesTo(versionsWith(flag.getName(), known)))
        .filter(flag -> !flag.getAppliesTo().isEmpty())
        .toList();
  }

  private Set<String> known(int major) {
    return knownByMajor.computeIfAbsent(major, this::ask);
  }

  /** Of Google's own flag the server knows nothing; every version has it. */
  private Set<String> ask(int major) {
    Set<String> known = new TreeSet<>(postgres.known(major, byName.keySet()));
    known.add(IamAuthentication.FLAG);
    return known;
  }

  private static List<String> versionsWith(String flag, Map<Integer, Set<String>> known) {
    return known.entrySet().stream()
        .filter(names -> names.getValue().contains(flag))
        .map(names -> "POSTGRES_" + names.getKey())
        .toList();
  }

  /**
   * Passes flags that Cloud SQL has and the version's server takes.
   *
   * @throws GoogleApiException 400 naming the flag
   */
  void check(int majorVersion, Map<String, String> flags) {
    for (String name : flags.keySet()) {
      checkName(name);
    }
    IamAuthentication.checkFlag(flags);
    Map<String, String> refusals = postgres.refusals(majorVersion, flags);
    if (!refusals.isEmpty()) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid flag value for '"
              + String.join("', '", refusals.keySet())
              + "': "
              + String.join("; ", refusals.values()));
    }
  }

  private void checkName(String name) {
    if (name.contains(".") && !byName.containsKey(name)) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support the flag '"
              + name
              + "', which belongs to an extension or to Google's own build of PostgreSQL.");
    }
    if (!byName.containsKey(name)) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid flag name: '"
              + name
              + "' is not a flag of Cloud SQL for PostgreSQL.");
    }
  }

  private static Map<String, Flag> read() {
    Map<String, Flag> flags = new LinkedHashMap<>();
    try (InputStream resource = Flags.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split(",", -1)))
          .forEach(columns -> flags.put(columns.get(0), flag(columns)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return flags;
  }

  private static Flag flag(List<String> columns) {
    return new Flag()
        .setKind("sql#flag")
        .setName(columns.get(0))
        .setType(columns.get(1))
        .setRequiresRestart(columns.get(2).equals("restart"));
  }
}
