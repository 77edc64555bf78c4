package io.ringfence.sandbox.googleapi.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.sqladmin.model.User;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.FieldRules;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.json.MergePatch;
import io.ringfence.sandbox.googleapi.operations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * <a href="https://cloud.google.com/sql/docs/postgres/admin-api/rest/v1beta4/users">Users</a> of an
 * instance: the login roles of its server. Their passwords go to the server and nowhere else.
 */
final class Users {
  private static final FieldRules RULES =
      new FieldRules("user")
          .settable("name", "password", "project", "instance")
          .only("type", "BUILT_IN")
          .outputOnly("kind", "etag");
  private static final int LONGEST_NAME = 63;

  private final ServerRequests requests;

  Users(ServerRequests requests) {
    this.requests = requests;
  }

  List<User> list(InstanceName instance) {
    return requests.server(instance).users().stream().map(name -> view(instance, name)).toList();
  }

  /**
   * Gives a user.
   *
   * @throws GoogleApiException 404 if the instance has none of this name
   */
  User get(InstanceName instance, String name) {
    requireExisting(instance, name);
    return view(instance, name);
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
    String password = password(request).orElseGet(InstanceWork::unknownPassword);
    return requests.run(
        instance,
        "CREATE_USER",
        "failed to create user " + name,
        server -> {
          if (server.users().contains(name)) {
            server.changePassword(name, password);
          } else {
            server.createUser(name, password);
          }
        });
  }

  /**
   * Sets a user's password.
   *
   * @throws GoogleApiException 400 or 501 for its fields, 404
   */
  Operation update(InstanceName instance, String name, ObjectNode body) {
    User request = read(body);
    requireExisting(instance, name);
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
    requireExisting(instance, name);
    return requests.run(
        instance, "DELETE_USER", "failed to delete user " + name, server -> server.dropUser(name));
  }

  private void requireExisting(InstanceName instance, String name) {
    if (name.isEmpty()) {
      throw GoogleApiException.badRequest("required", "Required parameter: name");
    }
    if (!requests.server(instance).users().contains(name)) {
      throw GoogleApiException.notFound(
          "userDoesNotExist", "The user '" + name + "' does not exist.");
    }
  }

  private static User read(ObjectNode body) {
    RULES.check(body);
    return GoogleJson.readRequest(
        MergePatch.withoutNulls(RULES.withoutOutputOnly(body)), User.class);
  }

  private static Optional<String> password(User request) {
    return Optional.ofNullable(request.getPassword()).filter(password -> !password.isEmpty());
  }

  private static User view(InstanceName instance, String name) {
    return new User()
        .setKind("sql#user")
        .setProject(instance.project())
        .setInstance(instance.name())
        .setName(name)
        .setHost("")
        .setType("BUILT_IN")
        .setEtag(InstanceResources.etag(instance.path() + "/users/" + name));
  }
}
