package io.ringfence.sandbox.postgres;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Database flags in PostgreSQL's configuration file format (its manual, "Setting Parameters"). */
final class Settings {
  /**
   * What the sandbox decides; a flag of this name is refused as PostgreSQL refuses a read-only one.
   */
  static final Set<String> MANAGED =
      Set.of(
          "config_file",
          "data_directory",
          "external_pid_file",
          "hba_file",
          "hot_standby",
          "ident_file",
          "listen_addresses",
          "logging_collector",
          "password_encryption",
          "port",
          "primary_conninfo",
          "primary_slot_name",
          "ssl",
          "ssl_ca_file",
          "ssl_cert_file",
          "ssl_crl_dir",
          "ssl_crl_file",
          "ssl_key_file",
          "unix_socket_directories",
          "unix_socket_group",
          "unix_socket_permissions");

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z0-9_$]+)*");

  private Settings() {}

  static boolean isManaged(String name) {
    return MANAGED.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** One line a setting, in the order of the names. */
  static String asConfiguration(Map<String, String> settings) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(settings).forEach((name, value) -> lines.append(line(name, value)).append('\n'));
    return lines.toString();
  }

  private static String line(String name, String value) {
    if (!isName(name) || value.chars().anyMatch(character -> character == '\n')) {
      throw new PostgresException("Not a setting: " + name, null);
    }
    return name + " = '" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
