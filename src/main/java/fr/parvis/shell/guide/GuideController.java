// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell.guide;

import fr.parvis.shell.NotFound;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.ShellAddresses;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The guide as the help of the application. It says nothing of anybody, so that devices may keep it for where there is no network. */
@Controller
@OpenToAll
class GuideController {
    /** One section, for the search that the browser makes while one types. */
    record Section(String address, String title, String chapter, String text) {}

    private final Guide guide;

    GuideController(Guide guide) {
        this.guide = guide;
    }

    @GetMapping(ShellAddresses.GUIDE)
    String list(
            @RequestParam(defaultValue = "") String mots,
            @RequestParam(defaultValue = "false") boolean autre,
            Model model) {
        var found = mots.isBlank() ? null : guide.search(mots);
        return page(new GuidePage(guide.chapters(), null, mots.strip(), found, autre), model);
    }

    @GetMapping(ShellAddresses.GUIDE + "/{id}")
    String chapter(@PathVariable String id, Model model) {
        var chapter = guide.find(id).orElseThrow(() -> new NotFound("chapter"));
        return page(new GuidePage(guide.chapters(), chapter, "", null, false), model);
    }

    @GetMapping(path = ShellAddresses.GUIDE + "/mots.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<List<Section>> words() {
        return ResponseEntity.ok()
                .header("Cache-Control", "no-cache")
                .body(guide.chapters().stream()
                        .flatMap(chapter -> chapter.sections().stream()
                                .map(section -> new Section(
                                        ShellAddresses.guide(section.topic()),
                                        section.title(),
                                        chapter.title(),
                                        section.text())))
                        .toList());
    }

    private static String page(GuidePage page, Model model) {
        model.addAttribute("page", page);
        return "shell/guide";
    }
}
