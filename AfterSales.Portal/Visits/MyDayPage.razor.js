// What the engineers' pages can do more with a script: draw signatures, tell where one is, stay up to date, and say
// when there is no connection. Every page works without.
import { forgetProblems } from "../Tickets/Forms/FieldProblems.razor.js";
import { enablePhotos } from "../Tickets/Acceptances/PhotoField.razor.js";
import { enableFiles } from "../Tickets/Attachments/FilesField.razor.js";
import { enableSignatures } from "../Tickets/ForCustomers/SignaturePad.razor.js";

const POSITION_EVERY_MS = 30_000;
/** @type {{ invoke(method: string, ...args: unknown[]): Promise<unknown>, on(event: string, handler: (delta: any) => void): void, start(): Promise<void>, state: string } | undefined} */
let hub;
let watching = 0;
let reportedAt = 0;
/** Where one is, not told yet: the hub is not there, or has been told just now. */
/** @type {GeolocationPosition | undefined} */
let untold;
let telling = 0;
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
  // Turning sharing on is the gesture on which the browser may ask for consent.
  document.addEventListener("submit", event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.querySelector("[data-testid=sharing][aria-checked=false]")) navigator.geolocation?.getCurrentPosition(() => { }, () => { });
  });
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

/** While on duty and by consent; the day's page says whether. On other pages it goes on as it was. */
function sharePosition() {
  const page = document.querySelector("[data-sharing]");
  if (!page || !navigator.geolocation) return;
  const wanted = page instanceof HTMLElement && page.dataset.sharing === "true";
  if (wanted && !watching) watching = navigator.geolocation.watchPosition(report, () => { }, { enableHighAccuracy: true, maximumAge: 10_000 });
  if (!wanted && watching) {
    navigator.geolocation.clearWatch(watching);
    watching = 0;
    untold = undefined;
  }
}

/** @param {GeolocationPosition} position */
function report(position) {
  untold = position;
  tellPosition();
}

/** Who stands still is heard of once: the last position must come through, however soon after another or before the hub. */
function tellPosition() {
  clearTimeout(telling);
  if (!untold || hub?.state !== "Connected") return;
  const rest = reportedAt + POSITION_EVERY_MS - Date.now();
  if (rest > 0) {
    telling = setTimeout(tellPosition, rest);
    return;
  }
  const { coords, timestamp } = untold;
  untold = undefined;
  reportedAt = Date.now();
  hub.invoke("ReportPosition", { lat: coords.latitude, lon: coords.longitude, accuracyM: coords.accuracy, at: new Date(timestamp).toISOString() }).catch(() => { });
}

async function connect() {
  if (!document.querySelector("[data-live]")) return;
  try {
    await import("../lib/signalr/signalr.min.js");
    const { signalR } = /** @type {any} */ (globalThis);
    const connection = new signalR.HubConnectionBuilder().withUrl("/hubs/dispatch").withAutomaticReconnect().configureLogging(signalR.LogLevel.None).build();
    const watch = async () => { version = (await connection.invoke("Watch")).version; };
    const again = () => watch().then(refresh).catch(() => { });
    connection.on("Changed", /** @param {{ since: number, version: number, cards: unknown[], gone: unknown[] }} delta */ delta => {
      // After a gap, as after midnight, nothing more comes until the board is asked for again.
      if (delta.since !== version) return again();
      version = delta.version;
      if (delta.cards.length || delta.gone.length) refresh();
    });
    connection.onreconnected(() => { again(); tellPosition(); });
    await connection.start();
    await watch();
    hub = connection;
    tellPosition();
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
