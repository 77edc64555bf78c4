package io.ringfence.sandbox.daemon;

import io.ringfence.sandbox.files.PrivateFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The environment with which pulumi, kubectl and Google's clients work against a sandbox. */
public final class ClientEnvironment {
  private ClientEnvironment() {}

  /**
   * The variables by name; one of them is the bearer token, so the whole is secret.
   *
   * @param passphrase the file of the passphrase with which Pulumi encrypts secrets in its state
   * @param commands the directory of the sandbox's commands, gke-gcloud-auth-plugin among them
   * @param path the present search path, which gets the sandbox's programs in front
   */
  public static Map<String, String> of(
      SandboxFacts facts, Path passphrase, Path commands, String path) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("KUBECONFIG", facts.kubernetes().kubeconfig());
    variables.put("GOOGLE_SQL_CUSTOM_ENDPOINT", facts.googleApi().sqlEndpoint());
    variables.put("GOOGLE_COMPUTE_CUSTOM_ENDPOINT", facts.googleApi().computeEndpoint());
    variables.put(
        "GOOGLE_SERVICE_NETWORKING_CUSTOM_ENDPOINT", facts.googleApi().serviceNetworkingEndpoint());
    variables.put(
        "GOOGLE_RESOURCE_MANAGER_CUSTOM_ENDPOINT", facts.googleApi().resourceManagerEndpoint());
    variables.put("GOOGLE_CONTAINER_CUSTOM_ENDPOINT", facts.googleApi().containerEndpoint());
    variables.put(
        "GOOGLE_OAUTH_ACCESS_TOKEN",
        PrivateFiles.read(Path.of(facts.googleApi().tokenFile())).strip());
    // The official plugin would ask Google's public address for the regions there are.
    variables.put("PULUMI_GCP_SKIP_REGION_VALIDATION", "true");
    variables.put("PULUMI_HOME", facts.pulumi().home());
    variables.put("PULUMI_BACKEND_URL", facts.pulumi().backendUrl());
    variables.put("PULUMI_CONFIG_PASSPHRASE_FILE", passphrase.toString());
    String programs = facts.tools() + File.pathSeparator + commands;
    variables.put("PATH", path.isEmpty() ? programs : programs + File.pathSeparator + path);
    return variables;
  }
}
