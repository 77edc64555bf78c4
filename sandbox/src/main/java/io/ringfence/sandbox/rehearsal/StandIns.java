package io.ringfence.sandbox.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes what leads to real things out of a stack's file and puts the sandbox in its place; all else
 * stays as it is. A secret is made up anew, the same for the same encrypted text.
 */
final class StandIns {
  /** In the project's folder: what stands in for the certificate that Secrets are sealed for. */
  static final String SEALING_CERTIFICATE = "sealing-certificate.pem";

  private static final String CLUSTER = "ringfence:cluster";
  private static final String RENDER = "ringfence:render";
  private static final String MANIFESTS = "rendered";

  /** Of a cluster that is given by its name Google would have to be asked; this one has it all. */
  private static final String UNREAD_DATAPLANE = "gke-v2";

  /** Whose accounts are used, and where. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("kubernetes:.*|gcp:(?!(project|region|zone|defaultLabels)$).*");

  /** What a sandbox's cluster has not, or is not: Google's name of it, and what enforces. */
  private static final Set<String> OF_THE_REAL_CLUSTER =
      Set.of("gke", "expect", "requireEnforcement");

  private final String kubeconfig;
  private final String context;
  private final Map<String, String> secrets = new TreeMap<>();

  /**
   * @param kubeconfig the path of the sandbox's
   * @param context in it
   */
  StandIns(String kubeconfig, String context) {
    this.kubeconfig = kubeconfig;
    this.context = context;
  }

  /**
   * A file as it is rehearsed.
   *
   * @param file with empty texts where secrets were, and without what decrypts them
   * @param secrets what goes there, by path
   * @param changed the paths of what is not as in the real file
   */
  record Result(ObjectNode file, Map<String, String> secrets, Set<String> changed) {}

  /**
   * Rewrites a file.
   *
   * @throws RehearsalException if a whole key is encrypted, so that its shape is unknown
   */
  Result apply(Version version) {
    ObjectNode file = Trees.read(version.text(), version.label());
    file.remove(Set.of("encryptionsalt", "encryptedkey", "secretsprovider", "environment"));
    var result = new Result(file, new TreeMap<>(), new TreeSet<>());
    if (!(file.path("config") instanceof ObjectNode config)) {
      throw new RehearsalException(version.label() + " has no config.");
    }
    Set<String> elsewhere = new TreeSet<>();
    config.fieldNames().forEachRemaining(key -> elsewhere.add(key));
    elsewhere.removeIf(key -> !ELSEWHERE.matcher(key).matches());
    config.remove(elsewhere);
    result.changed().addAll(elsewhere);
    for (Map.Entry<String, JsonNode> entry : config.properties()) {
      entry.setValue(
          Trees.replaceAll(
              entry.getKey(), entry.getValue(), (path, value) -> madeUp(path, value, result)));
    }
    moveCluster(config, result);
    moveRendering(config, result);
    return result;
  }

  private Optional<JsonNode> madeUp(String path, JsonNode value, Result result) {
    if (value.size() != 1 || !value.path("secure").isTextual()) {
      return Optional.empty();
    }
    if (path.matches("[^.\\[]*")) {
      throw new RehearsalException(
          path
              + " is encrypted as a whole, and what is in it cannot be made up. Encrypt the secret"
              + " alone: pulumi config set --secret --path");
    }
    result
        .secrets()
        .put(path, secrets.computeIfAbsent(value.path("secure").asText(), it -> random()));
    return Optional.of(TextNode.valueOf(""));
  }

  private void moveCluster(ObjectNode config, Result result) {
    ObjectNode cluster =
        config.path(CLUSTER) instanceof ObjectNode written ? written : config.putObject(CLUSTER);
    cluster.put("kubeconfig", kubeconfig).put("context", context);
    result.changed().add(CLUSTER + ".kubeconfig");
    result.changed().add(CLUSTER + ".context");
    if (cluster.has("gke") && !cluster.has("dataplane")) {
      cluster.put("dataplane", UNREAD_DATAPLANE);
      result.changed().add(CLUSTER + ".dataplane");
    }
    for (String key : OF_THE_REAL_CLUSTER) {
      if (cluster.remove(key) != null) {
        result.changed().add(CLUSTER + "." + key);
      }
    }
  }

  /** Manifests are written beside the rehearsed file, whatever folder the real one names. */
  private static void moveRendering(ObjectNode config, Result result) {
    if (config.path(RENDER).isTextual()) {
      config.put(RENDER, MANIFESTS);
      result.changed().add(RENDER);
    }
    if (config.path(RENDER) instanceof ObjectNode render) {
      replace(render, "directory", MANIFESTS, result);
      replace(render, "sealingCertificate", SEALING_CERTIFICATE, result);
    }
  }

  private static void replace(ObjectNode render, String key, String value, Result result) {
    if (render.has(key)) {
      render.put(key, value);
      result.changed().add(RENDER + "." + key);
    }
  }

  private static String random() {
    byte[] bytes = new byte[12];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
