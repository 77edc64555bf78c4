package io.ringfence.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresDirectoryTest {
  @TempDir private Path directory;

  @Test
  void removesTheDataOfAStateDirectoryThatIsGoneAndNoOther() throws IOException {
    Path system = Files.createDirectory(directory.resolve("system"));
    Path present = Files.createDirectory(directory.resolve("present"));
    Path data = data(system, "of-present", present.toString());
    Path unmounted = data(system, "of-unmounted", directory.resolve("disk/state").toString());
    Path unknown = Files.createDirectory(system.resolve("of-nobody-knows"));
    Path forsaken = data(system, "of-gone", directory.resolve("gone").toString());

    assertThat(PostgresDirectory.removeForsaken(system)).containsExactly(directory.resolve("gone"));

    assertThat(forsaken).doesNotExist();
    assertThat(data).isNotEmptyDirectory();
    assertThat(unmounted).isNotEmptyDirectory();
    assertThat(unknown).exists();
    assertThat(PostgresDirectory.removeForsaken(directory.resolve("none"))).isEmpty();
  }

  private static Path data(Path system, String name, String owner) throws IOException {
    Path data = Files.createDirectory(system.resolve(name));
    Files.writeString(data.resolve("state-directory"), owner);
    return data;
  }
}
