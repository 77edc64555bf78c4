package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.User;
import com.google.api.services.sqladmin.model.UsersListResponse;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.ApiMethods;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.json.HttpJson;
import io.ringfence.sandbox.googleapi.operations.Operation;

/** The methods of users, each at its path; update and delete name the user in the query. */
final class UserRoutes implements Routes {
  private final String all;
  private final Users users;

  UserRoutes(String basePath, Users users) {
    this.all = basePath + "/projects/{project}/instances/{instance}/users";
    this.users = users;
  }

  @Override
  public void register(ApiMethods methods) {
    methods.post(all, this::insert);
    methods.get(all, this::list);
    methods.put(all, this::update, "databaseRoles", "host", "name", "revokeExistingRoles");
    methods.delete(all, this::delete, "host", "name");
    methods.get(all + "/{user}", this::get, "host");
  }

  private void insert(Context context) {
    send(context, users.insert(InstanceRoutes.name(context), HttpJson.body(context, User.class)));
  }

  private void list(Context context) {
    HttpJson.send(
        context,
        new UsersListResponse()
            .setKind("sql#usersList")
            .setItems(users.list(InstanceRoutes.name(context))));
  }

  private void get(Context context) {
    checkHost(context);
    HttpJson.send(context, users.get(InstanceRoutes.name(context), context.pathParam("user")));
  }

  private void update(Context context) {
    checkHost(context);
    boolean roles =
        HttpJson.query(context, "databaseRoles").isPresent()
            || HttpJson.query(context, "revokeExistingRoles")
                .filter(value -> !value.equals("false"))
                .isPresent();
    if (roles) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support the database roles of a user.");
    }
    send(
        context,
        users.update(
            InstanceRoutes.name(context), name(context), HttpJson.body(context, User.class)));
  }

  private void delete(Context context) {
    checkHost(context);
    send(context, users.delete(InstanceRoutes.name(context), name(context)));
  }

  private static void checkHost(Context context) {
    HttpJson.query(context, "host")
        .ifPresent(
            host -> {
              throw GoogleApiException.invalid(
                  "Invalid request: A user of a PostgreSQL instance has no host.");
            });
  }

  private static String name(Context context) {
    return HttpJson.query(context, "name").orElse("");
  }

  private static void send(Context context, Operation operation) {
    HttpJson.send(context, SqlOperationView.of(operation));
  }
}
