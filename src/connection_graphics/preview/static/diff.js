/** What has changed since a baseline: a slider, a blink, or a map of it. */

import { picture, Refused, saveBaseline } from "./api.js";
import { fill, h, wantsCalm } from "./dom.js";
import { DIFFS, pictureQuery } from "./state.js";

/** Ms that each side is shown in a blink. */
const BLINK = 700;
/** Px wide that the two are compared at most. */
const ENOUGH = 2000;

const NAMES = { slider: "Slider", blink: "Blink", heat: "Heat map" };

export class Diff {
  #app;
  #stop = new AbortController();
  #asked = "";
  /** @type {import("./frame.js").Frame | null} */
  #frame = null;
  #timer = 0;
  #old = h("img", { class: "old", alt: "", draggable: "false" });
  #heat = h("img", { class: "heat", alt: "", draggable: "false" });
  #around = h("div", { class: "compare" });
  #words = h("p", { class: "diff-words" }, "");
  #at;
  #side;
  #against;
  #choice;

  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.#app = app;
    this.#at = h("input", {
      type: "range",
      min: "0",
      max: "100",
      value: "50",
      "aria-label": "How much of the baseline is shown",
    });
    this.#at.addEventListener("input", () => this.#slide());
    this.#side = h(
      "button",
      { type: "button", "aria-pressed": false, onclick: () => this.flip() },
      "Show the baseline",
    );
    this.#against = h("select", { "aria-label": "Compare with" });
    this.#against.addEventListener("change", () => app.store.set({ against: this.#against.value }));
    this.#choice = h(
      "div",
      { class: "segments", role: "group", "aria-label": "Compare by" },
      DIFFS.map((name) => this.#way(name)),
    );
    const save = h(
      "button",
      {
        type: "button",
        onclick: () => this.#save(),
        title: "Keep what the templates draw now, to compare with later",
      },
      "Keep as baseline",
    );
    this.bar = h(
      "div",
      { class: "diff-bar", hidden: true },
      this.#choice,
      this.#against,
      this.#at,
      this.#side,
      save,
      this.#words,
    );
  }

  /** Follow the state; *anew* asks the server again. */
  update(state, frame, { anew = false } = {}) {
    this.#frame = frame;
    const on = state.diff !== "" && frame !== null && (state.zoom === "fit" || state.zoom === "full");
    this.bar.hidden = !on;
    if (!on) {
      this.stop();
      return;
    }
    this.#offer(state);
    this.#around.dataset.way = state.diff;
    this.#at.hidden = state.diff !== "slider";
    this.#side.hidden = state.diff !== "blink";
    for (const button of this.#choice.children)
      button.setAttribute("aria-pressed", String(button.dataset.way === state.diff));
    this.#blink(state.diff === "blink");
    this.#slide();
    this.#ask(state, frame, anew);
  }

  /** Return the frame with the baseline's picture over it. */
  around(frame) {
    this.#around.replaceChildren(frame.element);
    frame.element.append(this.#old, this.#heat);
    return this.#around;
  }

  /** Show the other side of a blink, and stop it. */
  flip() {
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#turn(this.#around.dataset.side !== "old");
  }

  /** Forget all. */
  stop() {
    this.#stop.abort();
    this.#asked = "";
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#old.remove();
    this.#heat.remove();
  }

  #way(name) {
    const click = () => this.#app.store.set({ diff: name });
    return h(
      "button",
      { type: "button", data: { way: name }, "aria-pressed": false, onclick: click },
      NAMES[name],
    );
  }

  #offer(state) {
    const { baselines } = this.#app.workspace;
    const options = baselines.map(({ name, label }) => h("option", { value: name }, label));
    fill(this.#against, options);
    this.#against.value = this.#baseline(state);
    this.#against.disabled = !baselines.length;
  }

  #baseline(state) {
    const names = this.#app.workspace.baselines.map(({ name }) => name);
    return names.includes(state.against) ? state.against : (names[0] ?? "");
  }

  #slide() {
    this.#around.style.setProperty("--at", `${100 - Number(this.#at.value)}%`);
    this.#at.setAttribute("aria-valuetext", `${this.#at.value} % baseline`);
  }

  #blink(on) {
    if (on && !this.#timer && !wantsCalm())
      this.#timer = setInterval(() => this.#turn(this.#around.dataset.side !== "old"), BLINK);
    if (!on) {
      clearInterval(this.#timer);
      this.#timer = 0;
    }
  }

  #turn(old) {
    this.#around.dataset.side = old ? "old" : "new";
    this.#side.setAttribute("aria-pressed", String(old));
  }

  async #ask(state, frame, anew) {
    const baseline = this.#baseline(state);
    if (!baseline) {
      this.#say("There is nothing to compare with yet: keep a baseline, or keep the templates in git.");
      return;
    }
    const query = pictureQuery(state, state.template, frame.format.name);
    const asked = `${query} ${baseline} ${this.#app.revision} ${state.simulate}`;
    if (asked === this.#asked && !anew) return;
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#asked = asked;
    const { signal } = this.#stop;
    const more = { width: Math.min(frame.format.width, ENOUGH), revision: this.#app.revision };
    try {
      const { simulate } = state;
      const old = await this.#app.queue.run(
        20,
        () => picture(query, { ...more, simulate, baseline }, signal),
        signal,
      );
      await this.#put(this.#old, old.blob, signal);
      const heat = await this.#app.queue.run(
        20,
        () => picture(query, { ...more, heat: baseline }, signal),
        signal,
      );
      await this.#put(this.#heat, heat.blob, signal);
      if (!signal.aborted) this.#say(inWords(heat));
    } catch (error) {
      if (!signal.aborted && error instanceof Refused) this.#say(error.problem.message);
    }
  }

  async #put(image, blob, signal) {
    const next = new Image();
    next.src = URL.createObjectURL(blob);
    await next.decode().catch(() => {});
    if (signal.aborted) {
      URL.revokeObjectURL(next.src);
      return;
    }
    const before = image.src;
    image.src = next.src;
    if (before) URL.revokeObjectURL(before);
  }

  async #save() {
    try {
      await saveBaseline();
      await this.#app.reload();
      this.#app.store.set({ against: "saved" });
      this.#asked = "";
      this.update(this.#app.store.state, this.#frame, { anew: true });
      this.#app.say("Baseline kept.");
    } catch (error) {
      this.#say(error.message);
    }
  }

  #say(words) {
    this.#words.textContent = words;
    this.#app.say(words);
  }
}

function inWords({ changed, largest }) {
  if (!changed) return "Nothing differs.";
  return `${changed.toLocaleString("en-GB")} px differ, by up to ${largest} of 255 levels.`;
}
