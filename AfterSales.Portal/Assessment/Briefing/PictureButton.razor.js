/**
 * @typedef {{ label: string, value: string, note: string }} PictureNumber
 * @typedef {{ label: string, reported: number, accepted: number }} PictureDay
 * @typedef {{ file: string, title: string, numbers: PictureNumber[], keys: string[], days: PictureDay[], lines: string[] }} DayPicture
 */

const width = 1080;
const edge = 48;

/**
 * Draws the day and saves it as a PNG.
 * @param {DayPicture} picture
 */
export async function save(picture) {
  const height = 560 + picture.lines.length * 34;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * 2, height * 2];
  const pen = canvas.getContext("2d");
  const theme = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => theme.getPropertyValue(name).trim();
  const font = theme.getPropertyValue("--font");
  const write = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, size = 18, weight = 400, ink = "--text", most = width) => {
    pen.font = `${weight} ${size}px ${font}`;
    pen.fillStyle = colour(ink);
    pen.fillText(text, x, y, most);
  };
  // Drawn twice as fine as it is shown: telephones look closely.
  pen.scale(2, 2);
  pen.fillStyle = colour("--surface");
  pen.fillRect(0, 0, width, height);
  write(picture.title, edge, 66, 30, 650);

  const cell = (width - 2 * edge) / picture.numbers.length;
  picture.numbers.forEach((number, at) => {
    const x = edge + at * cell;
    write(number.label, x, 112, 16, 400, "--text-soft", cell - 10);
    write(number.value, x, 156, 38, 650);
    write(number.note, x, 182, 13, 400, "--text-faint", cell - 10);
  });

  const base = 450;
  const tall = 190;
  const most = Math.max(1, ...picture.days.flatMap(day => [day.reported, day.accepted]));
  const step = (width - 2 * edge) / picture.days.length;
  const bar = step * 0.36;
  pen.lineWidth = 2;
  picture.days.forEach((day, at) => {
    const x = edge + at * step;
    const [one, two] = [day.reported, day.accepted].map(count => count / most * tall);
    pen.fillStyle = colour("--series-1");
    pen.fillRect(x, base - one, bar, one);
    pen.strokeStyle = colour("--series-3");
    pen.strokeRect(x + bar + 3, base - two, bar - 2, two);
    write(`${day.reported}`, x, base - one - 6, 14, 400, "--text-soft", bar);
    write(`${day.accepted}`, x + bar + 3, base - two - 6, 14, 400, "--text-soft", bar);
    write(day.label, x, base + 22, 13, 400, "--text-faint", step - 4);
  });
  pen.fillStyle = colour("--series-1");
  pen.fillRect(edge, 214, 14, 14);
  write(picture.keys[0], edge + 22, 226, 14, 400, "--text-soft");
  pen.strokeRect(edge + 151, 215, 12, 12);
  write(picture.keys[1], edge + 172, 226, 14, 400, "--text-soft");
  picture.lines.forEach((line, at) => write(line, edge, 512 + at * 34, 18, 400, "--text", width - 2 * edge));

  const blob = await new Promise(done => canvas.toBlob(done, "image/png"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = picture.file;
  link.click();
  URL.revokeObjectURL(link.href);
}
