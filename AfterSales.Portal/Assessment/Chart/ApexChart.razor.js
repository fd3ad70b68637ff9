import ApexCharts from "../../lib/apexcharts/apexcharts.esm.js";

const locales = new URL("../../lib/apexcharts/locales/", import.meta.url);
const HEIGHT = 250;

/**
 * @param {HTMLElement} element
 * @param {object} drawing ChartDrawing
 * @param {string} language name of an ApexCharts locale
 * @param {string} culture for numbers
 * @param {{invokeMethodAsync(name: string, index: number): Promise<void>}} page
 */
export async function create(element, drawing, language, culture, page) {
  const locale = await (await fetch(new URL(`${language}.json`, locales))).json();
  const chosen = index => { if (index >= 0) page.invokeMethodAsync("Chosen", index); };
  const make = () => new ApexCharts(element, options(element, drawing, locale, culture, chosen));
  let chart = make();
  await chart.render();

  // Colours are read once by the library: another theme is another chart.
  const again = async () => {
    chart.destroy();
    chart = make();
    await chart.render();
  };
  const theme = new MutationObserver(again);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  return {
    async update(next) { drawing = next; await again(); },
    destroy() { theme.disconnect(); chart.destroy(); },
  };
}

function options(element, drawing, locale, culture, chosen) {
  const style = getComputedStyle(element);
  const value = name => style.getPropertyValue(name).trim();
  const number = n => n == null ? "–" : n.toLocaleString(culture, { maximumFractionDigits: Math.abs(n) < 10 ? 1 : 0 });
  const withUnit = n => n == null ? "–" : `${number(n)} ${drawing.unit}`;
  const bars = drawing.series.every(series => series.shape === "Bar");
  const text = { colors: value("--text-faint"), fontSize: "12px", fontFamily: value("--font") };
  const colors = bars
    ? drawing.labels.map((_, index) => value(index >= (drawing.overFrom ?? Infinity) ? "--time-over" : "--series-1"))
    : drawing.series.map(() => value("--series-1"));
  // The library leaves out a line above its highest value.
  const highest = Math.max(0, ...drawing.series.flatMap(series => [...series.values, ...(series.upper ?? [])]).filter(n => n != null));
  const withTarget = drawing.target && drawing.target.value > highest ? drawing.target.value * 1.15 : undefined;
  return {
    chart: {
      type: bars ? "bar" : drawing.series.some(series => series.shape === "Band") ? "rangeArea" : "line",
      height: HEIGHT,
      background: "transparent",
      foreColor: value("--text-faint"),
      fontFamily: value("--font"),
      toolbar: { show: false },
      zoom: { enabled: false },
      animations: { enabled: false },
      locales: [locale],
      defaultLocale: locale.name,
      events: bars
        ? { dataPointSelection: (_, __, chosenPoint) => chosen(chosenPoint.dataPointIndex) }
        : { click: (_, __, at) => chosen(at?.dataPointIndex ?? -1) },
    },
    theme: { mode: document.documentElement.dataset.theme === "light" ? "light" : "dark" },
    colors,
    series: drawing.series.map(series => ({
      name: series.name,
      type: series.shape === "Band" ? "rangeArea" : series.shape.toLowerCase(),
      data: series.values.map((low, index) => ({ x: drawing.labels[index], y: series.upper ? [low, series.upper[index]] : low })),
    })),
    plotOptions: { bar: { distributed: true, borderRadius: 3, columnWidth: "72%", dataLabels: { position: "top" } } },
    dataLabels: bars
      ? { enabled: true, offsetY: -20, formatter: number, style: { colors: [value("--text")], fontSize: "12px", fontWeight: 600 } }
      : { enabled: false },
    fill: { opacity: bars ? 1 : drawing.series.map(series => series.shape === "Band" ? 0.18 : 1) },
    stroke: { curve: "straight", width: bars ? 0 : drawing.series.map(series => series.shape === "Band" ? 0 : 2.5) },
    markers: { size: bars ? 0 : drawing.series.map(series => series.shape === "Line" ? 4 : 0), strokeColors: value("--surface"), hover: { sizeOffset: 2 } },
    states: { hover: { filter: { type: "none" } }, active: { filter: { type: "none" } } },
    legend: { show: false },
    grid: { borderColor: value("--line"), padding: { left: 8, right: 12 } },
    xaxis: { type: "category", labels: { style: text, rotate: 0, hideOverlappingLabels: true }, axisTicks: { show: false }, axisBorder: { color: value("--line-strong") }, tooltip: { enabled: false } },
    yaxis: { min: 0, max: drawing.top ?? withTarget, forceNiceScale: drawing.top == null, tickAmount: drawing.top ?? 4, labels: { style: text, formatter: bars ? number : withUnit } },
    annotations: drawing.target
      ? {
        yaxis: [{
          y: drawing.target.value, borderColor: value("--target"), strokeDashArray: 6,
          label: { text: drawing.target.name, borderColor: "transparent", style: { background: "transparent", color: value("--text"), fontSize: "12px", fontWeight: 600 } },
        }],
      }
      : {},
    tooltip: { theme: false, shared: !bars, intersect: bars, y: { formatter: withUnit } },
  };
}
