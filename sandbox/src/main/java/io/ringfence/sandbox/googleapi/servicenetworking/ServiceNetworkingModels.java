package io.ringfence.sandbox.googleapi.servicenetworking;

import com.google.api.client.json.GenericJson;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Progress;
import java.util.List;

/** What Service Networking answers, as JSON. */
final class ServiceNetworkingModels {
  private ServiceNetworkingModels() {}

  /** A {@code google.longrunning.Operation}. */
  static GenericJson of(Operation operation) {
    GenericJson view =
        new GenericJson()
            .set("name", "operations/" + operation.name())
            .set("done", operation.progress().ended());
    if (operation.progress() instanceof Progress.Failed failed) {
      view.set("error", error(failed));
    } else if (operation.progress() instanceof Progress.Done) {
      view.set("response", new GenericJson().set("@type", responseType(operation.type())));
    }
    return view;
  }

  static GenericJson of(List<Connection> connections) {
    return new GenericJson().set("connections", connections);
  }

  private static GenericJson error(Progress.Failed failed) {
    // The status of a google.rpc.Status is a number; what has none is INTERNAL, 13.
    int code = failed.code().matches("\\d+") ? Integer.parseInt(failed.code()) : 13;
    return new GenericJson().set("code", code).set("message", failed.message());
  }

  private static String responseType(String type) {
    return type.equals("delete")
        ? "type.googleapis.com/google.protobuf.Empty"
        : "type.googleapis.com/google.cloud.servicenetworking.v1.Connection";
  }
}
