package io.ringfence.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.manifest.InvalidManifestsException;
import io.ringfence.manifest.ManifestProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stack's state, as {@code pulumi stack export} prints it. */
public final class StackState {
  private StackState() {}

  /**
   * Reads it.
   *
   * @param source what a person knows it by
   * @throws InvalidManifestsException where it is something else
   */
  public static StackObjects read(String source, JsonNode export) {
    JsonNode deployment = export.path("deployment");
    if (!deployment.isObject()) {
      throw new InvalidManifestsException(
          List.of(
              new ManifestProblem(
                  source,
                  "deployment",
                  "this is no state of a stack",
                  "give what `pulumi stack export` prints")));
    }
    var resources = new ArrayList<ResourceState>();
    deployment.path("resources").forEach(state -> resources.add(new ResourceState(state)));
    return objects(source, resources);
  }

  static StackObjects objects(String source, List<ResourceState> resources) {
    return new StackObjects(
        resources.stream()
            .map(resource -> resource.manifest(source))
            .flatMap(Optional::stream)
            .toList(),
        resources.stream().flatMap(ResourceState::endpoints).toList());
  }
}
