/** The system's own way to print the page as it stands. */
export function print(): void {
  window.print();
}
