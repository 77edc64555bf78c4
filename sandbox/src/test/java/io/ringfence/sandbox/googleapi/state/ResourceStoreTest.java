package io.ringfence.sandbox.googleapi.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceStoreTest {
  @TempDir Path directory;

  private ResourceStore<String> store() {
    return new ResourceStore<>(directory.resolve("store"), new Text());
  }

  @Test
  void what_was_put_is_there_after_a_restart_and_what_was_removed_is_not() {
    ResourceStore<String> store = store();
    store.put("acme/main", "first");
    store.put("acme/main", "second");
    store.put("acme/gone", "x");
    store.put("other:x/../y", "odd");
    store.remove("acme/gone");
    store.remove("never");

    ResourceStore<String> next = store();

    assertThat(next.get("acme/main")).contains("second");
    assertThat(next.get("other:x/../y")).contains("odd");
    assertThat(next.get("acme/gone")).isEmpty();
    assertThat(next.list()).containsExactly("second", "odd");
    assertThat(next.listUnder("acme/")).isEqualTo(List.of("second"));
  }

  @Test
  void only_the_owner_reads_the_files() throws IOException {
    store().put("acme/main", "x");

    try (Stream<Path> files = Files.walk(directory.resolve("store"))) {
      assertThat(files.toList())
          .hasSize(2)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .endsWith("------"));
    }
  }

  private static final class Text implements Codec<String> {
    @Override
    public String write(String resource) {
      return resource;
    }

    @Override
    public String read(String json) {
      return json;
    }
  }
}
