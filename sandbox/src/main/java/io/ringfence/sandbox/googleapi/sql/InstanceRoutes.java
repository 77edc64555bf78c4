package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.ConnectSettings;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.InstancesListResponse;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.ApiMethods;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.json.HttpJson;
import io.ringfence.sandbox.googleapi.listing.ListRequest;
import io.ringfence.sandbox.googleapi.listing.Page;

/** The methods of instances, each at its path. */
final class InstanceRoutes implements Routes {
  private final String all;
  private final Instances instances;
  private final Promotions promotions;

  InstanceRoutes(String basePath, Instances instances, Promotions promotions) {
    this.all = basePath + "/projects/{project}/instances";
    this.instances = instances;
    this.promotions = promotions;
  }

  @Override
  public void register(ApiMethods methods) {
    String one = all + "/{instance}";
    methods.post(all, this::insert);
    methods.get(all, this::list, ListRequest.with());
    methods.get(one, context -> HttpJson.send(context, instances.get(name(context))));
    methods.patch(one, context -> change(context, false));
    methods.put(one, context -> change(context, true));
    methods.delete(one, this::delete, DeleteParameters.NAMES);
    methods.post(one + "/restart", this::restart);
    methods.post(one + "/promoteReplica", this::promoteReplica, "failover");
    methods.get(one + "/connectSettings", this::connectSettings);
  }

  static InstanceName name(Context context) {
    return new InstanceName(context.pathParam("project"), context.pathParam("instance"));
  }

  private void insert(Context context) {
    HttpJson.send(
        context,
        SqlOperationView.of(
            instances.insert(
                context.pathParam("project"), HttpJson.body(context, DatabaseInstance.class))));
  }

  private void list(Context context) {
    Page<DatabaseInstance> page =
        ListRequest.of(context)
            .page(instances.list(context.pathParam("project")), DatabaseInstance::getName);
    InstancesListResponse list = new InstancesListResponse().setKind("sql#instancesList");
    page.ifAny(list::setItems);
    page.ifMore(list::setNextPageToken);
    HttpJson.send(context, list);
  }

  private void change(Context context, boolean replace) {
    HttpJson.send(
        context,
        SqlOperationView.of(
            instances.change(
                name(context), HttpJson.body(context, DatabaseInstance.class), replace)));
  }

  private void delete(Context context) {
    DeleteParameters.check(context);
    HttpJson.send(context, SqlOperationView.of(instances.delete(name(context))));
  }

  private void restart(Context context) {
    HttpJson.send(context, SqlOperationView.of(instances.restart(name(context))));
  }

  private void promoteReplica(Context context) {
    if (HttpJson.query(context, "failover").filter(value -> !value.equals("false")).isPresent()) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support a failover to a disaster recovery replica.");
    }
    HttpJson.send(context, SqlOperationView.of(promotions.promote(name(context))));
  }

  private void connectSettings(Context context) {
    DatabaseInstance instance = instances.get(name(context));
    HttpJson.send(
        context,
        new ConnectSettings()
            .setKind("sql#connectSettings")
            .setBackendType(instance.getBackendType())
            .setDatabaseVersion(instance.getDatabaseVersion())
            .setRegion(instance.getRegion())
            .setServerCaCert(instance.getServerCaCert())
            .setIpAddresses(instance.getIpAddresses()));
  }
}
