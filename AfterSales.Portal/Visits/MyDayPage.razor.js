// What the engineers' pages can do more with a script: draw signatures, tell where one is, stay up to date, and say
// when there is no connection. Every page works without.
import { forgetProblems } from "../Tickets/Forms/FieldProblems.razor.js";
import { enablePhotos } from "../Tickets/Acceptances/PhotoField.razor.js";
import { enableFiles } from "../Tickets/Attachments/FilesField.razor.js";
import { enableSignatures } from "../Tickets/ForCustomers/SignaturePad.razor.js";
import { sharePosition, tellPositions } from "./SharingSign.razor.js";

/** A tunnel ends at some time: it is tried for ever. */
const RETRY_MS = [0, 2_000, 5_000, 10_000, 20_000];
/** The board's version that this page knows. */
let version = 0;
/** Somebody has begun to fill in a form: nothing may be taken from under their fingers. */
let typed = false;
/** What is filled in while a fresh page is on its way; it is put back into that page. Undefined: none is on its way. */
/** @type {Map<string, string> | undefined} */
let meanwhile;

arrive();
listen();
connect();
// There is no Blazor yet when this module runs first.
document.addEventListener("DOMContentLoaded", onBlazor);
onBlazor();

function onBlazor() {
  const blazor = /** @type {any} */ (window).Blazor;
  if (!blazor?.addEventListener || blazor.fieldPages) return;
  blazor.fieldPages = true;
  blazor.addEventListener("enhancedload", arrive);
}

/** A page is there, freshly loaded or patched in. */
function arrive() {
  typed = false;
  say(false);
  enableSignatures(document);
  enablePhotos(document);
  enableFiles(document);
  sayNeeds();
  // Browsers do it only when a page is loaded, not when it is patched in.
  const first = document.querySelector("[autofocus]");
  if (first instanceof HTMLElement) first.focus();
  sharePosition();
  fillInPosition();
  openParts();
}

/** Parts of a page that bring a script of their own, as a map. */
function openParts() {
  for (const part of document.querySelectorAll("[data-module]"))
    import(new URL(/** @type {HTMLElement} */ (part).dataset.module ?? "", document.baseURI).href).then(module => module.open(part)).catch(() => { });
}

function listen() {
  document.addEventListener("input", ({ target }) => {
    typed = true;
    if (isField(target)) meanwhile?.set(target.name, target.value);
    forgetProblems(target);
    sayNeeds();
  });
  // The second half of a double tap meets the next action's button, which nobody has read yet.
  document.addEventListener("click", event => {
    if (event.detail > 1 && event.target instanceof Element && event.target.closest(".go")) event.preventDefault();
  }, { capture: true });
  document.addEventListener("pointerdown", event => { typed ||= event.target instanceof HTMLCanvasElement; });
  addEventListener("unhandledrejection", event => {
    if (event.reason instanceof TypeError) say(true);
  });
  addEventListener("online", () => say(false));
}

/** @param {unknown} target @returns {target is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} */
function isField(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** What the button still asks for, as the form stands. */
function sayNeeds() {
  const hint = document.querySelector("[data-needs]");
  if (!(hint instanceof HTMLElement)) return;
  const { needs = "{}", says = "", between = "" } = hint.dataset;
  const open = Object.entries(JSON.parse(needs)).filter(([field]) => !isGiven(field)).map(([, word]) => word);
  hint.hidden = open.length === 0;
  hint.textContent = says.replace("{0}", open.join(between));
}

/** @param {string} name of a field, or of a list that has it in its rows */
function isGiven(name) {
  return [...document.querySelectorAll(`[name="${name}"], [name^="${name}["]`)].some(field =>
    isField(field) && (field.type === "radio" ? /** @type {HTMLInputElement} */ (field).checked : field.value.trim() !== ""));
}

/** @param {boolean} lost */
function say(lost) {
  const notice = document.getElementById("lost");
  if (notice) notice.hidden = !lost;
}

/** The place of departure and arrival, and how far it is, where the browser has already been allowed to tell it. */
async function fillInPosition() {
  if (!document.querySelector("[data-fix], [data-lat]") || !(await allowed())) return;
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    for (const field of document.querySelectorAll("[data-fix]")) {
      const value = coords[/** @type {"latitude"} */ (/** @type {HTMLElement} */ (field).dataset.fix)];
      if (field instanceof HTMLInputElement) field.value = String(value ?? "");
    }
    const site = document.querySelector("[data-lat]");
    if (site instanceof HTMLElement) site.textContent = (site.dataset.says ?? "").replace("{0}", kilometres(coords, Number(site.dataset.lat), Number(site.dataset.lon)));
  }, () => { }, { enableHighAccuracy: true, maximumAge: 60_000, timeout: 10_000 });
}

/** As the crow flies: roads are the map's business. @param {GeolocationCoordinates} from @param {number} lat @param {number} lon */
function kilometres(from, lat, lon) {
  const radians = Math.PI / 180;
  const flat = Math.cos((from.latitude + lat) / 2 * radians);
  const km = 6371 * radians * Math.hypot(lat - from.latitude, (lon - from.longitude) * flat);
  return km.toLocaleString(document.documentElement.lang, { maximumFractionDigits: km < 10 ? 1 : 0 });
}

async function allowed() {
  const permission = await navigator.permissions?.query({ name: "geolocation" }).catch(() => undefined);
  return permission?.state === "granted";
}

async function connect() {
  if (!document.querySelector("[data-live]")) return;
  try {
    await import("../lib/signalr/signalr.min.js");
    const { signalR } = /** @type {any} */ (globalThis);
    const connection = new signalR.HubConnectionBuilder().withUrl("/hubs/dispatch").withAutomaticReconnect({ nextRetryDelayInMilliseconds: tried => RETRY_MS[tried.previousRetryCount] ?? RETRY_MS[RETRY_MS.length - 1] }).configureLogging(signalR.LogLevel.None).build();
    const watch = async () => { version = (await connection.invoke("Watch")).version; };
    const again = () => watch().then(refresh).catch(() => { });
    connection.on("Changed", /** @param {{ since: number, version: number, cards: unknown[], gone: unknown[] }} delta */ delta => {
      // After a gap, as after midnight, nothing more comes until the board is asked for again.
      if (delta.since !== version) return again();
      version = delta.version;
      if (delta.cards.length || delta.gone.length) refresh();
    });
    connection.onreconnected(again);
    await connection.start();
    await watch();
    tellPositions(connection);
  } catch {
    // Without it the page shows what it showed when it was opened.
  }
}

function refresh() {
  const blazor = /** @type {any} */ (window).Blazor;
  if (typed || document.querySelector("details.menu[open]") || !blazor?.navigateTo) return;
  const top = scrollY;
  const back = () => {
    blazor.removeEventListener("enhancedload", back);
    scrollTo({ top, behavior: "instant" });
    for (const [name, value] of meanwhile ?? []) {
      for (const field of document.getElementsByName(name)) {
        if (field instanceof HTMLInputElement && field.type === "radio") field.checked = field.value === value;
        else if (isField(field)) field.value = value;
      }
      typed = true;
    }
    meanwhile = undefined;
    sayNeeds();
  };
  meanwhile = new Map();
  blazor.addEventListener("enhancedload", back);
  blazor.navigateTo(location.href, { replaceHistoryEntry: true });
}
