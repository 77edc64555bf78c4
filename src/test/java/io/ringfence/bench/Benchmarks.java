package io.ringfence.bench;

import io.ringfence.bench.Command.Cost;
import io.ringfence.bench.GeneratedCluster.Shape;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints how long everything takes, and how that grows. {@code make bench} runs it. */
public final class Benchmarks {
  private static final List<Integer> SIZES = List.of(300, 1_000, 10_000);
  private static final double MEDIAN = 50;
  private static final double MEBIBYTE = 1 << 20;

  private final boolean quick;
  private final List<Integer> sizes;
  private final PrintWriter out;

  private Benchmarks(boolean quick, PrintWriter out) {
    this.quick = quick;
    this.sizes = quick ? SIZES.subList(0, 2) : SIZES;
    this.out = out;
  }

  /**
   * Runs them all.
   *
   * @param arguments the {@code ringfence} command; {@code quick} beside it for a small machine:
   *     smaller clusters and fewer rounds
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var benchmarks = new Benchmarks(List.of(arguments).contains("quick"), out);
    benchmarks.machine();
    benchmarks.command(Path.of(arguments[0]));
    benchmarks.map();
    benchmarks.algebra();
  }

  private void machine() {
    out.printf(
        Locale.ROOT,
        "Java %s, %d processors, load %.1f: what else runs here slows all of it%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private void command(Path ringfence) throws IOException, InterruptedException {
    if (!Files.isExecutable(ringfence)) {
      out.printf("%n%s is missing: the command is not measured%n", ringfence);
      return;
    }
    for (Shape shape : Shape.values()) {
      var maps = new HashMap<Integer, List<Cost>>();
      var explanations = new HashMap<Integer, List<Cost>>();
      for (int size : sizes) {
        var cluster = new GeneratedCluster(size, shape);
        Path folder = new ClusterManifests(cluster).write(Path.of("target"));
        maps.put(size, runs(ringfence, "connectivity", folder.toString()));
        explanations.put(size, runs(ringfence, explain(cluster, folder)));
        delete(folder);
      }
      print(shape, maps, explanations);
    }
  }

  private static String[] explain(GeneratedCluster cluster, Path folder) {
    int caller = cluster.callers(0).get(0);
    return new String[] {
      "explain",
      cluster.namespace(caller) + "/" + GeneratedCluster.name(caller),
      cluster.namespace(0) + "/" + GeneratedCluster.name(0),
      folder.toString()
    };
  }

  /** One run more than is counted, so that files are in memory. */
  private List<Cost> runs(Path ringfence, String... arguments)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(ringfence.toString()));
    line.addAll(List.of(arguments));
    var command = new Command(line);
    var costs = new ArrayList<Cost>();
    command.run();
    for (int run = 0; run < (quick ? 1 : 5); run++) {
      costs.add(command.run());
    }
    return costs;
  }

  private void print(
      Shape shape, Map<Integer, List<Cost>> maps, Map<Integer, List<Cost>> explanations) {
    var table = new Growth(sizes, out);
    table.head("The command: " + shape, "seconds and MiB, JVM start included");
    table.row("connectivity", size -> seconds(maps, size));
    table.row("explain", size -> seconds(explanations, size));
    table.row(
        "explain / connectivity",
        size ->
            OptionalDouble.of(
                seconds(explanations, size).orElseThrow() / seconds(maps, size).orElseThrow()));
    table.row("connectivity, peak memory", size -> memory(maps, size));
    table.row("explain, peak memory", size -> memory(explanations, size));
  }

  private static OptionalDouble seconds(Map<Integer, List<Cost>> costs, Integer size) {
    return median(costs, size, cost -> cost.wall().toNanos() / 1e9);
  }

  private static OptionalDouble memory(Map<Integer, List<Cost>> costs, Integer size) {
    return median(costs, size, cost -> cost.peakBytes() / MEBIBYTE);
  }

  private static OptionalDouble median(
      Map<Integer, List<Cost>> costs, Integer size, ToDoubleFunction<Cost> figure) {
    double[] sorted =
        costs.getOrDefault(size, List.of()).stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[sorted.length / 2]);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void map() throws RunnerException {
    Collection<RunResult> results = run(MapBenchmark.class, "workloads", TimeUnit.MILLISECONDS);
    for (Shape shape : Shape.values()) {
      var table = new Growth(sizes, out);
      table.head("The analyser: " + shape, "milliseconds");
      print(
          table,
          "workloads",
          results.stream()
              .filter(result -> result.getParams().getParam("shape").equals(shape.name()))
              .toList());
    }
  }

  private void algebra() throws RunnerException {
    var table = new Growth(sizes, out);
    Collection<RunResult> results = run(AlgebraBenchmark.class, "ranges", TimeUnit.MICROSECONDS);
    table.head("The algebra", "microseconds");
    print(table, "ranges", results);
  }

  private Collection<RunResult> run(Class<?> benchmarks, String size, TimeUnit unit)
      throws RunnerException {
    out.printf("%nrunning %s%n", benchmarks.getSimpleName());
    Options options =
        new OptionsBuilder()
            .include(benchmarks.getName())
            .param(size, sizes.stream().map(String::valueOf).toArray(String[]::new))
            .mode(Mode.AverageTime)
            .timeUnit(unit)
            .forks(1)
            .jvmArgs("-Xmx4g", "-XX:+UseSerialGC")
            .warmupIterations(quick ? 1 : 3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(quick ? 1 : 3)
            .measurementTime(TimeValue.seconds(1))
            .verbosity(VerboseMode.SILENT)
            .build();
    return new Runner(options).run();
  }

  private static void print(Growth table, String size, Collection<RunResult> results) {
    var medians = new HashMap<String, Map<String, Double>>();
    results.forEach(
        result ->
            medians
                .computeIfAbsent(result.getPrimaryResult().getLabel(), step -> new HashMap<>())
                .put(
                    result.getParams().getParam(size),
                    result.getPrimaryResult().getStatistics().getPercentile(MEDIAN)));
    medians.keySet().stream()
        .sorted()
        .forEach(
            step ->
                table.row(
                    step,
                    number ->
                        Stream.ofNullable(
                                medians.getOrDefault(step, Map.of()).get(number.toString()))
                            .mapToDouble(Double::doubleValue)
                            .findFirst()));
  }
}
