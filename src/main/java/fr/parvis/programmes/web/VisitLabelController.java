// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.programmes.domain.KeepProgrammes;
import fr.parvis.programmes.domain.Programme;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Programmes for which a visit counts by itself. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class VisitLabelController {
    private final KeepProgrammes programmes;

    VisitLabelController(KeepProgrammes programmes) {
        this.programmes = programmes;
    }

    @GetMapping(Addresses.VISIT)
    String visit(@PathVariable UUID id, Model model) {
        var labels = programmes.labels(id).orElseThrow(() -> new NotFound("visit " + id));
        model.addAttribute(
                "page",
                new LabelPage(
                        Addresses.visit(id),
                        ProgrammeWords.options(),
                        labels.stream().map(Programme::key).toList()));
        return "programmes/visit";
    }

    @PostMapping(Addresses.VISIT)
    String label(@PathVariable UUID id, @RequestParam(required = false) @Nullable List<String> programmes) {
        var chosen = EnumSet.noneOf(Programme.class);
        for (var key : programmes == null ? List.<String>of() : programmes)
            Programme.find(key).ifPresent(chosen::add);
        if (!this.programmes.label(id, chosen)) throw new NotFound("visit " + id);
        Notice.success(t("programmes.visit.kept")).onNextPage();
        return "redirect:" + Addresses.visit(id);
    }
}
