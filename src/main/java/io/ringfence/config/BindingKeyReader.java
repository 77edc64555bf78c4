package io.ringfence.config;

import io.ringfence.cluster.BindingValue;
import io.ringfence.cluster.PostgresqlKeys;
import io.ringfence.database.Engine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the environment variables of a binding.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">libpq's environment
 *     variables</a>
 */
final class BindingKeyReader {
  /** POSIX.1-2017, section 8.1; lower case is in use too. */
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,252}");

  /** What a key of a ConfigMap may be, less what would lead out of a folder. */
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,252}");

  /** What of encryption there is; the files have the names that Cloud SQL's console gives them. */
  private static final List<BindingValue> OTHER =
      List.of(
          BindingValue.HOST,
          BindingValue.PORT,
          BindingValue.SERVERS,
          BindingValue.DATABASE,
          BindingValue.USER,
          BindingValue.PASSWORD);

  private final Problems problems;

  BindingKeyReader(Problems problems) {
    this.problems = problems;
  }

  /** The keys of a binding; those that cannot be are noted. */
  Map<String, BindingValue> read(
      Located<String> to, Located<BindConfig> written, Bindable database) {
    Map<String, BindingValue> keys = written.value().keys();
    if (keys.isEmpty() && !problems.isWithin(written.path() + ".keys")) {
      Map<String, BindingValue> standard = new TreeMap<>(standard(to, database));
      if (written.value().replica().isPresent()) {
        standard.values().removeIf(BindingValue::isFile);
      }
      return standard;
    }
    keys.forEach((key, value) -> check(written.path() + ".keys." + key, key, value, database));
    if (written.value().replica().isPresent()
        && keys.values().stream().anyMatch(BindingValue::isFile)) {
      problems.add(
          written.path() + ".keys",
          "a replica has certificates of its own, which are not known here",
          "take the keys of certificates out");
    }
    return keys;
  }

  private void check(String path, String key, BindingValue value, Bindable database) {
    if (value.isFile() && !FILE.matcher(key).matches()) {
      problems.add(
          path,
          "this cannot name a file",
          "use letters, digits, dots, hyphens and underscores, for example server-ca.pem");
    } else if (!value.isFile() && !VARIABLE.matcher(key).matches()) {
      problems.add(
          path,
          "this cannot name an environment variable",
          "use letters, digits and underscores, no digit first");
    }
    if (!database.has(value)) {
      problems.add(
          path,
          Scalars.choiceName(value),
          "the database does not have what this key would hold",
          "give the database what is missing, or choose another value");
    }
  }

  private Map<String, BindingValue> standard(Located<String> to, Bindable database) {
    return database.engine() == Engine.POSTGRESQL ? postgresql(to, database) : other(to, database);
  }

  private Map<String, BindingValue> postgresql(Located<String> to, Bindable database) {
    if (!database.has(BindingValue.URL)) {
      problems.add(
          to.path(),
          to.value(),
          "there is nothing to log in to this database with",
          "give it databases and users, an existing one its database, user and password; or choose"
              + " keys, for example {PGHOST: host, PGPORT: port}");
    }
    return PostgresqlKeys.of(
        value ->
            value == BindingValue.REPLICA_HOSTS ? database.hasReplicas() : database.has(value));
  }

  private Map<String, BindingValue> other(Located<String> to, Bindable database) {
    String prefix = to.value().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    var keys = new TreeMap<String, BindingValue>();
    OTHER.stream().filter(database::has).forEach(value -> keys.put(prefix + value.name(), value));
    if (!VARIABLE.matcher(prefix).matches()) {
      problems.add(
          to.path(),
          to.value(),
          "no environment variable can begin with this name",
          "choose keys, for example {CACHE_HOST: host, CACHE_PORT: port}");
    }
    return keys;
  }
}
