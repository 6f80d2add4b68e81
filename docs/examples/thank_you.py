"""The card of thanks: short, typical and long words, four shapes, and from right to left."""

from __future__ import annotations

from connection_graphics import Renderer

renderer = Renderer()
samples = {sample.name: sample.fields for sample in renderer.template("thank-you").samples}
for name, fields in samples.items():
    renderer.render("thank-you", fields, scale=0.5).save(f"thanks-{name}.png")
for shape in ("portrait", "story", "landscape"):
    graphic = renderer.render("thank-you", samples["typical"], format=shape, scale=0.5)
    graphic.save(f"thanks-{shape}.png")
print(graphic.alt_text)

arabic = {"thanks_to": "ليلى وسامي", "caption": "رافقتما أربعين جارًا إلى بيوتهم.", "lang": "ar"}
renderer.render("thank-you", arabic, scale=0.5).save("thanks-arabic.png")
