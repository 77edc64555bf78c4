package io.ringfence.sandbox.googleapi.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.sqladmin.model.Database;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.FieldRules;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.json.MergePatch;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.postgres.PostgresServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * <a
 * href="https://cloud.google.com/sql/docs/postgres/admin-api/rest/v1beta4/databases">Databases</a>
 * of an instance: what its server has, and nothing else.
 */
final class Databases {
  private static final FieldRules RULES =
      new FieldRules("database")
          .settable("name", "charset", "collation", "project", "instance")
          .outputOnly("kind", "etag", "selfLink");
  private static final int LONGEST_NAME = 63;

  private final ServerRequests requests;

  Databases(ServerRequests requests) {
    this.requests = requests;
  }

  List<Database> list(InstanceName instance) {
    return requests.server(instance).databases().stream()
        .map(database -> view(instance, database))
        .toList();
  }

  /**
   * Gives a database.
   *
   * @throws GoogleApiException 404 if the instance has none of this name
   */
  Database get(InstanceName instance, String name) {
    return view(instance, find(instance, name));
  }

  /**
   * Makes a database, with the server's own charset and collation where the body names none.
   *
   * @throws GoogleApiException 400 for its fields, or if PostgreSQL refuses, for example because it
   *     exists
   */
  Operation insert(InstanceName instance, ObjectNode body) {
    Database request = read(body);
    String name = Optional.ofNullable(request.getName()).orElse("");
    if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid database name (" + name + "): it must have 1 to 63 bytes.");
    }
    PostgresServer.Database database =
        new PostgresServer.Database(
            name, filled(request.getCharset(), ""), filled(request.getCollation(), ""));
    return requests.run(
        instance,
        "CREATE_DATABASE",
        "failed to create database " + name + ". Detail: pq",
        server -> server.createDatabase(database));
  }

  /**
   * Confirms a database as it is; PostgreSQL changes neither the encoding nor the collation of one.
   *
   * @throws GoogleApiException 400 for another encoding or collation, 404, 501 for another name
   */
  Operation update(InstanceName instance, String name, ObjectNode body) {
    Database request = read(body);
    PostgresServer.Database current = find(instance, name);
    if (!filled(request.getName(), name).equals(name)) {
      throw GoogleApiException.unsupported("The sandbox does not support renaming a database.");
    }
    if (!filled(request.getCharset(), current.charset()).equals(current.charset())
        || !filled(request.getCollation(), current.collation()).equals(current.collation())) {
      throw GoogleApiException.invalid(
          "Invalid request: The charset and the collation of a PostgreSQL database cannot be"
              + " changed.");
    }
    return requests.run(
        instance, "UPDATE_DATABASE", "failed to update database " + name, server -> {});
  }

  /**
   * Drops a database.
   *
   * @throws GoogleApiException 400 if PostgreSQL refuses, for example because it is being used; 404
   */
  Operation delete(InstanceName instance, String name) {
    find(instance, name);
    return requests.run(
        instance,
        "DELETE_DATABASE",
        "failed to delete database \"" + name + "\". Detail: pq",
        server -> server.dropDatabase(name));
  }

  private static Database read(ObjectNode body) {
    RULES.check(body);
    return GoogleJson.readRequest(
        MergePatch.withoutNulls(RULES.withoutOutputOnly(body)), Database.class);
  }

  private PostgresServer.Database find(InstanceName instance, String name) {
    return requests.server(instance).databases().stream()
        .filter(database -> database.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                GoogleApiException.notFound(
                    "databaseDoesNotExist", "The database '" + name + "' does not exist."));
  }

  private static Database view(InstanceName instance, PostgresServer.Database database) {
    String link =
        instance.selfLink()
            + "/databases/"
            + URLEncoder.encode(database.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return new Database()
        .setKind("sql#database")
        .setProject(instance.project())
        .setInstance(instance.name())
        .setName(database.name())
        .setCharset(database.charset())
        .setCollation(database.collation())
        .setSelfLink(link)
        .setEtag(InstanceResources.etag(link + database.charset() + database.collation()));
  }

  @SuppressWarnings("ConstantValue") // Google's getters give null for what is absent.
  private static String filled(String value, String absent) {
    return value == null || value.isEmpty() ? absent : value;
  }
}
