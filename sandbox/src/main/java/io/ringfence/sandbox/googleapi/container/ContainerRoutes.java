package io.ringfence.sandbox.googleapi.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.container.model.CreateClusterRequest;
import com.google.api.services.container.model.ListClustersResponse;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.ApiMethods;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.json.HttpJson;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;

/** Kubernetes Engine's methods, each at its path. */
public final class ContainerRoutes implements Routes {
  private final String basePath;
  private final Clusters clusters;
  private final Operations operations;

  /**
   * @param basePath for example {@code /container/v1}
   */
  public ContainerRoutes(String basePath, Clusters clusters, Operations operations) {
    this.basePath = basePath;
    this.clusters = clusters;
    this.operations = operations;
  }

  @Override
  public void register(ApiMethods methods) {
    String location = basePath + "/projects/{project}/locations/{location}";
    methods.post(location + "/clusters", this::create);
    methods.get(location + "/clusters", this::list);
    methods.get(location + "/clusters/{cluster}", this::get);
    methods.delete(location + "/clusters/{cluster}", this::delete);
    methods.get(location + "/operations/{operation}", this::getOperation);
  }

  private void create(Context context) {
    if (HttpJson.body(context, CreateClusterRequest.class).get("cluster")
        instanceof ObjectNode cluster) {
      HttpJson.send(
          context,
          ContainerOperationView.of(
              clusters.create(
                  context.pathParam("project"), context.pathParam("location"), cluster)));
      return;
    }
    throw GoogleApiException.invalid("Required field 'cluster' not specified.");
  }

  private void list(Context context) {
    ListClustersResponse response = new ListClustersResponse();
    var found = clusters.list(context.pathParam("project"), context.pathParam("location"));
    if (!found.isEmpty()) {
      response.setClusters(found);
    }
    HttpJson.send(context, response);
  }

  private void get(Context context) {
    HttpJson.send(context, clusters.get(name(context)));
  }

  private void delete(Context context) {
    HttpJson.send(context, ContainerOperationView.of(clusters.delete(name(context))));
  }

  private void getOperation(Context context) {
    String project = context.pathParam("project");
    String location = context.pathParam("location");
    String name = context.pathParam("operation");
    Operation operation =
        operations
            .get(Product.CONTAINER, name)
            .filter(found -> found.project().equals(project))
            .filter(found -> ContainerOperationView.location(found).equals(location))
            .orElseThrow(
                () ->
                    GoogleApiException.notFound(
                        "notFound",
                        "Not found: projects/%s/locations/%s/operations/%s."
                            .formatted(project, location, name)));
    HttpJson.send(context, ContainerOperationView.of(operation));
  }

  private static ClusterName name(Context context) {
    return new ClusterName(
        context.pathParam("project"), context.pathParam("location"), context.pathParam("cluster"));
  }
}
