// takumi on Node: the same node tree, built here; requests and answers are lines of JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import readline from "node:readline";

const [, , jobFile, fonts, modules] = process.argv;
const require = createRequire(modules + "/package.json");
const { Renderer } = require("@takumi-rs/core");
const version = JSON.parse(
  readFileSync(modules + "/node_modules/@takumi-rs/core/package.json", "utf8"),
).version;
const job = JSON.parse(readFileSync(jobFile, "utf8"));
const renderer = new Renderer();
for (const weight of [600, 800]) {
  await renderer.registerFont({ name: "Bench", weight, data: readFileSync(`${fonts}/Bench-${weight}.ttf`) });
}

function shape(s) {
  const style = {
    position: "absolute", left: `${s.x}px`, top: `${s.y}px`,
    width: `${s.width}px`, height: `${s.height}px`, opacity: s.opacity,
  };
  if (s.kind === "ring") {
    Object.assign(style, { border: `${s.detail}px solid ${s.colour}`, borderRadius: "50%", boxSizing: "border-box" });
  } else if (s.kind === "circle") {
    Object.assign(style, { backgroundColor: s.colour, borderRadius: "50%" });
  } else {
    Object.assign(style, { backgroundColor: s.colour, borderRadius: `${s.detail}px`, transform: `rotate(${s.angle}deg)` });
  }
  return { type: "container", style, children: [] };
}

function nodes(row, size) {
  const layout = job.sizes[size], words = job.rows[row], box = layout.caption;
  const children = layout.shapes.map(shape);
  children.push({
    type: "text", text: words.caption,
    style: {
      position: "absolute", left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`,
      fontFamily: "Bench", fontSize: `${job.caption_sizes[row][size]}px`, fontWeight: 800,
      lineHeight: 1.1, color: job.ink,
    },
  });
  for (const [name, text] of Object.entries(layout.texts)) {
    children.push({
      type: "text", text: words[name],
      style: {
        position: "absolute", top: `${text.y - text.size}px`,
        ...(text.anchor === "start" ? { left: `${text.x}px` } : { right: `${layout.width - text.x}px` }),
        fontFamily: "Bench", fontSize: `${text.size}px`, fontWeight: text.weight, color: job.ink,
      },
    });
  }
  return {
    type: "container",
    style: {
      width: `${layout.width}px`, height: `${layout.height}px`, position: "relative",
      backgroundImage: `linear-gradient(135deg, ${job.gradient.join(", ")})`,
    },
    children,
  };
}

console.log(JSON.stringify({ name: "takumi on Node", version }));
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { row, size, save } = JSON.parse(line);
  const cpu = process.cpuUsage(), wall = process.hrtime.bigint();
  const { width, height } = job.sizes[size];
  const data = await renderer.render(nodes(row, size), { width, height, format: "png" });
  const used = process.cpuUsage(cpu);
  const elapsed = Number(process.hrtime.bigint() - wall) / 1e6;
  if (save) writeFileSync(save, data);
  console.log(JSON.stringify({ cpu: (used.user + used.system) / 1000, wall: elapsed, bytes: data.length }));
}
