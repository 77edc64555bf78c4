package io.ringfence.sandbox.googleapi.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.sqladmin.model.User;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.FieldRules;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.json.MergePatch;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.postgres.IamUsers.Kind;
import io.ringfence.sandbox.postgres.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * <a href="https://cloud.google.com/sql/docs/postgres/admin-api/rest/v1beta4/users">Users</a> of an
 * instance: the login roles of its server, and its groups of IAM users. Their passwords go to the
 * server and nowhere else.
 */
final class Users {
  private static final String BUILT_IN = "BUILT_IN";
  private static final FieldRules RULES =
      new FieldRules("user")
          .settable("name", "password", "project", "instance")
          .only("type", BUILT_IN, "CLOUD_IAM_USER", "CLOUD_IAM_SERVICE_ACCOUNT", "CLOUD_IAM_GROUP")
          .outputOnly("kind", "etag");
  private static final int LONGEST_NAME = 63;

  private final ServerRequests requests;

  Users(ServerRequests requests) {
    this.requests = requests;
  }

  List<User> list(InstanceName instance) {
    return types(instance).entrySet().stream()
        .map(user -> view(instance, user.getKey(), user.getValue()))
        .toList();
  }

  /** The type of each user by its name; a role that cannot log in is one if it is a group's. */
  private SortedMap<String, String> types(InstanceName instance) {
    PostgresServer server = requests.server(instance);
    SortedMap<String, String> types = new TreeMap<>();
    server.users().forEach(name -> types.put(name, BUILT_IN));
    server.iamUsers().all().forEach((name, kind) -> types.put(name, IamAuthentication.type(kind)));
    return types;
  }

  /**
   * Gives a user.
   *
   * @throws GoogleApiException 404 if the instance has none of this name
   */
  User get(InstanceName instance, String name) {
    return view(instance, name, typeOf(instance, name));
  }

  /**
   * Makes a user. For one that exists, {@code postgres} for example, the password is set, which is
   * how its first password is given with Cloud SQL.
   *
   * @throws GoogleApiException 400 or 501 for its fields, or if PostgreSQL refuses
   */
  Operation insert(InstanceName instance, ObjectNode body) {
    User request = read(body);
    String name = Optional.ofNullable(request.getName()).orElse("");
    if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid user name (" + name + "): it must have 1 to 63 bytes.");
    }
    Optional<Kind> kind =
        IamAuthentication.kind(Optional.ofNullable(request.getType()).orElse(BUILT_IN));
    if (kind.isPresent()) {
      requireNoPassword(request);
      IamAuthentication.checkName(kind.get(), name);
      return run(instance, name, server -> server.iamUsers().create(name, kind.get()));
    }
    String password = password(request).orElseGet(InstanceWork::unknownPassword);
    return run(instance, name, server -> createOrChange(server, name, password));
  }

  /** One who logs in by IAM is not given a password instead: PostgreSQL says that it exists. */
  private static void createOrChange(PostgresServer server, String name, String password) {
    if (server.users().contains(name) && !server.iamUsers().all().containsKey(name)) {
      server.changePassword(name, password);
    } else {
      server.createUser(name, password);
    }
  }

  private Operation run(InstanceName instance, String name, Consumer<PostgresServer> creation) {
    return requests.run(instance, "CREATE_USER", "failed to create user " + name, creation);
  }

  private static void requireNoPassword(User request) {
    if (password(request).isPresent()) {
      throw GoogleApiException.invalid(
          "Invalid request: For IAM users, password or hostname should not be specified.");
    }
  }

  /**
   * Sets a user's password.
   *
   * @throws GoogleApiException 400 or 501 for its fields, 404
   */
  Operation update(InstanceName instance, String name, ObjectNode body) {
    User request = read(body);
    if (!typeOf(instance, name).equals(BUILT_IN)) {
      requireNoPassword(request);
    }
    if (!Optional.ofNullable(request.getName()).orElse(name).equals(name)) {
      throw GoogleApiException.unsupported("The sandbox does not support renaming a user.");
    }
    Optional<String> password = password(request);
    return requests.run(
        instance,
        "UPDATE_USER",
        "failed to update user " + name,
        server -> password.ifPresent(given -> server.changePassword(name, given)));
  }

  /**
   * Drops a user.
   *
   * @throws GoogleApiException 400 if PostgreSQL refuses, for example because the user owns
   *     objects; 404
   */
  Operation delete(InstanceName instance, String name) {
    typeOf(instance, name);
    return requests.run(
        instance, "DELETE_USER", "failed to delete user " + name, server -> server.dropUser(name));
  }

  /** The user's type, or Google's answer to asking for one that does not exist. */
  private String typeOf(InstanceName instance, String name) {
    if (name.isEmpty()) {
      throw GoogleApiException.badRequest("required", "Required parameter: name");
    }
    return Optional.ofNullable(types(instance).get(name))
        .orElseThrow(
            () ->
                GoogleApiException.notFound(
                    "userDoesNotExist", "The user '" + name + "' does not exist."));
  }

  private static User read(ObjectNode body) {
    RULES.check(body);
    return GoogleJson.readRequest(
        MergePatch.withoutNulls(RULES.withoutOutputOnly(body)), User.class);
  }

  private static Optional<String> password(User request) {
    return Optional.ofNullable(request.getPassword()).filter(password -> !password.isEmpty());
  }

  private static User view(InstanceName instance, String name, String type) {
    return new User()
        .setKind("sql#user")
        .setProject(instance.project())
        .setInstance(instance.name())
        .setName(name)
        .setHost("")
        .setType(type)
        .setEtag(InstanceResources.etag(instance.path() + "/users/" + name));
  }
}
