package io.ringfence.e2e;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ringfence.seal.SealedSecretsController;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The manifests that a stack has written. */
final class Rendered {
  private static final Path GOLDEN = Path.of("src/test/resources/io/ringfence/e2e/rendered");

  private final Path folder;

  /** Reads a folder, which may be absent. */
  Rendered(Path folder) {
    this.folder = folder;
  }

  /** The content of each file, by its path in the folder. */
  Map<String, String> files() {
    try {
      return Files.exists(folder) ? FileTree.contents(folder) : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file says. */
  String file(String name) {
    return FileTree.read(folder.resolve("1-manifest").resolve(name));
  }

  /** What is expected; with {@code -Dgoldens=rewrite}, what there is becomes that. */
  Map<String, String> golden(UnaryOperator<String> normal) throws IOException {
    if ("rewrite".equals(System.getProperty("goldens"))) {
      for (var file : normalised(normal).entrySet()) {
        Files.createDirectories(GOLDEN);
        Files.writeString(GOLDEN.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
      }
    }
    var expected = new TreeMap<String, String>();
    FileTree.contents(GOLDEN)
        .forEach((name, content) -> expected.put("1-manifest/" + name, content));
    return expected;
  }

  /** The files, by names and contents in which nothing is of this run alone. */
  Map<String, String> normalised(UnaryOperator<String> normal) {
    var files = new TreeMap<String, String>();
    files().forEach((name, content) -> files.put(normal.apply(name), normal.apply(content)));
    return files;
  }

  /** The objects that a cluster without any extension knows. */
  List<HasMetadata> plainObjects() {
    return files().entrySet().stream()
        .filter(file -> !file.getKey().contains("sealedsecret"))
        .map(file -> new KubernetesSerialization().<HasMetadata>unmarshal(file.getValue()))
        .toList();
  }

  /** What a file with a SealedSecret becomes in its cluster. */
  Map<String, String> unseal(String name, SealedSecretsController controller) throws Exception {
    var object =
        new KubernetesSerialization().unmarshal(file(name), GenericKubernetesResource.class);
    Map<String, String> encrypted = object.get("spec", "encryptedData");
    var values = new TreeMap<String, String>();
    for (var value : encrypted.entrySet()) {
      values.put(
          value.getKey(),
          controller.unseal(
              object.getMetadata().getNamespace(),
              object.getMetadata().getName(),
              value.getValue()));
    }
    return values;
  }
}
