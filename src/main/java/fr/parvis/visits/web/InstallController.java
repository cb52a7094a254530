// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.parvis.shell.Camera;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.PublicLanguage;
import fr.parvis.shell.StaticVersion;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parts that make the desk an application of the device: a page that holds nobody's data, the worker that shows it where there is no
 * network, and its manifest. All of it is the same for everybody, and is kept by the browser.
 */
@Controller
@OpenToAll
class InstallController {
    private static final String SHELL = "/capture/hors-ligne?langue=";
    private static final List<String> MODULES = List.of("desk/*.js", "capture/*.js", "sheets/code.js", "shell/*.js");
    private static final List<String> OTHERS = List.of(
            "parvis.css",
            "more.css",
            "lib/idb/index.js",
            "lib/jsqr/jsQR.js",
            "lib/font/atkinson-hyperlegible-next-latin-400-normal.woff2",
            "lib/font/atkinson-hyperlegible-next-latin-700-normal.woff2",
            "shell/desk.svg",
            "shell/mark.svg");

    /** Files that the worker keeps: the pages by language, and the files that they load. */
    record Build(String version, Map<String, String> shells, List<String> files) {}

    /** The application as the device's launcher shows it. */
    record Manifest(
            String id,
            String name,
            @JsonProperty("short_name") String shortName,
            String description,
            String lang,
            @JsonProperty("start_url") String startUrl,
            String scope,
            String display,
            @JsonProperty("background_color") String backgroundColor,
            @JsonProperty("theme_color") String themeColor,
            List<Icon> icons) {

        record Icon(String src, String sizes, String type, String purpose) {}
    }

    private final StaticVersion version;
    private final JsonMapper json;
    private final DeskWords words;
    private final PanelScripts scripts;

    InstallController(StaticVersion version, JsonMapper json, DeskWords words, PanelScripts scripts) {
        this.words = words;
        this.scripts = scripts;
        this.version = version;
        this.json = json;
    }

    /** The desk without anybody's data; the account that opens it adds its own. */
    @GetMapping("/capture/hors-ligne")
    String shell(
            @RequestParam(defaultValue = "fr") String langue,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        // the panel of the road reads labels
        Camera.allow(response);
        var locale = langue.equals("en") ? Words.ENGLISH : Words.FRENCH;
        // the device keeps one page for each language, whatever the browser's cookie says when it fetches them
        PublicLanguage.only(request, locale);
        model.addAttribute("page", new InstalledPage(words.all(), scripts.joined()));
        return "visits/installed";
    }

    /** The worker changes with each build, because it says which files it keeps; the browser asks for it again at each start. */
    @GetMapping("/capture/sw.js")
    @ResponseBody
    ResponseEntity<String> worker() throws IOException {
        var shells = Map.of("fr", SHELL + "fr", "en", SHELL + "en");
        var build = json.writeValueAsString(new Build(version.value(), shells, files()));
        var script = new ClassPathResource("static/capture/worker.js").getContentAsString(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .header("Content-Type", "text/javascript;charset=UTF-8")
                .header("Cache-Control", "no-cache")
                .header("Service-Worker-Allowed", "/capture")
                .body("self.BUILD = " + build + ";\n" + script);
    }

    private List<String> files() throws IOException {
        var found = new TreeSet<>(OTHERS);
        var resolver = new PathMatchingResourcePatternResolver();
        var patterns = Stream.concat(MODULES.stream(), scripts.folders().map(folder -> folder + "/*.js"));
        for (var pattern : patterns.toList())
            for (var file : resolver.getResources("classpath*:static/" + pattern)) {
                var address = file.getURL().toString();
                found.add(address.substring(address.lastIndexOf("/static/") + "/static/".length()));
            }
        found.removeAll(List.of("capture/worker.js", "shell/offline-worker.js"));
        var files = new ArrayList<String>();
        for (var file : found) files.add("/v/" + version.value() + "/" + file);
        return files;
    }

    @GetMapping("/capture/app.webmanifest")
    @ResponseBody
    ResponseEntity<String> manifest() {
        var home = "/v/" + version.value() + "/shell/";
        var manifest = new Manifest(
                "/capture",
                Words.t("visits.app.name"),
                "Parvis",
                Words.t("visits.app.description"),
                Words.locale().getLanguage(),
                "/capture",
                "/capture",
                "standalone",
                "#fbf8f3",
                "#0b5563",
                List.of(
                        new Manifest.Icon(home + "app-192.png", "192x192", "image/png", "any"),
                        new Manifest.Icon(home + "app-512.png", "512x512", "image/png", "any"),
                        new Manifest.Icon(home + "app-512.png", "512x512", "image/png", "maskable")));
        return ResponseEntity.ok()
                .header("Content-Type", "application/manifest+json")
                .header("Cache-Control", "no-cache")
                .body(json.writeValueAsString(manifest));
    }
}
