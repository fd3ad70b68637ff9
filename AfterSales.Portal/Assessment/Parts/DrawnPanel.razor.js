const SCALE = 2;
const MARGIN = 16;
const TITLE = 20;
const LINE = 18;

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
  const legend = [...panel.querySelectorAll(".legend li")];
  const head = MARGIN + TITLE + LINE + (legend.length ? LINE + 6 : 0) + 8;

  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (head + height + MARGIN) * SCALE;
  const pen = canvas.getContext("2d");
  pen.scale(SCALE, SCALE);
  pen.fillStyle = value("--surface");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const write = (text, x, y, look, ink) => { pen.font = `${look} ${style.fontFamily}`; pen.fillStyle = value(ink); pen.fillText(text, x, y); };
  write(title, MARGIN, MARGIN + 14, "600 15px", "--text");
  write(over, MARGIN, MARGIN + TITLE + 12, "400 12.5px", "--text-soft");
  let left = MARGIN;
  for (const item of legend) {
    const [swatch, label] = [item.querySelector("svg"), item.textContent.trim()];
    pen.drawImage(await pictureOf(swatch), left, MARGIN + TITLE + LINE + 4, 26, 12);
    write(label, left + 31, MARGIN + TITLE + LINE + 14, "400 12.5px", "--text-soft");
    left += 31 + pen.measureText(label).width + 18;
  }
  pen.drawImage(await pictureOf(drawn), MARGIN, head, width, height);

  const file = await new Promise(done => canvas.toBlob(done, "image/png"));
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
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
  copy.querySelectorAll("foreignObject").forEach(foreign => foreign.remove());
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}
