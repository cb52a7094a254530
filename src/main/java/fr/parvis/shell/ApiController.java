// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Says to developers of other programs how to begin, and what each error means. */
@Controller
class ApiController {
    /** Ends of the types of errors, which lead here. */
    private static final List<String> PROBLEMS = List.of(
            "not-understood",
            "signed-out",
            "not-allowed",
            "not-found",
            "changed-meanwhile",
            "too-large",
            "too-many",
            "busy",
            "database-away",
            "unforeseen");

    private final Site site;

    ApiController(Site site) {
        this.site = site;
    }

    @ForThePublic
    @GetMapping(ShellAddresses.API)
    String api(Model model) {
        model.addAttribute("address", site.whole(""));
        model.addAttribute("problems", PROBLEMS);
        return "shell/api";
    }
}
