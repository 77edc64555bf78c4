package io.ringfence.sandbox.googleapi.operations;

import io.ringfence.sandbox.googleapi.http.GoogleApiException;

/** The products that have long-running operations. */
public enum Product {
  CLOUD_SQL {
    @Override
    GoogleApiException busy(Target target) {
      return GoogleApiException.conflict(
          "operationInProgress",
          "Operation failed because another operation was already in progress. Try your request"
              + " after the current operation is complete.");
    }
  },
  COMPUTE {
    @Override
    GoogleApiException busy(Target target) {
      return GoogleApiException.badRequest(
          "resourceNotReady", "The resource '" + target.path() + "' is not ready");
    }
  },
  CONTAINER {
    @Override
    GoogleApiException busy(Target target) {
      return new GoogleApiException(
          400,
          "FAILED_PRECONDITION",
          "failedPrecondition",
          "Operation is currently being performed on cluster "
              + target.id()
              + ". Please wait and try again once it is done.");
    }
  },
  SERVICE_NETWORKING {
    @Override
    GoogleApiException busy(Target target) {
      return GoogleApiException.conflict(
          "aborted",
          "There is an operation in progress on the network '"
              + target.path()
              + "'. Retry after"
              + " it is complete.");
    }
  };

  /** What a request is answered while another operation is at work on its target. */
  abstract GoogleApiException busy(Target target);
}
