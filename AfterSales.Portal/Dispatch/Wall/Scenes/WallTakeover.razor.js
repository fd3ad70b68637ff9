// Danger, or a machine that stands: nothing else is shown until somebody has acknowledged it by name.
import { fit, say, write } from './WallHead.razor.js';

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

  /** Whether it says below who has acknowledged an alarm: the scenes then leave that room. */
  noted = false;

  #alarm(open, now) {
    this.section.hidden = open.length === 0;
    this.#tell('alarm', open.length > 0);
    if (open.length === 0)
      return;
    const { words, told, times } = this.wall;
    const at = Math.floor(now / TURN_MS) % open.length;
    const card = open[at];
    write(this.parts.impact, `◆ ${told.impacts[card.impact]}`);
    write(this.parts.turn, open.length > 1 ? say(words.Of, at + 1, open.length) : '');
    write(this.parts.since, say(words.Since, times.time(card.created), this.wall.minutes(now - card.created)));
    const names = this.wall.namesOf(card);
    fit(this.parts.where, card.customer && card.city ? [`${names[0]} · ${card.city}`, ...names] : names);
    fit(this.parts.what, this.wall.whatsOf(card));
    write(this.parts.number, card.number);
    const owner = this.wall.people.get(card.ownerId);
    fit(this.parts.owner, owner ? [say(words.Owner, owner), owner] : [words.Unowned]);
  }

  #tell(name, holds) {
    const told = holds ? 'yes' : 'no';
    if (this.root.dataset[name] !== told)
      this.root.dataset[name] = told;
  }

  #noted(heard, now) {
    this.noted = heard.length > 0;
    this.heard.hidden = !this.noted;
    this.#tell('heard', this.noted);
    if (heard.length === 0)
      return;
    const card = heard[Math.floor(now / NOTE_TURN_MS) % heard.length];
    const { words, times } = this.wall;
    fit(this.heard, [...this.wall.namesOf(card).map(who => `${card.number} ${who}`), card.number].map(what => `✓ ${say(words.Acknowledged, what, card.alarm.by, times.time(card.alarm.at))}`));
  }
}
