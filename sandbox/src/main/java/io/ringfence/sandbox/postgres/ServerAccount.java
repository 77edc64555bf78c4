package io.ringfence.sandbox.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The account that PostgreSQL's programs run as; they refuse to run as root. */
sealed interface ServerAccount {

  /** The command as it must be called so that it runs as this account, in the same process. */
  List<String> command(List<String> command);

  /** Gives a file or directory to this account. */
  void own(Path path);

  /** Whether this account is not the one that the sandbox runs as. */
  boolean isAnother();

  /** The sandbox's own account, unless that is root: then {@code postgres}, else {@code nobody}. */
  static ServerAccount current() {
    if (new UnixSystem().getUid() != 0) {
      return new OwnAccount();
    }
    return Stream.of("postgres", "nobody")
        .flatMap(name -> OtherAccount.find(name).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new PostgresException(
                    "PostgreSQL does not run as root, and this machine has neither a user"
                        + " postgres nor a user nobody with a group of its own",
                    null));
  }

  /** The account of the sandbox itself. */
  record OwnAccount() implements ServerAccount {
    @Override
    public List<String> command(List<String> command) {
      return command;
    }

    @Override
    public void own(Path path) {}

    @Override
    public boolean isAnother() {
      return false;
    }
  }

  /** An account without rights, used by a sandbox that root started. */
  record OtherAccount(UserPrincipal user, GroupPrincipal group) implements ServerAccount {

    static Optional<ServerAccount> find(String name) {
      UserPrincipalLookupService lookup = FileSystems.getDefault().getUserPrincipalLookupService();
      return Stream.of(name, "nogroup")
          .flatMap(group -> find(lookup, name, group).stream())
          .findFirst();
    }

    private static Optional<ServerAccount> find(
        UserPrincipalLookupService lookup, String name, String group) {
      try {
        return Optional.of(
            new OtherAccount(
                lookup.lookupPrincipalByName(name), lookup.lookupPrincipalByGroupName(group)));
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    @Override
    public List<String> command(List<String> command) {
      List<String> whole =
          new ArrayList<>(
              List.of(
                  "setpriv",
                  "--reuid=" + user.getName(),
                  "--regid=" + group.getName(),
                  "--clear-groups",
                  "--inh-caps=-all",
                  "--no-new-privs"));
      whole.addAll(command);
      return whole;
    }

    @Override
    public void own(Path path) {
      try {
        PosixFileAttributeView view =
            Files.getFileAttributeView(path, PosixFileAttributeView.class);
        view.setOwner(user);
        view.setGroup(group);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean isAnother() {
      return true;
    }
  }
}
