package io.ringfence.sandbox.googleapi.container;

import com.google.api.services.container.model.Status;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Progress;

/** Operations as Kubernetes Engine shows them. */
final class ContainerOperationView {
  private static final int INTERNAL = 13;

  private ContainerOperationView() {}

  static com.google.api.services.container.model.Operation of(Operation operation) {
    String location = location(operation);
    com.google.api.services.container.model.Operation view =
        new com.google.api.services.container.model.Operation()
            .setName(operation.name())
            .setOperationType(operation.type())
            .setLocation(location)
            .setTargetLink(ClusterName.ROOT + operation.target().path())
            .setSelfLink(
                ClusterName.ROOT
                    + "projects/"
                    + operation.project()
                    + "/locations/"
                    + location
                    + "/operations/"
                    + operation.name())
            .setStartTime(operation.insertTime().toString());
    show(view, operation.progress());
    return view;
  }

  /** Where the operation's cluster is. */
  static String location(Operation operation) {
    return operation.target().path().split("/", -1)[3];
  }

  private static void show(
      com.google.api.services.container.model.Operation view, Progress progress) {
    if (progress instanceof Progress.Pending) {
      view.setStatus("PENDING");
    } else if (progress instanceof Progress.Running) {
      view.setStatus("RUNNING");
    } else if (progress instanceof Progress.Done done) {
      view.setStatus("DONE").setEndTime(done.endTime().toString());
    } else if (progress instanceof Progress.Failed failed) {
      view.setStatus("DONE")
          .setEndTime(failed.endTime().toString())
          .setError(new Status().setCode(INTERNAL).setMessage(failed.message()));
    }
  }
}
