package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.SslCertsInsertRequest;
import com.google.api.services.sqladmin.model.SslCertsListResponse;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.ApiMethods;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.json.HttpJson;

/** The methods of client certificates, each at its path. */
final class SslCertRoutes implements Routes {
  private final String all;
  private final SslCerts certificates;

  SslCertRoutes(String basePath, SslCerts certificates) {
    this.all = basePath + "/projects/{project}/instances/{instance}/sslCerts";
    this.certificates = certificates;
  }

  @Override
  public void register(ApiMethods methods) {
    String one = all + "/{fingerprint}";
    methods.post(all, this::insert);
    methods.get(all, this::list);
    methods.get(one, this::get);
    methods.delete(one, this::delete);
  }

  private void insert(Context context) {
    HttpJson.send(
        context,
        certificates.insert(
            InstanceRoutes.name(context), HttpJson.body(context, SslCertsInsertRequest.class)));
  }

  private void list(Context context) {
    HttpJson.send(
        context,
        new SslCertsListResponse()
            .setKind("sql#sslCertsList")
            .setItems(certificates.list(InstanceRoutes.name(context))));
  }

  private void get(Context context) {
    HttpJson.send(
        context, certificates.get(InstanceRoutes.name(context), context.pathParam("fingerprint")));
  }

  private void delete(Context context) {
    HttpJson.send(
        context,
        SqlOperationView.of(
            certificates.delete(InstanceRoutes.name(context), context.pathParam("fingerprint"))));
  }
}
