// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A site lead puts right what devices could not get recorded, and sees to the devices themselves: names one, revokes it, takes a file in. */
class DevicesJourney extends Journey {
    private static final String RECORD = """
            {"id": "%s", "seq": %d, "form": 2, "type": "record-visit", "at": "%s", "offset": 0, "payload": {"visit": "%s", "point": "%s",
             "presence": "desk", "direction": "INCOMING", "startedAt": "%s", "persons": %d, "mediators": ["%s"], "requests": [{"request": "%s",
             "theme": "%s", "operator": "caf", "level": "accompaniment", "result": "settled", "minutes": 15}]}}""";

    @Autowired
    ManageAccounts manageAccounts;

    private String record(Desk desk, int seq, String theme, int persons) {
        return RECORD.formatted(
                Ids.next(),
                seq,
                Instant.now(),
                Ids.next(),
                desk.point(),
                Instant.now(),
                persons,
                desk.mediator().account(),
                Ids.next(),
                theme);
    }

    /** As the page of the one signed in, so that session and token are the browser's own. */
    private String ask(String path, String body) {
        return (String) page.evaluate("""
                async ([path, body]) => {
                  const token = document.cookie.split("; ").find((c) => c.startsWith("XSRF-TOKEN=")).slice("XSRF-TOKEN=".length);
                  const headers = { "Content-Type": "application/json", "X-XSRF-TOKEN": token };
                  return (await fetch(path, { method: "POST", headers, body })).text();
                }""", new Object[] {path, body});
    }

    /** Seals as the contract says, with the browser's own cryptography. */
    private String seal(String device, String account, String registered, String command) {
        return (String) page.evaluate("""
                async ([device, account, registered, text]) => {
                  const { grant, sealing } = JSON.parse(registered);
                  const command = JSON.parse(text);
                  const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
                  const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
                  const open = await crypto.subtle.importKey("spki", bytes(sealing.spki), { name: "RSA-OAEP", hash: "SHA-256" }, false, ["encrypt"]);
                  const secret = crypto.getRandomValues(new Uint8Array(32));
                  const iv = crypto.getRandomValues(new Uint8Array(12));
                  const key = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt"]);
                  const additionalData = new TextEncoder().encode(["1", sealing.id, device, account, command.seq, command.id].join("."));
                  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, new TextEncoder().encode(JSON.stringify({ grant, command })));
                  const wrapped = await crypto.subtle.encrypt({ name: "RSA-OAEP" }, open, secret);
                  return JSON.stringify({ v: 1, key: sealing.id, device, account, seq: command.seq, command: command.id,
                    wrapped: base64(wrapped), iv: base64(iv), data: base64(data) });
                }""", new Object[] {device, account, registered, command});
    }

    @AtEveryWidth
    void puts_right_confirms_and_sets_aside(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var lead = network.a(Role.SITE_LEAD, desk.association());
        var device = Ids.next().toString();
        on(screen);
        signIn(lead);
        open("/bureau/a-corriger");
        shows("main", "Rien à corriger");
        isFine("a-corriger-rien");

        on(screen);
        signIn(desk.mediator());
        open("/bureau");
        var registered = ask("/capture/device.json", "{\"device\":\"" + device + "\",\"label\":\"Tablette du bus\"}");
        var refused = ask(
                "/api/v1/sync",
                "{\"device\":\"" + device + "\",\"commands\":[" + record(desk, 1, "no-such-theme", 2) + ","
                        + record(desk, 2, "family-benefits", 0) + "]}");
        assertThat(refused).contains("rejected").doesNotContain("accepted");
        var sealed =
                seal(device, desk.mediator().account().toString(), registered, record(desk, 3, "family-benefits", 3));

        // the mediator leaves: what their tablet still holds waits for a person
        var director = network.a(Role.DIRECTOR, desk.association());
        closeTheAccountOf(director, desk.mediator());
        on(screen);
        signIn(lead);
        open("/bureau/appareils");
        page.setInputFiles("#f-fichier", file(device, sealed));
        page.click("main form[enctype] .btn-primary");
        page.waitForSelector("#taken");
        shows("#taken", "À confirmer");
        isFine("appareils-fichier");

        open("/bureau/a-corriger");
        assertThat(page.locator("main li.card")).hasCount(3);
        isFine("a-corriger");
        page.click("main li.card .btn-primary:has-text('Confirmer')");
        page.waitForSelector(".notice-success");
        page.locator("main li.card a:has-text('Corriger')").first().click();
        page.waitForSelector(".error-summary, .field-error");
        isFine("a-corriger-formulaire");
        page.evaluate("document.querySelectorAll('main details').forEach((it) => (it.open = true))");
        page.fill("#f-persons", "1");
        page.selectOption("#f-requests-0--theme", "family-benefits");
        page.click("main form .btn-primary");
        page.waitForSelector(".notice-success");
        assertThat(page.locator("main li.card")).hasCount(1);
        page.click("main li.card summary:has-text('Écarter')");
        page.fill("main li.card [name=reason]", "saisie d’essai");
        page.click("main li.card .btn-danger");
        page.waitForSelector(".notice-success");
        shows("main", "Rien à corriger");
        open("/bureau/passages");
        assertThat(page.locator("table tbody tr")).hasCount(2);
    }

    private void closeTheAccountOf(SignedIn director, SignedIn leaving) {
        fr.parvis.Network.as(director, () -> manageAccounts.disable(director, leaving.account()));
    }

    private static FilePayload file(String device, String envelope) {
        var text = "{\"parvis\":\"unsent\",\"v\":1,\"device\":\"" + device + "\",\"made\":\"" + Instant.now()
                + "\",\"count\":1,\"envelopes\":[" + envelope + "]}";
        return new FilePayload(
                "parvis-a-envoyer-2026-11-25.json", "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    @AtEveryWidth
    void names_a_device_and_revokes_it(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var lead = network.a(Role.SITE_LEAD, desk.association());
        on(screen);
        signIn(lead);
        open("/bureau/appareils");
        isFine("appareils-rien");
        // the second is the same browser, whose data were erased
        for (int times = 0; times < 2; times++) ask("/capture/device.json", "{\"device\":\"" + Ids.next() + "\"}");
        open("/bureau/appareils");
        assertThat(page.locator("#devices tbody th")).containsText("Chrome sur ");
        assertThat(page.locator("summary:has-text('1 appareil ancien')")).isVisible();
        isFine("appareils-sans-nom");
        chooseIn("main .row-menu", "Nommer");
        page.fill("main details[open] [name=nom]", "Tablette du bus");
        page.click("main .confirm[open] .btn-primary");
        page.waitForSelector(".notice-success");
        assertThat(page.locator("#devices tbody th")).hasText("Tablette du bus");
        isFine("appareils");
        page.setInputFiles(
                "#f-fichier", new FilePayload("autre.json", "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
        page.click("main form[enctype] .btn-primary");
        page.waitForSelector(".field-error");
        isFine("appareils-mauvais-fichier");
        chooseIn("main .row-menu", "Révoquer");
        isFine("appareils-revoquer");
        // axe has opened the menus of other rows, and one alone is open
        page.evaluate("document.querySelector('#devices .row-menu').open = true");
        page.click("#devices .confirm[open] .btn-danger");
        // it is the one that the lead works on: it ends with its sessions
        page.waitForSelector("[name=motDePasse]");
        signIn(lead);
        open("/bureau/appareils");
        shows("#devices", "Révoqué");
        isFine("appareils-revoque");
    }

    @Test
    void the_network_chooses_an_association_first() {
        var desk = visitsFixtures.aDesk();
        signIn(network.ofTheNetwork(Role.ADMINISTRATOR));
        open("/bureau/appareils");
        isFineAtEveryWidth("appareils-reseau");
        page.selectOption("#f-structure", desk.association().toString());
        page.navigate("/bureau/appareils?"
                + Map.of("structure", desk.association().toString()).toString().replaceAll("[{}]", ""));
        shows("main", "Aucun appareil");
    }
}
