package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.OperationsListResponse;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.ApiMethods;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.json.HttpJson;
import io.ringfence.sandbox.googleapi.listing.ListRequest;
import io.ringfence.sandbox.googleapi.listing.Page;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;
import java.util.List;
import java.util.Optional;

/** The methods of Cloud SQL's operations, each at its path. */
final class SqlOperationRoutes implements Routes {
  private final String all;
  private final Operations operations;

  SqlOperationRoutes(String basePath, Operations operations) {
    this.all = basePath + "/projects/{project}/operations";
    this.operations = operations;
  }

  @Override
  public void register(ApiMethods methods) {
    methods.get(all, this::list, ListRequest.with("instance"));
    methods.get(all + "/{operation}", this::get);
  }

  private void list(Context context) {
    String project = context.pathParam("project");
    Optional<String> instance = HttpJson.query(context, "instance");
    List<com.google.api.services.sqladmin.model.Operation> views =
        operations.list(Product.CLOUD_SQL, project).stream()
            .filter(operation -> instance.isEmpty() || isOf(operation, instance.get()))
            .map(SqlOperationView::of)
            .toList();
    Page<com.google.api.services.sqladmin.model.Operation> page =
        ListRequest.of(context)
            .page(views, view -> ListRequest.newestFirst(view.getInsertTime(), view.getName()));
    OperationsListResponse list = new OperationsListResponse().setKind("sql#operationsList");
    page.ifAny(list::setItems);
    page.ifMore(list::setNextPageToken);
    HttpJson.send(context, list);
  }

  private static boolean isOf(Operation operation, String instance) {
    return operation.target().id().equals(instance);
  }

  private void get(Context context) {
    String project = context.pathParam("project");
    String name = context.pathParam("operation");
    HttpJson.send(
        context,
        operations
            .get(Product.CLOUD_SQL, name)
            .filter(operation -> operation.project().equals(project))
            .map(SqlOperationView::of)
            .orElseThrow(
                () ->
                    GoogleApiException.notFound(
                        "operationDoesNotExist",
                        "The Cloud SQL operation '" + name + "' does not exist.")));
  }
}
