// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.reading.ReadingAddresses;
import fr.parvis.reading.domain.CountLetters;
import fr.parvis.shell.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Number of letters of each kind that were read: of an association, or of the network. */
@Controller
@Requires(Right.READ_FIGURES)
class ReadingFiguresController {
    private final CountLetters counts;

    ReadingFiguresController(CountLetters counts) {
        this.counts = counts;
    }

    @GetMapping(ReadingAddresses.FIGURES)
    String show(Model model) {
        model.addAttribute(
                "kinds",
                counts.counted().stream()
                        .map(one -> new StartPage.Counted(t("reading.kind." + one.kind()), Words.number(one.letters())))
                        .toList());
        model.addAttribute("since", Words.longDate(counts.since()));
        return "reading/figures";
    }
}
