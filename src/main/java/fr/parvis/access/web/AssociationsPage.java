// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.ManageAssociations;
import fr.parvis.access.domain.ManageAssociations.Outcome;
import fr.parvis.files.Spreadsheet;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Paging;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The network's associations: create, rename, close, open again. */
@Controller
@Requires(Right.MANAGE_ASSOCIATIONS)
@RequestMapping("/bureau/associations")
class AssociationsPage {
    private static final int PAGE = 40;

    private final ManageAssociations associations;
    private final Moments moments;

    AssociationsPage(ManageAssociations associations, Moments moments) {
        this.associations = associations;
        this.moments = moments;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") String page, SignedIn who, Model model) {
        return list(page, who, FilledForm.of(Map.of("id", Ids.next().toString())), model);
    }

    @PostMapping
    String create(
            @RequestParam(required = false) @Nullable UUID id,
            @RequestParam(defaultValue = "") String nom,
            SignedIn who,
            Model model) {
        var form = id == null ? Ids.next() : id;
        var problems = checked(nom);
        if (problems.isEmpty() && associations.create(who, form, nom) == Outcome.NAME_TAKEN)
            problems.add("nom", Words.t("access.associations.taken"));
        if (!problems.isEmpty()) {
            var again = new FilledForm(Map.of("id", form.toString(), "nom", nom), problems);
            return FormAnswer.invalid(list("1", who, again, model));
        }
        Notice.success(Words.t("access.associations.created", nom.strip())).onNextPage();
        return "redirect:/bureau/associations";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        var row = associations.get(who, id);
        return one(row, row.name(), new Problems(), model);
    }

    @PostMapping("/{id}")
    String rename(@PathVariable UUID id, @RequestParam(defaultValue = "") String nom, SignedIn who, Model model) {
        var row = associations.get(who, id);
        var problems = checked(nom);
        if (problems.isEmpty() && associations.rename(who, id, nom) == Outcome.NAME_TAKEN)
            problems.add("nom", Words.t("access.associations.taken"));
        if (!problems.isEmpty()) {
            return FormAnswer.invalid(one(row, nom, problems, model));
        }
        Notice.success(Words.t("access.associations.renamed", nom.strip())).onNextPage();
        return "redirect:/bureau/associations";
    }

    @PostMapping("/{id}/fermeture")
    String close(@PathVariable UUID id, SignedIn who) {
        var name = associations.get(who, id).name();
        associations.close(who, id);
        Notice.success(Words.t("access.associations.closed", name))
                .withAction("/bureau/associations/" + id + "/ouverture", Words.t("access.accounts.undo"))
                .onNextPage();
        return "redirect:/bureau/associations";
    }

    @PostMapping("/{id}/ouverture")
    String reopen(@PathVariable UUID id, SignedIn who) {
        var name = associations.get(who, id).name();
        if (associations.reopen(who, id) == Outcome.NAME_TAKEN)
            Notice.danger(Words.t("access.associations.taken")).onNextPage();
        else Notice.success(Words.t("access.associations.reopened", name)).onNextPage();
        return "redirect:/bureau/associations";
    }

    private String list(String page, SignedIn who, FilledForm form, Model model) {
        var all = associations.list(who);
        var paging = Paging.of(page, all.size(), PAGE);
        model.addAttribute("rows", paging.of(all));
        model.addAttribute("total", all.size());
        model.addAttribute("paging", paging);
        model.addAttribute("form", form);
        model.addAttribute("moments", moments);
        return "access/associations";
    }

    private static String one(ManageAssociations.Row row, String name, Problems problems, Model model) {
        model.addAttribute("row", row);
        model.addAttribute("name", name);
        model.addAttribute("problems", problems);
        return "access/association";
    }

    private static Problems checked(String name) {
        var problems = new Problems();
        if (name.isBlank() || name.strip().length() > 200)
            problems.add("nom", Words.t("access.associations.name-missing"));
        else if (Spreadsheet.isFormula(name.strip())) problems.add("nom", Words.t("access.associations.name-formula"));
        return problems;
    }
}
