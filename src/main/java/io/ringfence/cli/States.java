package io.ringfence.cli;

import io.ringfence.connectivity.Snapshot;
import io.ringfence.manifest.InvalidManifestsException;
import io.ringfence.manifest.ManifestProblem;
import io.ringfence.manifest.ReadSnapshot;
import io.ringfence.manifest.SnapshotReader;
import io.ringfence.stack.PreviewedObjects;
import io.ringfence.stack.SelectedWorkloads;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Makes of the sources that a command names the states that it works on. Sources lie on each other:
 * a cluster below, on it a state, manifests, and a preview's changes on top.
 */
final class States {
  private final Layers layers;
  private final SourceOptions options;
  private final List<String> paths;

  States(Layers layers, SourceOptions options, List<String> paths) {
    this.layers = layers;
    this.options = options;
    this.paths = List.copyOf(paths);
  }

  /** A state, with what a person should know of how it was read. */
  record State(Layer layer, Snapshot snapshot, List<String> notes) {}

  /** Everything applied: what would be after all of it. */
  State one() {
    List<Layer> below = base();
    if (below.isEmpty() && options.preview().isEmpty()) {
      throw nothing();
    }
    Layer layer = below.isEmpty() ? preview().get(1) : applied(below);
    if (!below.isEmpty() && options.preview().isPresent()) {
      layer = withPreview(layer);
    }
    return read(List.of(layer)).get(0);
  }

  /** Before and after. */
  List<State> two() {
    return read(pair());
  }

  private List<Layer> pair() {
    boolean plain =
        options.clusters().isEmpty() && options.states().isEmpty() && options.preview().isEmpty();
    if (plain && paths.size() == 2) {
      return paths.stream().map(path -> layers.manifests(List.of(path))).toList();
    }
    List<Layer> below = base();
    if (options.preview().isPresent()) {
      if (below.isEmpty()) {
        return preview();
      }
      Layer before = applied(below);
      return List.of(before, withPreview(before));
    }
    if (below.size() == 2) {
      boolean alike = options.clusters().size() == 2 || options.states().size() == 2;
      Layer before = below.get(0);
      Layer other = below.get(1);
      return List.of(before, alike ? other : before.with(other, layers.namespace()));
    }
    throw new UsageException(
        "diff needs two states: two files or folders, two of --cluster or --state, one of them"
            + " with manifests, or --preview");
  }

  private List<Layer> base() {
    var base = new ArrayList<Layer>();
    options.clusters().forEach(context -> base.add(layers.cluster(context)));
    options.states().forEach(file -> base.add(layers.state(file)));
    if (!paths.isEmpty()) {
      base.add(layers.manifests(paths));
    }
    return base;
  }

  private Layer applied(List<Layer> below) {
    Layer state = below.get(0);
    for (Layer layer : below.subList(1, below.size())) {
      state = state.with(layer, layers.namespace());
    }
    return state;
  }

  private List<Layer> preview() {
    PreviewedObjects preview = layers.preview(options.preview().orElseThrow(States::nothing));
    return List.of(
        Layers.layer("the stack before the preview", preview.before(), preview.notes()),
        Layers.layer("the stack after the preview", preview.after(), preview.notes()));
  }

  private Layer withPreview(Layer layer) {
    return layers.after(layer, layers.preview(options.preview().orElseThrow(States::nothing)));
  }

  private static UsageException nothing() {
    return new UsageException("name what to read: files, folders, --cluster, --state or --preview");
  }

  private List<State> read(List<Layer> some) {
    List<ReadSnapshot> read = snapshots(some);
    boolean podless = read.stream().allMatch(one -> one.snapshot().pods().isEmpty());
    List<Snapshot> snapshots = read.stream().map(ReadSnapshot::snapshot).toList();
    if (podless) {
      snapshots = SelectedWorkloads.addTo(snapshots);
    }
    snapshots = withEndpoints(snapshots, some);
    var states = new ArrayList<State>();
    for (int number = 0; number < some.size(); number++) {
      Layer layer = some.get(number);
      var notes = new ArrayList<>(layer.notes());
      notes.addAll(read.get(number).notes());
      if (podless) {
        notes.add("no workloads were read, so that there is one for each policy's selector");
      }
      states.add(new State(layer, snapshots.get(number), notes));
    }
    return states;
  }

  /** What is wrong with one state and with the other is said at once. */
  private List<ReadSnapshot> snapshots(List<Layer> some) {
    var reader = new SnapshotReader(layers.namespace());
    var problems = new LinkedHashSet<ManifestProblem>();
    var read = new ArrayList<ReadSnapshot>();
    for (Layer layer : some) {
      problems.addAll(layer.problems());
      try {
        read.add(reader.read(layer.manifests()));
      } catch (InvalidManifestsException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidManifestsException(List.copyOf(problems));
    }
    return read;
  }

  private static List<Snapshot> withEndpoints(List<Snapshot> snapshots, List<Layer> some) {
    var named = new ArrayList<Snapshot>();
    for (int number = 0; number < some.size(); number++) {
      named.add(NamedEndpoints.add(snapshots.get(number), some.get(number).endpoints()));
    }
    return PodPlaces.narrow(NamedEndpoints.share(named));
  }
}
