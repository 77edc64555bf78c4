package io.ringfence.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryArchiveTest {
  @TempDir private Path directory;

  @Test
  void keepsProgramsExecutableAndLinksLinks() throws IOException {
    Path jar =
        jar(
            tar -> {
              add(tar, "bin/postgres", 0755, "program");
              add(tar, "share/sample", 0644, "data");
              TarArchiveEntry link = new TarArchiveEntry("lib/libpq.so", TarConstants.LF_SYMLINK);
              link.setLinkName("libpq.so.5");
              tar.putArchiveEntry(link);
              tar.closeArchiveEntry();
            });

    Path target = directory.resolve("unpacked");
    BinaryArchive.unpack(jar, target);

    assertThat(target.resolve("bin/postgres")).hasContent("program").isExecutable();
    assertThat(Files.isExecutable(target.resolve("share/sample"))).isFalse();
    assertThat(Files.readSymbolicLink(target.resolve("lib/libpq.so"))).hasToString("libpq.so.5");
  }

  @Test
  void refusesAnEntryThatLeadsOutOfTheTarget() throws IOException {
    Path jar = jar(tar -> add(tar, "../outside", 0644, "data"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> BinaryArchive.unpack(jar, directory.resolve("unpacked")));
    assertThat(directory.resolve("outside")).doesNotExist();
  }

  private Path jar(Content content) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new XZCompressorOutputStream(archive))) {
      content.write(tar);
    }
    Path jar = directory.resolve("binaries.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("postgres-test.txz"));
      out.write(archive.toByteArray());
      out.closeEntry();
    }
    return jar;
  }

  private static void add(TarArchiveOutputStream tar, String name, int mode, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setMode(mode);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private interface Content {
    void write(TarArchiveOutputStream tar) throws IOException;
  }
}
