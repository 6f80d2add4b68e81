/** Keys, and the page that lists them. */

import { fill, h, takesWords } from "./dom.js";
import { SHAPES } from "./toolbar.js";

const REMEMBERED = "preview-keys";

/** What the help says, in groups. */
const HELP = {
  "Going about": [
    [
      "← ↑ → ↓",
      "In the grid, from cell to cell; in a picture, ← → to other formats and ↑ ↓ to other templates. With a table, ← → go from row to row.",
    ],
    ["Enter", "Open the cell"],
    ["o, Esc", "Back to the grid"],
    ["/", "Search"],
    ["1 – 5", "Square, portrait, story, landscape, wide; 0 for all"],
    ["[ ]", "The story before, and the next"],
  ],
  Looking: [
    ["f", "Fit to the window"],
    ["z", "1:1, pixel for pixel"],
    ["p", "On a phone, 375 px wide"],
    ["t", "As a tile of a profile, 130 px wide"],
    ["s", "Safe zones, and what the network covers"],
    ["c", "Cuts that other surfaces make"],
    ["g", "Boxes of the texts, with size and room"],
    ["b", "Baselines"],
    ["v", "Seen with another eyesight, and in grey"],
    ["d", "Compare: slider, blink, heat map, off"],
    ["Space", "In a blink: the other side"],
  ],
  And: [["?", "This page"]],
};

/** Listen for keys, and fill the help. */
export function keys(app, { grid, one, search, help }) {
  const on = () => remembered() !== "off";
  makeHelp(help, on);
  const commands = commandsOf(app, { search, help });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") escape(app, event, search);
    else if (!on() || takesWords(event.target)) return;
    else if (event.key.startsWith("Arrow")) arrow(app, event, grid);
    else if (
      event.key === " " &&
      app.store.state.diff === "blink" &&
      !event.target.closest("button, summary, a")
    ) {
      event.preventDefault();
      one.flip();
    } else if (commands[event.key]) {
      event.preventDefault();
      commands[event.key]();
    }
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      grid.move("ArrowRight");
    }
  });
}

function commandsOf(app, { search, help }) {
  const { store } = app;
  return {
    o: () => app.close(),
    s: () => store.toggle("safe"),
    c: () => store.toggle("crops"),
    g: () => store.toggle("boxes"),
    b: () => store.toggle("lines"),
    d: () => app.nextDiff(),
    f: () => app.chooseZoom("fit"),
    z: () => app.chooseZoom("full"),
    p: () => app.chooseZoom("phone"),
    t: () => app.chooseZoom("tile"),
    v: () => app.nextSimulation(),
    "[": () => app.stepStory(-1),
    "]": () => app.stepStory(1),
    0: () => app.chooseShape(""),
    ...Object.fromEntries(SHAPES.map((shape, number) => [number + 1, () => app.chooseShape(shape)])),
    "/": () => search.select(),
    "?": () => help.showModal(),
  };
}

function escape(app, event, search) {
  if (event.target === search && search.value) return; // the browser empties it
  if (takesWords(event.target)) event.target.blur();
  else app.close();
}

function arrow(app, event, grid) {
  const { state } = app.store;
  const place = event.target;
  const isFree = place === document.body || place.closest("main, #templates") !== null;
  if (!isFree || event.shiftKey || place.type === "range" || scrolls(place.closest(".stage"))) return;
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  const by = event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 1;
  event.preventDefault();
  if (sideways && state.row) app.stepRow(by);
  else if (!state.format) grid.move(event.key);
  else if (sideways || state.row) app.stepFormat(by);
  else app.stepTemplate(by);
}

let said = "on";

/** A browser may forbid a page to keep anything: then it is for as long as the page is open. */
function remember(words) {
  said = words;
  try {
    localStorage.setItem(REMEMBERED, words);
  } catch {
    // It is remembered above.
  }
}

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED) ?? said;
  } catch {
    return said;
  }
}

/** Whether arrows move what is inside an element that has the focus. */
function scrolls(stage) {
  return (
    Boolean(stage) &&
    (stage.scrollWidth > stage.clientWidth + 1 || stage.scrollHeight > stage.clientHeight + 1)
  );
}

function makeHelp(dialog, on) {
  const table = (rows) =>
    h(
      "dl",
      { class: "keys" },
      rows.map(([key, words]) =>
        h(
          "div",
          {},
          h(
            "dt",
            {},
            key.split(" ").map((part) => (part === "–" ? " – " : h("kbd", {}, part.replace(",", "")))),
          ),
          h("dd", {}, words),
        ),
      ),
    );
  const sections = Object.entries(HELP).map(([name, rows]) =>
    h("section", {}, h("h3", {}, name), table(rows)),
  );
  const box = h("input", { type: "checkbox", checked: on() });
  box.addEventListener("change", () => remember(box.checked ? "on" : "off"));
  fill(
    dialog,
    h("h2", { id: "help-title" }, "Keys"),
    h("div", { class: "help-columns" }, sections),
    h("label", { class: "check" }, box, "Letters and arrows are commands"),
    h("form", { method: "dialog" }, h("button", {}, "Close")),
  );
}
