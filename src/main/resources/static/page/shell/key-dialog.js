// Where an API key is entered.
import { apiKey, forgetKey, keepKey } from "../http/key.js";

const button = document.getElementById("key-button");
const dialog = document.getElementById("key-dialog");
const field = document.getElementById("key-field");

export function startKeyDialog() {
  button.addEventListener("click", openKeyDialog);
  dialog.addEventListener("close", () => {
    const entered = field.value.trim();
    field.value = "";
    if (dialog.returnValue === "save" && entered) {
      keepKey(entered);
    } else if (dialog.returnValue === "forget") {
      forgetKey();
    } else {
      return;
    }
    showState();
    // what was refused before may be allowed now
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  });
  showState();
}

export function openKeyDialog() {
  dialog.returnValue = "";
  dialog.showModal();
}

function showState() {
  button.textContent = apiKey() ? "API key in use" : "API key";
}
