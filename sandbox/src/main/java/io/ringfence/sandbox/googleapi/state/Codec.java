package io.ringfence.sandbox.googleapi.state;

/**
 * How a resource becomes JSON and comes back.
 *
 * @param <T> the resource
 */
public interface Codec<T> {

  String write(T resource);

  T read(String json);
}
