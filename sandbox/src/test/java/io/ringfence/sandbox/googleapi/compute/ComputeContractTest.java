package io.ringfence.sandbox.googleapi.compute;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.NETWORK;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.range;
import static io.ringfence.sandbox.googleapi.ConditionsOfRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.compute.Compute;
import com.google.api.services.compute.model.Address;
import com.google.api.services.compute.model.GlobalSetLabelsRequest;
import com.google.api.services.compute.model.Network;
import com.google.api.services.compute.model.NetworkRoutingConfig;
import com.google.api.services.compute.model.Operation;
import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.googleapi.FakePostgresServers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks, global addresses and global operations through Google's own client for Compute. */
class ComputeContractTest {
  @TempDir Path state;
  private ApiUnderTest api;
  private Compute compute;

  @BeforeEach
  void serve() {
    api = new ApiUnderTest(state, new FakePostgresServers());
    compute = api.compute();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void a_network_is_made_read_listed_changed_and_deleted() throws Exception {
    Network asked = new Network().setName("main").setAutoCreateSubnetworks(false);
    Operation made = api.ended(compute.networks().insert(PROJECT, asked).execute());

    assertThat(made.getOperationType()).isEqualTo("insert");
    assertThat(made.getStatus()).isEqualTo("DONE");
    assertThat(made.getError()).isNull();
    assertThat(made.getTargetLink()).endsWith(NETWORK);
    Network network = compute.networks().get(PROJECT, "main").execute();
    assertThat(network.getSelfLink()).isEqualTo("https://www.googleapis.com/compute/v1/" + NETWORK);
    assertThat(network.getRoutingConfig().getRoutingMode()).isEqualTo("REGIONAL");
    assertThat(network.getMtu()).isEqualTo(1460);
    assertThat(network.getId()).isPositive();
    assertThat(compute.networks().list(PROJECT).setFilter("(name eq main)").execute().getItems())
        .containsExactly(network);
    assertThat(compute.networks().list(PROJECT).setFilter("name ne main").execute().getItems())
        .isNull();

    Network patch =
        new Network().setRoutingConfig(new NetworkRoutingConfig().setRoutingMode("GLOBAL"));
    api.ended(compute.networks().patch(PROJECT, "main", patch).execute());
    Network patched = compute.networks().get(PROJECT, "main").execute();
    assertThat(patched.getRoutingConfig().getRoutingMode()).isEqualTo("GLOBAL");
    assertThat(patched.getId()).isEqualTo(network.getId());

    api.ended(compute.networks().delete(PROJECT, "main").execute());
    assertRefused(
        () -> compute.networks().get(PROJECT, "main").execute(),
        404,
        "notFound",
        "The resource '" + NETWORK + "' was not found");
  }

  @Test
  void a_network_that_google_refuses_is_refused() throws Exception {
    api.makeNetwork("main");

    assertInsertRefused(
        new Network().setName("main").setAutoCreateSubnetworks(false),
        409,
        "alreadyExists",
        "already exists");
    assertInsertRefused(
        new Network().setName("Main").setAutoCreateSubnetworks(false), 400, "invalid", "'Main'");
    assertInsertRefused(new Network().setAutoCreateSubnetworks(false), 400, "required", "name");
    assertInsertRefused(
        new Network().setName("other").setAutoCreateSubnetworks(false).setMtu(1200),
        400,
        "invalid",
        "mtu");
    assertInsertRefused(new Network().setName("other"), 501, "notImplemented", "legacy");
    assertInsertRefused(
        new Network()
            .setName("other")
            .setAutoCreateSubnetworks(false)
            .setEnableUlaInternalIpv6(true),
        501,
        "notImplemented",
        "enableUlaInternalIpv6");
    assertRefused(
        () -> compute.subnetworks().list(PROJECT, "europe-west1").execute(),
        501,
        "notImplemented",
        "subnetworks");
  }

  private void assertInsertRefused(Network network, int code, String reason, String words)
      throws Exception {
    assertRefused(() -> compute.networks().insert(PROJECT, network).execute(), code, reason, words);
  }

  @Test
  void a_network_in_use_is_not_deleted() throws Exception {
    api.makeNetwork("main");
    api.makeRange("range", "main", "127.77.0.0", 16);

    assertDeleteRefused("projects/acme-sandbox/global/addresses/range");
    api.connect("main", "range");
    assertDeleteRefused("peerings/servicenetworking-googleapis-com");
    api.created(ApiUnderTest.instance("main"));
    assertDeleteRefused("projects/acme-sandbox/instances/main");
  }

  private void assertDeleteRefused(String user) throws Exception {
    assertRefused(
        () -> compute.networks().delete(PROJECT, "main").execute(),
        400,
        "resourceInUseByAnotherResource",
        user);
  }

  @Test
  void a_range_is_reserved_read_labelled_listed_and_released() throws Exception {
    api.makeNetwork("main");
    Address asked = range("range", "main", 16).setAddress("127.77.0.0");
    api.ended(compute.globalAddresses().insert(PROJECT, asked).execute());

    Address made = compute.globalAddresses().get(PROJECT, "range").execute();
    assertThat(made.getAddress()).isEqualTo("127.77.0.0");
    assertThat(made.getPrefixLength()).isEqualTo(16);
    assertThat(made.getPurpose()).isEqualTo("VPC_PEERING");
    assertThat(made.getAddressType()).isEqualTo("INTERNAL");
    assertThat(made.getStatus()).isEqualTo("RESERVED");
    assertThat(made.getNetwork()).endsWith(NETWORK);

    GlobalSetLabelsRequest labels =
        new GlobalSetLabelsRequest()
            .setLabels(Map.of("env", "dev"))
            .setLabelFingerprint(made.getLabelFingerprint());
    api.ended(compute.globalAddresses().setLabels(PROJECT, "range", labels).execute());
    assertThat(compute.globalAddresses().list(PROJECT).execute().getItems())
        .extracting(Address::getLabels)
        .containsExactly(Map.of("env", "dev"));
    assertRefused(
        () -> compute.globalAddresses().setLabels(PROJECT, "range", labels).execute(),
        412,
        "conditionNotMet",
        "fingerprint");

    api.ended(compute.globalAddresses().delete(PROJECT, "range").execute());
    assertRefused(
        () -> compute.globalAddresses().get(PROJECT, "range").execute(),
        404,
        "notFound",
        "addresses/range");
  }

  @Test
  void a_range_without_an_address_gets_a_free_one_that_the_sandbox_can_serve() throws Exception {
    api.makeNetwork("main");
    api.makeNetwork("other");

    Address first = reserved("first", "main");
    Address second = reserved("second", "other");

    assertThat(AddressRanges.servable(AddressStore.range(first))).isTrue();
    assertThat(AddressRanges.servable(AddressStore.range(second))).isTrue();
    assertThat(AddressStore.range(first).overlaps(AddressStore.range(second))).isFalse();
  }

  private Address reserved(String name, String network) throws Exception {
    api.ended(compute.globalAddresses().insert(PROJECT, range(name, network, 20)).execute());
    return compute.globalAddresses().get(PROJECT, name).execute();
  }

  @Test
  void ranges_may_overlap_in_two_networks_but_not_in_one() throws Exception {
    api.makeNetwork("main");
    api.makeNetwork("other");
    api.makeRange("first", "main", "127.77.0.0", 16);

    assertRefused(
        () ->
            compute
                .globalAddresses()
                .insert(PROJECT, range("second", "main", 24).setAddress("127.77.3.0"))
                .execute(),
        400,
        "invalid",
        "conflicts with the address 'first'");
    api.makeRange("third", "other", "127.77.0.0", 16);
    assertThat(compute.globalAddresses().get(PROJECT, "third").execute().getAddress())
        .isEqualTo("127.77.0.0");
  }

  @Test
  void a_range_that_google_refuses_is_refused() throws Exception {
    api.makeNetwork("main");

    assertRangeRefused(range("range", "none", 16), 404, "notFound", "networks/none");
    assertRangeRefused(range("range", "main", 30), 400, "invalid", "prefixLength");
    assertRangeRefused(
        range("range", "main", 16).setPrefixLength(null), 400, "required", "prefixLength");
    assertRangeRefused(
        range("range", "main", 16).setAddress("127.77.1.0"), 400, "invalid", "first address");
    assertRangeRefused(
        range("range", "main", 16).setAddress("here"), 400, "invalid", "IPv4 address");
    assertRangeRefused(
        range("range", "main", 16).setAddressType("EXTERNAL"), 501, "notImplemented", "EXTERNAL");
    assertRangeRefused(
        range("range", "main", 16).setPurpose("PRIVATE_SERVICE_CONNECT"),
        501,
        "notImplemented",
        "PRIVATE_SERVICE_CONNECT");
  }

  private void assertRangeRefused(Address address, int code, String reason, String words)
      throws Exception {
    assertRefused(
        () -> compute.globalAddresses().insert(PROJECT, address).execute(), code, reason, words);
  }

  @Test
  void operations_are_read_and_listed() throws Exception {
    Network asked = new Network().setName("main").setAutoCreateSubnetworks(false);
    Operation made = api.ended(compute.networks().insert(PROJECT, asked).execute());

    assertThat(compute.globalOperations().get(PROJECT, made.getName()).execute()).isEqualTo(made);
    assertThat(compute.globalOperations().list(PROJECT).execute().getItems()).containsExactly(made);
    assertRefused(
        () -> compute.globalOperations().get("other-project", made.getName()).execute(),
        404,
        "notFound",
        made.getName());
  }
}
