// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.io.UnsupportedEncodingException;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What a device keeps of the desk, and what it fetches before it leaves the network. */
@ParvisTest
class InstallPageTest {
    @Autowired
    Pages pages;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JsonMapper json;

    Desk desk;

    @BeforeEach
    void a_desk() {
        desk = visitsFixtures.aDesk();
    }

    @Test
    void the_page_that_a_device_keeps_holds_nobody_s_data_even_when_somebody_is_signed_in() throws Exception {
        for (var langue : new String[] {"fr", "en"}) {
            var html = text(pages.as(desk.mediator()).get("/capture/hors-ligne?langue=" + langue));
            assertThat(html)
                    .doesNotContain(desk.mediator().name())
                    .doesNotContain(desk.mediator().account().toString())
                    .doesNotContain(desk.point().toString());
            var page = Jsoup.parse(html);
            assertThat(page.select("html").attr("lang")).isEqualTo(langue);
            assertThat(page.select("form[action]")).isEmpty();
            var words = json.readTree(page.getElementById("desk-words").data());
            assertThat(words.path("door.title").asString())
                    .isEqualTo(langue.equals("en") ? "Who are you?" : "Qui êtes-vous\u00a0?");
        }
    }

    @Test
    void the_worker_names_files_that_are_there_and_may_serve_the_desk() throws Exception {
        var answer = pages.get("/capture/sw.js");
        assertThat(answer)
                .hasHeader("Service-Worker-Allowed", "/capture")
                .hasHeader("Cache-Control", "no-cache")
                .hasContentTypeCompatibleWith("text/javascript");
        var script = text(answer);
        var build = json.readTree(script.substring(script.indexOf('{'), script.indexOf(";\n")));
        assertThat(build.path("files").toString())
                .contains(
                        "/desk/desk.js",
                        "/desk/view-queue.js",
                        "/capture/unlock.js",
                        "/parvis.css",
                        "/lib/idb/index.js")
                .doesNotContain("worker.js", "training");
        for (var file : build.path("files"))
            assertThat(pages.get(file.asString())).hasStatusOk();
        for (var page : build.path("shells"))
            assertThat(pages.get(page.asString())).hasStatusOk();
    }

    @Test
    void the_worker_keeps_the_panel_of_the_day_with_its_parts_and_both_pages_name_them() throws Exception {
        var script = text(pages.get("/capture/sw.js"));
        for (var page : new String[] {"/capture", "/capture/hors-ligne?langue=fr"}) {
            var html = text(pages.as(desk.mediator()).get(page));
            var road = Jsoup.parse(html).select("#desk").attr("data-road").split(" ");
            assertThat(road)
                    .as(page)
                    .containsExactly(
                            "rounds/panel.js",
                            "outreach/doors.js",
                            "homes/checklist.js",
                            "skills/assess.js",
                            "equipment/parts.js",
                            "workshops/attendance.js");
            for (var file : road) assertThat(script).contains("/" + file + "\"");
        }
        assertThat(script).contains("/equipment/camera.js\"", "/rounds/day-state.js\"", "/sheets/code.js\"");
    }

    @Test
    void the_application_can_be_installed() throws Exception {
        var answer = pages.get("/capture/app.webmanifest");
        assertThat(answer).hasContentTypeCompatibleWith("application/manifest+json");
        var manifest = json.readTree(text(answer));
        assertThat(manifest.path("start_url").asString()).isEqualTo("/capture");
        assertThat(manifest.path("display").asString()).isEqualTo("standalone");
        for (var icon : manifest.path("icons"))
            assertThat(pages.get(icon.path("src").asString())).hasStatusOk();
        var page = Jsoup.parse(text(pages.as(desk.mediator()).get("/capture")));
        assertThat(page.select("link[rel=manifest]").attr("href")).isEqualTo("/capture/app.webmanifest");
    }

    @Test
    void the_communes_around_a_point_begin_with_its_own() throws Exception {
        var around = json.readTree(text(pages.as(desk.mediator()).get("/capture/near.json?point=" + desk.point())));
        assertThat(around.size()).isBetween(2, 200);
        assertThat(around.get(0).path("insee").asString()).startsWith("69");
        assertThat(around.toString()).contains("Villeurbanne");
    }

    private static String text(MvcTestResult answer) throws UnsupportedEncodingException {
        assertThat(answer).hasStatusOk();
        return answer.getMvcResult().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
