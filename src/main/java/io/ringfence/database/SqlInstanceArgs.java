package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/** The inputs of a {@link SqlInstance}, by the names of the plugin's schema. */
@SuppressWarnings("UnusedVariable") // The SDK reads the fields by reflection.
final class SqlInstanceArgs extends ResourceArgs {
  @Import(name = "databaseVersion", required = true)
  private final Output<String> databaseVersion;

  @Import(name = "settings", required = true)
  private final Output<SqlInstanceSettingsArgs> settings;

  @Import(name = "deletionProtection")
  private final Output<Boolean> deletionProtection;

  @Import(name = "region")
  private @Nullable Output<String> region;

  @Import(name = "masterInstanceName")
  private @Nullable Output<String> masterInstanceName;

  @Import(name = "encryptionKeyName")
  private @Nullable Output<String> encryptionKeyName;

  SqlInstanceArgs(
      String databaseVersion, SqlInstanceSettingsArgs settings, boolean deletionProtection) {
    this.databaseVersion = Output.of(databaseVersion);
    this.settings = Output.of(settings);
    this.deletionProtection = Output.of(deletionProtection);
  }

  void region(String value) {
    region = Output.of(value);
  }

  void masterInstanceName(Output<String> value) {
    masterInstanceName = value;
  }

  void encryptionKeyName(String value) {
    encryptionKeyName = Output.of(value);
  }
}
