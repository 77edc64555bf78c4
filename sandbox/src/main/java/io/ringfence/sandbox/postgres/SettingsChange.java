package io.ringfence.sandbox.postgres;

import java.util.Map;

/** Replaces a server's database flags, by a reload where PostgreSQL can, else by a restart. */
final class SettingsChange {
  private final ServerFiles files;
  private final DataDirectory data;
  private final ServerProcess process;
  private final SettingsCheck check;

  SettingsChange(
      ServerFiles files, DataDirectory data, ServerProcess process, SettingsCheck check) {
    this.files = files;
    this.data = data;
    this.process = process;
    this.check = check;
  }

  /**
   * Applies the settings, or leaves everything as it was.
   *
   * @throws PostgresException with PostgreSQL's words if it refuses them, alone or together
   */
  void apply(Map<String, String> settings) {
    ServerRecord before = description();
    Map<String, String> refusals = check.refusals(before.majorVersion(), settings);
    if (!refusals.isEmpty()) {
      throw new PostgresException(String.join("; ", refusals.values()), "22023", null);
    }
    try {
      write(before.withSettings(settings));
      activate(before);
    } catch (PostgresException e) {
      write(before);
      process.stop();
      process.start();
      throw e;
    }
  }

  private void write(ServerRecord server) {
    data.writeSettings(server.settings());
    files.description().write(server);
  }

  private void activate(ServerRecord server) {
    if (!process.isRunning()) {
      return;
    }
    Administration administration = new Administration(server);
    if (needsRestart(administration)) {
      process.stop();
      process.start();
    } else {
      new ConfigurationReload(administration).run();
    }
  }

  /** PostgreSQL marks what a reload cannot change as an error of the configuration file. */
  private static boolean needsRestart(Administration administration) {
    return !administration
        .query("SELECT name FROM pg_file_settings WHERE error IS NOT NULL", row -> row.getString(1))
        .isEmpty();
  }

  private ServerRecord description() {
    return files
        .description()
        .read()
        .orElseThrow(() -> new PostgresException("The server was deleted", null));
  }
}
