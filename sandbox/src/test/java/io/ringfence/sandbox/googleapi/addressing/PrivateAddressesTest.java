package io.ringfence.sandbox.googleapi.addressing;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.Operation;
import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.googleapi.FakePostgresServers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which addresses instances get, as their owner sees them. */
class PrivateAddressesTest {
  @TempDir Path state;
  private final FakePostgresServers servers = new FakePostgresServers();
  private ApiUnderTest api;

  @BeforeEach
  void serve() {
    api = new ApiUnderTest(state, servers);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private void network(String name, String range, int prefixLength) throws IOException {
    api.makeNetwork(name);
    api.makeRange(name + "-range", name, range, prefixLength);
    api.connect(name, name + "-range");
  }

  private static DatabaseInstance instance(String name, String network, String region) {
    DatabaseInstance instance = ApiUnderTest.instance(name).setRegion(region);
    instance
        .getSettings()
        .getIpConfiguration()
        .setPrivateNetwork("projects/" + PROJECT + "/global/networks/" + network);
    return instance;
  }

  private String addressOf(DatabaseInstance asked) throws IOException {
    return api.created(asked).getIpAddresses().get(0).getIpAddress();
  }

  private String errorOf(DatabaseInstance asked) throws IOException {
    Operation ended = api.ended(api.sql().instances().insert(PROJECT, asked).execute());
    return ended.getError().getErrors().get(0).getMessage();
  }

  @Test
  void a_region_takes_a_24_of_the_range_and_counts_in_it() throws IOException {
    network("main", "127.77.0.0", 16);

    assertThat(addressOf(instance("one", "main", "europe-west1"))).isEqualTo("127.77.0.2");
    assertThat(addressOf(instance("two", "main", "europe-west1"))).isEqualTo("127.77.0.3");
    assertThat(addressOf(instance("three", "main", "us-east1"))).isEqualTo("127.77.1.2");
  }

  @Test
  void a_range_that_was_made_local_to_the_machine_is_served_as_it_is() throws IOException {
    network("main", "10.77.0.0", 16);
    servers.localize(address -> address.toString().startsWith("10.77.3."));
    network("other", "10.78.0.0", 16);

    assertThat(errorOf(instance("one", "main", "europe-west1"))).contains("ip route add local");
    servers.localize(address -> address.toString().startsWith("10.77."));
    assertThat(addressOf(instance("two", "main", "europe-west1"))).isEqualTo("10.77.0.2");
    assertThat(errorOf(instance("three", "other", "europe-west1"))).contains("10.78.0.0/16");
  }

  @Test
  void an_address_at_which_another_listens_is_left_out() throws IOException {
    network("main", "127.77.0.0", 16);
    servers.occupy(address -> address.toString().matches("127.77.0.[2-4]"));

    assertThat(addressOf(instance("one", "main", "europe-west1"))).isEqualTo("127.77.0.5");
  }

  @Test
  void where_another_listens_everywhere_the_operation_fails_and_says_so() throws IOException {
    network("main", "127.77.0.0", 24);
    servers.occupy(address -> true);

    assertThat(errorOf(instance("one", "main", "europe-west1"))).contains("0.0.0.0:5432");
  }

  @Test
  void equal_ranges_of_two_networks_give_different_addresses() throws IOException {
    network("main", "127.77.0.0", 16);
    network("other", "127.77.0.0", 16);

    assertThat(addressOf(instance("one", "main", "europe-west1"))).isEqualTo("127.77.0.2");
    assertThat(addressOf(instance("two", "other", "europe-west1"))).isEqualTo("127.77.1.2");
  }

  @Test
  void an_address_that_is_free_again_comes_last() throws IOException {
    network("main", "127.77.0.0", 16);
    addressOf(instance("one", "main", "europe-west1"));
    api.ended(api.sql().instances().delete(PROJECT, "one").execute());

    assertThat(addressOf(instance("one", "main", "europe-west1"))).isEqualTo("127.77.0.3");
  }

  @Test
  void the_named_range_is_used() throws IOException {
    api.makeNetwork("main");
    api.makeRange("first", "main", "127.77.0.0", 24);
    api.makeRange("second", "main", "127.79.0.0", 24);
    api.connect("main", "first", "second");
    DatabaseInstance asked = instance("one", "main", "europe-west1");
    asked.getSettings().getIpConfiguration().setAllocatedIpRange("second");

    assertThat(addressOf(asked)).isEqualTo("127.79.0.2");

    DatabaseInstance wrong = instance("two", "main", "europe-west1");
    wrong.getSettings().getIpConfiguration().setAllocatedIpRange("third");
    assertThat(errorOf(wrong)).contains("'third'");
  }

  @Test
  void a_range_that_the_sandbox_cannot_serve_fails_the_operation_and_says_why() throws IOException {
    network("main", "10.77.0.0", 16);

    assertThat(errorOf(instance("one", "main", "europe-west1")))
        .contains("cannot serve the reserved range 10.77.0.0/16")
        .contains("127.0.0.0/8");
    assertThat(api.sql().instances().get(PROJECT, "one").execute().getState()).isEqualTo("FAILED");
  }

  @Test
  void a_range_too_small_for_another_region_is_exhausted() throws IOException {
    network("main", "127.77.0.0", 24);
    addressOf(instance("one", "main", "europe-west1"));

    assertThat(errorOf(instance("two", "main", "us-east1")))
        .contains("Couldn't find free blocks in allocated IP ranges");
  }
}
