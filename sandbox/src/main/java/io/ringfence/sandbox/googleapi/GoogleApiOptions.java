package io.ringfence.sandbox.googleapi;

import io.ringfence.sandbox.googleapi.container.ControlPlane;
import io.ringfence.sandbox.googleapi.http.BearerToken;
import java.nio.file.Path;

/**
 * How the server of Google's APIs is run.
 *
 * @param stateDirectory where resources and operations are kept; made when it is not there
 * @param bearerToken what every request must carry
 * @param controlPlane of every GKE cluster
 * @param port on 127.0.0.1, or 0 for any free one
 * @param requestsPerMinute of each project, before it is answered 429
 */
public record GoogleApiOptions(
    Path stateDirectory,
    BearerToken bearerToken,
    ControlPlane controlPlane,
    int port,
    int requestsPerMinute) {

  /** Far above what a stack's update makes, far below what a runaway loop makes. */
  public static final int DEFAULT_REQUESTS_PER_MINUTE = 6000;

  /** On any free port, with the default quota. */
  public static GoogleApiOptions of(
      Path stateDirectory, String bearerToken, ControlPlane controlPlane) {
    return new GoogleApiOptions(
        stateDirectory, new BearerToken(bearerToken), controlPlane, 0, DEFAULT_REQUESTS_PER_MINUTE);
  }

  public GoogleApiOptions withPort(int newPort) {
    return new GoogleApiOptions(
        stateDirectory, bearerToken, controlPlane, newPort, requestsPerMinute);
  }

  public GoogleApiOptions withRequestsPerMinute(int newRequestsPerMinute) {
    return new GoogleApiOptions(
        stateDirectory, bearerToken, controlPlane, port, newRequestsPerMinute);
  }
}
