// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.ErasePerson.Erasure;
import fr.parvis.people.domain.ReadFile;
import fr.parvis.people.papers.AnswerAccess;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers a person who asks what we keep of them, or that it be erased. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class PersonPrivacyController {
    private static final String ONE = SearchController.ADDRESS + "/{id}";

    private final AnswerAccess answerAccess;
    private final AnswerPdf pdf;
    private final ErasePerson erasePerson;
    private final ReadFile readFile;
    private final JsonMapper json;

    PersonPrivacyController(
            AnswerAccess answerAccess, AnswerPdf pdf, ErasePerson erasePerson, ReadFile readFile, JsonMapper json) {
        this.answerAccess = answerAccess;
        this.pdf = pdf;
        this.erasePerson = erasePerson;
        this.readFile = readFile;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    @GetMapping(ONE + "/droits")
    String rights(@PathVariable UUID id, SignedIn who, Model model) {
        var file = readFile.handle(id, "request").orElseThrow(() -> new NotFound("person"));
        model.addAttribute(
                "page",
                new PrivacyPage(
                        id.toString(),
                        file.name(),
                        who.may(Right.LEAD_FOLLOW_UP),
                        erasePerson.reasonsToKeep(id).stream()
                                .map(PersonPrivacyController::told)
                                .toList(),
                        who.may(Right.READ_JOURNAL) ? AccessAddresses.journalOfFile(id) : null));
        return "people/rights";
    }

    @PostMapping(ONE + "/donnees.pdf")
    ResponseEntity<byte[]> asPdf(@PathVariable UUID id, SignedIn who) {
        var answer = answer(id, "pdf");
        return Download.attachment("donnees-" + answer.madeOn() + ".pdf", MediaType.APPLICATION_PDF_VALUE)
                .entity(pdf.of(answer, who.place()));
    }

    @PostMapping(ONE + "/donnees.json")
    ResponseEntity<byte[]> asJson(@PathVariable UUID id) {
        var answer = answer(id, "json");
        return Download.attachment("donnees-" + answer.madeOn() + ".json", MediaType.APPLICATION_JSON_VALUE)
                .entity(json.writeValueAsBytes(answer));
    }

    /** Why a file is kept and what to do about it. */
    private static String told(ErasePerson.Reason reason) {
        return Words.n(reason.code(), reason.count());
    }

    private AnswerAccess.Answer answer(UUID id, String format) {
        return answerAccess.handle(id, format).orElseThrow(() -> new NotFound("person"));
    }

    @Requires(value = Right.LEAD_FOLLOW_UP, within = Within.ASSOCIATION)
    @PostMapping(ONE + "/effacer")
    String erase(@PathVariable UUID id) {
        return switch (erasePerson.handle(id)) {
            case Erasure.Erased erased -> {
                Notice.success(Words.t("people.erased")).onNextPage();
                yield "redirect:" + SearchController.ADDRESS;
            }
            case Erasure.Kept kept -> {
                Notice.danger(Words.t(
                                "people.erase.kept",
                                kept.reasons().stream()
                                        .map(PersonPrivacyController::told)
                                        .collect(Collectors.joining(" "))))
                        .onNextPage();
                yield "redirect:" + SearchController.ADDRESS + "/" + id + "/droits";
            }
            case Erasure.Unknown unknown -> throw new NotFound("person");
        };
    }
}
