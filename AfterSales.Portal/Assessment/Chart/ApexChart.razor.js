import ApexCharts from "../../lib/apexcharts/apexcharts.esm.js";

const locales = new URL("../../lib/apexcharts/locales/", import.meta.url);
const BETWEEN_LABELS = 8;
const ROOM_ABOVE = 1.15;
const HUES = 6;
// Two drawings stand on a sheet.
const HEIGHT_ON_PAPER = 210;
const WHILE_RESIZING = 100;
const MOST_TOTALS = 16;
// By the place of a series, from 1: who sees no hues tells them apart by these.
const DASHES = [0, 0, 7, 2, 10, 4, 1, 12];
const MARKS = ["circle", "circle", "square", "triangle", "diamond", "plus", "cross", "star"];
const PATTERNS = [null, null, "slantedLines", null, "horizontalLines", null, "circles", "verticalLines", "squares"];

/**
 * @param {HTMLElement} element
 * @param {object} drawing ChartDrawing
 * @param {string} language name of an ApexCharts locale
 * @param {string} culture for numbers
 * @param {{invokeMethodAsync(name: string, index: number, series: number): Promise<void>}} page
 */
export async function create(element, drawing, language, culture, page) {
  const locale = await (await fetch(new URL(`${language}.json`, locales))).json();
  const chosen = (index, series) => { if (index >= 0) page.invokeMethodAsync("Chosen", index, series); };
  let frame, chart;
  const make = () => {
    frame = element.appendChild(document.createElement("div"));
    chart = new ApexCharts(frame, options(element, drawing, locale, culture, chosen));
  };
  make();
  // Who goes on while it is being drawn takes the place away from under it.
  const render = async () => {
    try {
      if (element.isConnected) await chart.render();
    } catch (error) {
      if (element.isConnected) throw error;
    }
  };
  await render();

  // Colours are read once by the library: another theme is another chart. One after the other.
  let gone = false;
  let drawn = Promise.resolve();
  const place = element.parentElement;
  const again = () => drawn = drawn.then(async () => {
    if (gone) return;
    // The one before stands until the next is there: whoever prints meanwhile has it, and not blank paper.
    const [before, itsFrame] = [chart, frame];
    make();
    await render();
    before.destroy();
    itsFrame.remove();
    if ("printing" in place.dataset) fitToPaper(element);
  });
  const theme = new MutationObserver(again);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  // Nor does it choose its labels anew for another width, or fill another height.
  const fit = () => `${place.clientWidth} ${place.clientHeight}`;
  let [fitting, waiting] = [fit(), 0];
  const size = new ResizeObserver(() => {
    if (element.clientWidth === 0 || "printing" in place.dataset || fit() === fitting) return;
    fitting = fit();
    clearTimeout(waiting);
    waiting = setTimeout(again, WHILE_RESIZING);
  });
  size.observe(place);

  // On paper it is as wide as the sheet, whatever it stood beside on the screen: drawn once more for that, and then fitted to the paper.
  const toPaper = () => {
    place.dataset.printing = "";
    again();
  };
  const toScreen = () => {
    delete place.dataset.printing;
    again();
  };
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", toScreen);

  return {
    async update(next) { drawing = next; await again(); },
    destroy() {
      gone = true;
      clearTimeout(waiting);
      removeEventListener("beforeprint", toPaper);
      removeEventListener("afterprint", toScreen);
      theme.disconnect();
      size.disconnect();
      chart.destroy();
    },
  };
}

/** A drawing has its own width in numbers; a sheet is as wide as it is. */
function fitToPaper(element) {
  const drawn = element.querySelector("svg.apexcharts-svg");
  if (!drawn) return;
  drawn.setAttribute("viewBox", `0 0 ${drawn.getAttribute("width")} ${drawn.getAttribute("height")}`);
  drawn.parentElement.style.width = drawn.parentElement.style.height = "auto";
}

/** @returns {"bars" | "stack" | "lines"} */
function kindOf(drawing) {
  return drawing.series.some(series => series.shape !== "Bar") ? "lines" : drawing.series.length > 1 ? "stack" : "bars";
}

/** The step of an axis from 0 with three to five of them: 1, 2, 2.5 or 5 times a power of ten. */
function stepFor(highest) {
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 2.5, 5, 10].map(times => times * power).find(step => step >= rough * 0.99);
}

/** The point of a line that was meant: a finger does not hit it exactly. -1: beside the drawing. */
function nearest(element, drawing, event) {
  const grid = element.querySelector(".apexcharts-grid").getBoundingClientRect();
  const along = ((event.changedTouches?.[0] ?? event).clientX - grid.left) / grid.width;
  const index = Math.round(along * (drawing.labels.length - 1));
  return index >= 0 && index < drawing.labels.length ? index : -1;
}

/** Of the lines at a place the one whose mark is nearest. -1: none has one there. */
function nearestSeries(element, series, index, event) {
  const height = (event.changedTouches?.[0] ?? event).clientY;
  const away = mark => { const box = mark.getBoundingClientRect(); return Math.abs((box.top + box.bottom) / 2 - height); };
  const own = mark => Number(mark.getAttribute("index")) < series;
  const [mark] = [...element.querySelectorAll(`.apexcharts-marker[j="${index}"]`)].filter(own).sort((one, other) => away(one) - away(other));
  return mark ? Number(mark.getAttribute("index")) : -1;
}

/** What is said of one place: its name, of each series its value (of a single one not even whose it is), and how many cases. */
function said(drawing, index, withUnit) {
  const box = document.createElement("div");
  const line = (kind, text) => box.appendChild(Object.assign(document.createElement("div"), { className: kind, textContent: text }));
  line("apexcharts-tooltip-title", drawing.labels[index]);
  for (const series of drawing.series) {
    const value = series.upper ? `${withUnit(series.values[index])} – ${withUnit(series.upper[index])}` : withUnit(series.values[index]);
    line("said", drawing.series.length === 1 ? value : `${series.name}: ${value}`);
  }
  if (drawing.notes[index]) line("said noted", drawing.notes[index]);
  return box.outerHTML;
}

function labelsThatFit(element, drawing) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `12px ${getComputedStyle(element).fontFamily}`;
  const widest = Math.max(1, ...drawing.labels.map(label => pen.measureText(label).width));
  return Math.max(1, Math.floor(element.clientWidth / (widest + BETWEEN_LABELS)));
}

function highestOf(drawing, kind) {
  const all = kind === "stack"
    ? drawing.labels.map((_, index) => drawing.series.reduce((sum, series) => sum + (series.values[index] ?? 0), 0))
    : drawing.series.flatMap(series => [...series.values, ...(series.upper ?? [])]).filter(n => n != null);
  return Math.max(0, ...all);
}

function options(element, drawing, locale, culture, chosen) {
  const style = getComputedStyle(element);
  const value = name => style.getPropertyValue(name).trim();
  const hue = look => value(`--series-${(look - 1) % HUES + 1}`);
  const kind = kindOf(drawing);
  const [bars, stack, lines] = [kind === "bars", kind === "stack", kind === "lines"];
  const each = what => drawing.series.map(what);
  // One that changed is a line of its own, after the series; the others go across, from edge to edge.
  const stepped = drawing.targets.filter(target => new Set(target.values).size > 1);
  const level = drawing.targets.filter(target => !stepped.includes(target));
  const number = n => n == null ? "–" : n.toLocaleString(culture, { maximumFractionDigits: Math.abs(n) < 10 ? drawing.digits : 0 });
  const withUnit = n => n == null ? "–" : `${number(n)} ${drawing.unit}`;
  const text = { colors: value("--text-faint"), fontSize: "12px", fontFamily: value("--font") };
  const colors = bars
    ? drawing.labels.map((_, index) => !drawing.series[0].values[index] ? "transparent" : value(index >= (drawing.overFrom ?? Infinity) ? "--time-over" : "--series-1"))
    : [...each(series => hue(series.look)), ...stepped.map(() => value("--target"))];
  const highest = highestOf(drawing, kind);
  // The library leaves out a line above the axis, and with one its steps are 28, 55, 83.
  const reach = Math.max(highest, ...drawing.targets.flatMap(target => target.values).map(goal => goal * 1.05)) || 1;
  const step = drawing.axisStep ?? (drawing.top == null ? stepFor(reach) : 1);
  const top = bars ? reach * ROOM_ABOVE : drawing.top ?? Math.ceil(reach * (stack ? 1.05 : 1) / step) * step;
  // Where bars stand too close for their labels, they lie: then each label has a line of its own.
  const fitting = labelsThatFit(element, drawing);
  const lying = bars && drawing.labels.length > fitting;
  const every = Math.ceil(drawing.labels.length / fitting);
  const shown = new Set(drawing.labels.filter((_, index) => bars || index % every === 0));
  const total = { enabled: stack && drawing.labels.length <= MOST_TOTALS, formatter: number, offsetY: -2, style: { color: value("--text"), fontSize: "12px", fontWeight: 600 } };
  return {
    chart: {
      type: lines ? "line" : "bar",
      stacked: stack,
      height: "printing" in element.parentElement.dataset ? HEIGHT_ON_PAPER : element.parentElement.clientHeight,
      parentHeightOffset: 0,
      background: "transparent",
      foreColor: value("--text-faint"),
      fontFamily: value("--font"),
      toolbar: { show: false },
      zoom: { enabled: false },
      animations: { enabled: false },
      redrawOnParentResize: false,
      redrawOnWindowResize: false,
      locales: [locale],
      defaultLocale: locale.name,
      events: lines
        ? { click: event => { const index = nearest(element, drawing, event); chosen(index, nearestSeries(element, drawing.series.length, index, event)); } }
        : { dataPointSelection: (_, __, point) => chosen(point.dataPointIndex, stack ? point.seriesIndex : -1) },
    },
    theme: { mode: document.documentElement.dataset.theme === "light" ? "light" : "dark" },
    colors,
    series: [...each(series => ({
      name: series.name,
      type: series.shape === "Band" ? "rangeArea" : series.shape.toLowerCase(),
      // The library strikes the number of a bar without any height through by the axis: it gets one that is not seen.
      data: series.values.map((low, index) => ({ x: drawing.labels[index], y: series.upper ? [low, series.upper[index]] : bars && !low ? reach / 150 : stack ? low ?? 0 : low })),
    })), ...stepped.map(target => ({ name: target.name, type: "line", data: target.values.map((y, index) => ({ x: drawing.labels[index], y })) }))],
    plotOptions: { bar: { horizontal: lying, distributed: bars, borderRadius: bars ? 3 : 0, columnWidth: "72%", barHeight: "68%", dataLabels: { position: "top", total } } },
    dataLabels: bars
      ? { enabled: true, offsetX: lying ? 26 : 0, offsetY: lying ? 0 : -22, formatter: (_, at) => number(drawing.series[0].values[at.dataPointIndex]), style: { colors: [value("--text")], fontSize: "12px", fontWeight: 600 } }
      // Without it the library says no total either; the parts themselves are told beside the drawing.
      : { enabled: total.enabled, formatter: () => "" },
    fill: stack
      ? { type: each(series => PATTERNS[series.look] ? "pattern" : "solid"), opacity: 1, pattern: { style: each(series => PATTERNS[series.look] ?? "squares"), width: 6, height: 6, strokeWidth: 3 } }
      : { opacity: bars ? 1 : [...each(series => series.shape === "Band" ? 0.18 : 1), ...stepped.map(() => 1)] },
    stroke: lines
      ? {
        curve: [...each(() => "straight"), ...stepped.map(() => "stepline")],
        width: [...each(series => series.shape === "Band" ? 0 : 2.5), ...stepped.map(() => 1.5)],
        dashArray: [...each(series => DASHES[series.look] ?? 0), ...stepped.map(target => target.dash)],
      }
      : stack ? { width: 1, colors: each(series => PATTERNS[series.look] ? hue(series.look) : value("--surface")) } : { width: 0 },
    markers: lines ? marksOf(drawing, stepped, hue, value("--surface"), value("--target")) : { size: 0 },
    states: { hover: { filter: { type: "none" } }, active: { filter: { type: "none" } } },
    legend: { show: false },
    grid: { show: !bars, borderColor: value("--line"), padding: { left: 8, right: 16, top: -12, bottom: -14 } },
    xaxis: { type: "category", labels: { show: !lying, style: text, rotate: 0, hideOverlappingLabels: false, trim: false, formatter: name => lying || shown.has(name) ? name : "" }, axisTicks: { show: false }, axisBorder: { color: value("--line-strong") }, tooltip: { enabled: false } },
    // Each bar has its number: an axis beside them would say it twice.
    yaxis: {
      min: drawing.bottom, max: top, tickAmount: bars ? 1 : Math.round((top - drawing.bottom) / step),
      labels: { show: lying || !bars, style: text, formatter: bars ? (lying ? name => name : number) : withUnit },
    },
    // What they are stands in the legend: beside its line it would lie upon what is drawn.
    annotations: { yaxis: level.filter(target => target.values[0] != null).map(target => ({ y: target.values[0], borderColor: value("--target"), strokeDashArray: target.dash })) },
    tooltip: {
      theme: false, shared: false, intersect: true,
      custom: ({ dataPointIndex }) => said(drawing, dataPointIndex, withUnit),
    },
  };
}

/** Marks in the shape of their series; hollow where there are too few cases. A goal of a single place has no line: it is marked. */
function marksOf(drawing, stepped, hue, ground, goal) {
  const alone = (values, at) => values[at] != null && values[at - 1] == null && values[at + 1] == null;
  const marked = drawing.series.map((series, index) => ({ ...series, index })).filter(series => series.shape === "Line");
  return {
    size: [...drawing.series.map(series => series.shape === "Line" ? 4 : 0), ...stepped.map(() => 0)],
    shape: [...drawing.series.map(series => MARKS[series.look] ?? "circle"), ...stepped.map(() => "square")],
    strokeColors: ground,
    hover: { sizeOffset: 2 },
    discrete: [
      ...marked.flatMap(series => drawing.few.map(place => ({
        seriesIndex: series.index, dataPointIndex: place, fillColor: ground, strokeColor: hue(series.look), size: 4, shape: MARKS[series.look] ?? "circle",
      }))),
      ...stepped.flatMap((target, index) => drawing.labels.map((_, place) => place).filter(place => alone(target.values, place)).map(place => ({
        seriesIndex: drawing.series.length + index, dataPointIndex: place, fillColor: goal, strokeColor: goal, size: 3, shape: "square",
      }))),
    ],
  };
}
