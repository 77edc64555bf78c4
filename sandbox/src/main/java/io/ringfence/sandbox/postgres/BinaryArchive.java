package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The published form of the binaries: a jar that holds one xz-compressed tar archive. */
final class BinaryArchive {
  private BinaryArchive() {}

  /** Unpacks the archive in the jar so that every account of the machine can run what is in it. */
  static void unpack(Path jar, Path target) throws IOException {
    try (JarFile file = new JarFile(jar.toFile());
        InputStream compressed = file.getInputStream(archiveIn(file));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZCompressorInputStream(compressed))) {
      Files.createDirectories(target);
      Files.setPosixFilePermissions(target, PrivateFiles.permissions("rwxr-xr-x"));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, target);
      }
    }
  }

  private static JarEntry archiveIn(JarFile jar) throws IOException {
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      if (entry.getName().endsWith(".txz")) {
        return entry;
      }
    }
    throw new IOException(jar.getName() + " holds no .txz archive");
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("An entry leads out of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, PrivateFiles.permissions("rwxr-xr-x"));
      return;
    }
    Files.createDirectories(path.resolve("..").normalize());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, path);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          path, PrivateFiles.permissions(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
