package io.ringfence;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import io.ringfence.cluster.gke.GoogleGke;
import io.ringfence.cluster.live.Enforcement;
import io.ringfence.cluster.live.LiveCluster;
import io.ringfence.cluster.live.LiveClusterReader;
import io.ringfence.config.StackFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs the program without an engine.
 *
 * @param providers what the program declared
 * @param result how it ended
 */
record StackRun(FakeProviders providers, TestResult result) {
  /** A cluster that answers and enforces policies. */
  static final LiveClusterReader ENFORCING = enforcing("test");

  /** The same, of this name. */
  static LiveClusterReader enforcing(String name) {
    return access ->
        new LiveCluster(name, Optional.of("5e1fc0de"), new Enforcement.Enforced("a test's agent"));
  }

  /** A preview of a stack that does not exist yet: no address is known. */
  static StackRun preview(StackFile file) {
    return run(file, true, new FakeProviders(instance -> Optional.empty()));
  }

  /** An update in which each instance gets this address. */
  static StackRun update(StackFile file, String address) {
    return run(file, false, new FakeProviders(instance -> Optional.of(address)));
  }

  static StackRun run(StackFile file, boolean preview, FakeProviders providers) {
    return run(file, preview, providers, ENFORCING);
  }

  /** The same, with a cluster of one's own. */
  static StackRun run(
      StackFile file, boolean preview, FakeProviders providers, LiveClusterReader cluster) {
    return run(
        preview,
        providers,
        context -> new RingfenceStack(file, new GoogleGke(), cluster).deploy(context));
  }

  /** Runs any program. */
  static StackRun run(boolean preview, FakeProviders providers, Consumer<Context> program) {
    TestOptions options =
        TestOptions.builder()
            .projectName("ringfence")
            .stackName("test")
            .preview(preview)
            .resourceTransformations(java.util.List.of(providers.recorder()))
            .build();
    TestResult result = PulumiTest.withMocks(providers).withOptions(options).runTest(program);
    return new StackRun(providers, result);
  }

  /** The value of a stack output, with the outputs inside of it resolved. */
  Object output(String name) {
    return resolved(result.output(name));
  }

  /** The values of all stack outputs, as another stack reads them. */
  Map<String, Object> outputs() {
    var outputs = new LinkedHashMap<String, Object>();
    result.outputs().keySet().forEach(name -> outputs.put(name, output(name)));
    return outputs;
  }

  static boolean isSecret(Output<?> output) {
    return Internal.of(output).isSecret().join();
  }

  static boolean isKnown(Output<?> output) {
    return Internal.of(output).isKnown().join();
  }

  private static Object resolved(Object value) {
    if (value instanceof Output<?> output) {
      return resolved(Internal.of(output).getValueNullable().join());
    }
    if (value instanceof Map<?, ?> map) {
      var copy = new LinkedHashMap<Object, Object>();
      map.forEach((key, element) -> copy.put(key, resolved(element)));
      return copy;
    }
    return value;
  }
}
