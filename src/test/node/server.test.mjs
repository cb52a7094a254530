import assert from "node:assert/strict";
import { test } from "node:test";
import { Server } from "../../main/resources/static/desk/server.js";

test("the choices of the desk are asked for by the tag of the page's last answer, which no browser keeps", async () => {
  const tag = 'W/"1"';
  /** @type {[string, string | undefined][]} */
  const asked = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (address, { headers }) => {
    asked.push([address, headers["If-None-Match"]]);
    if (headers["If-None-Match"] === tag) return new Response(null, { status: 304 });
    return new Response(JSON.stringify({ me: { id: "nadia" }, day: [] }), { headers: { ETag: tag } });
  };
  try {
    const server = new Server({}, "device");
    const begun = await server.desk("p");
    begun.day.push("of the page");
    assert.deepEqual(await server.desk("p"), { me: { id: "nadia" }, day: [] });
    await server.desk("q");
    assert.deepEqual(asked, [["/capture/desk.json?point=p", undefined], ["/capture/desk.json?point=p", tag], ["/capture/desk.json?point=q", undefined]]);
  } finally {
    globalThis.fetch = fetch;
  }
});
