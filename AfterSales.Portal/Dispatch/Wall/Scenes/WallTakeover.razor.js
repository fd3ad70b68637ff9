// Danger, or a machine that stands: nothing else is shown until somebody has acknowledged it by name.
import { say, write } from './WallHead.razor.js';

const TURN_MS = 12_000;
const NOTE_TURN_MS = 6_000;
const NOTED_MS = 5 * 60_000;

export class Takeover {
  /** @param {HTMLElement} root @param {import('../WallPage.razor.js').Wall} wall */
  constructor(root, wall) {
    this.wall = wall;
    this.root = root;
    this.section = root.querySelector('[data-takeover]');
    this.parts = Object.fromEntries(['impact', 'turn', 'since', 'where', 'what', 'number', 'owner'].map(name => [name, this.section.querySelector(`[data-${name}]`)]));
    this.heard = root.querySelector('[data-heard]');
  }

  /** @param {number} now */
  show(now) {
    const open = [], heard = [];
    for (const card of this.wall.board.cards.values()) {
      if (card.alarm?.open)
        open.push(card);
      else if (card.alarm && now - card.alarm.at < NOTED_MS)
        heard.push(card);
    }
    open.sort((one, other) => (other.impact === 'Safety') - (one.impact === 'Safety') || one.created - other.created);
    heard.sort((one, other) => other.alarm.at - one.alarm.at);
    this.#alarm(open, now);
    this.#noted(heard, now);
  }

  /** Whether the wall shows nothing else. */
  get on() { return !this.section.hidden; }

  #alarm(open, now) {
    this.section.hidden = open.length === 0;
    if (open.length === 0)
      return;
    const { words, told, times } = this.wall;
    const at = Math.floor(now / TURN_MS) % open.length;
    const card = open[at];
    write(this.parts.impact, `◆ ${told.impacts[card.impact]}`);
    write(this.parts.turn, open.length > 1 ? say(words.Of, at + 1, open.length) : '');
    write(this.parts.since, say(words.Since, times.time(card.created), this.wall.minutes(now - card.created)));
    write(this.parts.where, this.wall.nameOf(card) + (card.city ? ` · ${card.city}` : ''));
    write(this.parts.what, [this.wall.machineOf(card), card.fault].filter(Boolean).join(' · '));
    write(this.parts.number, card.number);
    const owner = this.wall.people.get(card.ownerId);
    write(this.parts.owner, owner ? say(words.Owner, owner) : words.Unowned);
  }

  #noted(heard, now) {
    this.heard.hidden = heard.length === 0;
    this.root.dataset.heard = heard.length > 0 ? 'yes' : 'no';
    if (heard.length === 0)
      return;
    const card = heard[Math.floor(now / NOTE_TURN_MS) % heard.length];
    write(this.heard, `✓ ${say(this.wall.words.Acknowledged, card.number, this.wall.nameOf(card), card.alarm.by, this.wall.times.time(card.alarm.at))}`);
  }
}
