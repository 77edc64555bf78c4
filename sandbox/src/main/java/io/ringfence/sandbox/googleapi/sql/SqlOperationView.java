package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.OperationError;
import com.google.api.services.sqladmin.model.OperationErrors;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Progress;
import java.util.List;

/** Operations as Cloud SQL shows them. */
final class SqlOperationView {
  private SqlOperationView() {}

  static com.google.api.services.sqladmin.model.Operation of(Operation operation) {
    com.google.api.services.sqladmin.model.Operation view =
        new com.google.api.services.sqladmin.model.Operation()
            .setKind("sql#operation")
            .setName(operation.name())
            .setOperationType(operation.type())
            .setTargetId(operation.target().id())
            .setTargetLink(InstanceName.ROOT + operation.target().path())
            .setTargetProject(operation.project())
            .setUser("sandbox")
            .setInsertTime(operation.insertTime().toString())
            .setSelfLink(
                InstanceName.ROOT
                    + "projects/"
                    + operation.project()
                    + "/operations/"
                    + operation.name());
    show(view, operation.progress());
    return view;
  }

  private static void show(
      com.google.api.services.sqladmin.model.Operation view, Progress progress) {
    if (progress instanceof Progress.Pending) {
      view.setStatus("PENDING");
    } else if (progress instanceof Progress.Running running) {
      view.setStatus("RUNNING").setStartTime(running.startTime().toString());
    } else if (progress instanceof Progress.Done done) {
      view.setStatus("DONE")
          .setStartTime(done.startTime().toString())
          .setEndTime(done.endTime().toString());
    } else if (progress instanceof Progress.Failed failed) {
      OperationError error =
          new OperationError()
              .setKind("sql#operationError")
              .setCode(failed.code())
              .setMessage(failed.message());
      view.setStatus("DONE")
          .setStartTime(failed.startTime().toString())
          .setEndTime(failed.endTime().toString())
          .setError(new OperationErrors().setKind("sql#operationErrors").setErrors(List.of(error)));
    }
  }
}
