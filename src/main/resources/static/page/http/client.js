// Speaks with the service. Addresses are relative, so that the page works behind a proxy that adds a prefix.
import { authorization } from "./key.js";
import { Problem } from "./problem.js";

/** Sends a request; what is not a success is thrown as a Problem. */
export async function send(path, { method = "GET", json, body, headers = {}, signal } = {}) {
  const init = { method, body, signal, headers: { ...authorization(), ...headers } };
  if (json !== undefined) {
    init.body = JSON.stringify(json);
    init.headers["Content-Type"] = "application/json";
  }
  let response;
  try {
    response = await fetch(path, init);
  } catch (failure) {
    throw failure.name === "AbortError" ? failure : Problem.unreachable();
  }
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response;
}

export const get = async (path, options) => (await send(path, options)).json();
export const getText = async (path) => (await send(path)).text();
export const post = async (path, json, options) => answer(await send(path, { method: "POST", json, ...options }));
export const put = async (path, json) => answer(await send(path, { method: "PUT", json }));
export const remove = async (path) => answer(await send(path, { method: "DELETE" }));

async function answer(response) {
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

/** Saves what an address answers as a file. */
export async function download(path, name) {
  const blob = await (await send(path)).blob();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
