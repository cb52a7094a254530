// Writes the table of cases that the evaluation of opening hours is compared with, answered by the reference
// evaluator of the notation (npm opening_hours), and the school calendar that it used.
//
//   node src/test/node/opening-hours-cases.mjs
//
// writes src/test/resources/network/opening-hours-cases.csv
//   theme        what the row is about
//   department   code of the department whose holidays apply
//   expression   the hours
//   at           moment asked about, local time
//   state        OPEN, CLOSED or UNKNOWN at that moment
//   next_at      first later moment with another state, empty when there is none within 366 days
//   next_state   that other state
// and src/test/resources/network/school-holidays.csv
//   zone, first, last (both included)
//
// The hundred real expressions are taken, in a fixed way, among the distinct "horaires" of the places published by
// Hinaura (Licence Ouverte 2.0) in @gouvfr-anct/cartographie-nationale. Expressions only: no name, no address.
// The clock is stopped, so that the table does not depend on the day it is written: the evaluator looks at today.

import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

process.env.TZ = 'Europe/Paris';

const STOPPED_AT = new Date(2026, 0, 15, 10).getTime();
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) {
      super(STOPPED_AT);
    } else {
      super(...parts);
    }
  }

  static now() {
    return STOPPED_AT;
  }
};

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const {default: OpeningHours} = await import('opening_hours');

const HORIZON_DAYS = 366;
const MOST_STEPS = 3000;

const STATES = {
  '75': 'Île-de-France',
  '38': 'Auvergne-Rhône-Alpes',
  '57': 'Moselle',
  '67': 'Bas-Rhin',
  '971': 'Guadeloupe',
  '974': 'La Réunion',
  '976': 'Mayotte',
};
const ZONES = {'75': 'C', '38': 'A', '974': 'REUNION'};

const place = (department) => ({lat: 48.85, lon: 2.35, address: {country_code: 'fr', state: STATES[department]}});
const moment = (text) => {
  const [year, month, day, hour, minute] = text.split(/[-T:]/).map(Number);
  return new Date(year, month - 1, day, hour, minute);
};
const two = (number) => String(number).padStart(2, '0');
const local = (date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
const stateOf = (hours, date) => hours.getStateString(date, true).toUpperCase();

function nextChange(hours, at, state) {
  const end = new Date(at.getFullYear(), at.getMonth(), at.getDate() + HORIZON_DAYS, at.getHours(), at.getMinutes());
  let date = at;
  for (let step = 0; step < MOST_STEPS; step++) {
    date = hours.getNextChange(date);
    if (date === undefined || date > end) {
      return undefined;
    }
    if (stateOf(hours, date) !== state) {
      return date;
    }
  }
  throw new Error('no next change found');
}

// ---------------------------------------------------------------------------------------------------- what is asked

const WEEK = ['2026-03-09T08:59', '2026-03-10T09:00', '2026-03-11T12:00', '2026-03-12T15:10', '2026-03-14T10:30', '2026-03-15T23:59'];
const HOLIDAYS = ['2026-01-01T10:00', '2026-04-03T10:00', '2026-04-05T10:00', '2026-04-06T10:00', '2026-05-01T10:30',
  '2026-05-08T15:00', '2026-05-14T10:00', '2026-05-25T10:00', '2026-07-14T10:00', '2026-08-15T10:00', '2026-11-01T10:00',
  '2026-11-11T10:00', '2026-12-25T10:00', '2026-12-26T10:00', '2026-12-24T18:00', '2027-03-26T10:00', '2027-03-29T10:00'];
const CLOCK_CHANGES = ['2026-03-28T23:30', '2026-03-29T01:59', '2026-03-29T03:00', '2026-03-29T09:30', '2026-10-24T23:30',
  '2026-10-25T01:30', '2026-10-25T03:30', '2026-10-25T09:30', '2027-03-28T01:00', '2027-03-28T10:00'];
const MONTH = ['2026-02-02T10:00', '2026-02-09T10:00', '2026-02-28T10:00', '2026-03-02T11:59', '2026-03-30T10:00',
  '2026-05-29T10:00', '2026-06-01T10:00', '2026-08-31T10:00'];
const YEAR_END = ['2026-12-23T11:00', '2026-12-24T10:00', '2026-12-28T10:00', '2026-12-31T23:30', '2027-01-01T00:00',
  '2027-01-01T10:00', '2027-01-02T10:00', '2027-01-04T10:00', '2028-02-29T10:00'];
const NIGHTS = ['2026-03-13T21:59', '2026-03-13T22:00', '2026-03-14T00:00', '2026-03-14T01:59', '2026-03-14T02:00',
  '2026-03-14T11:00', '2026-03-15T01:00', '2026-03-16T00:30'];
const SCHOOL = ['2026-02-10T10:00', '2026-02-25T10:00', '2026-04-08T10:00', '2026-04-22T10:00', '2026-07-15T10:00',
  '2026-08-31T10:00', '2026-09-01T10:00', '2026-10-21T10:00'];
const SUMMER = ['2026-06-30T10:00', '2026-07-01T10:00', '2026-07-14T10:00', '2026-08-31T18:00', '2026-09-01T10:00', '2026-11-15T10:00'];

const ASKED = [
  ['plain week', '75', WEEK, [
    'Mo-Fr 09:00-12:00,14:00-17:00',
    'Mo,We,Fr 09:00-12:00; Tu,Th 14:00-18:30',
    'Mo-Fr 08:30-12:30; We 08:30-17:00',
    'Mo-Fr 09:00-17:00; We off',
    'Mo-Fr 09:00-17:00; We 12:00-14:00 off',
    'Mo-Sa 09:00-12:00; Tu,Th 14:00-16:00',
    'Mo-Fr 09:00-12:00, We 14:00-18:00',
    'Sa-Tu 10:00-12:00',
    'Su-Mo 10:00-16:00',
    '09:00-12:00; 14:00-18:00',
    'Mo-Fr 09:00-12:00; 14:00-16:00',
    '24/7',
    '24/7; Su off',
    '24/7; Mo 10:00-12:00',
    'off',
    'open; We closed',
    'Mo-Fr 00:00-24:00',
    'Mo-We; Sa 10:00-12:00',
    'Mo-Fr 09:00-12:00,11:00-15:00',
    'Mo-Fr 9:00-12:00; Sa 9:30-11:30;',
  ]],
  ['uncertain', '75', WEEK, [
    'Mo-Fr 09:00-12:00 unknown',
    'Mo-Fr 09:00-12:00 "sur rendez-vous"',
    'Mo-Fr 09:00-12:00 open "sur rendez-vous"',
    'Mo-Fr 09:00-12:00; We off "travaux"',
    'Mo-Fr 09:00-12:00 || "sur rendez-vous"',
    'Mo-Fr 09:00-12:00 || We 14:00-16:00 unknown "permanence"',
    'Mo-Fr 09:00-12:00 || Mo-Sa 08:00-18:00 unknown; We off',
    '"accueil": Mo-Fr 09:00-12:00',
    'Mo-Fr 14:00+',
    'Mo-Fr 09:00-12:00+',
    'Th 18:00+',
    'Sa 22:00-02:00+',
    'Mo-Fr 09:00-12:00 unknown, We 10:00-11:00 open',
  ]],
  ['public holidays', '75', HOLIDAYS, [
    'Mo-Fr 09:00-12:00,14:00-17:00; PH off',
    'Mo-Sa 09:00-18:00; PH 10:00-12:00',
    'Mo-Fr,PH 09:00-12:00',
    'PH,Sa 09:00-11:00',
    'PH Mo-Fr 10:00-12:00',
    'Mo-Fr 09:00-12:00; PH -1 day 09:00-11:00',
    'Mo-Sa 09:00-12:00; PH +1 day off',
    'Mo-Su 09:00-20:00; PH off; Dec 25 10:00-11:00',
    'Mo-Sa 09:00-20:00; easter off',
    'Mo-Su 09:00-20:00; easter -2 days off; easter +1 day off',
  ]],
  ['public holidays in Moselle', '57', HOLIDAYS, [
    'Mo-Fr 09:00-12:00,14:00-17:00; PH off',
    'PH 10:00-12:00',
    'Mo-Sa 09:00-19:00; PH -1 day 09:00-15:00; PH off',
  ]],
  ['public holidays in Alsace', '67', ['2026-04-03T10:00', '2026-12-26T10:00', '2027-03-26T10:00'], ['Mo-Sa 09:00-12:00; PH off']],
  ['public holidays overseas', '974', ['2026-12-20T10:00', '2026-12-19T10:00', '2026-05-22T10:00', '2026-04-03T10:00'], [
    'Mo-Su 09:00-12:00; PH off',
  ]],
  ['public holidays overseas', '971', ['2026-05-27T10:00', '2026-05-22T10:00', '2026-12-20T10:00'], ['Mo-Su 09:00-12:00; PH off']],
  ['public holidays overseas', '976', ['2026-04-27T10:00', '2026-12-20T10:00'], ['Mo-Su 09:00-12:00; PH off']],
  ['clock changes', '75', CLOCK_CHANGES, [
    'Sa 22:00-04:00',
    'Su 00:00-24:00',
    'Mo-Su 09:00-12:00',
    'Sa,Su 01:00-10:00',
    'Mar Su[-1] off; Su 09:00-12:00; Oct Su[-1] 09:00-10:00',
    'Sa 20:00-26:30',
    'Apr-Oct: Su 08:00-20:00; Nov-Mar: Su 09:00-18:00',
  ]],
  ['nth weekday', '75', MONTH, [
    'Mo[1] 09:00-12:00',
    'Mo[1,3] 09:00-12:00',
    'Mo[-1] 09:00-12:00',
    'Mo[2-4] 09:00-12:00',
    'Mo[5] 09:00-12:00',
    'Mo 09:00-17:00; Mo[1] off',
    'Fr[-1] 09:00-12:00; Sa[-1] 09:00-11:00',
    'Su[1] +1 day 09:00-12:00',
    'Mo[-1] -2 days 09:00-12:00',
    'Mar Mo[1] 09:00-12:00',
    'Mo[-2] 09:00-12:00',
  ]],
  ['week parity', '75', ['2026-03-02T10:00', '2026-03-09T10:00', '2026-12-28T10:00', '2027-01-04T10:00', '2027-01-11T10:00', '2026-06-15T10:00'], [
    'week 1-53/2 Mo 09:00-12:00',
    'week 2-52/2 Mo-We 09:00-12:00',
    'week 1-53/2 Mo-Fr 09:00-12:00; week 2-52/2 Tu-Sa 14:00-17:00',
    'week 10 Mo-Fr 09:00-12:00',
    'week 10-20 Mo 09:00-12:00',
    'week 1,3,53 Mo 09:00-12:00',
    'week 10-30/4 Mo 09:00-12:00',
    'Mo-Fr 09:00-12:00; week 53 off',
    'week 1-53 Mo 09:00-12:00',
  ]],
  ['dates', '75', SUMMER, [
    'Jul-Aug Mo-Fr 09:00-12:00',
    'Sep-Jun Mo-Fr 09:00-17:00; Jul-Aug Mo-Fr 09:00-12:00',
    'Mo-Sa 09:00-19:00; Aug off',
    'Mo-Sa 09:00-19:00; Jul 13-Aug 31 off',
    'Mo-Sa 09:00-19:00; Jul 14,Aug 15 off',
    'Mo-Sa 09:00-19:00; 2026 Jul 01-2026 Jul 31 off',
    '2026 Mo-Fr 09:00-12:00',
    '2027 Mo-Fr 09:00-12:00',
    '2026-2027 Jul Mo-Fr 09:00-12:00',
    '2027+ Mo-Fr 09:00-12:00',
    'Mo-Fr 09:00-12:00; 2026 Sep 01 10:00-11:00',
    'Jan,Mar,Jul Mo-Sa 09:00-12:00',
    'Jul 01-15 Mo-Sa 09:00-12:00',
    'Jul Tu 09:00-12:00; Nov Su 10:00-12:00',
    'Nov 15-Mar 15 off; Mar 16-Nov 14 Mo-Su 10:00-19:00',
    'Mo-Sa 09:00-19:00; 2026 Jun 29-2026 Sep 02 off "travaux"',
    'Oct Su[-1]-Mar Su[-1] Mo-Su 10:00-16:00',
  ]],
  ['year end', '75', YEAR_END, [
    'Mo-Fr 09:00-12:00; Dec 24-Jan 02 off',
    'Mo-Su 09:00-12:00; Dec 24-Jan 01 off "fermeture annuelle"',
    'Mo-Fr 09:00-12:00; 2026 Dec 24-2027 Jan 03 off',
    'Dec 31 22:00-03:00',
    'Nov-Feb Mo-Su 10:00-12:00',
    'Mo-Su 09:00-12:00; Dec 24,Dec 31 09:00-11:00; Dec 25,Jan 01 off',
    'Feb 29 09:00-12:00',
    '2026 Mo-Su 22:00-02:00',
  ]],
  ['past midnight', '75', NIGHTS, [
    'Fr 22:00-02:00',
    'Fr,Sa 22:00-02:00',
    'Mo-Su 18:00-02:00',
    'Fr 22:00-02:00; Sa 10:00-12:00',
    'Fr 22:00-02:00, Sa 10:00-12:00',
    'Fr 22:00-26:00',
    'Fr 22:00-02:00; Sa off',
    'Fr 10:00-10:00',
    'Fr 00:00-00:00',
    'Mo-Su 10:00-24:00',
    'Mo-Th 17:00-02:00; Fr-Sa 17:00-03:00',
    '22:00-02:00',
    'Fr 20:00+',
    'Fr 22:00+',
  ]],
  ['school holidays', '75', SCHOOL, [
    'Mo-Fr 09:00-12:00; SH off',
    'SH Mo-Fr 09:00-12:00',
    'Mo-Fr 14:00-18:00; SH Mo-Fr 09:00-17:00',
    'Mo-Fr 09:00-12:00; PH,SH off',
    'We 14:00-17:00; SH Tu,We 09:00-12:00; PH off',
  ]],
  ['school holidays', '38', SCHOOL, ['Mo-Fr 09:00-12:00; SH off', 'SH Mo-Fr 09:00-12:00']],
  ['school holidays', '974', ['2026-03-10T10:00', '2026-05-05T10:00', '2026-10-24T10:00', '2026-10-26T10:00'], ['Mo-Sa 09:00-12:00; SH off']],
  ['beyond us', '75', ['2026-03-10T10:00', '2026-03-10T23:30'], [
    'Mo-Fr sunrise-sunset',
    'Mo-Fr 09:00-sunset',
  ]],
];

// Expressions that chance makes, of shapes that were once read otherwise than the reference reads them. Left out: what the reference refuses,
// what it cannot look at (school holidays of years it does not know), and what it contradicts itself on: after an open end ("09:00-17:00+")
// getOpenIntervals says unknown, as Parvis does, while getState says closed a minute later.
const RANDOM = 400;
const MOMENTS_OF_RANDOM = 5;
let seed = 20261128;
const chance = (most) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * most);
};
const one = (of) => of[chance(of.length)];
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const TIMES = ['09:00-12:00', '14:00-17:30', '10:00-11:00', '08:00-18:00', '09:00-12:00,13:30-16:00'];

function months(ranges = true) {
  const first = chance(11);
  const others = Array.from({length: 1 + chance(3)}, () => MONTH_NAMES[first + 1 + chance(11 - first)]);
  const start = ranges && first > 0 && chance(3) === 0 ? `${MONTH_NAMES[chance(first)]}-${MONTH_NAMES[first]}` : MONTH_NAMES[first];
  return [start, ...new Set(others)].join(',');
}
const nth = () => `${one(DAYS)}[${one(['1', '2', '3', '4', '5', '-1', '-2', '1,3', '2-3'])}]`;
const week = () => one([() => one(DAYS), () => `${one(['Mo', 'Tu'])}-${one(['Th', 'Fr', 'Sa'])}`, () => `${one(DAYS)},${nth()}`, nth])();
const part = () => `${week()} ${one(TIMES)}${one(['', '', ' unknown', ' "sur rendez-vous"', ' off'])}`;
const SHAPES = [
  () => `${months()} ${nth()} ${one(TIMES)}`,
  // a year before a range of months ("2026 Jan-Mar") is refused here, with the words where reading stopped
  () => `${one(['2026', '2027', '2026-2027'])} ${months(false)} ${nth()} ${one(TIMES)}`,
  () => `${week()} ${one(TIMES)}; ${months()} ${nth()} ${one(['off', one(TIMES)])}`,
  () => `${months()} ${one(DAYS)},${nth()} ${one(TIMES)}`,
  () => `${months()} ${nth()}`,
  () => `SH ${one(['Jul,Aug', 'Jul', 'Jul-Aug', 'Feb,Apr'])} ${one([nth(), one(DAYS)])} ${one(TIMES)}`,
  () => `PH ${months()} ${one(DAYS)} ${one(TIMES)}`,
  () => `${week()} ${one(TIMES)} || ${part()}, ${part()}`,
  () => `${week()} ${one(TIMES)}, ${part()} || ${part()}, ${part()}`,
  () => `${week()} ${one(TIMES)} || ${part()}, ${part()} || ${part()}`,
  () => `${week()} ${one(TIMES)} || ${part()}; ${part()}, ${part()}`,
];

function quietly(ask) {
  const kept = {log: console.log, warn: console.warn, error: console.error};
  Object.assign(console, {log() {}, warn() {}, error() {}});
  try {
    return ask();
  } catch {
    return undefined;
  } finally {
    Object.assign(console, kept);
  }
}

function randomMoments(expression) {
  const summer = expression.startsWith('SH');
  return Array.from({length: MOMENTS_OF_RANDOM}, () => {
    const date = new RealDate(2026, summer ? one([1, 3, 6]) : chance(12), 1 + chance(28), one([8, 9, 10, 12, 14, 16, 18]), one([0, 30]));
    return local(date);
  });
}

function askRandom() {
  let asked = 0;
  for (let i = 0; asked < RANDOM && i < 20 * RANDOM; i++) {
    const expression = SHAPES[i % SHAPES.length]();
    const before = rows.length;
    const moments = [...new Set(randomMoments(expression))];
    const done = quietly(() => {
      ask('made by chance', '75', expression, moments);
      return true;
    });
    if (!done) rows.length = before;
    else asked++;
  }
}

const REAL_MOMENTS = ['2026-03-09T08:45', '2026-03-10T12:00', '2026-03-11T14:30', '2026-03-12T17:05', '2026-03-13T10:15',
  '2026-03-14T11:00', '2026-03-15T10:00', '2026-05-01T10:00', '2026-03-29T12:00', '2026-10-25T09:00', '2026-12-31T16:00'];

function realExpressions() {
  const root = dirname(require.resolve('@gouvfr-anct/cartographie-nationale/package.json'));
  const places = JSON.parse(readFileSync(join(root, 'assets', 'data', 'source.json'), 'utf8'));
  const distinct = [...new Set(places.map((one) => one.horaires).filter(Boolean))].sort();
  const step = distinct.length / 100;
  return Array.from({length: 100}, (_, i) => distinct[Math.floor(i * step)]);
}

// --------------------------------------------------------------------------------------------------------- writing

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const rows = [['theme', 'department', 'expression', 'at', 'state', 'next_at', 'next_state']];

function ask(theme, department, expression, moments) {
  const hours = new OpeningHours(expression, place(department));
  for (const at of moments) {
    const date = moment(at);
    const state = stateOf(hours, date);
    const next = nextChange(hours, date, state);
    rows.push([theme, department, expression, at, state, next ? local(next) : '', next ? stateOf(hours, next) : '']);
  }
}

for (const [theme, department, moments, expressions] of ASKED) {
  for (const expression of expressions) {
    ask(theme, department, expression, moments);
  }
}
realExpressions().forEach((expression, i) => {
  const moments = [0, 1, 2, 3].map((k) => REAL_MOMENTS[(i * 3 + k * 5) % REAL_MOMENTS.length]);
  ask('published by real places', '38', expression, [...new Set(moments)]);
});

askRandom();

const out = join(here, '..', 'resources', 'network');
writeFileSync(join(out, 'opening-hours-cases.csv'), rows.map((row) => row.map(cell).join(',')).join('\n') + '\n');

const school = [['zone', 'first', 'last']];
for (const [department, zone] of Object.entries(ZONES)) {
  const hours = new OpeningHours('SH', place(department));
  let date = new Date(2026, 0, 1);
  let first = '2026-01-01';
  for (let change = hours.getNextChange(date); change && change.getFullYear() < 2028; change = nextOrNone(hours, change)) {
    if (stateOf(hours, change) === 'OPEN') {
      first = local(change).slice(0, 10);
    } else {
      const last = new Date(change.getFullYear(), change.getMonth(), change.getDate() - 1);
      school.push([zone, first, local(last).slice(0, 10)]);
    }
  }
}
writeFileSync(join(out, 'school-holidays.csv'), school.map((row) => row.join(',')).join('\n') + '\n');
console.log(`${rows.length - 1} cases, ${school.length - 1} school holidays`);

function nextOrNone(hours, date) {
  try {
    return hours.getNextChange(date);
  } catch {
    return undefined; // the calendar of that year is not known
  }
}
