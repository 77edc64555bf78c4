package io.ringfence.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.manifest.InvalidManifestsException;
import io.ringfence.manifest.Manifest;
import io.ringfence.manifest.ManifestProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A preview, as {@code pulumi preview --json} prints it.
 *
 * @see <a
 *     href="https://github.com/pulumi/pulumi/blob/v3.230.0/pkg/display/json.go">PreviewDigest</a>
 */
public final class Preview {
  private static final String SAME = "same";

  /** Steps after which what was there is gone; another step brings a replacement. */
  private static final Set<String> REMOVING =
      Set.of("delete", "delete-replaced", "discard", "discard-replaced", "remove-pending-replace");

  private final String source;
  private final Map<String, ResourceState> before = new LinkedHashMap<>();
  private final Map<String, ResourceState> after = new LinkedHashMap<>();
  private final Set<String> same = new java.util.HashSet<>();

  private Preview(String source) {
    this.source = source;
  }

  /**
   * Reads it.
   *
   * @param source what a person knows it by
   * @throws InvalidManifestsException where it is something else
   */
  public static PreviewedObjects read(String source, JsonNode digest) {
    JsonNode steps = digest.path("steps");
    if (!steps.isArray()) {
      throw new InvalidManifestsException(
          List.of(
              new ManifestProblem(
                  source,
                  "steps",
                  digest.has("diagnostics")
                      ? "the preview failed"
                      : "this is no preview of a stack",
                  "give what `pulumi preview --json` prints")));
    }
    var preview = new Preview(source);
    steps.forEach(preview::add);
    return preview.objects(digest.path("changeSummary").path(SAME).asInt(0));
  }

  private void add(JsonNode step) {
    String operation = step.path("op").asText("");
    String urn = step.path("urn").asText("");
    if (step.path("oldState").isObject()) {
      before.putIfAbsent(urn, new ResourceState(step.path("oldState")));
    }
    if (operation.equals(SAME)) {
      same.add(urn);
    }
    if (!REMOVING.contains(operation) && step.path("newState").isObject()) {
      after.put(urn, new ResourceState(step.path("newState")));
    }
  }

  private PreviewedObjects objects(int counted) {
    StackObjects old = StackState.objects(source, List.copyOf(before.values()));
    StackObjects now = StackState.objects(source, List.copyOf(after.values()));
    return new PreviewedObjects(
        old,
        new StackObjects(now.manifests(), endpoints(old, now)),
        changed(before),
        changed(after),
        counted > same.size()
            ? List.of(
                "the preview leaves out %d unchanged resources; policies among them count as"
                        .formatted(counted - same.size())
                    + " absent: say `pulumi preview --json --show-sames`, or add the state or the"
                    + " cluster")
            : List.of());
  }

  /** A preview has no outputs of the stack; what the policies say of a database goes before. */
  private static List<Endpoint> endpoints(StackObjects old, StackObjects now) {
    return now.endpoints().isEmpty() ? old.endpoints() : now.endpoints();
  }

  private List<Manifest> changed(Map<String, ResourceState> states) {
    var changed = new ArrayList<ResourceState>();
    states.forEach(
        (urn, state) -> {
          if (!same.contains(urn)) {
            changed.add(state);
          }
        });
    return StackState.objects(source, changed).manifests();
  }
}
