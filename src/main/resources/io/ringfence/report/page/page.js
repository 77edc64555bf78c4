// Filters the picture and the tables, and tells of what is pointed to. Everything it shows is in the page already.
(() => {
  "use strict";

  const root = document.documentElement;
  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const views = [...document.querySelectorAll("input[name=view]")];
  const rows = [...document.querySelectorAll("tbody tr")];
  const folds = [...document.querySelectorAll("details")];
  const picture = document.getElementById("picture");
  const details = document.getElementById("details");
  const nodes = picture ? [...picture.querySelectorAll(".node")] : [];
  const edges = picture ? [...picture.querySelectorAll(".edge")] : [];
  const things = [...nodes, ...edges];
  const labels = new Map(
    picture ? [...picture.querySelectorAll(".label")].map((label) => [label.dataset.of, label]) : [],
  );

  let hovered = null;
  let focused = null;
  let pinned = null;

  const inView = (change, view) =>
    (view !== "before" || change !== "gained") &&
    (view !== "after" || change !== "lost") &&
    (view !== "changes" || change !== "unchanged");

  const show = (element, visible) => element.classList.toggle("off", !visible);

  function select() {
    const view = views.find((choice) => choice.checked)?.value ?? "both";
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = (element) => words.every((word) => element.dataset.text.includes(word));
    const connected = new Set();
    for (const edge of edges) {
      const visible = inView(edge.dataset.change, view) && found(edge);
      show(edge, visible);
      show(labels.get(edge.id), visible);
      if (visible) {
        connected.add(edge.dataset.from).add(edge.dataset.to);
      }
    }
    for (const node of nodes) {
      show(node, connected.has(node.id) || (view !== "changes" && found(node)));
    }
    let count = 0;
    let all = 0;
    for (const row of rows) {
      const connection = row.dataset.change !== undefined;
      const visible = (!connection || inView(row.dataset.change, view)) && found(row);
      show(row, visible);
      all += connection ? 1 : 0;
      count += connection && visible ? 1 : 0;
    }
    root.dataset.view = view;
    shown.textContent = `${count} of ${all} connections`;
    if (pinned?.classList.contains("off")) {
      pin(null);
    }
    if (hovered?.classList.contains("off")) {
      hovered = null;
    }
    tell();
  }

  function lit(thing) {
    if (thing.classList.contains("edge")) {
      const ends = nodes.filter((node) => node.id === thing.dataset.from || node.id === thing.dataset.to);
      return [thing, labels.get(thing.id), ...ends];
    }
    // Who stands on both sides of the picture is one.
    const same = nodes.filter((node) => node.dataset.node === thing.dataset.node);
    const ids = new Set(same.map((node) => node.id));
    const touching = edges.filter((edge) => ids.has(edge.dataset.from) || ids.has(edge.dataset.to));
    return [...same, ...touching.flatMap(lit)];
  }

  function tell() {
    const thing = pinned ?? hovered ?? focused;
    picture?.querySelectorAll(".lit, .chosen").forEach((element) => element.classList.remove("lit", "chosen"));
    picture?.classList.toggle("dimmed", thing !== null);
    root.classList.toggle("told", thing !== null);
    root.classList.toggle("pinned", pinned !== null);
    if (thing === null) {
      details?.replaceChildren();
      return;
    }
    lit(thing).forEach((element) => element.classList.add("lit"));
    thing.classList.add("chosen");
    details.replaceChildren(document.getElementById(`about-${thing.id}`).content.cloneNode(true));
  }

  function pin(thing) {
    pinned?.setAttribute("aria-pressed", "false");
    pinned = thing;
    pinned?.setAttribute("aria-pressed", "true");
  }

  for (const thing of things) {
    thing.setAttribute("tabindex", "0");
    thing.setAttribute("role", "button");
    thing.setAttribute("aria-pressed", "false");
    thing.addEventListener("pointerenter", () => {
      hovered = thing;
      tell();
    });
    thing.addEventListener("pointerleave", () => {
      hovered = null;
      tell();
    });
    thing.addEventListener("focus", () => {
      focused = thing;
      tell();
    });
    thing.addEventListener("blur", () => {
      focused = null;
      tell();
    });
    thing.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        pin(pinned === thing ? null : thing);
        tell();
      }
    });
  }

  picture?.addEventListener("click", (event) => {
    const thing = event.target.closest(".node, .edge");
    pin(thing === pinned ? null : thing);
    tell();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      return;
    }
    if (document.activeElement === filter) {
      filter.value = "";
      select();
    }
    pin(null);
    hovered = null;
    focused = null;
    tell();
  });

  filter.addEventListener("input", select);
  views.forEach((choice) => choice.addEventListener("change", select));

  // Browsers that cannot print what is folded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = folds.filter((fold) => !fold.open);
    folded.forEach((fold) => (fold.open = true));
  });
  window.addEventListener("afterprint", () => folded.forEach((fold) => (fold.open = false)));

  root.classList.add("scripted");
  // A reload may bring back what was chosen before it.
  select();
})();
