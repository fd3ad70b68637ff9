/** Returns before the reader has answered the dialog, so that the circuit does not wait for it. */
export function printPage() {
  setTimeout(() => print());
}
