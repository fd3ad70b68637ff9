// The wall's line to the portal, its clock in the company's time, and how old the picture is.
import '../../../lib/signalr/signalr.min.js';

const HUB = '/hubs/dispatch';
const WAITS_MS = [200, 500, 1000, 2000, 5000];
const ENDED_WAIT_MS = 30_000;
const SERVER_TIMEOUT_MS = 25_000;
const STALE_AFTER_MS = 25_000;
const AGE_STEP_S = 5;
const DAY_MS = 86_400_000;

/** Formats times as the department reads them. The portal's clock counts: a screen's own may be wrong. */
export class Times {
  skew = 0;

  /** @param {string} language @param {string} zone */
  constructor(language, zone) {
    // The day before the month, as everywhere in the portal.
    const of = options => new Intl.DateTimeFormat(language.startsWith('en') ? 'en-GB' : language, { timeZone: zone, ...options });
    this.clock = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    this.inChinese = language.startsWith('zh');
    this.day = of({ month: this.inChinese ? 'long' : 'short', day: 'numeric' });
    this.weekday = of({ weekday: 'short' });
    this.number = new Intl.NumberFormat(language);
  }

  /** Now, by the portal. */
  now() { return Date.now() + this.skew; }

  /** 14:26 @param {number} at */
  time(at) { return this.clock.format(at); }

  /** Mon 23 Nov, in Chinese the weekday last: as everywhere in the portal. @param {number} at */
  date(at) {
    const parts = [this.day.format(at), this.weekday.format(at)];
    return (this.inChinese ? parts : parts.reverse()).join(' ');
  }

  /** Whether both are on one day of the company's. @param {number} at @param {number} other */
  sameDay(at, other) { return this.date(at) === this.date(other) && Math.abs(at - other) < 2 * DAY_MS; }

  /** 14:26, of another day Fri 14:26, of another week 30 Nov 14:26 @param {number} at @param {number} now */
  near(at, now) {
    if (this.sameDay(at, now))
      return this.time(at);
    return `${(Math.abs(at - now) < 6 * DAY_MS ? this.weekday : this.day).format(at)} ${this.time(at)}`;
  }

  /** Minutes since the company's midnight. @param {number} at */
  minuteOfDay(at) {
    const [hour, minute] = this.time(at).split(':').map(Number);
    return hour * 60 + minute;
  }

  /** 2:06; below five minutes 4'59". @param {number} ms */
  span(ms) {
    const seconds = Math.floor(Math.abs(ms) / 1000);
    if (seconds < 300)
      return `${Math.floor(seconds / 60)}'${String(seconds % 60).padStart(2, '0')}"`;
    const minutes = Math.floor(seconds / 60);
    return `${this.number.format(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
  }
}

/** @param {string} pattern @param {unknown[]} values */
export const say = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)]));

/** Writes only what is new: a text that is set again is laid out again. @param {Element} element @param {string} text */
export function write(element, text) {
  if (element.textContent !== text)
    element.textContent = text;
}

/** @type {WeakMap<Element, { asked: string, whole: boolean }>} */
const fitted = new WeakMap();

/**
 * Writes the first of several texts that has room, so that nothing is cut: less is said instead.
 * @param {HTMLElement} element @param {string[]} texts the whole of it first; of none that has room the last is written
 * @param {string} room what else its room depends on, beside its width
 * @returns {boolean} whether what is written has room
 */
export function fit(element, texts, room = '') {
  const asked = `${room} ${element.clientWidth} ${texts.join('\n')}`;
  const known = fitted.get(element);
  if (known?.asked === asked)
    return known.whole;
  let whole = false;
  for (let at = 0; at < texts.length && !whole; at++) {
    write(element, texts[at]);
    whole = !isCut(element);
  }
  fitted.set(element, { asked, whole });
  return whole;
}

// What hangs below a line's own height, as in g and y, is not cut.
function isCut(element) {
  return element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + parseFloat(getComputedStyle(element).fontSize) / 2;
}

/** The connection that never gives up: after a lost one the next try comes within five seconds, for ever. */
export class Line {
  /** @param {{ opened(answer: object): void, changed(change: object): boolean, hear(day: object): void, lost(): void, ended(): void }} heard */
  constructor(heard) {
    this.heard = heard;
    const { signalR } = /** @type {any} */ (globalThis);
    this.connection = new signalR.HubConnectionBuilder().withUrl(HUB).configureLogging(signalR.LogLevel.None).build();
    this.connection.serverTimeoutInMilliseconds = SERVER_TIMEOUT_MS;
    this.connection.on('Changed', change => { if (!heard.changed(change)) this.#watch().catch(() => this.connection.stop()); });
    this.connection.on('Day', day => heard.hear(day));
    this.connection.onclose(() => this.closed?.());
  }

  async run() {
    for (let failures = 0; ;) {
      try {
        const closed = new Promise(resolve => { this.closed = resolve; });
        await this.connection.start();
        await this.#watch();
        failures = 0;
        await closed;
      } catch {
        // Not there, or not for us: which of the two is asked below.
      }
      await this.connection.stop().catch(() => { });
      this.heard.lost();
      const refused = await this.#refused();
      if (refused)
        this.heard.ended();
      const wait = refused ? ENDED_WAIT_MS : WAITS_MS[Math.min(failures++, WAITS_MS.length - 1)];
      // Not all screens of a house at the same moment.
      await new Promise(resolve => setTimeout(resolve, wait * (0.75 + Math.random() / 4)));
    }
  }

  async #watch() {
    this.heard.opened(await this.connection.invoke('WatchWall'));
  }

  async #refused() {
    try {
      const answer = await fetch(`${HUB}/negotiate?negotiateVersion=1`, { method: 'POST' });
      return answer.status === 401 || answer.status === 403;
    } catch {
      return false;
    }
  }
}

export class Head {
  heardAt = 0;
  /** @type {number | null} */
  behind = null;
  connected = false;

  /** @param {HTMLElement} root @param {Times} times @param {Record<string, string>} words */
  constructor(root, times, words) {
    Object.assign(this, { root, times, words });
    this.parts = Object.fromEntries(['age', 'old', 'date', 'now'].map(name => [name, root.querySelector(`[data-${name}]`)]));
    this.element = root.querySelector('[data-head]');
  }

  /** The portal was heard, and knows since when its own data are old. @param {number | null} behind */
  hear(behind) {
    this.heardAt = performance.now();
    this.behind = behind;
  }

  get stale() {
    return !this.connected || this.behind !== null || performance.now() - this.heardAt > STALE_AFTER_MS;
  }

  show() {
    const now = this.times.now();
    write(this.parts.now, this.times.time(now));
    write(this.parts.date, this.times.date(now));
    const age = performance.now() - this.heardAt;
    const state = this.stale ? 'stale' : 'live';
    for (const element of [this.element, this.root]) {
      if (element.dataset.wallState !== state)
        element.dataset.wallState = state;
    }
    if (state === 'live') {
      const says = say(this.words.Age, Math.floor(age / 1000 / AGE_STEP_S) * AGE_STEP_S);
      if (this.parts.age.dataset.says !== says)
        this.parts.age.dataset.says = says;
      return;
    }
    const since = this.behind ?? (this.heardAt ? now - age : now);
    const minutes = Math.floor((now - since) / 60_000);
    write(this.parts.old, say(this.words.Old, this.times.time(since), minutes < 120 ? say(this.words.Minutes, minutes) : say(this.words.Hours, Math.floor(minutes / 60))));
  }
}
