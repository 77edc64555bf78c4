package io.ringfence.database;

import com.pulumi.core.Output;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Port;
import java.util.LinkedHashMap;
import java.util.Map;

/** A database of the stack: where it is, and how to log in to it. */
public interface Database {

  /** Where it is reached. */
  DatabaseEndpoint endpoint();

  /** How to log in to it, as far as the stack knows. */
  Accounts accounts();

  /**
   * As a stack output, from which other stacks learn of it: {@code {addresses: [10.77.0.3], port:
   * 5432, databases: [shop], users: [shop]}}. What there is none of is left out.
   */
  default Output<Map<String, Object>> asOutput() {
    return endpoint()
        .asOutput()
        .applyValue(
            known -> {
              var output = new LinkedHashMap<>(known);
              if (!accounts().databases().isEmpty()) {
                output.put("databases", accounts().databases());
              }
              if (!accounts().users().isEmpty()) {
                output.put("users", accounts().users());
              }
              return output;
            });
  }

  /** What flows to it name. */
  default Peer.Database peer() {
    return new Peer.Database(endpoint().database(), Port.tcp(endpoint().port()));
  }
}
