package io.ringfence.cluster.gke;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.pulumi.core.TypeShape;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.gcp.container.inputs.GetClusterPlainArgs;
import io.ringfence.database.GooglePlugin;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Asks Google through the stack's own Google provider, so that its credentials and its addresses of
 * Google's APIs hold.
 */
public final class GoogleGke implements GkeReader {
  private static final String FUNCTION = "gcp:container/getCluster:getCluster";

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public Optional<GkeSettings> read(GkeCluster cluster, String project) {
    GetClusterPlainArgs args =
        GetClusterPlainArgs.builder()
            .name(cluster.name())
            .location(cluster.location())
            .project(cluster.project().orElse(project))
            .build();
    InvokeOptions options = InvokeOptions.builder().version(GooglePlugin.VERSION).build();
    try {
      Map<String, Object> answer =
          Deployment.getInstance()
              .invokeAsync(FUNCTION, TypeShape.map(String.class, Object.class), args, options)
              .join();
      return Optional.of(new GkeAnswer(json.valueToTree(answer)).settings(cluster, project));
    } catch (CompletionException e) {
      throw new UnreadableGkeClusterException(
          Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("" + e.getMessage()));
    }
  }
}
