package io.ringfence;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.InvokeArgs;
import io.ringfence.policy.pulumi.Fence;
import io.ringfence.proof.EffectSummary;
import io.ringfence.proof.StackEffect;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells what an update does to who reaches what: as outputs, so that the engine shows what is
 * different in them, and in words. What was before is what the stack's own outputs say of the last
 * update.
 */
final class Effect {
  private final Context context;

  Effect(Context context) {
    this.context = context;
  }

  /** Exports who reaches what, and logs what is new in it. */
  void report(Fence fence) {
    Output<Map<String, Map<String, ?>>> told =
        Output.tuple(fence.effect(), fence.undecided(), lastOutputs())
            .applyValue(
                known -> {
                  known.t2.forEach(sentence -> context.log().warn(sentence));
                  context.log().info(EffectSummary.of(before(known.t3), known.t1));
                  return known.t1.asOutputs();
                });
    for (String output : StackEffect.NONE.asOutputs().keySet()) {
      context.export(output, told.applyValue(outputs -> outputs.get(output)));
    }
  }

  /** Outputs of another release may look otherwise, and are no reason to stop. */
  private StackEffect before(Map<String, Object> outputs) {
    try {
      return StackEffect.parse(outputs);
    } catch (IllegalArgumentException e) {
      context.log().warn("the outputs of the last update cannot be read: all is new");
      return StackEffect.NONE;
    }
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
    var kept = new LinkedHashMap<String, Object>();
    if (answer.get("outputs") instanceof Map<?, ?> outputs) {
      for (String output : StackEffect.NONE.asOutputs().keySet()) {
        Object value = outputs.get(output);
        if (value != null) {
          kept.put(output, value);
        }
      }
    }
    return kept;
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
