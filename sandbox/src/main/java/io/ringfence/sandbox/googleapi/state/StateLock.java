package io.ringfence.sandbox.googleapi.state;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Held while resources are checked and changed together, also across products: a network is not
 * deleted while an address is being reserved in it. Never held during work that takes long.
 */
public final class StateLock {
  private final ReentrantLock lock = new ReentrantLock();

  public <T> T hold(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }

  public void hold(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }
}
