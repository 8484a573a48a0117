/**
 * The system's own way to print the page as it stands. In the window on Linux it opens the print
 * dialog of GTK; under WebDriver, where nobody could answer it, WebKit opens none.
 */
export function print(): void {
  window.print();
}
