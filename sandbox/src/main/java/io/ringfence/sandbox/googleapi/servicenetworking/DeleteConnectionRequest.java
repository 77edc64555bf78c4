package io.ringfence.sandbox.googleapi.servicenetworking;

import com.google.api.client.json.GenericJson;
import com.google.api.client.util.Key;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of {@code services.connections.deleteConnection}. */
public final class DeleteConnectionRequest extends GenericJson {
  @Key private @Nullable String consumerNetwork;

  /** {@code projects/NUMBER/global/networks/NAME}, or empty. */
  public String consumerNetwork() {
    return Optional.ofNullable(consumerNetwork).orElse("");
  }
}
