/**
 * Messages that are all due at once, while Parvis is killed (SIGKILL) again and again in the middle of sending: which SMS and mails went twice.
 * A provider of SMS (HTTP) and a mail server (SMTP) stand outside of it, count what they are handed, and take their time.
 *
 * messages.mjs kills=20 count=10000 slow=20 account=A -- command that starts Parvis -- command that measures
 */
import { spawn, spawnSync } from "node:child_process";
import { createServer as http } from "node:http";
import { createServer as tcp } from "node:net";

const words = process.argv.slice(2);
const first = words.indexOf("--");
const second = words.indexOf("--", first + 1);
const given = Object.fromEntries(words.slice(0, first).map((word) => word.split("=")));
const kills = Number(given.kills ?? 20), count = Number(given.count ?? 10_000), slow = Number(given.slow ?? 20);
const serve = words.slice(first + 1, second), measure = words.slice(second + 1);

const sms = new Map(), mails = new Map();
/** @type {(() => void) | null} called for each message that arrives */
let arrived = null;
const seen = (map, id) => {
  map.set(id, (map.get(id) ?? 0) + 1);
  arrived?.();
};
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

const provider = http((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    seen(sms, new URLSearchParams(body).get("id"));
    setTimeout(() => response.end("taken"), slow);
  });
});

const mailServer = tcp((socket) => {
  let rest = "", inData = false;
  const say = (line) => socket.write(line + "\r\n");
  socket.on("error", () => {});
  say("220 here");
  socket.on("data", (bytes) => {
    rest += bytes.toString("latin1");
    for (;;) {
      const end = inData ? rest.indexOf("\r\n.\r\n") : rest.indexOf("\r\n");
      if (end < 0) return;
      const text = rest.slice(0, end);
      rest = rest.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        seen(mails, /^Message-ID: (.*)$/im.exec(text)?.[1] ?? "none");
        setTimeout(() => say("250 taken"), slow);
      } else if (/^DATA/i.test(text)) {
        inData = true;
        say("354 go on");
      } else if (/^QUIT/i.test(text)) {
        say("221 bye");
        socket.end();
      } else say("250 well");
    }
  });
});

const listen = (server) => new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)));
const smsPort = await listen(provider), mailPort = await listen(mailServer);
const env = {
  ...process.env,
  PARVIS_SMS_PROVIDER: "http", PARVIS_SMS_URL: `http://127.0.0.1:${smsPort}/send`, PARVIS_SMS_BODY: "to={to}&text={text}&id={id}",
  PARVIS_SMS_ACCEPTED: "taken", SPRING_MAIL_HOST: "127.0.0.1", SPRING_MAIL_PORT: String(mailPort),
  SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE: "false", SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED: "false",
};

/** The last line that the measuring command prints. @param {number} planned */
const ask = (planned) => {
  const answer = spawnSync(measure[0], [...measure.slice(1), String(planned), "--account", given.account], { env, encoding: "utf8" });
  const line = answer.stdout.trim().split("\n").findLast((one) => one.startsWith("{"));
  if (!line) throw new Error("no answer: " + answer.stdout + answer.stderr);
  return JSON.parse(line);
};

const { planned } = ask(count);
console.error(`${planned} planned`);

const start = () => spawn(serve[0], serve.slice(1), { env, stdio: "ignore" });
for (let kill = 1; kill <= kills; kill++) {
  const parvis = start();
  const gone = new Promise((done) => parvis.on("exit", done));
  // somewhere in the middle of some message of this round
  let left = 1 + Math.floor(Math.random() * (1.2 * planned / kills));
  await Promise.race([gone, new Promise((done) => (arrived = () => --left === 0 && done())), wait(180_000)]);
  await wait(Math.random() * 2 * slow);
  parvis.kill("SIGKILL");
  await gone;
  console.error(`killed ${kill} times: ${sms.size} SMS, ${mails.size} mails`);
}
arrived = null;
const parvis = start();
let states = {};
const most = Date.now() + 30 * 60_000;
do {
  await wait(20_000);
  states = ask(0);
  console.error(JSON.stringify(states));
} while (["sms due", "sms claimed", "mail due", "mail claimed"].some((state) => states[state]) && Date.now() < most);
parvis.kill("SIGTERM");
await new Promise((done) => parvis.on("exit", done));

const doubled = (map) => [...map.values()].reduce((sum, times) => sum + times - 1, 0);
console.log(JSON.stringify({
  benchmark: "messages-once", planned, kills, senders: kills, sms: sms.size, mails: mails.size, sms_doubled: doubled(sms), uncertain: states["sms uncertain"] ?? 0,
  mail_doubled: doubled(mails), lost: planned - ["sms sent", "sms uncertain", "mail sent"].reduce((sum, state) => sum + (states[state] ?? 0), 0), states,
}));
process.exit(0);
