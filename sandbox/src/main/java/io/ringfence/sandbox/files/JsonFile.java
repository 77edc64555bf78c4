package io.ringfence.sandbox.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One value kept as JSON in a private file. Instants are ISO 8601 texts.
 *
 * @param <T> a record
 */
public final class JsonFile<T> {
  private final Path path;
  private final Class<T> type;
  private final ObjectMapper mapper = mapper();

  public JsonFile(Path path, Class<T> type) {
    this.path = path;
    this.type = type;
  }

  /** The mapper with which every JSON file of the sandbox is written. */
  public static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        // A file may be of another version of the sandbox.
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build();
  }

  public Path path() {
    return path;
  }

  /** The value, or empty when there is no file. */
  public Optional<T> read() {
    try {
      return Optional.of(mapper.readValue(Files.readString(path), type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  public void write(T value) {
    try {
      PrivateFiles.write(path, mapper.writeValueAsString(value) + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete() {
    PrivateFiles.deleteTree(path);
  }
}
