package io.ringfence.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From which version of a stack's file a rehearsal starts. */
class FileHistoryTest {
  @TempDir Path repository;
  private Path file;
  private FileHistory history;

  @BeforeEach
  void fileInAFolder() throws IOException {
    Path folder = Files.createDirectory(repository.resolve("deploy"));
    file = folder.resolve("Pulumi.prod.yaml");
    history = new FileHistory(file);
  }

  @Test
  void without_git_there_is_no_other_version() throws IOException {
    Files.writeString(file, "now");

    assertThat(history.lastReleased("now")).isEmpty();
  }

  @Test
  void the_last_tag_that_has_the_file_counts_even_if_the_file_was_committed_since()
      throws Exception {
    git("init", "--quiet");
    commit("readme", "first");
    git("tag", "v0");
    commit("deploy/Pulumi.prod.yaml", "released");
    git("tag", "v1");
    commit("deploy/Pulumi.prod.yaml", "later");

    assertThat(history.lastReleased("now")).hasValue(new Version("v1", "released"));
    assertThat(history.lastReleased("released")).hasValue(new Version("v1", "released"));
  }

  @Test
  void a_newer_tag_without_the_file_and_one_of_another_branch_do_not_count() throws Exception {
    git("init", "--quiet");
    commit("deploy/Pulumi.prod.yaml", "released");
    git("tag", "v1");
    git("checkout", "--quiet", "-b", "other");
    commit("deploy/Pulumi.prod.yaml", "elsewhere");
    git("tag", "v2");
    git("checkout", "--quiet", "-");
    git("rm", "--quiet", "deploy/Pulumi.prod.yaml");
    commit("readme", "without");
    git("tag", "v3");
    Files.createDirectories(file.getParent());

    assertThat(history.lastReleased("now")).hasValue(new Version("v1", "released"));
    assertThat(history.at("v2")).hasValue(new Version("v2", "elsewhere"));
    assertThat(history.at("v3")).isEmpty();
  }

  @Test
  void without_a_tag_the_last_commit_counts_where_the_file_has_changed_since() throws Exception {
    git("init", "--quiet");
    commit("deploy/Pulumi.prod.yaml", "committed");

    assertThat(history.lastReleased("now")).hasValue(new Version("the last commit", "committed"));
    assertThat(history.lastReleased("committed")).isEmpty();
  }

  private void commit(String path, String content) throws Exception {
    Path target = repository.resolve(path);
    Files.createDirectories(target.getParent());
    Files.writeString(target, content);
    git("add", ".");
    git("commit", "--quiet", "--message", content);
  }

  private void git(String... arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.com"));
    command.addAll(List.of(arguments));
    int status =
        new ProcessBuilder(command).directory(repository.toFile()).inheritIO().start().waitFor();
    assertThat(status).as("%s", command).isZero();
  }
}
