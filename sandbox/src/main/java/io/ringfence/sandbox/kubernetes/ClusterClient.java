package io.ringfence.sandbox.kubernetes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks the cluster's parts whether they are ready, over TLS that trusts its authority alone. */
final class ClusterClient {
  private static final Duration TIME = Duration.ofSeconds(5);

  private final String token;
  private final HttpClient http;

  /**
   * @param authority in PEM
   */
  ClusterClient(String authority, String token) {
    this.token = token;
    http =
        HttpClient.newBuilder()
            // The controller manager's HTTP/2 ends connections of Java's client at once.
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trusting(authority))
            .connectTimeout(TIME)
            .build();
  }

  /** Whether the API server answers a GET of this URL with status 200. */
  boolean answers(String url) {
    return succeeds(request(url).header("Authorization", "Bearer " + token).build());
  }

  /** The same of the controller manager, which knows no tokens, so refuses a request with one. */
  boolean answersAnyone(String url) {
    return succeeds(request(url).build());
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(TIME);
  }

  private boolean succeeds(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static SSLContext trusting(String authority) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "authority",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII))));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The cluster's certificate authority cannot be used", e);
    }
  }
}
