package io.ringfence.config;

import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.Peer.Namespaces;
import io.ringfence.flow.PodSelection;
import io.ringfence.flow.PodSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the namespaces that flows may name. */
final class NamespacesReader {
  private final StackConfig config;
  private final Names names;
  private final Problems problems;
  private final SelectorReader selectorReader;

  NamespacesReader(StackConfig config, Names names, Problems problems) {
    this.config = config;
    this.names = names;
    this.problems = problems;
    this.selectorReader = new SelectorReader(problems);
  }

  List<Namespaces> read() {
    var read = new ArrayList<Namespaces>();
    config.namespaces().forEach((name, written) -> read(name, written).ifPresent(read::add));
    return read;
  }

  private Optional<Namespaces> read(String name, NamespacesConfig written) {
    String path = "ringfence:namespaces." + name;
    Optional<PodSelection> pods =
        written
            .pods()
            .map(some -> pods(path + ".pods", some))
            .orElseGet(() -> Optional.of(new PodSelection.EveryPod()));
    return selection(path, written)
        .flatMap(
            selection ->
                pods.map(which -> new Namespaces(name, selection, which, written.ports())));
  }

  private Optional<PodSelection> pods(String path, SelectorConfig written) {
    return selectorReader.read(path, written, "every pod").map(PodSelector::new);
  }

  private Optional<NamespaceSelection> selection(String path, NamespacesConfig written) {
    if (problems.isWithin(path + ".name") || problems.isWithin(path + ".labels")) {
      return Optional.empty();
    }
    if (written.name().isPresent() == written.labels().isPresent()) {
      problems.add(
          path,
          written.name().isPresent()
              ? "name and labels are both here"
              : "neither name nor labels is here",
          "give one of them: name for one namespace, labels for all that carry them");
      return Optional.empty();
    }
    return written
        .labels()
        .map(labels -> labelled(path + ".labels", labels))
        .orElseGet(() -> written.name().map(name -> named(path + ".name", name)));
  }

  private Optional<NamespaceSelection> labelled(String path, SelectorConfig labels) {
    return selectorReader
        .read(path, labels, "every namespace")
        .map(NamespaceSelection.Labelled::new);
  }

  private NamespaceSelection named(String path, String name) {
    names.checkLabel(path, name);
    return new NamespaceSelection.Named(name);
  }
}
