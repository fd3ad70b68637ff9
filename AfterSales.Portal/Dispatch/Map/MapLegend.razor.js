// How everything on the map of engineers and sites is drawn: the legend names the same signs in words.
import { meet } from '../../map-names.js';

/** How fast somebody may have gone on since the position was taken, metres a second: by car, about a site, on foot. */
const speeds = { EnRoute: 15, OnSite: 0.5, Free: 1.4, OffDuty: 1.4 };
/** A position that is nobody's any more need not cover a province. */
const mostM = 30_000;
const oldAfterS = 15 * 60, freshS = 60;

/**
 * How far from the position somebody may be by now, in metres: the accuracy that the device gave, and from a minute on
 * the age × the speed of what they are doing (on the way 15 m/s, on a site 0.5 m/s, else 1.4 m/s), at most 30 km.
 * @param {{ accuracy?: number | null, state: string }} engineer
 * @param {number} ageS seconds
 */
export function within(engineer, ageS) {
  return Math.min(mostM, (engineer.accuracy ?? 0) + Math.max(0, ageS - freshS) * (speeds[engineer.state] ?? speeds.Free));
}

/** @param {number} ageS seconds */
export function isOld(ageS) {
  return ageS > oldAfterS;
}

/** Colours and sizes as they are at the moment: a canvas knows no variables. */
export class Theme {
  constructor(root) {
    const probe = root.appendChild(Object.assign(document.createElement('i'), { ariaHidden: 'true' }));
    Object.assign(probe.style, { position: 'absolute', visibility: 'hidden', transition: 'none' });
    const style = getComputedStyle(probe);
    const colour = name => { probe.style.color = `var(${name})`; return style.color; };
    const size = (name, usual) => { probe.style.width = `var(${name}, ${usual}px)`; return parseFloat(style.width) || usual; };
    [this.EnRoute, this.OnSite, this.Free, this.OffDuty] = ['--accent', '--series-3', '--series-5', '--line-strong'].map(colour);
    [this.over, this.soon, this.other] = ['--time-over', '--time-soon', '--text-faint'].map(colour);
    [this.surface, this.land, this.text, this.soft, this.accent, this.onAccent] = ['--surface', '--map-land', '--text', '--text-soft', '--accent', '--on-accent'].map(colour);
    [this.dot, this.sign, this.label] = [size('--map-dot', 14), size('--map-sign', 12), size('--map-label', 11.5)];
    this.family = style.fontFamily;
    probe.remove();
  }
}

/** Draws onto one sheet; names go last, where there is room for them. */
export class Pen {
  /** @type {Map<string, number>} */
  static widths = new Map();
  taken = new Map();

  /** @param {CanvasRenderingContext2D} sheet @param {Theme} theme @param {{ left: number, top: number, right: number, bottom: number }} window what is seen of the sheet */
  constructor(sheet, theme, window) {
    Object.assign(this, { sheet, theme, window });
    sheet.lineJoin = 'round';
  }

  disc(x, y, radius, fill, alpha = 1) {
    const { sheet } = this;
    sheet.globalAlpha = alpha;
    sheet.beginPath();
    sheet.arc(x, y, radius, 0, 2 * Math.PI);
    sheet.fillStyle = fill;
    sheet.fill();
    sheet.globalAlpha = 1;
  }

  /** An old position pales, never the name. Nothing shines through: a sign below would look like part of the dot. */
  engineer(x, y, state, old) {
    const { theme } = this, half = theme.dot / 2, colour = theme[state] ?? theme.OffDuty;
    this.disc(x, y, half + 1, theme.surface);
    const alpha = old ? 0.4 : 1;
    this.disc(x, y, half - 1, colour, alpha);
    if (state === 'OnSite')
      this.disc(x, y, half * 0.3, theme.surface);
    else if (state !== 'EnRoute')
      this.disc(x, y, half - 3, theme.surface);
  }

  /** A site, or several in one: a diamond is overdue, a triangle nearly so, a square has time. */
  site(x, y, sign, size = this.theme.sign, ground = this.theme.land) {
    const { sheet, theme } = this, half = size / 2;
    sheet.beginPath();
    if (sign === 'over')
      polygon(sheet, [[x, y - half], [x + half, y], [x, y + half], [x - half, y]]);
    else if (sign === 'soon')
      polygon(sheet, [[x, y - half * 0.9], [x + half, y + half * 0.8], [x - half, y + half * 0.8]]);
    else
      sheet.rect(x - half * 0.45, y - half * 0.45, half * 0.9, half * 0.9);
    sheet.strokeStyle = ground;
    sheet.lineWidth = 2;
    sheet.stroke();
    sheet.fillStyle = theme[sign] ?? theme.other;
    sheet.fill();
  }

  /** How large the sign of several sites is. @param {[string, string]} counts as `cluster` takes them */
  sizeOf(counts) {
    const size = this.theme.label * 0.98, height = size * 1.55;
    return { width: this.theme.sign * 0.8 + this.width(counts[0], 600, size) + this.width(counts[1], 600, size) + height * 0.75, height };
  }

  /**
   * Several sites: the sign of the one that is worst off, how many tickets are as bad, and in no colour of its own
   * how many there are at all.
   * @param {number} x @param {number} y @param {string} sign @param {[string, string]} counts
   */
  cluster(x, y, sign, counts) {
    const { sheet, theme } = this, { width, height } = this.sizeOf(counts), mark = theme.sign * 0.8, left = x - width / 2, size = theme.label * 0.98;
    sheet.beginPath();
    sheet.roundRect(left, y - height / 2, width, height, height / 2);
    sheet.fillStyle = theme.surface;
    sheet.fill();
    sheet.strokeStyle = theme[sign];
    sheet.lineWidth = sign === 'other' ? 1 : 1.75;
    sheet.stroke();
    this.site(left + height * 0.3 + mark / 2, y, sign, mark, theme.surface);
    const start = left + height * 0.4 + mark;
    this.write(counts[0], start, y, 600, size, theme[sign]);
    this.write(counts[1], start + this.width(counts[0], 600, size), y, 600, size, theme.text);
  }

  line(points, colour, width, dash = []) {
    const { sheet } = this;
    sheet.beginPath();
    points.forEach(([x, y], i) => i ? sheet.lineTo(x, y) : sheet.moveTo(x, y));
    sheet.setLineDash(dash);
    sheet.strokeStyle = colour;
    sheet.lineWidth = width;
    sheet.stroke();
    sheet.setLineDash([]);
  }

  /** A stop of a route: its number, and when about. */
  stop(x, y, order, words) {
    const { theme } = this, radius = theme.label * 0.85;
    this.disc(x, y, radius + 1.5, theme.surface);
    this.disc(x, y, radius, theme.accent);
    const number = String(order);
    this.write(number, x - this.width(number, 650, theme.label) / 2, y, 650, theme.label, theme.onAccent);
    this.#take(box(x - radius, y - radius, radius * 2, radius * 2));
    if (words)
      this.name(words, x, y, 600, theme.text, { away: radius + 3, rise: radius + 1, always: true });
  }

  hasRoom(x, y, width, height) {
    return !this.#isTaken(box(x - width / 2, y - height / 2, width, height));
  }

  /** @param {{ left: number, top: number, right: number, bottom: number }} place whether nothing stands there */
  isFree(place) {
    return !this.#isTaken(place);
  }

  /** Here nothing else is to stand. @param {{ left: number, top: number, right: number, bottom: number }} place */
  spare(place) {
    this.#take(place);
  }

  /** Where this stands there is no room for names. */
  keep(x, y, width, height) {
    this.#take(box(x - width / 2, y - height / 2, width, height));
  }

  /**
   * A name on a sign's right, on its left, above it, below it, or askew.
   * @param {{ away?: number, rise?: number, always?: boolean }} how `away` is how far beside it, `rise` how far above and below
   * @returns {boolean} whether there was room
   */
  name(words, x, y, weight, colour, { away = this.theme.dot * 0.75, rise = this.theme.dot / 2 + 1, always = false } = {}) {
    const { theme } = this, width = this.width(words, weight, theme.label), height = theme.label * 1.25;
    const [right, left, middle, over, under] = [x + away, x - away - width, x - width / 2, y - rise - height, y + rise];
    const places = [[right, y - height / 2], [left, y - height / 2], [middle, over], [middle, under], [right - away, over], [left + away, over], [right - away, under], [left + away, under]]
      .map(corner => box(...corner, width, height));
    const seen = holds(this.window, x, y);
    const place = places.find(one => !this.#isTaken(one) && !(seen && !(holds(this.window, one.left, one.top) && holds(this.window, one.right, one.bottom)))) ?? (always ? places[0] : null);
    if (!place)
      return false;
    this.#take(place);
    this.write(words, place.left, place.top + height / 2, weight, theme.label, colour, theme.land);
    return true;
  }

  write(words, x, y, weight, size, colour, halo = null) {
    const { sheet, theme } = this;
    sheet.font = `${weight} ${size}px ${theme.family}`;
    sheet.textBaseline = 'middle';
    if (halo) {
      sheet.strokeStyle = halo;
      sheet.lineWidth = size / 4;
      sheet.strokeText(words, x, y);
    }
    sheet.fillStyle = colour;
    sheet.fillText(words, x, y);
  }

  width(words, weight, size) {
    const key = `${weight} ${size} ${words}`;
    let width = Pen.widths.get(key);
    if (width === undefined) {
      if (Pen.widths.size > 5000)
        Pen.widths.clear();
      this.sheet.font = `${weight} ${size}px ${this.theme.family}`;
      Pen.widths.set(key, width = this.sheet.measureText(words).width);
    }
    return width;
  }

  // What is taken is kept by squares of the sheet, so that a name asks only its neighbours.
  *#squares({ left, top, right, bottom }) {
    for (let x = Math.floor(left / square); x <= right / square; x++)
      for (let y = Math.floor(top / square); y <= bottom / square; y++)
        yield `${x} ${y}`;
  }

  #take(place) {
    for (const key of this.#squares(place))
      this.taken.has(key) ? this.taken.get(key).push(place) : this.taken.set(key, [place]);
  }

  #isTaken(place) {
    for (const key of this.#squares(place))
      if (this.taken.get(key)?.some(other => meet(place, other)))
        return true;
    return false;
  }
}

const square = 64;

function box(left, top, width, height) {
  return { left, top, right: left + width, bottom: top + height };
}

function holds({ left, top, right, bottom }, x, y) {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function polygon(sheet, corners) {
  corners.forEach(([x, y], i) => i ? sheet.lineTo(x, y) : sheet.moveTo(x, y));
  sheet.closePath();
}
