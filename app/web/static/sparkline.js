// A line of figures as small as a word.

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT] = [160, 24];

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Draws figures, the oldest first, from 0 at the bottom; NaN leaves a gap. words: what one who does not see it is told. */
export function sparkline(figures, words) {
  const most = Math.max(...figures.filter(Number.isFinite), 0) || 1;
  const step = WIDTH / Math.max(figures.length - 1, 1);
  let path = "";
  figures.forEach((figure, place) => {
    if (!Number.isFinite(figure)) return;
    const begins = !Number.isFinite(figures[place - 1]);
    path += `${begins ? "M" : "L"}${(place * step).toFixed(1)} ${(HEIGHT - 2 - (figure / most) * (HEIGHT - 4)).toFixed(1)}`;
    // One alone would be a line without length: a dot.
    if (begins && !Number.isFinite(figures[place + 1])) path += "h.01";
  });
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words });
  svg.append(shape("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": "1.5", "stroke-linecap": "round", "stroke-linejoin": "round" }));
  return svg;
}
