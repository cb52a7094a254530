// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.documents.domain.AddDocuments;
import fr.parvis.documents.domain.ReadDocument;
import fr.parvis.documents.domain.StorageUnavailable;
import fr.parvis.documents.domain.TooHeavy;
import fr.parvis.documents.papers.DocumentText;
import fr.parvis.shell.Camera;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.StreamedForm;
import fr.parvis.shell.StreamedRoute;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import fr.parvis.values.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The documents of a case, and the ways in: camera, drop, choice. A script may send too, and is answered in JSON. */
@Controller
@Requires(Right.FOLLOW_PEOPLE)
class DocumentsController {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentsController.class);
    private static final String ALL = "/bureau/suivis/{id}/documents";
    private static final String SENT = ALL + "/fichiers";
    private static final String CAMERA = ALL + "/photographier";
    private static final int ON_A_PAGE = 20;

    /** Bytes allowed for a form besides its files. */
    private static final long AROUND = 100_000;

    private final AddDocuments add;
    private final ReadDocument read;
    private final ShowDocument show;

    DocumentsController(AddDocuments add, ReadDocument read, ShowDocument show) {
        this.add = add;
        this.read = read;
        this.show = show;
    }

    /** Fifty megabytes are read as they arrive. */
    @Configuration(proxyBeanMethods = false)
    static class Streamed {
        @Bean
        HelpTopics documentsHelp() {
            return new HelpTopics(Map.of(ALL, "06-papiers#les-documents-dun-suivi"));
        }

        @Bean
        StreamedRoute sentDocuments() {
            return new StreamedRoute(SENT);
        }
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @GetMapping(ALL)
    String all(@PathVariable UUID id, @RequestParam(defaultValue = "1") String page, Model model) {
        return list(id, page, FilledForm.empty(), model);
    }

    /** After a refused sending, the address of the page is this. */
    @GetMapping(SENT)
    String back(@PathVariable UUID id) {
        return "redirect:" + ShowDocument.ofCase(id);
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @GetMapping(CAMERA)
    String camera(@PathVariable UUID id, Model model, HttpServletResponse response) {
        return scan(id, FilledForm.empty(), model, response);
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @PostMapping(SENT)
    Object sent(@PathVariable UUID id, Model model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sent = new Sent(id, request, response, model);
        try (var sending = add.begin(id)) {
            return receive(sent, sending);
        } catch (TooHeavy e) {
            return tooHeavy(sent);
        } catch (StorageUnavailable e) {
            LOG.error("documents: {}", e.getMessage());
            return sent.refused(
                    HttpStatus.SERVICE_UNAVAILABLE, new Problems().add("", Words.t("documents.problem.store-away")));
        }
    }

    private Object receive(Sent sent, AddDocuments.Sending sending) throws IOException {
        if (!read.isCase(sent.id)) throw new NotFound("case");
        boolean heavy = StreamedForm.saysMoreThan(sent.request, add.most() + AROUND);
        var form = StreamedForm.of(sent.request);
        for (var part = form.next(); part != null; part = form.next())
            switch (part) {
                case StreamedForm.Part.Field(var name, var text) -> {
                    if (name.equals("nom")) sent.name = text;
                    else if (name.equals("ensemble")) sent.together = !text.isEmpty();
                    else if (name.equals("depuis")) sent.camera = text.equals("camera");
                }
                case StreamedForm.Part.File(var name, var fileName, var bytes) -> {
                    // form fields come before files: they are read by now, and no file is
                    if (heavy) return tooHeavy(sent);
                    sending.take(fileName, bytes);
                }
            }
        return switch (sending.finish(sent.together, sent.name, day -> Words.t("documents.unnamed", day))) {
            case Outcome.Done(AddDocuments.Added(var ids, var waiting)) -> {
                var said = Words.n("documents.added", ids.size())
                        + (waiting ? " " + Words.t("documents.added.waiting") : "");
                (waiting ? Notice.warning(said) : Notice.success(said)).onNextPage();
                yield sent.done();
            }
            case Outcome.Refused(var found) -> {
                var problems = new Problems();
                for (var problem : found) problems.add(problem.field(), said(problem));
                yield sent.refused(HttpStatus.UNPROCESSABLE_CONTENT, merged(problems));
            }
            case Outcome.Changed() -> throw new NotFound("case");
        };
    }

    private Object tooHeavy(Sent sent) throws IOException {
        StreamedForm.readAway(sent.request);
        return sent.refused(
                HttpStatus.CONTENT_TOO_LARGE,
                new Problems().add("", Words.t("documents.problem.too-heavy", ShowDocument.weight(add.most()))));
    }

    private static String said(Problem problem) {
        var text = Words.t(problem);
        return problem.field().isBlank() ? text : Words.t("documents.problem.of", problem.field(), text);
    }

    /** All under the field of the files: the form has but one. */
    private static Problems merged(Problems problems) {
        return new Problems()
                .add("fichiers", String.join(" ", problems.entries().values()));
    }

    /** One sending on its way through a route. */
    private final class Sent {
        final UUID id;
        final HttpServletRequest request;
        final HttpServletResponse response;
        final Model model;
        String name = "";
        boolean together;
        boolean camera;

        Sent(UUID id, HttpServletRequest request, HttpServletResponse response, Model model) {
            this.id = id;
            this.request = request;
            this.response = response;
            this.model = model;
        }

        private boolean byScript() {
            var accepted = request.getHeader("Accept");
            return accepted != null && accepted.contains(MediaType.APPLICATION_JSON_VALUE);
        }

        Object done() {
            var address = ShowDocument.ofCase(id);
            if (byScript()) {
                // the page that the script goes to says what was done
                RequestContextUtils.saveOutputFlashMap(address, request, response);
                return ResponseEntity.ok(Map.of("href", address));
            }
            return "redirect:" + address;
        }

        Object refused(HttpStatus status, Problems problems) {
            if (byScript())
                return ResponseEntity.status(status)
                        .body(Map.of(
                                "problem", String.join(" ", problems.entries().values())));
            var values = Map.of("nom", name);
            if (!camera) return FormAnswer.with(status, list(id, "1", new FilledForm(values, problems), model));
            var there = new Problems();
            problems.entries().forEach((field, text) -> there.add(field.isEmpty() ? "" : "page1", text));
            return FormAnswer.with(status, scan(id, new FilledForm(values, there), model, response));
        }
    }

    private String list(UUID id, String page, FilledForm filled, Model model) {
        var found = read.of(id, Paging.number(page), ON_A_PAGE).orElseThrow(() -> new NotFound("case"));
        var team = show.team();
        model.addAttribute(
                "page",
                new DocumentsPage(
                        id.toString(),
                        found.caseFile().asked(),
                        found.caseFile().person().toString(),
                        found.person().name(),
                        found.person().discreet(),
                        found.caseFile().open(),
                        found.documents().stream()
                                .map(document -> new DocumentsPage.Line(
                                        document.id().toString(),
                                        DocumentText.name(document),
                                        show.about(document, team) + " · " + show.leaves(document),
                                        show.badge(document),
                                        ShowDocument.badgeKind(document)))
                                .toList(),
                        found.all(),
                        found.paging().page(),
                        found.paging().pages(),
                        read.daysAfterClosing(),
                        ShowDocument.weight(add.most()),
                        add.most(),
                        filled.value("nom"),
                        filled.problems()));
        return "documents/list";
    }

    private String scan(UUID id, FilledForm filled, Model model, HttpServletResponse response) {
        var found = read.of(id, 1, 1).orElseThrow(() -> new NotFound("case"));
        // this page alone may ask for the camera
        Camera.allow(response);
        model.addAttribute(
                "page",
                new ScanPage(
                        id.toString(),
                        found.caseFile().asked(),
                        found.person().name(),
                        ShowDocument.weight(add.most()),
                        add.most(),
                        filled.value("nom"),
                        filled.problems()));
        return "documents/scan";
    }
}
