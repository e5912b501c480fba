/** Where the clock may be pushed to with one tap. Pure: the moment now in, targets out. */

import { dayNumberOf, momentOn, partsOf, weekdayOf } from "./dates.js";

const MORNING = 8;
const EVENING = 18;
const HOLIDAY = { month: 10, day: 1, length: 8 };

/**
 * The four jumps: `{id, icon, label, to, why}`; `to` is null where the jump makes no sense now.
 * `calendar` is the server's answer (it knows make-up days) or null: then only weekends are known.
 */
export function jumpsFrom(now, calendar) {
  const evening = nextEvening(now);
  const morning = calendar?.next_working_morning ?? nextWorkingMorning(now);
  const holiday = calendar?.before_national_day ?? beforeNationalDay(now);
  return [
    {
      id: "hour",
      icon: "forward",
      label: "快进 1 小时",
      to: new Date(new Date(now).getTime() + 3_600_000).toISOString(),
    },
    { id: "evening", icon: "evening", label: evening.isToday ? "到今天 18:00" : "到明天 18:00", to: evening.at },
    { id: "next-workday", icon: "morning", label: "到下一个工作日早上", to: morning },
    {
      id: "national-day",
      icon: "flag",
      label: "到国庆前",
      to: isAfter(holiday, now) ? holiday : null,
      why: "国庆前最后一个工作日已经到了",
    },
  ];
}

const isAfter = (moment, other) => Boolean(moment) && new Date(moment) > new Date(other);
const isWeekend = (dayNumber) => [0, 6].includes(weekdayOf(dayNumber));

function nextEvening(now) {
  const { dayNumber } = partsOf(now);
  const isToday = isAfter(momentOn(dayNumber, EVENING), now);
  return { isToday, at: momentOn(isToday ? dayNumber : dayNumber + 1, EVENING) };
}

function nextWorkingMorning(now) {
  let { dayNumber } = partsOf(now);
  while (isWeekend(dayNumber) || !isAfter(momentOn(dayNumber, MORNING), now)) dayNumber += 1;
  return momentOn(dayNumber, MORNING);
}

/** The last weekday before 1 October; next year's once this year's holiday is over. */
function beforeNationalDay(now) {
  const { year, dayNumber } = partsOf(now);
  const isOver = dayNumber >= dayNumberOf(year, HOLIDAY.month, HOLIDAY.day) + HOLIDAY.length;
  let last = dayNumberOf(isOver ? year + 1 : year, HOLIDAY.month, HOLIDAY.day) - 1;
  while (isWeekend(last)) last -= 1;
  return momentOn(last, MORNING);
}
