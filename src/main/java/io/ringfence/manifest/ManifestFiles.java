package io.ringfence.manifest;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads manifests from files, folders and texts, in YAML or JSON. */
public final class ManifestFiles {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  private static final Pattern JSON = Pattern.compile("\\s*\\{\\s*[\"}]");

  private ManifestFiles() {}

  /**
   * What files hold.
   *
   * @param manifests the objects in them
   * @param problems the files that cannot be read, are malformed or empty, and the folders without
   *     any
   */
  public record Contents(List<Manifest> manifests, List<ManifestProblem> problems) {
    public Contents {
      manifests = List.copyOf(manifests);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads files, whatever they are called, and in folders, and the folders in them, those that are
   * called {@code .yaml}, {@code .yml} or {@code .json}. What begins with a dot is passed over.
   */
  public static Contents read(List<Path> paths) {
    var problems = new Problems();
    List<Path> files = paths.stream().flatMap(path -> files(path, problems)).distinct().toList();
    List<Contents> contents = files.parallelStream().map(ManifestFiles::read).toList();
    contents.forEach(file -> problems.addAll(file.problems()));
    return new Contents(
        contents.stream().flatMap(file -> file.manifests().stream()).toList(), problems.all());
  }

  /**
   * Reads a text, whether it is JSON or YAML.
   *
   * @param source what a person knows it by
   */
  public static Contents parse(String source, String text) {
    var problems = new Problems();
    return contents(source, parse(source, text, isJson(text), problems), problems);
  }

  /** YAML may begin with a brace too, and has JSON's form where documents are separated. */
  private static boolean isJson(String text) {
    return JSON.matcher(text).lookingAt() && !text.contains("\n---");
  }

  private static List<Manifest> parse(String source, String text, boolean json, Problems problems) {
    return json
        ? new JsonDocuments(source).read(text, problems)
        : new YamlDocuments(source).read(text, problems);
  }

  private static Contents read(Path file) {
    var problems = new Problems();
    List<Manifest> manifests = List.of();
    try {
      boolean json = name(file).endsWith(".json");
      manifests = parse(file.toString(), Files.readString(file), json, problems);
    } catch (CharacterCodingException e) {
      problems.add(unreadable(file, "it is not in UTF-8"));
    } catch (IOException e) {
      problems.add(unreadable(file, "it cannot be read"));
    }
    return contents(file.toString(), manifests, problems);
  }

  /** What is empty was not meant to be: a command before it has failed, or a redirection. */
  private static Contents contents(String source, List<Manifest> manifests, Problems problems) {
    if (manifests.isEmpty() && problems.isEmpty()) {
      problems.add(
          new ManifestProblem(
              source, "", "nothing is in it", "give what was meant to be in it, or leave it out"));
    }
    return new Contents(manifests, problems.all());
  }

  private static Stream<Path> files(Path path, Problems problems) {
    if (!Files.isReadable(path)) {
      problems.add(unreadable(path, "there is no such file or folder that can be read"));
      return Stream.of();
    }
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    var files = new ArrayList<Path>();
    try {
      Files.walkFileTree(path, new Collector(path, files));
    } catch (IOException e) {
      problems.add(unreadable(path, "not all of the folder can be read"));
    }
    if (files.isEmpty()) {
      problems.add(unreadable(path, "there is no manifest in the folder"));
    }
    return files.stream().sorted();
  }

  private static ManifestProblem unreadable(Path path, String message) {
    return new ManifestProblem(
        path.toString(), "", message, "name files, or folders with .yaml, .yml or .json files");
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;

    Collector(Path root, List<Path> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && name(folder).startsWith(".")
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!name(file).startsWith(".") && ENDINGS.stream().anyMatch(name(file)::endsWith)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
