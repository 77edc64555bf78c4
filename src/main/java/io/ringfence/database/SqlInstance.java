package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.gcp.sql.outputs.DatabaseInstanceServerCaCert;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Cloud SQL instance. It has a class of its own because the SDK is older than the plugin and
 * cannot say what came later, the SSL mode above all; to the engine it is the same resource as the
 * SDK's.
 *
 * @see <a
 *     href="https://www.pulumi.com/registry/packages/gcp/api-docs/sql/databaseinstance">DatabaseInstance</a>
 */
@ResourceType(type = SqlInstance.TYPE)
final class SqlInstance extends CustomResource {
  static final String TYPE = "gcp:sql/databaseInstance:DatabaseInstance";

  @Export(name = "name", refs = String.class, tree = "[0]")
  private Output<String> name;

  @Export(name = "privateIpAddress", refs = String.class, tree = "[0]")
  private Output<String> privateIpAddress;

  @Export(
      name = "serverCaCerts",
      refs = {List.class, DatabaseInstanceServerCaCert.class},
      tree = "[0,1]")
  private Output<List<DatabaseInstanceServerCaCert>> serverCaCerts;

  // The SDK fills the outputs in by reflection, in the super class's constructor.
  @SuppressWarnings("NullAway.Init")
  SqlInstance(String name, SqlInstanceArgs arguments, CustomResourceOptions options) {
    super(TYPE, name, arguments, options);
  }

  /** The name that it got, with the random digits. */
  Output<String> name() {
    return name;
  }

  /** The address in the network, and none other. */
  Output<String> privateIpAddress() {
    return privateIpAddress;
  }

  /**
   * The certificates of the authority that signs the server's, as PEM. The plugin takes all that
   * has to do with keys for secret, but clients are to be given these.
   */
  Output<String> serverCa() {
    return serverCaCerts
        .applyValue(
            certificates ->
                certificates.stream()
                    .flatMap(certificate -> certificate.cert().stream())
                    .map(String::strip)
                    .collect(Collectors.joining("\n", "", "\n")))
        .asPlaintext();
  }
}
