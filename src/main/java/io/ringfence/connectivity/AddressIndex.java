package io.ringfence.connectivity;

import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeMap;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Answers which pods may be at some addresses, each question once. Pods are numbers here. */
final class AddressIndex {
  /** Nobody knows where they are; most pods of a manifest are such. */
  private final RoaringBitmap anywhere = new RoaringBitmap();

  private final TreeRangeMap<BigInteger, RoaringBitmap> somewhere = TreeRangeMap.create();
  private final Map<AddressSet, RoaringBitmap> found = new HashMap<>();

  AddressIndex(List<PodGroup> pods) {
    var byAddresses = new HashMap<AddressSet, RoaringBitmap>();
    for (int pod = 0; pod < pods.size(); pod++) {
      AddressSet addresses = pods.get(pod).addresses();
      if (addresses.equals(AddressSet.ALL)) {
        anywhere.add(pod);
      } else {
        byAddresses.computeIfAbsent(addresses, unknown -> new RoaringBitmap()).add(pod);
      }
    }
    byAddresses.forEach(this::add);
  }

  private void add(AddressSet addresses, RoaringBitmap pods) {
    for (Range<BigInteger> range : addresses.numbers()) {
      somewhere.merge(range, pods, (some, others) -> RoaringBitmap.or(some, others));
    }
  }

  /** The pods that may be at one of these addresses; not to be changed. */
  RoaringBitmap at(AddressSet addresses) {
    return found.computeIfAbsent(addresses, this::find);
  }

  private RoaringBitmap find(AddressSet addresses) {
    if (addresses.isEmpty()) {
      return new RoaringBitmap();
    }
    RoaringBitmap pods = anywhere.clone();
    for (Range<BigInteger> range : addresses.numbers()) {
      somewhere.subRangeMap(range).asMapOfRanges().values().forEach(pods::or);
    }
    return pods;
  }
}
