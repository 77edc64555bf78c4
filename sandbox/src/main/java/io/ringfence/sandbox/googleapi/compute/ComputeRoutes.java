package io.ringfence.sandbox.googleapi.compute;

import com.google.api.services.compute.model.Address;
import com.google.api.services.compute.model.AddressList;
import com.google.api.services.compute.model.GlobalSetLabelsRequest;
import com.google.api.services.compute.model.Network;
import com.google.api.services.compute.model.NetworkList;
import com.google.api.services.compute.model.OperationList;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.ApiMethods;
import io.ringfence.sandbox.googleapi.http.Routes;
import io.ringfence.sandbox.googleapi.json.HttpJson;
import io.ringfence.sandbox.googleapi.listing.ListRequest;
import io.ringfence.sandbox.googleapi.listing.Page;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;
import java.time.Duration;

/** Compute's methods, each at its path. */
public final class ComputeRoutes implements Routes {
  // As long as Google's own global operations wait.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  // A list of the sandbox is never partial, so to accept a partial one changes nothing.
  private static final String[] LIST_PARAMETERS = ListRequest.with("returnPartialSuccess");

  private final String global;
  private final Networks networks;
  private final GlobalAddresses addresses;
  private final Operations operations;

  /**
   * @param basePath for example {@code /compute/v1}
   */
  public ComputeRoutes(
      String basePath, Networks networks, GlobalAddresses addresses, Operations operations) {
    this.global = basePath + "/projects/{project}/global";
    this.networks = networks;
    this.addresses = addresses;
    this.operations = operations;
  }

  @Override
  public void register(ApiMethods methods) {
    methods.post(global + "/networks", this::insertNetwork);
    methods.get(global + "/networks", this::listNetworks, LIST_PARAMETERS);
    methods.get(global + "/networks/{network}", this::getNetwork);
    methods.patch(global + "/networks/{network}", this::patchNetwork);
    methods.delete(global + "/networks/{network}", this::deleteNetwork);
    methods.post(global + "/addresses", this::insertAddress);
    methods.get(global + "/addresses", this::listAddresses, LIST_PARAMETERS);
    methods.get(global + "/addresses/{address}", this::getAddress);
    methods.delete(global + "/addresses/{address}", this::deleteAddress);
    methods.post(global + "/addresses/{address}/setLabels", this::setLabels);
    methods.get(global + "/operations", this::listOperations, LIST_PARAMETERS);
    methods.get(global + "/operations/{operation}", this::getOperation);
    methods.post(global + "/operations/{operation}/wait", this::waitForOperation);
  }

  private void insertNetwork(Context context) {
    send(
        context,
        networks.insert(context.pathParam("project"), HttpJson.body(context, Network.class)));
  }

  private void getNetwork(Context context) {
    HttpJson.send(context, networks.get(network(context)));
  }

  private void listNetworks(Context context) {
    Page<Network> page =
        ListRequest.of(context).page(networks.list(context.pathParam("project")), Network::getName);
    NetworkList list = new NetworkList().setKind("compute#networkList");
    page.ifAny(list::setItems);
    page.ifMore(list::setNextPageToken);
    HttpJson.send(context, list);
  }

  private void patchNetwork(Context context) {
    send(context, networks.patch(network(context), HttpJson.body(context, Network.class)));
  }

  private void deleteNetwork(Context context) {
    send(context, networks.delete(network(context)));
  }

  private void insertAddress(Context context) {
    send(
        context,
        addresses.insert(context.pathParam("project"), HttpJson.body(context, Address.class)));
  }

  private void getAddress(Context context) {
    HttpJson.send(context, addresses.get(address(context)));
  }

  private void listAddresses(Context context) {
    Page<Address> page =
        ListRequest.of(context)
            .page(addresses.list(context.pathParam("project")), Address::getName);
    AddressList list = new AddressList().setKind("compute#addressList");
    page.ifAny(list::setItems);
    page.ifMore(list::setNextPageToken);
    HttpJson.send(context, list);
  }

  private void deleteAddress(Context context) {
    send(context, addresses.delete(address(context)));
  }

  private void setLabels(Context context) {
    send(
        context,
        addresses.setLabels(
            address(context), HttpJson.body(context, GlobalSetLabelsRequest.class)));
  }

  private void listOperations(Context context) {
    Page<com.google.api.services.compute.model.Operation> page =
        ListRequest.of(context)
            .page(
                operations.list(Product.COMPUTE, context.pathParam("project")).stream()
                    .map(ComputeOperationView::of)
                    .toList(),
                view -> ListRequest.newestFirst(view.getInsertTime(), view.getName()));
    OperationList list = new OperationList().setKind("compute#operationList");
    page.ifAny(list::setItems);
    page.ifMore(list::setNextPageToken);
    HttpJson.send(context, list);
  }

  private void getOperation(Context context) {
    send(context, operation(context));
  }

  private void waitForOperation(Context context) {
    send(context, operations.await(operation(context), LONGEST_WAIT));
  }

  private Operation operation(Context context) {
    String project = context.pathParam("project");
    String name = context.pathParam("operation");
    return operations
        .get(Product.COMPUTE, name)
        .filter(found -> found.project().equals(project))
        .orElseThrow(
            () -> ComputeLinks.notFound("projects/" + project + "/global/operations/" + name));
  }

  private static NetworkName network(Context context) {
    return new NetworkName(context.pathParam("project"), context.pathParam("network"));
  }

  private static AddressName address(Context context) {
    return new AddressName(context.pathParam("project"), context.pathParam("address"));
  }

  private static void send(Context context, Operation operation) {
    HttpJson.send(context, ComputeOperationView.of(operation));
  }
}
