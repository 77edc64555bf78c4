package io.ringfence.sandbox.googleapi.state;

import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The resources of one kind by key, one file each. What {@link #put} has returned from survives a
 * crash. Every read gives a copy of its own, so callers may change what they get.
 *
 * @param <T> the resource
 */
public final class ResourceStore<T> {
  private static final String SUFFIX = ".json";

  private final Path directory;
  private final Codec<T> codec;
  private final ConcurrentSkipListMap<String, String> jsonByKey = new ConcurrentSkipListMap<>();

  /** Reads what is in the directory, which is made when it is not there. */
  public ResourceStore(Path directory, Codec<T> codec) {
    this.directory = directory;
    this.codec = codec;
    PrivateFiles.directory(directory);
    readAll();
  }

  public Optional<T> get(String key) {
    return Optional.ofNullable(jsonByKey.get(key)).map(codec::read);
  }

  /** Every resource, in the order of the keys. */
  public List<T> list() {
    return jsonByKey.values().stream().map(codec::read).toList();
  }

  /** The resources whose key begins so, in the order of the keys. */
  public List<T> listUnder(String prefix) {
    return jsonByKey.tailMap(prefix, true).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> codec.read(entry.getValue()))
        .toList();
  }

  public void put(String key, T resource) {
    String json = codec.write(resource);
    PrivateFiles.write(file(key), json);
    jsonByKey.put(key, json);
  }

  /** Removes what is there, if anything. */
  public void remove(String key) {
    PrivateFiles.deleteTree(file(key));
    jsonByKey.remove(key);
  }

  private void readAll() {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
        jsonByKey.put(key(file), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String key) {
    return directory.resolve(URLEncoder.encode(key, StandardCharsets.UTF_8) + SUFFIX);
  }

  private static String key(Path file) {
    String name = String.valueOf(file.getFileName());
    String encoded = name.substring(0, name.length() - SUFFIX.length());
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
