package io.ringfence.sandbox.googleapi.compute;

import java.util.List;

/** Who uses a network, and so stands against its deletion. */
public interface NetworkUse {

  /** The paths of the resources that use the network. */
  List<String> usersOf(NetworkName network);
}
