package io.ringfence.sandbox.googleapi.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.compute.model.Address;
import com.google.api.services.compute.model.GlobalSetLabelsRequest;
import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.operations.Operation;
import io.ringfence.sandbox.googleapi.operations.Operations;
import io.ringfence.sandbox.googleapi.operations.Product;
import io.ringfence.sandbox.googleapi.operations.Target;
import io.ringfence.sandbox.googleapi.state.StateLock;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * <a href="https://cloud.google.com/compute/docs/reference/rest/v1/globalAddresses">Global
 * addresses</a> with the purpose VPC_PEERING: ranges reserved for private services access. As with
 * Google, one can be released while a connection uses it.
 */
public final class GlobalAddresses {
  private final AddressStore store;
  private final AddressRequests requests;
  private final Operations operations;
  private final StateLock lock;
  private final Clock clock;

  public GlobalAddresses(
      AddressStore store,
      NetworkStore networks,
      Operations operations,
      StateLock lock,
      Clock clock) {
    this.store = store;
    this.requests = new AddressRequests(networks);
    this.operations = operations;
    this.lock = lock;
    this.clock = clock;
  }

  /**
   * Reserves a range: the one that is asked for, or a free one that the sandbox can serve.
   *
   * @throws GoogleApiException 400 or 501 for its fields, 409 if the address exists
   */
  public Operation insert(String project, ObjectNode body) {
    Address address = requests.read(project, body);
    AddressName name = new AddressName(project, address.getName());
    return submit(
        name,
        "insert",
        () -> {
          if (store.get(name).isPresent()) {
            throw ComputeLinks.alreadyExists(name.path());
          }
          requireFree(address);
        },
        () -> lock.hold(() -> reserve(name, address)));
  }

  /**
   * Gives an address.
   *
   * @throws GoogleApiException 404
   */
  public Address get(AddressName name) {
    return store.get(name).orElseThrow(() -> ComputeLinks.notFound(name.path()));
  }

  public List<Address> list(String project) {
    return store.list(project);
  }

  /**
   * Releases a range.
   *
   * @throws GoogleApiException 404
   */
  public Operation delete(AddressName name) {
    return submit(name, "delete", () -> get(name), () -> store.remove(name));
  }

  /**
   * Replaces an address's labels.
   *
   * @throws GoogleApiException 404, or 412 if the fingerprint is not that of the current labels
   */
  public Operation setLabels(AddressName name, ObjectNode body) {
    GlobalSetLabelsRequest request = GoogleJson.readRequest(body, GlobalSetLabelsRequest.class);
    Address current = get(name);
    if (!current.getLabelFingerprint().equals(request.getLabelFingerprint())) {
      throw GoogleApiException.conditionNotMet(
          "Labels fingerprint either invalid or resource" + " labels have changed");
    }
    Map<String, String> labels = Optional.ofNullable(request.getLabels()).orElseGet(Map::of);
    return submit(
        name,
        "setLabels",
        () -> get(name),
        () -> store.put(name, AddressRequests.withLabels(get(name), labels)));
  }

  private void reserve(AddressName name, Address address) {
    requireFree(address);
    if (address.getAddress() == null) {
      List<IPAddress> taken = store.listAll().stream().map(AddressStore::range).toList();
      IPAddress range =
          AddressRanges.firstFree(address.getPrefixLength(), taken)
              .orElseThrow(
                  () ->
                      GoogleApiException.invalid(
                          "Couldn't find a free block of /"
                              + address.getPrefixLength()
                              + " that the sandbox can serve."));
      address.setAddress(range.getLower().withoutPrefixLength().toCanonicalString());
    }
    address.setId(ComputeLinks.newId());
    address.setCreationTimestamp(clock.instant().toString());
    address.setSelfLink(name.selfLink());
    store.put(name, address);
  }

  /** Ranges may be equal in two networks, as networks are apart, but not within one. */
  private void requireFree(Address address) {
    if (address.getAddress() == null) {
      return;
    }
    IPAddress range = AddressStore.range(address);
    store.listAll().stream()
        .filter(other -> other.getNetwork().equals(address.getNetwork()))
        .filter(other -> AddressStore.range(other).overlaps(range))
        .findFirst()
        .ifPresent(
            other -> {
              throw GoogleApiException.invalid(
                  "Invalid value for field 'resource.address': '"
                      + range.toCanonicalString()
                      + "'. Requested range conflicts with the address '"
                      + other.getName()
                      + "' ("
                      + AddressStore.range(other).toCanonicalString()
                      + ").");
            });
  }

  private Operation submit(AddressName name, String type, Runnable precondition, Runnable work) {
    return operations.submit(
        Product.COMPUTE, name.project(), type, Target.of(name.path()), precondition, work);
  }
}
