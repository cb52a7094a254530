// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.publicsite.domain.ThirdParty;
import fr.parvis.publicsite.domain.ThirdParty.Piece;
import fr.parvis.shell.FootLinks;
import fr.parvis.shell.ForThePublic;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The licences of Parvis, of its data and of the software of others in it, as a page and as plain text. */
@Controller
@ForThePublic
class LicencePages implements FootLinks {
    private static final String ADDRESS = "/licences";

    private final ThirdParty thirdParty;

    LicencePages(ThirdParty thirdParty) {
        this.thirdParty = thirdParty;
    }

    @Override
    public List<Link> links() {
        return List.of(new Link(ADDRESS, t("publicsite.licences.title")));
    }

    @GetMapping(ADDRESS)
    String page(Model model) {
        var byLicence = thirdParty.java().stream()
                .collect(Collectors.groupingBy(Piece::licence, TreeMap::new, Collectors.toList()));
        model.addAttribute("page", new LicencesPage(thirdParty.browser(), byLicence));
        return "publicsite/licences";
    }

    @GetMapping(ADDRESS + ".txt")
    ResponseEntity<String> text() {
        var text = new StringBuilder("Parvis: EUPL-1.2\n\n");
        for (var piece : thirdParty.java()) text.append(line(piece)).append('\n');
        for (var piece : thirdParty.browser()) {
            text.append("\n----\n").append(line(piece)).append("\n\n");
            if (piece.text() != null) text.append(piece.text()).append('\n');
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(text.toString());
    }

    private static String line(Piece piece) {
        return "%s %s: %s %s"
                .formatted(piece.name(), piece.version(), piece.licence(), piece.home())
                .strip();
    }
}
