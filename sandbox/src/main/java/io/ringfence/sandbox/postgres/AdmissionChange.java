package io.ringfence.sandbox.postgres;

/** Makes a server admit other sessions than before, without a restart; those that run go on. */
final class AdmissionChange {
  private final DataDirectory data;
  private final ServerProcess process;
  private final ServerRecord server;

  AdmissionChange(DataDirectory data, ServerProcess process, ServerRecord server) {
    this.data = data;
    this.process = process;
    this.server = server;
  }

  void apply(Admission admission) {
    data.writeAdmission(admission, server);
    reload();
  }

  void reload() {
    if (process.isRunning()) {
      new ConfigurationReload(new Administration(server)).run();
    }
  }
}
