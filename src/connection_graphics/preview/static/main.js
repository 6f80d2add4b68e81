/** The page of `connection-graphics preview`: puts its parts together, and starts them. */

import * as api from "./api.js";
import { App } from "./app.js";
import { Controls } from "./controls.js";
import { fill, h, settled } from "./dom.js";
import { Findings } from "./findings.js";
import { Grid } from "./grid.js";
import { keys } from "./keyboard.js";
import { List } from "./list.js";
import { listen } from "./live.js";
import { Look } from "./look.js";
import { One } from "./one.js";
import { problemPanel } from "./problems.js";
import { Share } from "./share.js";
import { Stories } from "./stories.js";
import { Toolbar } from "./toolbar.js";

const at = (id) => document.getElementById(id);

/** The page: the app with its parts on screen. */
export class Page extends App {
  #measuring = new AbortController();
  #parts;
  #sections;

  start() {
    this.#sections = inspector(at("inspector"));
    const { findings, measures, words, look, alt, share } = this.#sections;
    this.grid = new Grid(this, at("grid"));
    this.one = new One(this, at("one"));
    this.controls = new Controls(this, words.body);
    this.findings = new Findings(this, { findings: findings.body, measures: measures.body, words: alt.body });
    this.share = new Share(this, share.body, at("copy"));
    const bars = [
      new List(this, at("templates")),
      new Stories(this, at("stories")),
      new Toolbar(this, at("toolbar")),
    ];
    this.#parts = [...bars, new Look(this, look.body), this.controls, this.one, this.grid];
    this.store.listen((state, before) => this.#follow(state, before));
    this.#search();
    keys(this, { grid: this.grid, one: this.one, search: at("search"), help: at("help") });
    at("help-button").addEventListener("click", () => at("help").showModal());
    at("home").addEventListener("click", (event) => {
      event.preventDefault();
      this.store.set({ template: "", format: "", search: "", shape: "", row: 0 }, { push: true });
    });
    this.#begin();
    this.#follow(this.store.state, null);
    this.#listen();
    addEventListener(
      "resize",
      settled(100, () => this.one.mark()),
    );
  }

  /** Take what there is anew from the server. */
  async reload() {
    this.take(await api.workspace());
  }

  /** Take a workspace; a template that cannot be read now keeps the fields it had. */
  take(workspace) {
    const known = new Map(this.workspace?.templates.map((template) => [template.name, template]));
    workspace.templates = workspace.templates.map((template) => {
      const before = known.get(template.name);
      return template.problem && before ? { ...before, problem: template.problem } : template;
    });
    const told = ({ templates, rows, data_problem: problem }) => JSON.stringify([templates, rows, problem]);
    const changed = !this.workspace || told(workspace) !== told(this.workspace);
    this.workspace = workspace;
    this.revision ||= workspace.revision; // from then on, the events say it
    at("campaign").textContent = workspace.campaign;
    fill(at("folder"), [workspace.folder, workspace.data].filter(Boolean).join(", "));
    if (this.#parts && changed) {
      this.grid.rebuild();
      this.#follow(this.store.state, this.store.state);
    }
  }

  /** Show what a finding or a box is about: in the picture, among the words, in the list. */
  select(target) {
    this.selected = target;
    this.one.mark();
    this.findings.mark(target);
    this.controls.mark(target);
  }

  /** The open picture is on screen, or has a problem in its place. */
  shown(problem) {
    if (problem) {
      this.#measuring.abort();
      this.findings.show(this.cell, [{ ...problem, level: "error" }], { waiting: false });
      this.say(`Not drawn: ${problem.message}`);
    } else this.#measure();
  }

  // ------------------------------------------------------------------------------ follow

  #follow(state, before) {
    const moved =
      !before || ["template", "format", "story", "row"].some((name) => state[name] !== before[name]);
    if (moved) this.#forget();
    this.#name(state);
    for (const part of this.#parts) part.update(state, before);
    if (state.format) this.share.update(this.query());
    for (const name of ["findings", "measures", "alt", "share"])
      this.#sections[name].element.hidden = !state.format;
    this.#sections.words.element.hidden = !state.template;
    document.body.dataset.view = state.format ? "one" : "grid";
    if (before) this.#focus(state, before);
  }

  #name(state) {
    const template = this.template(state.template);
    const format = this.format(state.format);
    const title = template?.title ?? (state.template || "All templates");
    const size = format ? `${format.name}, ${format.width} × ${format.height}` : "";
    at("title").textContent = title;
    at("subtitle").textContent = state.format
      ? size || `There is no format “${state.format}”.`
      : (template?.description ?? "");
    document.title = [title, format?.name, "Preview"].filter(Boolean).join(" · ");
  }

  #focus(state, before) {
    const entered = state.format && !before.format;
    const left = !state.format && before.format;
    this.fromTemplate = entered ? before.template !== "" : this.fromTemplate;
    if (entered) at("title").focus({ preventScroll: true });
    else if (left && !this.grid.focus(before.template, before.format)) at("title").focus();
    else if (state.template !== before.template || state.format !== before.format)
      this.say(`${at("title").textContent}, ${at("subtitle").textContent}`);
    if (entered) scrollTo(0, 0);
  }

  #forget() {
    this.#measuring.abort();
    this.cell = null;
    this.selected = null;
    this.findings.show(null, [], { waiting: true });
  }

  async #measure() {
    this.#measuring.abort();
    this.#measuring = new AbortController();
    const { signal } = this.#measuring;
    const { template, format } = this.store.state;
    try {
      const cell = await this.info.cell(this.query(), 30, signal);
      if (signal.aborted) return;
      this.cell = cell;
      const measured = [...cell.notices, ...cell.findings];
      this.findings.show(cell, measured, { waiting: true });
      this.one.mark();
      const all = [...measured, ...(await this.info.findings(template, format, 60, signal))];
      if (!signal.aborted) this.findings.show(cell, all, { waiting: false });
    } catch (error) {
      if (!signal.aborted && error instanceof api.Refused)
        this.findings.show(this.cell, [error.problem], { waiting: false });
    }
  }

  // ------------------------------------------------------------------------------- begin

  /** With a table and no story asked for, begin with its first row, which has problems if any has. */
  #begin() {
    const { state } = this.store;
    const { rows } = this.workspace;
    if (state.row && !rows) this.store.set({ row: 0 });
    else if (rows?.length && !state.row && !state.story && !state.template) this.chooseRow(rows[0].number);
  }

  #search() {
    const search = at("search");
    search.value = this.store.state.search;
    const look = settled(120, () => {
      const { state } = this.store;
      this.store.set({ search: search.value.trim(), format: "", template: state.row ? state.template : "" });
    });
    search.addEventListener("input", look);
    this.store.listen((state) => {
      if (document.activeElement !== search) search.value = state.search;
    });
  }

  #listen() {
    const live = (state, words) => {
      at("live").dataset.state = state;
      at("live-words").textContent = words;
    };
    // The picture first: what else may have changed can wait until it is drawn.
    const reload = settled(250, () => {
      this.controls.refresh();
      this.reload().catch(() => {});
    });
    const news = (revision, templates) => {
      this.revision = revision;
      if (this.store.state.format) this.one.refresh();
      else this.grid.refresh(templates);
      if (this.store.state.diff) this.one.compare();
      reload();
    };
    listen({
      hello: (revision, again) => {
        live("on", "Live");
        if (again || revision !== this.revision) news(revision, null);
      },
      changed: (revision, templates) => {
        live("on", "Live");
        news(revision, templates);
      },
      rows: reload,
      gone: (ended) => live("off", ended ? "The preview has ended" : "Looking for the preview"),
    });
  }
}

/** Return the sections of the panel beside the pictures, by name. */
function inspector(place) {
  const section = (title) => {
    const body = h("div", { class: "section-body" });
    const element = h(
      "details",
      { class: "section", open: true },
      h("summary", {}, h("h2", {}, title)),
      body,
    );
    return { element, body };
  };
  const sections = {
    findings: section("Findings"),
    words: section("Words"),
    look: section("Look"),
    measures: section("Texts"),
    alt: section("Alt text and post"),
    share: section("Take away"),
  };
  fill(
    place,
    Object.values(sections).map(({ element }) => element),
  );
  return sections;
}

async function begin() {
  const page = new Page();
  try {
    await page.reload();
  } catch (error) {
    const problem =
      error instanceof api.Refused
        ? error.problem
        : { code: "gone", message: "The preview does not answer." };
    fill(at("grid"), problemPanel(problem, { kept: false }));
    return;
  }
  page.start();
}

begin();
