package io.ringfence.sandbox.googleapi.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.sqladmin.model.SslCert;
import com.google.api.services.sqladmin.model.SslCertDetail;
import com.google.api.services.sqladmin.model.SslCertsInsertRequest;
import com.google.api.services.sqladmin.model.SslCertsInsertResponse;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.FieldRules;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.json.MergePatch;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.tls.Credential;
import io.ringfence.sandbox.tls.Pem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * <a href="https://cloud.google.com/sql/docs/postgres/admin-api/rest/v1beta4/sslCerts">Client
 * certificates</a> of an instance: what its server has issued. Their keys are given out once, as
 * Google does in PKCS #1, and kept nowhere.
 */
final class SslCerts {
  // https://cloud.google.com/sql/docs/postgres/admin-api/rest/v1beta4/sslCerts/insert; 64
  // characters are what X.520 allows a common name.
  private static final Pattern COMMON_NAME = Pattern.compile("[a-zA-Z0-9._ -]{1,64}");
  private static final FieldRules RULES =
      new FieldRules("client certificate").settable("commonName");
  // The API has no type of operation for certificates of its own.
  private static final String TYPE = "UPDATE";

  private final ServerRequests requests;

  SslCerts(ServerRequests requests) {
    this.requests = requests;
  }

  List<SslCert> list(InstanceName instance) {
    return requests.server(instance).clientCertificates().all().stream()
        .map(pem -> SslCertificates.ofClient(pem, instance))
        .toList();
  }

  /**
   * Gives a certificate, without its key.
   *
   * @throws GoogleApiException 404 if the instance has none of this fingerprint
   */
  SslCert get(InstanceName instance, String fingerprint) {
    return list(instance).stream()
        .filter(certificate -> certificate.getSha1Fingerprint().equals(fingerprint))
        .findFirst()
        .orElseThrow(
            () ->
                GoogleApiException.notFound(
                    "sslCertDoesNotExist", "The SSL certificate does not exist."));
  }

  /**
   * Issues a certificate, which the instance's server trusts at once.
   *
   * @throws GoogleApiException 400 for a common name that is none, 409 for one that is taken
   */
  SslCertsInsertResponse insert(InstanceName instance, ObjectNode body) {
    String commonName = commonName(body);
    requireFree(instance, commonName);
    AtomicReference<@Nullable Credential> issued = new AtomicReference<>();
    Operation operation =
        requests.run(
            instance,
            TYPE,
            "failed to create the client certificate " + commonName,
            server -> issued.set(server.clientCertificates().issue(commonName)));
    Credential credential =
        Optional.ofNullable(issued.get())
            .orElseThrow(
                () ->
                    new GoogleApiException(
                        500, "INTERNAL", "internalError", "The certificate was not created."));
    return new SslCertsInsertResponse()
        .setKind("sql#sslCertsInsert")
        .setOperation(SqlOperationView.of(operation))
        .setServerCaCert(requests.require(instance).resource().getServerCaCert())
        .setClientCert(
            new SslCertDetail()
                .setCertInfo(SslCertificates.ofClient(credential.certificate(), instance))
                .setCertPrivateKey(Pem.rsaPrivateKey(credential.key())));
  }

  private static String commonName(ObjectNode body) {
    RULES.check(body);
    SslCertsInsertRequest request =
        GoogleJson.readRequest(MergePatch.withoutNulls(body), SslCertsInsertRequest.class);
    String name = Optional.ofNullable(request.getCommonName()).orElse("");
    if (!COMMON_NAME.matcher(name).matches()) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid common name ("
              + name
              + "): it must be 1 to 64 letters, digits, dots, hyphens, underscores and spaces.");
    }
    return name;
  }

  private void requireFree(InstanceName instance, String commonName) {
    if (list(instance).stream().anyMatch(one -> one.getCommonName().equals(commonName))) {
      throw GoogleApiException.conflict(
          "sslCertAlreadyExists", "The SSL certificate '" + commonName + "' already exists.");
    }
  }

  /**
   * Takes a certificate back; the instance's server refuses it from then on.
   *
   * @throws GoogleApiException 404
   */
  Operation delete(InstanceName instance, String fingerprint) {
    SslCert certificate = get(instance, fingerprint);
    return requests.run(
        instance,
        TYPE,
        "failed to delete the client certificate " + certificate.getCommonName(),
        server -> server.clientCertificates().revoke(certificate.getCert()));
  }
}
