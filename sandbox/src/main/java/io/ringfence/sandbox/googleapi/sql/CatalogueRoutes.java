package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.FlagsListResponse;
import com.google.api.services.sqladmin.model.TiersListResponse;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.ApiMethods;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.json.HttpJson;

/** What Cloud SQL offers: database flags and tiers. */
final class CatalogueRoutes implements Routes {
  private final String basePath;
  private final Flags flags;

  CatalogueRoutes(String basePath, Flags flags) {
    this.basePath = basePath;
    this.flags = flags;
  }

  @Override
  public void register(ApiMethods methods) {
    methods.get(basePath + "/flags", this::listFlags, "databaseVersion");
    methods.get(basePath + "/projects/{project}/tiers", this::listTiers);
  }

  private void listFlags(Context context) {
    HttpJson.send(
        context,
        new FlagsListResponse()
            .setKind("sql#flagsList")
            .setItems(flags.list(HttpJson.query(context, "databaseVersion"))));
  }

  private void listTiers(Context context) {
    HttpJson.send(context, new TiersListResponse().setKind("sql#tiersList").setItems(Tiers.list()));
  }
}
