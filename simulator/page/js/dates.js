/** Dates as people in Asia/Shanghai read them. The zone has no summer time, so +08:00 always holds. */

const OFFSET_MS = 8 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;
const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

const pad = (number) => String(number).padStart(2, "0");

/** The wall-clock parts of a moment in Shanghai; `dayNumber` counts days, so days can be subtracted. */
export function partsOf(moment) {
  const shifted = new Date(new Date(moment).getTime() + OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
    dayNumber: Math.floor(shifted.getTime() / DAY_MS),
  };
}

/** The moment (ISO, +08:00) of an hour on a day given by its number. */
export function momentOn(dayNumber, hour, minute = 0) {
  const day = new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
  return `${day}T${pad(hour)}:${pad(minute)}:00+08:00`;
}

/** The number of a calendar day. */
export function dayNumberOf(year, month, day) {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(dayNumber) {
  return (dayNumber + 4) % 7;
}

export function timeText(moment) {
  const { hour, minute } = partsOf(moment);
  return `${pad(hour)}:${pad(minute)}`;
}

export function dateText(moment) {
  const { month, day } = partsOf(moment);
  return `${month}月${day}日`;
}

export function weekdayText(moment) {
  return WEEKDAYS[partsOf(moment).weekday];
}

/** 今天, 昨天, a weekday within the week, else the date; always with the date for the eye. */
export function dayText(moment, now) {
  const then = partsOf(moment);
  const today = partsOf(now);
  const ago = today.dayNumber - then.dayNumber;
  const named = { 0: "今天", 1: "昨天", "-1": "明天" }[ago] ?? "";
  const year = then.year === today.year ? "" : `${then.year}年`;
  return [named, `${year}${dateText(moment)}`, WEEKDAYS[then.weekday]].filter(Boolean).join(" ");
}

/** The short form for a list: the time today, 昨天, a weekday, or month/day. */
export function briefText(moment, now) {
  const ago = partsOf(now).dayNumber - partsOf(moment).dayNumber;
  if (ago === 0) return timeText(moment);
  if (ago === 1) return "昨天";
  if (ago > 1 && ago < 7) return weekdayText(moment);
  const { month, day } = partsOf(moment);
  return `${month}/${day}`;
}

/** 9月21日 周一 08:30 */
export function fullText(moment) {
  return `${dateText(moment)} ${weekdayText(moment)} ${timeText(moment)}`;
}

/** The value a datetime-local field takes. */
export function fieldText(moment) {
  const { dayNumber, hour, minute } = partsOf(moment);
  return momentOn(dayNumber, hour, minute).slice(0, 16);
}
