// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.intake.domain.ImportList;
import fr.parvis.intake.domain.ReadList;
import fr.parvis.intake.domain.Reading;
import fr.parvis.intake.domain.ReceivedFile;
import fr.parvis.intake.domain.WaitingFiles;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.StreamedForm;
import fr.parvis.shell.StreamedRoute;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes a file in for one of the arrangements that run. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class ListUploadController {
    /** Bytes allowed for a form besides its file. */
    private static final long AROUND = 100_000;

    private final Arrangements arrangements;
    private final ReadList read;
    private final ImportList take;
    private final WaitingFiles files;

    ListUploadController(Arrangements arrangements, ReadList read, ImportList take, WaitingFiles files) {
        this.arrangements = arrangements;
        this.read = read;
        this.take = take;
        this.files = files;
    }

    @Configuration(proxyBeanMethods = false)
    static class Streamed {
        @Bean
        HelpTopics intakeHelp() {
            return new HelpTopics(Map.of(
                    Addresses.RECEIVED, "12-listes-partenaires#recevoir",
                    Addresses.RECEPTION, "12-listes-partenaires#recevoir"));
        }

        @Bean
        StreamedRoute listsHandedIn() {
            return new StreamedRoute(Addresses.RECEPTION);
        }
    }

    @GetMapping(Addresses.RECEPTION)
    String choose(@RequestParam(defaultValue = "") String accord, Model model) {
        return choice(model, accord, new Problems());
    }

    private String choice(Model model, String chosen, Problems problems) {
        var running = running();
        model.addAttribute(
                "page",
                new ListImportPage.Choice(
                        problems,
                        running.stream()
                                .map(it -> new Option(it.id().toString(), it.name()))
                                .toList(),
                        running.size() == 1 ? running.getFirst().id().toString() : chosen,
                        (int) (read.mostBytes() / 1_000_000),
                        read.mostLines()));
        return "intake/receive";
    }

    private List<Arrangement> running() {
        return arrangements.list().stream()
                .filter(it -> it.runsOn(arrangements.today()))
                .toList();
    }

    private record Sent(String arrangement, String fileName, byte @Nullable [] file, boolean heavy) {}

    @PostMapping(Addresses.RECEPTION)
    String look(HttpServletRequest request, SignedIn who, Model model) throws IOException {
        var sent = sent(request);

        var problems = new Problems();
        var chosen = FormFields.id(sent.arrangement());
        var arrangement = running().stream()
                .filter(it -> it.id().equals(chosen))
                .findFirst()
                .orElse(null);
        if (arrangement == null) problems.add("accord", t("intake.problem.arrangement"));
        var file = sent.file();
        if (sent.heavy())
            problems.add("fichier", Words.t(read.tooHeavy().problem().problem()));
        else if (file == null) problems.add("fichier", t("intake.problem.file"));
        if (arrangement != null && file != null && problems.isEmpty()) {
            var before = take.already(arrangement, file);
            if (before.isPresent()) {
                Notice.warning(t("intake.already", before.get().receivedOn())).onNextPage();
                return "redirect:" + Addresses.RECEIVED + "/" + before.get().id();
            }
            if (read.handle(arrangement, file) instanceof Reading.NotReadable refused)
                problems.add("fichier", Words.t(refused.problem().problem()));
        }
        if (problems.isEmpty() && arrangement != null && file != null) {
            var id = files.keep(arrangement, new ReceivedFile("upload", sent.fileName(), file, who.account()));
            return "redirect:" + Addresses.RECEPTION + "/" + id;
        }
        return FormAnswer.with(
                sent.heavy() ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT,
                choice(model, sent.arrangement(), problems));
    }

    /** No more of a file is taken than a list may weigh. */
    private Sent sent(HttpServletRequest request) throws IOException {
        boolean heavy = StreamedForm.saysMoreThan(request, read.mostBytes() + AROUND);
        var form = StreamedForm.of(request);
        var arrangement = "";
        var fileName = "";
        byte[] file = null;
        for (var part = form.next(); part != null; part = form.next())
            switch (part) {
                case StreamedForm.Part.Field(var name, var text) -> {
                    if (name.equals("accord")) arrangement = text;
                }
                case StreamedForm.Part.File(var name, var sentName, var bytes) -> {
                    if (heavy) {
                        StreamedForm.readAway(request);
                        return new Sent(arrangement, sentName, null, true);
                    }
                    var some = bytes.readNBytes((int) read.mostBytes() + 1);
                    fileName = sentName;
                    if (some.length > read.mostBytes()) heavy = true;
                    else if (some.length > 0 || !sentName.isEmpty()) file = some;
                }
            }
        return new Sent(arrangement, fileName, heavy ? null : file, heavy);
    }
}
