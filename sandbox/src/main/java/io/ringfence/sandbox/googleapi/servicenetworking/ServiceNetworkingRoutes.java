package io.ringfence.sandbox.googleapi.servicenetworking;

import com.google.api.client.json.GenericJson;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.ApiMethods;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.json.HttpJson;
import io.ringfence.sandbox.googleapi.json.MergePatch;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;

/** Service Networking's methods, each at its path. */
public final class ServiceNetworkingRoutes implements Routes {
  private final String basePath;
  private final Connections connections;
  private final Operations operations;

  /**
   * @param basePath for example {@code /servicenetworking/v1}
   */
  public ServiceNetworkingRoutes(String basePath, Connections connections, Operations operations) {
    this.basePath = basePath;
    this.connections = connections;
    this.operations = operations;
  }

  @Override
  public void register(ApiMethods methods) {
    String all = basePath + "/services/{service}/connections";
    methods.post(all, this::create);
    methods.get(all, this::list, "network");
    methods.patch(all + "/{connection}", this::patch, "force", "updateMask");
    methods.post(all + "/{connection}", this::delete);
    methods.get(basePath + "/operations/{operation}", this::getOperation);
  }

  private void create(Context context) {
    checkService(context);
    HttpJson.send(
        context, ServiceNetworkingModels.of(connections.create(body(context, Connection.class))));
  }

  private void list(Context context) {
    checkService(context);
    String network =
        HttpJson.query(context, "network")
            .orElseThrow(
                () -> GoogleApiException.invalid("The query parameter 'network' is required."));
    HttpJson.send(context, ServiceNetworkingModels.of(connections.list(network)));
  }

  private void patch(Context context) {
    checkService(context);
    checkConnection(context);
    HttpJson.query(context, "updateMask")
        .filter(mask -> !mask.equals("reservedPeeringRanges"))
        .ifPresent(
            mask -> {
              throw GoogleApiException.invalid(
                  "Only 'reservedPeeringRanges' of a connection can be updated, not '"
                      + mask
                      + "'.");
            });
    boolean force = HttpJson.query(context, "force").filter("true"::equals).isPresent();
    HttpJson.send(
        context,
        ServiceNetworkingModels.of(connections.patch(body(context, Connection.class), force)));
  }

  private void delete(Context context) {
    checkService(context);
    checkConnection(context);
    HttpJson.send(
        context,
        ServiceNetworkingModels.of(
            connections.delete(body(context, DeleteConnectionRequest.class))));
  }

  private void getOperation(Context context) {
    String name = context.pathParam("operation");
    HttpJson.send(
        context,
        operations
            .get(Product.SERVICE_NETWORKING, name)
            .map(ServiceNetworkingModels::of)
            .orElseThrow(
                () ->
                    GoogleApiException.notFound(
                        "notFound", "Operation 'operations/" + name + "' not found.")));
  }

  private static <T extends GenericJson> T body(Context context, Class<T> type) {
    return GoogleJson.readRequest(MergePatch.withoutNulls(HttpJson.body(context, type)), type);
  }

  private static void checkService(Context context) {
    String service = "services/" + context.pathParam("service");
    if (!service.equals(Connections.SERVICE)) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support connections to '"
              + service
              + "', only to '"
              + Connections.SERVICE
              + "'.");
    }
  }

  private static void checkConnection(Context context) {
    String connection = context.pathParam("connection");
    if (!connection.equals("-") && !connection.equals(Connections.PEERING)) {
      throw GoogleApiException.notFound("notFound", "Connection '" + connection + "' not found.");
    }
  }
}
