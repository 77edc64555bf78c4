package io.ringfence.sandbox.googleapi.listing;

import java.util.List;
import java.util.function.Consumer;

/**
 * A part of a list.
 *
 * @param nextToken names the page after this one; empty on the last
 */
public record Page<T>(List<T> items, String nextToken) {

  /** Hands on the items if there are any: Google leaves an empty list out. */
  public void ifAny(Consumer<List<T>> some) {
    if (!items.isEmpty()) {
      some.accept(items);
    }
  }

  /** Hands on the next page's token if there is one. */
  public void ifMore(Consumer<String> token) {
    if (!nextToken.isEmpty()) {
      token.accept(nextToken);
    }
  }
}
