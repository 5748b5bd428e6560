// Numbers and times as people read them.
const number = new Intl.NumberFormat("en");
const time = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const count = (value) => number.format(value);
export const score = (value) => (value === undefined || value === null ? "–" : value.toFixed(2));
export const percent = (share, digits = 0) => `${(100 * share).toFixed(digits)} %`;
export const moment = (instant) => time.format(new Date(instant));

export function size(bytes) {
  const units = ["bytes", "kB", "MB", "GB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

export function duration(seconds) {
  if (seconds < 90) {
    return `${Math.round(seconds)} s`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
