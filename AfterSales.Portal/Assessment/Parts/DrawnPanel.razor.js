const SCALE = 2;
const MARGIN = 16;
const TITLE = 22;
const LINE = 18;
const SWATCH = 31;
const BETWEEN = 18;
// Of Latin words each, of Chinese ones each sign: between any two a line may end.
const PIECES = /[^\s\u2e80-\uffff]+\s*|[\u2e80-\uffff]\s*|\s+/g;

/**
 * Gives the reader the drawing as a picture that explains itself: its name, over which tickets, what its signs mean.
 * @param {HTMLElement} panel
 * @param {string} title
 * @param {string} over
 * @param {string} name of the file
 */
export async function savePicture(panel, title, over, name) {
  const drawn = panel.querySelector("svg.apexcharts-svg");
  if (!drawn) return;
  const style = getComputedStyle(panel);
  const value = key => style.getPropertyValue(key).trim();
  const { width, height } = drawn.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const font = (look) => pen.font = `${look} ${style.fontFamily}`;

  font("600 16px");
  const titles = broken(pen, title, width);
  font("400 12.5px");
  const overs = broken(pen, over, width);
  const legend = placed([...panel.querySelectorAll(".legend li")].map(item => ({ item, wide: SWATCH + pen.measureText(item.textContent.trim()).width })), width);
  const below = MARGIN + titles.length * TITLE + overs.length * LINE;
  const head = below + (legend.length ? (legend.at(-1).row + 1) * LINE + 8 : 4);

  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (head + height + MARGIN) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = value("--surface");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const write = (text, x, y, look, ink) => { font(look); pen.fillStyle = value(ink); pen.fillText(text, x, y); };
  titles.forEach((line, at) => write(line, MARGIN, MARGIN + 15 + at * TITLE, "600 16px", "--text"));
  overs.forEach((line, at) => write(line, MARGIN, MARGIN + titles.length * TITLE + 12 + at * LINE, "400 12.5px", "--text-soft"));
  for (const { item, left, row } of legend) {
    const top = below + 4 + row * LINE;
    pen.drawImage(await pictureOf(item.querySelector("svg")), MARGIN + left, top, 26, 12);
    write(item.textContent.trim(), MARGIN + left + SWATCH, top + 10, "400 12.5px", "--text-soft");
  }
  pen.drawImage(await pictureOf(drawn), MARGIN, head, width, height);

  await give(canvas, name);
}

/**
 * Gives the reader what was drawn as a file.
 * @param {HTMLCanvasElement} canvas
 * @param {string} name of the file
 */
export async function give(canvas, name) {
  const file = await new Promise(done => canvas.toBlob(done, "image/png"));
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/**
 * A text in as many lines as it needs, in the pen's present type.
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {number} width
 * @returns {string[]}
 */
export function broken(pen, text, width) {
  const lines = [""];
  for (const piece of text.match(PIECES) ?? []) {
    if (lines.at(-1) && pen.measureText(lines.at(-1) + piece.trimEnd()).width > width) lines.push("");
    lines[lines.length - 1] += piece;
  }
  return lines;
}

/** What the signs mean, one beside the other in as many rows as they need. */
function placed(items, width) {
  let [left, row] = [0, 0];
  return items.map(({ item, wide }) => {
    if (left > 0 && left + wide > width) [left, row] = [0, row + 1];
    const here = { item, left, row };
    left += wide + BETWEEN;
    return here;
  });
}

/** A drawing as an image; what it has from the page's styles is written into it. */
async function pictureOf(svg) {
  const copy = svg.cloneNode(true);
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", width * SCALE);
  copy.setAttribute("height", height * SCALE);
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  copy.style.color = getComputedStyle(svg).color;
  // Those follow the pointer, and only the page's styles hide them.
  copy.querySelectorAll("foreignObject, [class*=crosshairs]").forEach(other => other.remove());
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}
