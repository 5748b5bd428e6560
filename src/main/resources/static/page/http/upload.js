// Sends files. XMLHttpRequest tells how much is sent; fetch does not.
import { authorization } from "./key.js";
import { Problem } from "./problem.js";

/**
 * Posts a form.
 * @param told is called with the share that is sent, 0 to 1
 * @return the answer: its status and its JSON
 */
export function upload(path, form, told = () => {}, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    for (const [name, value] of Object.entries({ ...authorization(), ...headers })) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => told(event.total ? event.loaded / event.total : 0);
    request.onerror = () => reject(Problem.unreachable());
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve({ status: request.status, json: JSON.parse(request.responseText) });
      } else {
        reject(Problem.ofText(request.status, request.responseText, request.getResponseHeader("Retry-After")));
      }
    };
    request.send(form);
  });
}
