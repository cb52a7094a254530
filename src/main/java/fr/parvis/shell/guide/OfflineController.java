// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell.guide;

import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.PublicLanguage;
import fr.parvis.shell.ShellAddresses;
import fr.parvis.shell.StaticVersion;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** Offline page of the staff, and the service worker that keeps it with the guide; both are the same for everybody. */
@Controller
@OpenToAll
class OfflineController {
    private static final String PAGE = "/bureau/hors-ligne";
    private static final List<String> FILES = List.of(
            "parvis.css",
            "more.css",
            "lib/font/atkinson-hyperlegible-next-latin-400-normal.woff2",
            "lib/font/atkinson-hyperlegible-next-latin-700-normal.woff2",
            "shell/icons.svg",
            "shell/mark.svg",
            "shell/shell.js",
            "shell/dom.js",
            "shell/focus.js",
            "shell/fold.js",
            "shell/forms.js",
            "shell/keys.js",
            "shell/menus.js",
            "shell/pages/guide.js",
            "shell/pages/offline.js");

    /** Addresses that the worker keeps: its page by language, the guide, and the files that they load. */
    record Build(String version, Map<String, String> pages, String guide, List<String> files) {}

    private final StaticVersion version;
    private final Guide guide;
    private final JsonMapper json;

    OfflineController(StaticVersion version, Guide guide, JsonMapper json) {
        this.version = version;
        this.guide = guide;
        this.json = json;
    }

    @GetMapping(PAGE)
    String page(@RequestParam(defaultValue = "fr") String langue, HttpServletRequest request) {
        PublicLanguage.only(request, langue.equals("en") ? Words.ENGLISH : Words.FRENCH);
        return "shell/offline";
    }

    /** Service worker: it changes with each build, because it lists the files that it keeps; the browser requests it again. */
    @GetMapping(PAGE + "/sw.js")
    @ResponseBody
    ResponseEntity<String> worker() throws IOException {
        var build = json.writeValueAsString(new Build(
                version.value(),
                Map.of("fr", PAGE + "?langue=fr", "en", PAGE + "?langue=en"),
                ShellAddresses.GUIDE,
                Stream.of(
                                FILES.stream().map(file -> "/v/" + version.value() + "/" + file),
                                Stream.of(ShellAddresses.GUIDE, ShellAddresses.guide("mots.json")),
                                guide.chapters().stream().map(chapter -> ShellAddresses.guide(chapter.id())))
                        .flatMap(files -> files)
                        .toList()));
        var script = new ClassPathResource("static/shell/offline-worker.js").getContentAsString(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .header("Content-Type", "text/javascript;charset=UTF-8")
                .header("Cache-Control", "no-cache")
                .header("Service-Worker-Allowed", "/")
                .body("self.BUILD = " + build + ";\n" + script);
    }
}
