// The wall without a circuit: follows the hub for ever, and draws what it hears.
import { Due } from './Scenes/WallDue.razor.js';
import { Engineers } from './Scenes/WallEngineers.razor.js';
import { Figures } from './Scenes/WallFigures.razor.js';
import { Head, Line, say, Times } from './Scenes/WallHead.razor.js';
import { WallMap } from './Scenes/WallMap.razor.js';
import { Takeover } from './Scenes/WallTakeover.razor.js';

/** @typedef {{ number: string, stage: string, impact: string, fault: string, customer: string, place: string, machine: string, model: string, city: string | null, site: string, lat: number | null, lon: number | null, engineerIds: number[], ownerId: number | null, visits: { engineerId: number, state: string, start: number }[], clock: { state: string, due: number | null, soon: number | null } | null, alarm: { open: boolean, by: string | null, at: number } | null, created: number }} Card */
/** @typedef {{ id: number, name: string, state: string, lat: number | null, lon: number | null, accuracyM: number | null, at: number }} Engineer */

const DRAW_EVERY_MS = 250;
const MAP_EVERY_MS = 2_000;
const SHIFTS = [[0, 0], [6, 3], [10, -4], [4, -9], [-5, -6], [-10, 2], [-6, 8], [3, 9]];

const at = text => text ? Date.parse(text) : null;

/** What is on the board, by what was told of it. */
class Board {
  /** @type {Map<string, Card>} */
  cards = new Map();
  /** @type {Map<number, Engineer>} */
  engineers = new Map();
  version = 0;

  take(answer) {
    this.clear();
    answer.cards.forEach(card => this.#card(card));
    answer.engineers.forEach(engineer => this.#engineer(engineer));
    this.version = answer.version;
  }

  /** Whether the change follows on what is known. */
  apply(change) {
    if (change.since !== this.version)
      return false;
    change.gone.forEach(number => this.cards.delete(number));
    change.cards.forEach(card => this.#card(card));
    change.engineers.forEach(engineer => this.#engineer(engineer));
    this.version = change.version;
    return true;
  }

  clear() {
    this.cards.clear();
    this.engineers.clear();
    this.version = 0;
  }

  // Only what is shown is kept.
  #card(card) {
    this.cards.set(card.number, {
      number: card.number, stage: card.stage, impact: card.impact, fault: card.fault,
      customer: card.customer?.name ?? '', place: card.site?.name ?? '', model: card.equipment?.model ?? '',
      machine: [card.equipment?.model, card.equipment?.name].filter(Boolean).join(' ') || card.equipment?.serialNumber || '',
      city: card.city, site: card.site ? `${card.site.id}` : '', lat: card.site?.lat ?? null, lon: card.site?.lon ?? null,
      engineerIds: card.engineerIds, ownerId: card.ownerId,
      visits: card.visits.map(visit => ({ engineerId: visit.engineerId, state: visit.state, start: at(visit.start) })),
      clock: card.clock ? { state: card.clock.state, due: at(card.clock.dueAt), soon: at(card.clock.soonAt) } : null,
      alarm: card.alarm ? { open: card.alarm.open, by: card.alarm.acknowledgedBy, at: at(card.alarm.acknowledgedAt) } : null,
      created: at(card.createdAt),
    });
  }

  #engineer(one) {
    this.engineers.set(one.id, { id: one.id, name: one.name, state: one.state, lat: one.lat ?? null, lon: one.lon ?? null, accuracyM: one.accuracyM, at: at(one.at) });
  }
}

export class Wall {
  board = new Board();
  /** @type {Map<number, string>} */
  people = new Map();
  /** @type {Map<string, number>} */
  counted = new Map();
  day = null;
  drawnAt = 0;
  mapAt = 0;
  dirty = true;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.told = JSON.parse(root.dataset.told);
    this.words = this.told.words;
    this.times = new Times(this.told.language, this.told.zone);
    this.head = new Head(root, this.times, this.words);
    this.due = new Due(root, this);
    this.figures = new Figures(root, this);
    this.engineers = new Engineers(root, this);
    this.takeover = new Takeover(root, this);
    this.endedSign = root.querySelector('.ended');
    this.began = performance.now();
  }

  /** Who waits where, the whole of it first. Of a person, and of whom nobody has verified, no more is known here than the city. @param {Card} card */
  namesOf(card) {
    if (card.customer)
      return card.place ? [`${card.customer} ${card.place}`, card.customer] : [card.customer];
    const who = card.stage === 'Reported' ? this.words.Unverified : this.words.Private;
    return card.city ? [`${who} · ${card.city}`, card.city] : [who];
  }

  /** What is wrong with what, the whole of it first; then clause by clause less, and at last the machine alone. @param {Card} card */
  whatsOf(card) {
    const ends = [...card.fault.matchAll(/[，。；！？]|[,;.!?](?=\s)/g)].map(end => end.index).reverse();
    const machines = [...new Set([card.machine, card.model].filter(Boolean))];
    return [card.fault, ...ends.map(end => card.fault.slice(0, end))].filter(Boolean)
      .flatMap(fault => machines.length > 0 ? machines.map(machine => `${machine} · ${fault}`) : [fault]).concat(machines);
  }

  /**
   * Who is sent, the whole of it first; who is to be sent, as long as only that is planned; before that, and after the
   * work, whoever looks after the ticket. Which of the three it is, is said as well. @param {Card} card
   */
  personsOf(card) {
    const { Owner, OwnerShort, Sent, SentShort, Planned, PlannedShort } = this.words;
    const named = visits => [...new Set(visits.map(visit => visit.engineerId))].map(id => this.people.get(id)).filter(Boolean);
    const sent = named(card.visits.filter(visit => visit.state !== 'Planned')), planned = named(card.visits);
    if (sent.length > 0)
      return this.#shorter(sent, Sent, SentShort);
    if (planned.length > 0)
      return this.#shorter(planned, Planned, PlannedShort);
    const owner = this.people.get(card.ownerId);
    return owner ? this.#shorter([owner], Owner, OwnerShort) : [''];
  }

  // All the names, the first and how many others, then less of that name; what they do there is said as long as can be.
  #shorter(names, whole, brief) {
    const others = names.length > 1 ? ` +${names.length - 1}` : '', parts = names[0].split(/\s+/);
    const leads = [names[0], ...(parts.length > 1 ? [`${parts[0][0]}. ${parts.slice(1).join(' ')}`, parts.at(-1)] : [])];
    const texts = [names.join(this.words.And), ...leads.map(lead => lead + others), ...leads];
    return [...texts.flatMap(text => [say(whole, text), say(brief, text)]), leads.at(-1)];
  }

  /** How old an engineer's position is; null without one. @param {Engineer} engineer @param {number} now */
  ageOf(engineer, now) {
    return engineer.lat === null || engineer.at === null ? null : Math.max(0, now - engineer.at);
  }

  /** < 1 min · 12 min · 3 h @param {number} ms */
  minutes(ms) {
    const minutes = Math.max(0, Math.floor(ms / 60_000));
    return minutes < 1 ? say(this.words.Minutes, '< 1') : minutes < 120 ? say(this.words.Minutes, minutes) : say(this.words.Hours, Math.floor(minutes / 60));
  }

  async begin() {
    new Line(this).run();
    setInterval(() => this.tick(), 1000);
    this.tick();
    this.map = await WallMap.open(this.root, this, this.told.map);
    this.mapAt = 0;
    this.soon();
  }

  opened(answer) {
    this.head.connected = true;
    this.endedSign.hidden = true;
    this.board.take(answer.board);
    this.hear(answer.day);
    this.soon();
  }

  changed(change) {
    const follows = this.board.apply(change);
    if (follows)
      this.soon();
    return follows;
  }

  hear(day) {
    this.times.skew = Date.parse(day.now) - Date.now();
    this.day = day;
    this.people = new Map(day.people.map(one => [one.id, one.name]));
    this.counted = new Map(day.counted.map(one => [one.number, one.left]));
    this.head.hear(at(day.behindSince));
    this.soon();
    this.#renew(day.build);
  }

  lost() {
    this.head.connected = false;
    this.head.show();
  }

  /** The key was revoked, or nobody is signed in any more: what was shown is no longer ours to show. */
  ended() {
    this.board.clear();
    this.day = null;
    this.people.clear();
    this.counted.clear();
    this.endedSign.hidden = false;
    this.draw();
  }

  // Another portal has come with other scripts: once, lest two of them send the page to and fro.
  // And only when the page is there: a browser shows its own page of failure for ever, and nobody stands by.
  async #renew(build) {
    if (this.renewing || build === this.told.id || sessionStorage.getItem('wall-renewed') === build)
      return;
    this.renewing = true;
    try {
      const page = await fetch(location.href, { cache: 'no-store' });
      if (!page.ok || page.redirected)
        return;
      sessionStorage.setItem('wall-renewed', build);
      location.reload();
    } catch { /* Asked again when the day is told next. */ } finally {
      this.renewing = false;
    }
  }

  /** Draws soon: a burst is drawn a few times a second, not once for each change. */
  soon() {
    this.dirty = true;
    if (this.waiting)
      return;
    this.waiting = true;
    setTimeout(() => { this.waiting = false; this.draw(); }, Math.max(0, this.drawnAt + DRAW_EVERY_MS - performance.now()));
  }

  tick() {
    const now = this.times.now();
    const minute = Math.floor(now / 1000 / (this.due.seconds ? 1 : 5));
    if (minute !== this.minute) {
      this.minute = minute;
      this.dirty = true;
    }
    this.#scene(now);
    this.head.show();
    if (this.dirty)
      this.draw();
  }

  draw() {
    const now = this.times.now();
    this.drawnAt = performance.now();
    this.dirty = false;
    this.takeover.show(now);
    this.due.show(now);
    this.figures.show(now);
    this.engineers.show(now);
    this.head.show();
    if (this.map && this.drawnAt - this.mapAt >= MAP_EVERY_MS) {
      this.mapAt = this.drawnAt;
      this.map.show(now);
    } else if (this.map) {
      this.dirty = true;
    }
  }

  #scene(now) {
    const { scenes, rotateSeconds, dimFrom, dimTo } = this.told;
    const turn = Math.floor((performance.now() - this.began) / 1000 / rotateSeconds) % scenes.length;
    this.#set('scene', scenes[turn]);
    const minute = this.times.minuteOfDay(now);
    const night = dimFrom !== null && (dimFrom <= dimTo ? minute >= dimFrom && minute < dimTo : minute >= dimFrom || minute < dimTo);
    // An alarm is not dimmed.
    this.#set('light', night && !this.takeover.on ? 'night' : 'day');
    // The map takes its colours anew when the document says that they are others.
    const look = `${this.root.dataset.light} ${this.root.dataset.wallState}`;
    if (document.documentElement.dataset.wallLook !== look)
      document.documentElement.dataset.wallLook = look;
    const [x, y] = SHIFTS[Math.floor(now / 3_600_000) % SHIFTS.length];
    if (this.shift !== x + y / 100) {
      this.shift = x + y / 100;
      this.root.style.setProperty('--shift-x', String(x));
      this.root.style.setProperty('--shift-y', String(y));
    }
  }

  #set(name, value) {
    if (this.root.dataset[name] !== value)
      this.root.dataset[name] = value;
  }
}

const root = document.querySelector('main.wall');
if (root instanceof HTMLElement)
  new Wall(root).begin();
