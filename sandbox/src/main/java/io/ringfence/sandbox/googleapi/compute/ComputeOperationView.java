package io.ringfence.sandbox.googleapi.compute;

import com.google.api.services.compute.model.Operation.Error.Errors;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Progress;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

/** Operations as Compute shows them. */
final class ComputeOperationView {
  private ComputeOperationView() {}

  static com.google.api.services.compute.model.Operation of(Operation operation) {
    com.google.api.services.compute.model.Operation view =
        new com.google.api.services.compute.model.Operation()
            .setKind("compute#operation")
            .setId(id(operation.name()))
            .setName(operation.name())
            .setOperationType(operation.type())
            .setTargetLink(ComputeLinks.ROOT + operation.target().path())
            .setUser("sandbox")
            .setInsertTime(operation.insertTime().toString())
            .setSelfLink(
                ComputeLinks.ROOT
                    + "projects/"
                    + operation.project()
                    + "/global/operations/"
                    + operation.name());
    show(view, operation.progress());
    return view;
  }

  private static void show(
      com.google.api.services.compute.model.Operation view, Progress progress) {
    if (progress instanceof Progress.Pending) {
      view.setStatus("PENDING").setProgress(0);
    } else if (progress instanceof Progress.Running running) {
      view.setStatus("RUNNING").setProgress(0).setStartTime(running.startTime().toString());
    } else if (progress instanceof Progress.Done done) {
      view.setStatus("DONE")
          .setProgress(100)
          .setStartTime(done.startTime().toString())
          .setEndTime(done.endTime().toString());
    } else if (progress instanceof Progress.Failed failed) {
      Errors error = new Errors().setCode(failed.code()).setMessage(failed.message());
      view.setStatus("DONE")
          .setProgress(100)
          .setStartTime(failed.startTime().toString())
          .setEndTime(failed.endTime().toString())
          .setError(
              new com.google.api.services.compute.model.Operation.Error().setErrors(List.of(error)))
          .setHttpErrorStatusCode(400)
          .setHttpErrorMessage("BAD REQUEST");
    }
  }

  private static BigInteger id(String name) {
    UUID uuid = UUID.fromString(name.substring("operation-".length()));
    return BigInteger.valueOf(uuid.getLeastSignificantBits() & Long.MAX_VALUE);
  }
}
