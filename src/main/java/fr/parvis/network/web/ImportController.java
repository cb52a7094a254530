// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.files.Download;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.domain.ImportDraft;
import fr.parvis.network.domain.ImportDrafts;
import fr.parvis.network.domain.ImportPoints;
import fr.parvis.network.domain.ImportPoints.Change;
import fr.parvis.network.domain.standard.StandardReader.Layout;
import fr.parvis.network.domain.standard.StandardReader.NotReadable;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Imports points from a file: choose it, see what it would change, confirm, get the refused rows back. */
@Controller
@Requires(Right.IMPORT_POINTS)
class ImportController {
    private static final String DRAFT = "/bureau/reseau/import/{id:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}";
    private static final int LONGEST_NAME = 200;

    private final ImportPoints importPoints;
    private final ImportDrafts drafts;
    private final Associations associations;

    ImportController(ImportPoints importPoints, ImportDrafts drafts, Associations associations) {
        this.importPoints = importPoints;
        this.drafts = drafts;
        this.associations = associations;
    }

    @GetMapping("/bureau/reseau/import")
    String choose(SignedIn who, Model model) {
        return choice(new Target("", ""), new Problems(), who, model);
    }

    /**
     * Association whose points a file holds, as typed.
     *
     * @param association identifier of one that there is
     * @param nouvelle name of one that is to be created
     */
    record Target(String association, String nouvelle) {
        Target {
            association = FormFields.given(association);
            nouvelle = FormFields.given(nouvelle);
        }
    }

    @PostMapping("/bureau/reseau/import")
    String read(
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            @ModelAttribute Target target,
            SignedIn who,
            Model model)
            throws IOException {
        var problems = new Problems();
        var name = target.nouvelle().strip();
        var chosen = who.association() != null ? who.association() : chosen(target.association());
        if (chosen == null && name.isEmpty())
            problems.add("association", Words.t("network.import.association.missing"));
        else if (chosen != null && !name.isEmpty() && who.association() == null)
            problems.add("nouvelle", Words.t("network.import.association.both"));
        else if (name.length() > LONGEST_NAME) problems.add("nouvelle", Words.t("network.form.long", LONGEST_NAME));
        if (fichier == null
                || fichier.isEmpty()
                        && Objects.toString(fichier.getOriginalFilename(), "").isEmpty()) {
            problems.add("fichier", Words.t("network.import.file.missing"));
        } else {
            try (var in = fichier.getInputStream()) {
                if (importPoints.read(in) instanceof NotReadable refused)
                    problems.add("fichier", Words.t(refused.messageKey(), refused.detail()));
            }
        }
        if (!problems.isEmpty() || fichier == null) {
            return FormAnswer.invalid(choice(target, problems, who, model));
        }
        drafts.forgetOld();
        var draft = new ImportDraft(
                Ids.next(),
                who.account(),
                chosen,
                chosen == null ? name : null,
                fileName(fichier),
                fichier.getBytes(),
                null);
        drafts.keep(draft);
        return "redirect:/bureau/reseau/import/" + draft.id();
    }

    private static String fileName(MultipartFile file) {
        var name = Objects.toString(file.getOriginalFilename(), "").replaceAll(".*[/\\\\]|\\p{Cntrl}", "");
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private @Nullable UUID chosen(String association) {
        var chosen = FormFields.id(association);
        return associations.list().stream()
                .filter(one -> one.open() && one.id().equals(chosen))
                .map(Association::id)
                .findFirst()
                .orElse(null);
    }

    private String choice(Target target, Problems problems, SignedIn who, Model model) {
        var options = who.association() != null
                ? List.<Option>of()
                : associations.list().stream()
                        .filter(Association::open)
                        .map(one -> new Option(one.id().toString(), one.name()))
                        .toList();
        model.addAttribute("page", new ImportPage.Choice(problems, options, target.association(), target.nouvelle()));
        model.addAttribute("ofTheNetwork", who.association() == null);
        return "network/import";
    }

    /** The preview, then the result: one address, so that a page asked for again shows what is so. */
    @GetMapping(DRAFT)
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        var draft = drafts.get(id, who.account());

        var bytes = draft.bytes();
        if (bytes == null) {
            model.addAttribute("page", result(draft));
            return "network/import-result";
        }
        model.addAttribute("page", preview(draft, bytes));
        return "network/import-preview";
    }

    @PostMapping(DRAFT)
    String take(@PathVariable UUID id, SignedIn who) {
        drafts.take(id, who.account(), Words::t);
        return "redirect:/bureau/reseau/import/" + id;
    }

    @GetMapping(DRAFT + "/refus.csv")
    void refused(@PathVariable UUID id, SignedIn who, HttpServletResponse response) throws IOException {
        var draft = drafts.get(id, who.account());
        var taken = draft.taken();
        var bytes = draft.bytes();
        var file = taken != null
                ? taken.file()
                : ImportDrafts.refused(drafts.reading(Objects.requireNonNull(bytes)), Words::t);
        Download.attachment("lignes-a-corriger.csv", Download.CSV).to(response).write(file);
    }

    /** All errors and warnings of a file, for a list longer than a page. */
    @GetMapping(DRAFT + "/remarques.csv")
    void remarks(@PathVariable UUID id, SignedIn who, HttpServletResponse response) throws IOException {
        var bytes = drafts.get(id, who.account()).bytes();
        if (bytes == null) throw new fr.parvis.shell.NotFound("import " + id + " is done");
        var reading = drafts.reading(bytes);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("ligne", "champ", "valeur", "remarque"));
        Stream.concat(reading.errors().stream(), reading.warnings().stream())
                .map(problem -> List.of(
                        String.valueOf(problem.line()), problem.column(), problem.value(), Words.t(problem.problem())))
                .forEach(rows::add);
        Spreadsheet.send(response, "remarques.csv", rows);
    }

    private ImportPage.Preview preview(ImportDraft draft, byte[] bytes) {
        var reading = drafts.reading(bytes);
        var association = draft.association();
        var plan = importPoints.plan(reading, association == null ? Ids.next() : association);
        return new ImportPage.Preview(
                draft.id(),
                draft.fileName(),
                name(draft),
                reading.layout() == Layout.JSON ? "JSON" : "CSV, " + reading.charset(),
                plan.count(Change.NEW),
                plan.count(Change.CHANGED),
                plan.count(Change.UNCHANGED),
                reading.refused().size(),
                reading.layout() == Layout.CSV ? "shell.place.line" : "network.import.item",
                reading.errors(),
                reading.warnings(),
                String.join(", ", reading.ignoredColumns()));
    }

    private ImportPage.Result result(ImportDraft draft) {
        var taken = Objects.requireNonNull(draft.taken());
        return new ImportPage.Result(
                draft.id(),
                draft.fileName(),
                name(draft),
                draft.association(),
                taken.created(),
                taken.changed(),
                taken.unchanged(),
                taken.refused());
    }

    private String name(ImportDraft draft) {
        var association = draft.association();
        return association == null
                ? Objects.toString(draft.newAssociation(), "")
                : associations.find(association).map(Association::name).orElse("");
    }
}
