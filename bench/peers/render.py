"""The way scripts are often made: data and a template in, one script and its undo per site out. Nothing is checked."""

import json
import sys
from pathlib import Path

import jinja2

here, data, out = Path(__file__).parent, json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2])
templates = jinja2.Environment(
    loader=jinja2.FileSystemLoader(here),
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
out.mkdir(parents=True, exist_ok=True)
for ending in ("rsc", "undo.rsc"):
    template = templates.get_template(f"site.{ending}.j2")
    for site in data["sites"]:
        text = template.render(site=site, profile=data["profile"], proposal=data["proposal"])
        (out / f"{site['name']}.{ending}").write_text(text)
