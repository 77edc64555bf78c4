package io.ringfence.sandbox.googleapi.resourcemanager;

import com.google.api.services.cloudresourcemanager.model.Project;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.ApiMethods;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.json.HttpJson;
import java.util.regex.Pattern;

/**
 * Resource Manager's {@code projects.get}. The sandbox keeps no list of projects: one exists when
 * it is asked for by an id that could be one (<a
 * href="https://cloud.google.com/resource-manager/docs/creating-managing-projects">6 to 30
 * lowercase letters, digits and hyphens</a>); for any other, Google's answer to a project that is
 * not there or not to be seen.
 */
public final class ResourceManagerRoutes implements Routes {
  private static final Pattern ID =
      Pattern.compile("(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]");

  private final String basePath;

  /**
   * @param basePath for example {@code /cloudresourcemanager/v1}
   */
  public ResourceManagerRoutes(String basePath) {
    this.basePath = basePath;
  }

  @Override
  public void register(ApiMethods methods) {
    methods.get(basePath + "/projects/{project}", this::get);
  }

  private void get(Context context) {
    String id = context.pathParam("project");
    if (!ID.matcher(id).matches()) {
      throw GoogleApiException.forbidden("forbidden", "The caller does not have permission");
    }
    HttpJson.send(
        context,
        new Project()
            .setProjectId(id)
            .setName(id)
            .setProjectNumber(ProjectNumber.of(id))
            .setLifecycleState("ACTIVE"));
  }
}
