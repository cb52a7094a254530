// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.documents.domain.DeleteDocuments;
import fr.parvis.documents.domain.KeepDocument;
import fr.parvis.documents.domain.Kind;
import fr.parvis.documents.domain.ReadDocument;
import fr.parvis.documents.domain.ReadDocument.Sight;
import fr.parvis.documents.domain.StorageUnavailable;
import fr.parvis.documents.papers.DocumentText;
import fr.parvis.files.Download;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One document: what it looks like, the file itself, keeping and deleting it. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class DocumentController {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentController.class);
    private static final String ONE = "/bureau/documents/{id}";

    /** Whatever a file says, it does nothing here. */
    private static final String POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final ReadDocument read;
    private final KeepDocument keep;
    private final DeleteDocuments letGo;
    private final ShowDocument show;

    DocumentController(ReadDocument read, KeepDocument keep, DeleteDocuments letGo, ShowDocument show) {
        this.read = read;
        this.keep = keep;
        this.letGo = letGo;
        this.show = show;
    }

    @GetMapping(ONE)
    String one(@PathVariable UUID id, Model model) {
        return page(id, "", new Problems(), model);
    }

    @GetMapping(ONE + "/apercu")
    @Nullable
    Object preview(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        return serve(id, Sight.PREVIEW, response);
    }

    @GetMapping(ONE + "/fichier")
    @Nullable
    Object file(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        return serve(id, Sight.FILE, response);
    }

    private @Nullable Object serve(UUID id, Sight sight, HttpServletResponse response) throws IOException {
        ReadDocument.Opened opened;
        try {
            opened = read.open(id, sight).orElseThrow(() -> new NotFound("document"));
        } catch (StorageUnavailable e) {
            LOG.error("documents: {}", e.getMessage());
            response.setHeader("Retry-After", "60");
            return FormAnswer.with(HttpStatus.SERVICE_UNAVAILABLE, "documents/store-away");
        }
        try (var bytes = opened.bytes()) {
            var document = opened.document();
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            if (sight == Sight.FILE) {
                response.setContentLengthLong(document.bytes());
                var name = fileName(document.name(), document.kind());
                bytes.transferTo(
                        Download.attachment(name, document.kind().mediaType()).to(response));
            } else {
                response.setContentType(Kind.PNG.mediaType());
                response.setHeader("Cache-Control", "no-store");
                bytes.transferTo(response.getOutputStream());
            }
        }
        return null;
    }

    private static String fileName(String name, Kind kind) {
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + "." + kind.extension();
    }

    @PostMapping(ONE + "/garder")
    String keep(@PathVariable UUID id, @RequestParam(defaultValue = "") String pourquoi, Model model) {
        return switch (keep.keep(id, pourquoi)) {
            case Outcome.Done(var _) -> {
                Notice.success(Words.t("documents.kept.done")).onNextPage();
                yield "redirect:" + ShowDocument.address(id);
            }
            case Outcome.Refused(var refused) ->
                FormAnswer.invalid(page(id, pourquoi, new Problems().addAll(refused), model));
            case Outcome.Changed() -> throw new NotFound("document");
        };
    }

    @PostMapping(ONE + "/ne-plus-garder")
    String release(@PathVariable UUID id) {
        if (keep.release(id) instanceof Outcome.Changed) throw new NotFound("document");
        Notice.success(Words.t("documents.released.done")).onNextPage();
        return "redirect:" + ShowDocument.address(id);
    }

    @PostMapping(ONE + "/supprimer")
    String delete(@PathVariable UUID id) {
        var found = read.find(id).orElseThrow(() -> new NotFound("document"));
        letGo.handle(id);
        Notice.success(Words.t("documents.deleted")).onNextPage();
        return "redirect:" + ShowDocument.ofCase(found.caseFile().id());
    }

    private String page(UUID id, String why, Problems problems, Model model) {
        var found = read.find(id).orElseThrow(() -> new NotFound("document"));
        var document = found.document();
        var team = show.team();
        var kept = document.kept();
        model.addAttribute(
                "page",
                new DocumentPage(
                        id.toString(),
                        DocumentText.name(document),
                        show.about(document, team),
                        document.caseFile().toString(),
                        found.caseFile().asked(),
                        found.person().name(),
                        found.person().discreet(),
                        EnumCode.of(document.state()),
                        document.readable(),
                        document.preview(),
                        show.leaves(document),
                        kept == null
                                ? null
                                : Words.t(
                                        "documents.kept.by",
                                        team.getOrDefault(kept.by(), "—"),
                                        kept.on(),
                                        DocumentText.why(document, kept)),
                        why,
                        problems));
        return "documents/document";
    }
}
