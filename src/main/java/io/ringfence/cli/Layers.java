package io.ringfence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigFile;
import io.ringfence.cluster.live.ClusterObjects;
import io.ringfence.manifest.InvalidManifestsException;
import io.ringfence.manifest.Manifest;
import io.ringfence.manifest.ManifestFiles;
import io.ringfence.manifest.ManifestFiles.Contents;
import io.ringfence.manifest.ManifestProblem;
import io.ringfence.manifest.ObjectKey;
import io.ringfence.stack.Preview;
import io.ringfence.stack.PreviewedObjects;
import io.ringfence.stack.StackObjects;
import io.ringfence.stack.StackState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the sources that a command names, each as a layer. */
final class Layers {
  private static final String STANDARD_INPUT = "-";

  private final SourceOptions options;
  private final InputStream input;
  private final Path home;
  private boolean inputRead;

  Layers(SourceOptions options, RingfenceCommand command) {
    this.options = options;
    this.input = command.input();
    this.home = command.home();
  }

  String namespace() {
    return options.namespace();
  }

  /** A cluster. */
  Layer cluster(String context) {
    Optional<String> named = Optional.of(context).filter(name -> !name.isEmpty());
    List<Manifest> manifests =
        new ClusterObjects(home).read(new KubeconfigFile(options.kubeconfig(), named));
    String name = named.map(known -> "the cluster " + known).orElse("the cluster");
    return new Layer(name, manifests, List.of(), true, List.of(), List.of());
  }

  /** A stack's state. */
  Layer state(String file) {
    StackObjects objects = StackState.read(title(file), json(file));
    return layer("the state " + title(file), objects, List.of());
  }

  /** Files and folders together. */
  Layer manifests(List<String> paths) {
    var manifests = new ArrayList<Manifest>();
    var problems = new ArrayList<ManifestProblem>();
    if (paths.contains(STANDARD_INPUT)) {
      Contents text = ManifestFiles.parse(title(STANDARD_INPUT), text(STANDARD_INPUT));
      manifests.addAll(text.manifests());
      problems.addAll(text.problems());
    }
    Contents files =
        ManifestFiles.read(
            paths.stream().filter(path -> !path.equals(STANDARD_INPUT)).map(Path::of).toList());
    manifests.addAll(files.manifests());
    problems.addAll(files.problems());
    String name = String.join(", ", paths.stream().map(Layers::title).toList());
    return Layer.of(name, new Contents(manifests, problems));
  }

  /** A preview. */
  PreviewedObjects preview(String file) {
    return Preview.read(title(file), json(file));
  }

  /** A state of a stack as its preview tells it. */
  static Layer layer(String name, StackObjects objects, List<String> notes) {
    return new Layer(name, objects.manifests(), objects.endpoints(), false, notes, List.of());
  }

  /** A state after what a preview changes, with nothing else touched. */
  Layer after(Layer base, PreviewedObjects preview) {
    List<Manifest> left =
        ObjectKey.without(
            base.manifests(), ObjectKey.keys(preview.removed(), namespace()), namespace());
    var kept =
        new Layer(
            base.name(), left, base.endpoints(), base.ofCluster(), base.notes(), base.problems());
    var changes = new Contents(preview.applied(), List.of());
    return kept.with(Layer.of("the preview", changes), namespace());
  }

  private static String title(String file) {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }

  private JsonNode json(String file) {
    String text = text(file);
    Contents contents = ManifestFiles.parse(title(file), text.isBlank() ? "{}" : text);
    if (!contents.problems().isEmpty()) {
      throw new InvalidManifestsException(contents.problems());
    }
    if (contents.manifests().size() != 1) {
      throw problem(file, "there is not one JSON object in it");
    }
    return contents.manifests().get(0).content();
  }

  private String text(String file) {
    try {
      if (!file.equals(STANDARD_INPUT)) {
        return Files.readString(Path.of(file));
      }
      if (inputRead) {
        throw new UsageException("the standard input can be read once only");
      }
      inputRead = true;
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw problem(file, "it cannot be read");
    }
  }

  private static InvalidManifestsException problem(String file, String message) {
    return new InvalidManifestsException(
        List.of(new ManifestProblem(title(file), "", message, "name a file that can be read")));
  }
}
