package io.ringfence.sandbox.googleapi.operations;

import org.jspecify.annotations.Nullable;

/** Ends an operation with an error that its caller is to read. */
public final class OperationFailedException extends RuntimeException {
  private final String code;

  /**
   * @param code the product's error code, for example {@code INTERNAL_ERROR}
   */
  public OperationFailedException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public OperationFailedException(String code, String message) {
    this(code, message, null);
  }

  public String code() {
    return code;
  }
}
