package io.ringfence.sandbox.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringfence.sandbox.files.JsonFile;
import io.ringfence.sandbox.files.PrivateFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A kubeconfig with one context and everything in it, written as JSON, which is YAML too.
 *
 * @param server the API server's URL
 * @param authority the certificate authority in PEM
 * @param token the bearer token
 */
record Kubeconfig(String server, String authority, String token) {
  static final String CONTEXT = "ringfence-sandbox";

  void write(Path file) {
    PrivateFiles.write(file, text());
  }

  private String text() {
    String encoded =
        Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.US_ASCII));
    Map<String, Object> cluster = Map.of("server", server, "certificate-authority-data", encoded);
    Map<String, Object> content =
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Config",
            "clusters",
            List.of(Map.of("name", CONTEXT, "cluster", cluster)),
            "users",
            List.of(Map.of("name", CONTEXT, "user", Map.of("token", token))),
            "contexts",
            List.of(
                Map.of("name", CONTEXT, "context", Map.of("cluster", CONTEXT, "user", CONTEXT))),
            "current-context",
            CONTEXT);
    try {
      return JsonFile.mapper().writeValueAsString(content) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Kubeconfig[server=" + server + "]";
  }
}
