package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.Database;
import com.google.api.services.sqladmin.model.DatabasesListResponse;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.ApiMethods;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.json.HttpJson;
import io.ringfence.sandbox.googleapi.operations.Operation;

/** The methods of databases, each at its path. */
final class DatabaseRoutes implements Routes {
  private final String all;
  private final Databases databases;

  DatabaseRoutes(String basePath, Databases databases) {
    this.all = basePath + "/projects/{project}/instances/{instance}/databases";
    this.databases = databases;
  }

  @Override
  public void register(ApiMethods methods) {
    String one = all + "/{database}";
    methods.post(all, this::insert);
    methods.get(all, this::list);
    methods.get(one, this::get);
    methods.patch(one, this::update);
    methods.put(one, this::update);
    methods.delete(one, this::delete);
  }

  private void insert(Context context) {
    send(
        context,
        databases.insert(InstanceRoutes.name(context), HttpJson.body(context, Database.class)));
  }

  private void list(Context context) {
    HttpJson.send(
        context,
        new DatabasesListResponse()
            .setKind("sql#databasesList")
            .setItems(databases.list(InstanceRoutes.name(context))));
  }

  private void get(Context context) {
    HttpJson.send(context, databases.get(InstanceRoutes.name(context), name(context)));
  }

  private void update(Context context) {
    send(
        context,
        databases.update(
            InstanceRoutes.name(context), name(context), HttpJson.body(context, Database.class)));
  }

  private void delete(Context context) {
    send(context, databases.delete(InstanceRoutes.name(context), name(context)));
  }

  private static String name(Context context) {
    return context.pathParam("database");
  }

  private static void send(Context context, Operation operation) {
    HttpJson.send(context, SqlOperationView.of(operation));
  }
}
