/**
 * One picture on screen. What it shows stays until the next is decoded: it is never blank, and an
 * error lies over the last good picture.
 */

import { picture, Refused, Superseded } from "./api.js";
import { h, painted } from "./dom.js";
import { overlay } from "./overlays.js";
import { problemPanel } from "./problems.js";

/** Width in px of the quick first picture, where the whole one takes longer. */
const QUICK = 540;
/** Ms after which a superseded picture is asked for again, if no event came meanwhile. */
const AGAIN = 400;

export class Frame {
  #app;
  #stop = new AbortController();
  #asked = "";
  #image = h("img", { alt: "", draggable: "false" });
  #over = h("div", { class: "overlay" });
  #problem = h("div", { class: "problem-place" });
  #address = "";

  /**
   * @param {import("./app.js").App} app
   * @param {string} template
   * @param {import("./api.js").Format} format
   */
  constructor(app, template, format) {
    this.#app = app;
    this.template = template;
    this.format = format;
    this.alt = "";
    /** Called with the scale that is on screen, or the problem in its place. */
    this.onshown = (_scale, _problem) => {};
    /** Called when it was superseded and nothing newer has come. */
    this.onlate = () => {};
    const data = { template, format: format.name, state: "empty" };
    this.element = h("div", { class: "frame", data }, this.#image, this.#over, this.#problem);
    this.element.style.aspectRatio = `${format.width} / ${format.height}`;
    this.element.style.setProperty("--ratio", String(format.width / format.height));
    this.element.style.setProperty("--width", `${format.width / devicePixelRatio}px`);
  }

  /** The words that a screen reader says for the picture. */
  describe(words) {
    this.alt = words;
    this.#image.alt = words;
  }

  /**
   * Draw *query* in *width* px, after what has a lower *rank*; a quick picture first where *quick*.
   * The same question is asked once. Resolves when it is on screen, or is not wanted any more.
   */
  async show(query, { width, rank, quick = false }) {
    const { revision } = this.#app;
    const asked = `${query} ${width} ${revision} ${this.#app.store.state.simulate}`;
    if (asked === this.#asked) return;
    this.forget();
    this.#asked = asked;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const steps = quick && width > QUICK * 1.3 ? [QUICK, width] : [width];
    try {
      for (const [number, step] of steps.entries()) {
        const scale = number === steps.length - 1 ? "full" : "half";
        await this.#step(query, { width: step, revision, rank: rank + 10 * number, scale, signal });
      }
    } catch (error) {
      if (!signal.aborted) this.#failed(error);
    }
  }

  /** Stop what is under way; the next `show` draws in any case. */
  forget() {
    this.#stop.abort();
    this.#asked = "";
  }

  /** Put overlays over the picture. */
  mark(show, info, selected, compact) {
    this.#over.replaceChildren(...overlay(this.format, info, { show, selected, compact, app: this.#app }));
  }

  async #step(query, { width, revision, rank, scale, signal }) {
    const { simulate } = this.#app.store.state;
    const more = { width, simulate, revision };
    const drawn = await this.#app.queue.run(rank, () => picture(query, more, signal), signal);
    const address = URL.createObjectURL(drawn.blob);
    const image = /** @type {HTMLImageElement} */ (
      h("img", { src: address, alt: this.alt, draggable: "false" })
    );
    await image.decode().catch(() => {});
    if (signal.aborted) {
      URL.revokeObjectURL(address);
      return;
    }
    this.#swap(image, address);
    await painted();
    if (this.#image === image) this.#note(drawn.revision || revision, scale);
  }

  #swap(image, address) {
    image.alt = this.alt;
    this.#image.replaceWith(image);
    URL.revokeObjectURL(this.#address);
    this.#image = image;
    this.#address = address;
    this.#problem.replaceChildren();
    this.element.dataset.state = "shown";
  }

  #note(revision, scale) {
    const name = (number) => `shown:${this.template}:${this.format.name}:${number}`;
    const { dataset } = this.element;
    if (dataset.revision && dataset.revision !== String(revision))
      performance.clearMarks(name(dataset.revision));
    performance.mark(name(revision), { detail: { scale } });
    dataset.revision = String(revision);
    dataset.scale = scale;
    this.onshown(scale, null);
  }

  #failed(error) {
    if (error instanceof Refused) this.#refuse(error.problem);
    else if (error instanceof Superseded) this.#later();
    else this.#asked = ""; // the server is gone: what is shown stays, and is drawn anew when it is back
  }

  #refuse(problem) {
    const kept = this.#address !== "";
    this.#problem.replaceChildren(problemPanel(problem, { kept }));
    this.element.dataset.state = "problem";
    this.element.dataset.refused = String(this.#app.revision);
    performance.mark(`refused:${this.template}:${this.format.name}:${this.#app.revision}`);
    this.onshown("", problem);
  }

  #later() {
    const { signal } = this.#stop;
    this.#asked = "";
    setTimeout(() => signal.aborted || this.onlate(), AGAIN);
  }
}
