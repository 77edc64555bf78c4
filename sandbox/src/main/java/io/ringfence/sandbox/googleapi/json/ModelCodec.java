package io.ringfence.sandbox.googleapi.json;

import com.google.api.client.json.GenericJson;
import io.ringfence.sandbox.googleapi.state.Codec;

/** Keeps a resource as the JSON in which it is served. */
public record ModelCodec<T extends GenericJson>(Class<T> type) implements Codec<T> {

  @Override
  public String write(T resource) {
    return GoogleJson.write(resource);
  }

  @Override
  public T read(String json) {
    return GoogleJson.read(json, type);
  }
}
