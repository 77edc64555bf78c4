package io.ringfence;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.InvokeArgs;
import io.ringfence.policy.Posture;
import io.ringfence.policy.pulumi.Fence;
import io.ringfence.proof.ConnectivityTable;
import io.ringfence.proof.Declaration;
import io.ringfence.proof.EffectSummary;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells what an update does to who reaches what: as an output, so that the engine shows what is
 * different in it, and in words. What was before is what the stack's own outputs say of the last
 * update.
 */
final class Effect {
  private static final String CONNECTIVITY = "connectivity";
  private static final String POSTURES = "postures";

  private final Context context;

  Effect(Context context) {
    this.context = context;
  }

  /** Exports who reaches what, and logs what is new in it. */
  void report(Fence fence, Declaration declaration) {
    Map<String, Posture> postures = postures(declaration);
    Output<ConnectivityTable> told =
        Output.tuple(fence.connectivity(), fence.undecided(), lastOutputs())
            .applyValue(
                known -> {
                  known.t2.forEach(sentence -> context.log().warn(sentence));
                  context.log().info(summary(known.t1, known.t3, postures));
                  return known.t1;
                });
    context.export(CONNECTIVITY, told.applyValue(ConnectivityTable::asOutput));
    context.export(POSTURES, Output.of(texts(postures)));
  }

  private String summary(
      ConnectivityTable now, Map<String, Object> before, Map<String, Posture> postures) {
    Map<String, Posture> was = posturesOf(group(before, POSTURES));
    var workloads = new HashSet<>(postures.keySet());
    workloads.addAll(was.keySet());
    return EffectSummary.of(now.changesSince(table(before), workloads), was, postures);
  }

  /** Outputs of another release may look otherwise, and are no reason to stop. */
  private ConnectivityTable table(Map<String, Object> outputs) {
    try {
      return ConnectivityTable.parse(group(outputs, CONNECTIVITY));
    } catch (IllegalArgumentException e) {
      context
          .log()
          .warn("what the last update said of who reaches what cannot be read: all of it is new");
      return ConnectivityTable.NONE;
    }
  }

  private static Map<String, Posture> posturesOf(Map<?, ?> texts) {
    var postures = new LinkedHashMap<String, Posture>();
    for (Posture posture : Posture.values()) {
      texts.forEach(
          (workload, text) -> {
            if (text(posture).equals(text)) {
              postures.put(String.valueOf(workload), posture);
            }
          });
    }
    return postures;
  }

  private static Map<?, ?> group(Map<?, ?> outputs, String name) {
    return outputs.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  /**
   * What the stack's last update said of it; nothing before the first. Other outputs may be secret
   * and are left alone. That they cannot be read is no reason to stop: nothing is decided by them.
   */
  private Output<Map<String, Object>> lastOutputs() {
    return Output.of(
        Deployment.getInstance()
            .invokeAsync(
                "pulumi:pulumi:readStackOutputs",
                TypeShape.map(String.class, Object.class),
                new StackName(
                    "%s/%s/%s"
                        .formatted(
                            context.organizationName(),
                            context.projectName(),
                            context.stackName())))
            .thenApply(Effect::kept)
            .exceptionally(
                problem -> {
                  context.log().warn("the outputs of the last update cannot be read: all is new");
                  return Map.of();
                }));
  }

  private static Map<String, Object> kept(Map<String, Object> answer) {
    Map<?, ?> outputs = group(answer, "outputs");
    return Map.of(CONNECTIVITY, group(outputs, CONNECTIVITY), POSTURES, group(outputs, POSTURES));
  }

  private static Map<String, Posture> postures(Declaration declaration) {
    var postures = new LinkedHashMap<String, Posture>();
    declaration
        .workloads()
        .forEach(
            workload -> postures.put(workload.name(), declaration.postures().of(workload.name())));
    return postures;
  }

  private static Map<String, String> texts(Map<String, Posture> postures) {
    var texts = new LinkedHashMap<String, String>();
    postures.forEach((workload, posture) -> texts.put(workload, text(posture)));
    return texts;
  }

  private static String text(Posture posture) {
    return posture.name().toLowerCase(Locale.ROOT);
  }

  /** The question. The SDK reads it by reflection. */
  @SuppressWarnings("UnusedVariable")
  private static final class StackName extends InvokeArgs {
    @Import(name = "name", required = true)
    private final String name;

    StackName(String name) {
      this.name = name;
    }
  }
}
