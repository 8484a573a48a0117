/**
 * Lets the answer of a radio group be taken back: by tapping the chosen one again, or by pressing
 * the space bar on it (which a browser does not tell as a click).
 */
export function takeBack(isChosen: () => boolean, clear: () => void) {
  return (radio: HTMLInputElement) => {
    const tapped = () => {
      if (isChosen()) clear();
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== " " || !isChosen()) return;
      // Now that it is not chosen, the same key would choose it again.
      event.preventDefault();
      clear();
    };
    radio.addEventListener("click", tapped);
    radio.addEventListener("keyup", pressed);
    return () => {
      radio.removeEventListener("click", tapped);
      radio.removeEventListener("keyup", pressed);
    };
  };
}
