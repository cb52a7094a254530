// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.procedures.domain.GuideFigures;
import fr.parvis.shell.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Use of the guide: searches, those without an answer, and the sheets opened most. */
@Controller
@Requires(Right.READ_FIGURES)
class GuideFiguresController {
    private final GuideFigures figures;

    GuideFiguresController(GuideFigures figures) {
        this.figures = figures;
    }

    @GetMapping(ProceduresAddresses.FIGURES)
    String show(Model model) {
        var found = figures.handle();
        model.addAttribute("figures", found);
        model.addAttribute("from", Words.longDate(found.from()));
        return "procedures/figures";
    }
}
