package io.ringfence;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.InvokeArgs;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.ringfence.policy.pulumi.Fence;
import io.ringfence.proof.EffectSummary;
import io.ringfence.proof.StackEffect;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Tells what an update does to who reaches what: as outputs, so that the engine shows what is
 * different in them, and in words. What was before is what the stack's own outputs say of the last
 * update.
 */
final class Effect {
  /**
   * A backend in files writes the stack's state in place, step by step, so that a reader may find
   * half of it.
   */
  private static final RetryPolicy<Map<String, Object>> WHILE_BEING_WRITTEN =
      RetryPolicy.<Map<String, Object>>builder()
          .withMaxRetries(6)
          .withBackoff(Duration.ofMillis(50), Duration.ofSeconds(1))
          .build();

  private final Context context;
  private final StackEffect before;

  private Effect(Context context, StackEffect before) {
    this.context = context;
    this.before = before;
  }

  /**
   * Reads what the last update left, and waits for it: once resources are declared, the engine
   * writes the state all the time. That it cannot be read is no reason to stop, for nothing is
   * decided by it.
   */
  static Effect sinceLastUpdate(Context context) {
    try {
      // Other threads do not know the deployment.
      Deployment deployment = Deployment.getInstance();
      Map<String, Object> outputs =
          Failsafe.with(WHILE_BEING_WRITTEN)
              .getStageAsync(() -> outputs(deployment, context))
              .join();
      return new Effect(context, StackEffect.parse(outputs));
    } catch (CompletionException | IllegalArgumentException e) {
      context.log().warn("the outputs of the last update cannot be read: all is new");
      return new Effect(context, StackEffect.NONE);
    }
  }

  /** Exports who reaches what, and logs what is new in it. */
  void report(Fence fence) {
    Output<Map<String, Map<String, ?>>> told =
        Output.tuple(fence.effect(), fence.undecided())
            .applyValue(
                known -> {
                  known.t2.forEach(sentence -> context.log().warn(sentence));
                  context.log().info(EffectSummary.of(before, known.t1));
                  return known.t1.asOutputs();
                });
    for (String output : StackEffect.NONE.asOutputs().keySet()) {
      context.export(output, told.applyValue(outputs -> outputs.get(output)));
    }
  }

  /** Nothing before the first update. Other outputs may be secret and are left alone. */
  private static CompletableFuture<Map<String, Object>> outputs(
      Deployment deployment, Context context) {
    return deployment
        .invokeAsync(
            "pulumi:pulumi:readStackOutputs",
            TypeShape.map(String.class, Object.class),
            new StackName(
                "%s/%s/%s"
                    .formatted(
                        context.organizationName(), context.projectName(), context.stackName())))
        .thenApply(Effect::kept);
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
