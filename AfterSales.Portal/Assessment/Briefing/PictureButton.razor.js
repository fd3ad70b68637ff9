import { broken, give } from "../Parts/DrawnPanel.razor.js";

/**
 * @typedef {{ label: string, value: string, note: string }} PictureNumber
 * @typedef {{ label: string, reported: number, accepted: number }} PictureDay
 * @typedef {{ file: string, title: string, numbers: PictureNumber[], over: string, keys: string[], days: PictureDay[], lines: string[] }} DayPicture
 */

const width = 1080;
const edge = 48;
const room = width - 2 * edge;
// Drawn twice as fine as it is shown: telephones look closely.
const scale = 2;
const tall = 190;

/**
 * Draws the day and saves it as a PNG.
 * @param {DayPicture} picture
 */
export async function save(picture) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const theme = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => theme.getPropertyValue(name).trim();
  const type = (/** @type {number} */ size, weight = 400) => pen.font = `${weight} ${size}px ${theme.getPropertyValue("--font")}`;
  const write = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, size = 18, weight = 400, ink = "--text") => {
    type(size, weight);
    pen.fillStyle = colour(ink);
    pen.fillText(text, x, y);
  };
  const lines = (/** @type {string} */ text, /** @type {number} */ size, /** @type {number} */ most) => { type(size); return broken(pen, text, most); };

  const cell = room / picture.numbers.length;
  const numbers = picture.numbers.map(number => ({ ...number, label: lines(number.label, 16, cell - 14), note: lines(number.note, 13, cell - 14) }));
  const labelled = 90 + Math.max(...numbers.map(number => number.label.length)) * 20;
  const noted = labelled + 50 + Math.max(...numbers.map(number => number.note.length)) * 18;
  const named = noted + 34;
  const base = named + 40 + tall;
  const said = picture.lines.map(line => lines(line, 18, room));
  const height = base + 72 + said.flat().length * 28 + (said.length - 1) * 6 + 20;

  [canvas.width, canvas.height] = [width * scale, height * scale];
  pen.scale(scale, scale);
  pen.fillStyle = colour("--surface");
  pen.fillRect(0, 0, width, height);
  write(picture.title, edge, 62, 30, 650);
  numbers.forEach((number, at) => {
    const x = edge + at * cell;
    number.label.forEach((line, row) => write(line, x, 108 + row * 20, 16, 400, "--text-soft"));
    write(number.value, x, labelled + 36, 38, 650);
    number.note.forEach((line, row) => write(line, x, labelled + 60 + row * 18, 13, 400, "--text-faint"));
  });

  // What the bars are, each with its sign.
  write(picture.over, edge, named, 16, 600);
  let left = edge + pen.measureText(picture.over).width + 28;
  pen.lineWidth = 2;
  picture.keys.forEach((key, at) => {
    if (at === 0) filled(left, named - 12, 14, 14);
    else outlined(left, named - 12, 14, 14);
    write(key, left + 22, named, 14, 400, "--text-soft");
    left += 22 + pen.measureText(key).width + 22;
  });

  const most = Math.max(1, ...picture.days.flatMap(day => [day.reported, day.accepted]));
  const step = room / picture.days.length;
  const bar = step * 0.36;
  picture.days.forEach((day, at) => {
    const x = edge + at * step;
    const [one, two] = [day.reported, day.accepted].map(count => count / most * tall);
    filled(x, base - one, bar, one);
    outlined(x + bar + 2, base - two, bar, two);
    pen.textAlign = "center";
    write(`${day.reported}`, x + bar / 2, base - one - 6, 14, 400, "--text-soft");
    write(`${day.accepted}`, x + bar * 1.5 + 2, base - two - 6, 14, 400, "--text-soft");
    write(day.label, x + bar + 1, base + 22, 13, 400, "--text-faint");
    pen.textAlign = "start";
  });
  pen.fillStyle = colour("--line-strong");
  pen.fillRect(edge, base, room, 1);

  let y = base + 68;
  for (const line of said) {
    for (const part of line) {
      write(part, edge, y);
      y += 28;
    }
    y += 6;
  }
  await give(canvas, picture.file);

  function filled(x, y, wide, high) {
    pen.fillStyle = colour("--series-1");
    pen.fillRect(x, y, wide, high);
  }

  // Told apart without colour too.
  function outlined(x, y, wide, high) {
    if (high < 2) return;
    pen.strokeStyle = colour("--series-3");
    pen.strokeRect(x + 1, y + 1, wide - 2, high - 2);
  }
}
