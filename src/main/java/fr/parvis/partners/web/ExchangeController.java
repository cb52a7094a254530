// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.files.Download;
import fr.parvis.files.table.DecodedText;
import fr.parvis.partners.domain.ExchangePartners;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The directory as a file: out, and in; lines that are refused come back in the form, with their reason, to be put right there. */
@Controller
@Requires(Right.KEEP_PARTNERS)
class ExchangeController {
    private static final String IMPORT = DirectoryController.ADDRESS + "/import";
    private static final int LONGEST = 1_000_000;

    private final ExchangePartners exchange;

    ExchangeController(ExchangePartners exchange) {
        this.exchange = exchange;
    }

    @GetMapping(DirectoryController.ADDRESS + "/partenaires.csv")
    ResponseEntity<byte[]> write() {
        // spreadsheets take a file without this mark for Windows-1252
        return Download.attachment("partenaires.csv", Download.CSV)
                .entity(("\uFEFF" + exchange.write()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(IMPORT)
    String choose(Model model) {
        return page("", "", new Problems(), model);
    }

    @PostMapping(IMPORT)
    String take(
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            @RequestParam(defaultValue = "") String lignes,
            Model model)
            throws IOException {
        var file = fichier == null || fichier.isEmpty() ? lignes : DecodedText.of(fichier.getBytes());

        var problems = new Problems();
        if (file.isBlank()) problems.add("fichier", t("partners.import.empty"));
        else if (file.length() > LONGEST) problems.add("fichier", t("partners.import.long"));
        if (!problems.isEmpty()) return FormAnswer.invalid(page(lignes, "", problems, model));

        return switch (exchange.take(file, problem -> Words.t(problem))) {
            case ExchangePartners.Unreadable(var problem) -> {
                problems.add(problem.field(), t(problem));
                yield FormAnswer.invalid(page(lignes, "", problems, model));
            }
            case ExchangePartners.Taken taken -> {
                var done = t("partners.import.done", taken.added(), taken.known());
                if (taken.refused() == 0) {
                    Notice.success(done).onNextPage();
                    yield "redirect:" + DirectoryController.ADDRESS;
                }
                problems.add("lignes", t("partners.import.refused", taken.refused()));
                yield FormAnswer.invalid(page(taken.back(), done, problems, model));
            }
        };
    }

    private static String page(String lines, String done, Problems problems, Model model) {
        model.addAttribute("lines", lines);
        model.addAttribute("done", done);
        model.addAttribute("problems", problems);
        return "partners/import";
    }
}
