// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import com.microsoft.playwright.Page;

/** Content of the device's database that a page of the capture application wrote, as far as it can be seen without its key. */
final class KeptOnDevice {
    private static final String OPEN = """
            async (name) => {
              const database = await new Promise((opened, failed) => {
                const opening = indexedDB.open("parvis-desk");
                opening.onsuccess = () => opened(opening.result);
                opening.onerror = () => failed(opening.error);
              });
              const all = (store, what) => new Promise((told) => {
                const asked = database.transaction(store).objectStore(store)[what]();
                asked.onsuccess = () => told(asked.result);
              });
              try {
            """;

    private static final String CLOSE = """
              } finally {
                database.close();
              }
            }
            """;

    private static final String VERSION = OPEN + """
            const names = await all("kept", "getAllKeys");
            const boxes = await all("kept", "getAll");
            const at = names.findIndex((it) => it.startsWith(`${name}:`));
            return at < 0 ? "" : String(boxes[at].iv);
            """ + CLOSE;

    private static final String READY = OPEN + """
            const names = await all("kept", "getAllKeys");
            const coded = (await all("vaults", "getAll")).filter((vault) => vault.pin);
            return coded.length > 0 && coded.every(({ account }) => ["begun", "recent", "near"].every((it) => names.includes(`${it}:${account}`)));
            """ + CLOSE;

    private static final String STATE = OPEN + """
            const names = await all("state", "getAllKeys");
            const values = await all("state", "getAll");
            return JSON.stringify(values[names.findIndex((it) => it.startsWith(name))] ?? null);
            """ + CLOSE;

    /** The desk's own worker: that of all pages may serve it first. */
    private static final String INSTALLED = """
            new Promise((told, failed) => {
              const look = () => navigator.serviceWorker.controller?.scriptURL.endsWith("/capture/sw.js") && told(true);
              navigator.serviceWorker.addEventListener("controllerchange", look);
              setTimeout(() => failed(new Error("no worker serves the desk")), 90_000);
              look();
            })
            """;

    private static final String INSTALLS = """
            async () => {
              const desk = document.querySelector('script[src$="/desk/desk.js"]').src;
              await (await import(new URL("../capture/install.js", desk).href)).install();
            }
            """;

    private KeptOnDevice() {}

    /** Waits until the page would open without a network. */
    static void isInstalled(Page page) {
        page.evaluate(INSTALLED);
    }

    /** The same, begun at once: the desk itself waits until it is at rest. */
    static void installs(Page page) {
        page.evaluate(INSTALLS);
        isInstalled(page);
    }

    /** Does something, and waits until the device has written anew what it keeps under this name, such as "draft". */
    static void after(Page page, String name, Runnable work) {
        var before = version(page, name);
        work.run();
        page.waitForCondition(() -> !version(page, name).equals(before));
    }

    /** Waits until something is kept under this name. */
    static void has(Page page, String name) {
        page.waitForCondition(() -> !version(page, name).isEmpty());
    }

    /** Waits until all who have a code here find their day, their last weeks and the communes around without a network. */
    static void allForNoNetwork(Page page) {
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(READY, "")));
    }

    /** Value stored in the clear under the first name that begins so, as JSON. */
    static String state(Page page, String name) {
        return String.valueOf(page.evaluate(STATE, name));
    }

    /** Something that changes whenever it is written: it is encrypted each time anew. Nothing when nothing is kept. */
    private static String version(Page page, String name) {
        return String.valueOf(page.evaluate(VERSION, name));
    }
}
