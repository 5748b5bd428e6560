// Tells users of screen readers what others see.
const place = document.getElementById("announcer");

export function announce(text) {
  place.textContent = "";
  // a text that was there before is read again only if it is new
  setTimeout(() => (place.textContent = text), 50);
}
