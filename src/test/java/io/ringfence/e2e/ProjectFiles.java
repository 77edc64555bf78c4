package io.ringfence.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files of a Pulumi project, by how its program is run. */
enum ProjectFiles {
  /** The program that this build has packaged: quick to start. */
  BUILT_JAR {
    @Override
    void write(Path folder, Path project) throws IOException {
      ObjectNode content = (ObjectNode) YAML.readTree(project.toFile());
      content.remove("main");
      content
          .putObject("runtime")
          .put("name", "java")
          .putObject("options")
          .put("binary", Path.of("target/ringfence.jar").toAbsolutePath().toString());
      YAML.writeValue(folder.resolve("Pulumi.yaml").toFile(), content);
    }
  },

  /** As committed, with nothing built: the language host runs Maven. */
  COMMITTED {
    @Override
    void write(Path folder, Path project) throws IOException {
      for (String file : List.of("Pulumi.yaml", "pom.xml", ".mvn", "src/main")) {
        FileTree.copy(Path.of(file), folder.resolve(file));
      }
    }
  };

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** The project of this repository. */
  final void write(Path folder) throws IOException {
    write(folder, Path.of("Pulumi.yaml"));
  }

  /** The project whose {@code Pulumi.yaml} this is. */
  abstract void write(Path folder, Path project) throws IOException;
}
