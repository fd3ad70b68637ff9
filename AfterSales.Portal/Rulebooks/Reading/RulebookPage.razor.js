/** Brings a clause into sight; whoever goes on by keyboard goes on from there. @param {string} id */
export function show(id) {
  const clause = document.getElementById(id);
  clause?.scrollIntoView({ block: "center" });
  clause?.focus({ preventScroll: true });
}
